"""What the ledger says of layers as one uses them, where a few numbers show it."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from course_pkg.nn.norm import BatchNorm, LayerNorm
from course_pkg.reference.whiten import standardize

PAIRS = pytest.mark.parametrize("make", [BatchNorm, nn.BatchNorm1d], ids=["ours", "torch"])


def drawn(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


@PAIRS
def test_batch_norm_keeps_four_vectors_and_trains_two(make):
    layer = make(7, momentum=1.0).double()
    assert {name: p.tolist() for name, p in layer.named_parameters()} == {
        "weight": [1.0] * 7,
        "bias": [0.0] * 7,
    }
    assert set(dict(layer.named_buffers())) == {
        *("running_mean", "running_var"),
        "num_batches_tracked",
    }
    x = 3 * drawn(5, 7, 4)
    layer(x)
    torch.testing.assert_close(layer.running_mean, x.mean(dim=(0, 2)))
    torch.testing.assert_close(layer.running_var, x.var(dim=(0, 2)))  # not its root
    assert layer.num_batches_tracked == 1


@PAIRS
def test_batch_statistics_are_functions_of_the_input_and_never_trained(make):
    layer, x = make(3).double(), drawn(6, 3).requires_grad_()
    optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
    y = layer(x)
    # The other examples matter to the first output: through the statistics.
    (dx,) = torch.autograd.grad(y[0].square().sum(), x, retain_graph=True)
    assert dx[1:].abs().max(dim=1).values.min() > 0
    (y * drawn(6, 3, seed=1)).sum().backward()
    before = {name: value.clone() for name, value in layer.state_dict().items()}
    optimizer.step()
    moved = {name for name, value in layer.state_dict().items() if (value != before[name]).any()}
    assert moved == {"weight", "bias"}
    assert not layer.running_mean.requires_grad
    assert not layer.running_var.requires_grad


@PAIRS
def test_scaling_uses_constants_and_a_norm_layer_what_each_batch_brings(make):
    train, x = drawn(50, 3).numpy(), drawn(6, 3, seed=1).requires_grad_()
    _, mean, sd = standardize(train)
    scaled = (x - torch.tensor(mean)) / torch.tensor(sd)
    (dx,) = torch.autograd.grad(scaled[0].sum(), x)
    assert not dx[1:].any()
    layer = make(3).double()
    (dx,) = torch.autograd.grad(layer(x)[0].square().sum(), x)
    assert dx[1:].any()
    assert (layer(x)[:3] - layer(x[:3])).abs().max() > 0.01
    layer.eval()
    torch.testing.assert_close(layer(x)[:3], layer(x[:3]))


@PAIRS
def test_evaluation_amid_training_uses_the_running_statistics_and_leaves_them(make):
    layer = make(3, affine=False).double()
    layer(5 + drawn(8, 3))
    kept = layer.running_mean.clone(), layer.running_var.clone()
    x = drawn(4, 3, seed=1)
    expected = (x - kept[0]) / (kept[1] + layer.eps).sqrt()
    torch.testing.assert_close(layer.eval()(x), expected)
    torch.testing.assert_close((layer.running_mean, layer.running_var), kept)
    assert (layer.train()(x) - expected).abs().max() > 0.1
    assert (layer.running_mean != kept[0]).all()


def test_torch_refuses_a_single_example_in_training_only():
    layer, x = nn.BatchNorm1d(3).double(), drawn(5, 3)
    with pytest.raises(ValueError, match="more than 1 value per channel"):
        layer(x[:1])
    layer(x)
    layer.eval()
    torch.testing.assert_close(layer(x[:1]), layer(x)[:1])


def test_batch_normid_is_no_name_of_torch():
    with pytest.raises(AttributeError, match="BatchNormid"):
        getattr(nn, "BatchNorm" + "id")


def test_channels_on_the_last_axis_fail_or_are_taken_for_positions():
    with pytest.raises(RuntimeError, match="running_mean should contain 7 elements not 3"):
        nn.BatchNorm1d(3)(drawn(4, 7, 3).float())
    x = drawn(4, 3, 3) * torch.tensor([1.0, 10.0, 100.0])  # (N, L, C), and L is C
    y = nn.BatchNorm1d(3).double()(x)
    right = nn.BatchNorm1d(3).double()(x.mT).mT
    assert (y - right).abs().max() > 1
    torch.testing.assert_close(y.mean(dim=(0, 2)), torch.zeros(3).double(), atol=1e-9, rtol=0)


def test_the_code_of_the_notes_runs_in_training_mode():
    for layer, shape in (
        (nn.BatchNorm1d(100), (20, 100)),
        (nn.BatchNorm2d(100), (20, 100, 35, 45)),
    ):
        assert layer.training
        x = drawn(*shape).float()
        y = layer(x)
        axes = [axis for axis in range(x.dim()) if axis != 1]
        assert y.shape == x.shape
        assert layer.weight.shape == layer.bias.shape == layer.running_mean.shape == (100,)
        assert x.numel() // 100 == (20 if x.dim() == 2 else 31_500)
        assert y.mean(dim=axes).abs().max() < 1e-5
        torch.testing.assert_close(
            y.var(dim=axes, correction=0), torch.ones(100), atol=1e-3, rtol=0
        )


def counted(*layers: nn.Module) -> tuple[int, int]:
    """All numbers of a network as Keras counts them, and those of them that are not trained."""
    fixed = [b for layer in layers for b in layer.buffers() if b.dim()]
    trained = sum(p.numel() for layer in layers for p in layer.parameters())
    return trained + sum(b.numel() for b in fixed), sum(b.numel() for b in fixed)


def test_parameters_of_the_two_networks_of_the_notes():
    norm, sizes = nn.BatchNorm1d, ((784, 300), (300, 100))
    inner = [each for a, b in sizes for each in (norm(a), nn.Linear(a, b))]
    assert counted(*inner, norm(100), nn.Linear(100, 10)) == (271_346, 2_368)
    inner = [each for a, b in sizes for each in (nn.Linear(a, b, bias=False), norm(b))]
    assert counted(*inner, nn.Linear(100, 10)) == (267_810, 800)
    # The bias that was left out would have had no effect.
    linear, normed = nn.Linear(4, 3).double(), norm(3).double()
    x = drawn(6, 4)
    before = normed(linear(x))
    with torch.no_grad():
        linear.bias += 5
    torch.testing.assert_close(normed(linear(x)), before)


@pytest.mark.parametrize("make", [LayerNorm, nn.LayerNorm], ids=["ours", "torch"])
def test_layer_norm_treats_every_example_alone_and_alike_in_evaluation(make):
    layer, x = make(5).double(), drawn(6, 5)
    together = layer(x)
    torch.testing.assert_close(torch.cat([layer(each[None]) for each in x]), together)
    torch.testing.assert_close(layer.eval()(x), together)
    assert not list(layer.buffers())
