"""Modules against torch.nn: after training, in evaluation, in half precision, far from 0."""

from __future__ import annotations

import copy
import inspect

import numpy as np
import pytest
import torch
from hypothesis import given
from norm_pairs import Make, every_pair, train_ten_steps
from strategies import norm_inputs
from tolerances import CLOSE
from torch import nn

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.nn import norm
from course_pkg.reference import norm as reference


@every_pair
def test_ten_steps_of_training_leave_what_torch_leaves(make, make_torch, args, settings, shape):
    ours = make(*args, **settings).double()
    theirs = make_torch(*args, **settings).double()
    for a, b in zip(
        *(train_ten_steps(m, shape, torch.float64) for m in (ours, theirs)), strict=True
    ):
        torch.testing.assert_close(a, b)
    named, expected = ours.state_dict(), theirs.state_dict()
    assert list(named) == list(expected)
    for name, value in expected.items():
        torch.testing.assert_close(named[name], value, msg=lambda m, name=name: f"{name}: {m}")
    for p, q in zip(ours.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(p.grad, q.grad)
    x = torch.randn(shape, dtype=torch.float64)
    torch.testing.assert_close(ours.eval()(x), theirs.eval()(x))


@every_pair
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16], ids=str)
def test_low_precision_is_as_near_to_the_truth_as_torch(
    make, make_torch, args, settings, shape, dtype
):
    draw = torch.Generator().manual_seed(1)
    x, dy = (torch.randn(shape, generator=draw).to(dtype) for _ in range(2))

    def one_pass(layer: nn.Module, dtype: torch.dtype) -> list[torch.Tensor]:
        layer, leaf = layer.to(dtype), x.to(dtype).requires_grad_()
        y = layer(leaf)
        found = [y.detach(), *torch.autograd.grad(y, [leaf, *layer.parameters()], dy.to(dtype))]
        assert all(value.dtype == dtype for value in found)
        return [value.double() for value in found]

    truth = one_pass(make(*args, **settings), torch.float64)
    ours = one_pass(make(*args, **settings), dtype)
    theirs = one_pass(make_torch(*args, **settings), dtype)
    rtol, atol = CLOSE[dtype]
    for exact, a, b in zip(truth, ours, theirs, strict=True):
        allowed = torch.clamp((b - exact).abs().max(), min=atol) + rtol * exact.abs()
        assert ((a - exact).abs() <= allowed).all()


@every_pair
def test_state_moves_both_ways(make, make_torch, args, settings, shape):
    ours, theirs = make(*args, **settings), make_torch(*args, **settings)
    train_ten_steps(ours, shape, torch.float32)
    theirs.load_state_dict(ours.state_dict())
    x = torch.randn(shape)
    torch.testing.assert_close(theirs.eval()(x), ours.eval()(x))
    theirs.train()
    train_ten_steps(theirs, shape, torch.float32)
    ours.load_state_dict(theirs.state_dict())
    torch.testing.assert_close(ours.eval()(x), theirs.eval()(x))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (norm.BatchNorm, nn.BatchNorm2d),
        (norm.LayerNorm, nn.LayerNorm),
        (norm.InstanceNorm, nn.InstanceNorm2d),
        (norm.GroupNorm, nn.GroupNorm),
        (norm.RMSNorm, nn.RMSNorm),
    ],
)
def test_constructors_take_what_torch_takes(ours, theirs):
    def taken(layer: Make) -> list:
        parameters = inspect.signature(layer.__init__).parameters.values()
        return [(p.name, p.default, p.kind) for p in parameters]

    assert taken(ours) == taken(theirs)


@pytest.mark.parametrize(
    ("layer", "shape"),
    [
        (norm.BatchNorm(4), (6, 4)),
        (norm.BatchNorm(4), (3, 4, 5)),
        (norm.BatchNorm(4, affine=False), (6, 4)),
        (norm.BatchNorm(4).eval(), (6, 4)),
        (norm.LayerNorm(4), (3, 4)),
        (norm.InstanceNorm(2, affine=True), (3, 2, 4)),
        (norm.GroupNorm(2, 4), (2, 4, 3)),
        (norm.RMSNorm(4, eps=1e-5), (3, 4)),
    ],
    ids=lambda v: type(v).__name__ if isinstance(v, nn.Module) else None,
)
def test_gradcheck(layer, shape):
    layer = copy.deepcopy(layer).double()
    draw = torch.Generator().manual_seed(2)
    x = torch.randn(shape, generator=draw, dtype=torch.float64, requires_grad=True)
    weights = torch.randn(shape, generator=draw, dtype=torch.float64)
    names = [name for name, _ in layer.named_parameters()]
    values = [torch.randn_like(p).requires_grad_() for p in layer.parameters()]

    def loss(x: torch.Tensor, *parameters: torch.Tensor) -> torch.Tensor:
        y = torch.func.functional_call(layer, dict(zip(names, parameters, strict=True)), (x,))
        return (y * weights).sum()

    torch.autograd.gradcheck(loss, (x, *values), atol=1e-6, rtol=1e-6)


@pytest.mark.parametrize(
    ("layer", "forward", "shape"),
    [
        (norm.BatchNorm(3), reference.batch_norm_forward, (4, 3, 5)),
        (norm.LayerNorm(5), reference.layer_norm_forward, (4, 3, 5)),
        (norm.InstanceNorm(3, affine=True), reference.instance_norm_forward, (4, 3, 5)),
    ],
)
def test_the_module_is_the_equation(layer, forward, shape):
    x = torch.randn(shape, dtype=torch.float64, generator=torch.Generator().manual_seed(3))
    layer = copy.deepcopy(layer).double()
    expected, _ = forward(x.numpy(), *(p.detach().numpy() for p in layer.parameters()))
    np.testing.assert_allclose(layer(x).detach().numpy(), expected, atol=1e-12)


@pytest.mark.parametrize(
    ("make", "shape"),
    [
        (lambda: norm.BatchNorm(4), (64, 4)),
        (lambda: norm.BatchNorm(4), (16, 4, 8, 8)),
        (lambda: norm.LayerNorm(64), (16, 64)),
        (lambda: norm.InstanceNorm(4), (8, 4, 8, 8)),
        (lambda: norm.GroupNorm(2, 4), (8, 4, 8, 8)),
    ],
)
def test_a_mean_of_ten_thousand_costs_no_digits_in_float32(make, shape):
    x = torch.randn(shape, generator=torch.Generator().manual_seed(4)) + 1e4
    dy = torch.randn(shape, generator=torch.Generator().manual_seed(5))
    results = []
    for dtype in (torch.float32, torch.float64):
        leaf = x.to(dtype).requires_grad_()
        y = make().to(dtype)(leaf)
        results.append((y, torch.autograd.grad(y, leaf, dy.to(dtype))[0]))
    for low, high in zip(*results, strict=True):
        assert torch.isfinite(low).all()
        error = (low - high).abs().max() / high.abs().max()
        assert error < 1e-3


@given(x=norm_inputs(min_axes=3))
def test_modules_obey_the_laws_of_groups(x):
    t = torch.tensor(x)
    n, c = t.shape[:2]
    one_group = norm.GroupNorm(1, c, affine=False)(t)
    by_layer = norm.LayerNorm(t.shape[1:], elementwise_affine=False)(t)
    torch.testing.assert_close(one_group, by_layer)
    if t[0, 0].numel() > 1:
        by_channel = norm.GroupNorm(c, c, affine=False)(t)
        torch.testing.assert_close(by_channel, norm.InstanceNorm(c)(t))
        alone = [norm.BatchNorm(c, affine=False)(t[i : i + 1]) for i in range(n)]
        torch.testing.assert_close(torch.cat(alone), by_channel, rtol=0, atol=1e-6)


def test_running_statistics_take_no_part_in_the_graph():
    layer = norm.BatchNorm(3)
    layer(torch.randn(8, 3, requires_grad=True)).sum().backward()
    assert not layer.running_mean.requires_grad
    layer.reset_running_stats()
    assert layer.running_mean.tolist() == [0.0] * 3
    assert layer.running_var.tolist() == [1.0] * 3
    assert layer.num_batches_tracked == 0


def test_one_example_is_enough_in_evaluation_and_where_it_has_space():
    norm.BatchNorm(3).eval()(torch.randn(1, 3))
    norm.BatchNorm(3)(torch.randn(1, 3, 4))
    norm.LayerNorm(3)(torch.randn(1, 3))
    norm.GroupNorm(1, 3)(torch.randn(1, 3))


@pytest.mark.parametrize(
    "layer",
    [
        norm.BatchNorm(4).eval(),  # in training it asks for two values, and says so
        norm.LayerNorm((4, 3)),
        norm.InstanceNorm(4, affine=True, track_running_stats=True),
        norm.GroupNorm(2, 4),
        norm.RMSNorm(3),
    ],
    ids=str,
)
def test_a_batch_of_no_example_passes_and_leaves_no_trace(layer):
    known = copy.deepcopy(layer.state_dict())
    y = layer(torch.zeros(0, 4, 3))
    assert y.shape == (0, 4, 3)
    y.sum().backward()
    assert all(torch.equal(value, known[key]) for key, value in layer.state_dict().items())
    assert not any(p.grad.any() for p in layer.parameters())


def test_evaluation_passes_gradients_to_everything():
    layer = norm.BatchNorm(3).eval()
    x = torch.randn(4, 3, requires_grad=True)
    layer(x).sum().backward()
    assert x.grad is not None
    assert layer.weight.grad is not None
    assert layer.bias.grad is not None


def test_strides_do_not_matter():
    x = torch.randn(4, 6, 5, 3).to(memory_format=torch.channels_last)
    for layer in (norm.BatchNorm(6), norm.GroupNorm(2, 6), norm.InstanceNorm(6)):
        torch.testing.assert_close(layer(x), layer(x.contiguous()))
    rows = torch.randn(5, 4).T
    torch.testing.assert_close(norm.LayerNorm(5)(rows), norm.LayerNorm(5)(rows.contiguous()))


def test_autocast_leaves_the_statistics_in_float32():
    x = torch.randn(16, 8, 4, 4) + 100.0
    layer = norm.BatchNorm(8)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        y = layer(x)
    torch.testing.assert_close(y, norm.BatchNorm(8)(x))


@pytest.mark.parametrize(
    "layer", [norm.BatchNorm(3), norm.LayerNorm(3), norm.GroupNorm(1, 3), norm.RMSNorm(3)]
)
def test_a_second_derivative_fails_and_says_so(layer):
    x = torch.randn(4, 3, requires_grad=True)
    (dx,) = torch.autograd.grad((layer(x) ** 2).sum(), x, create_graph=True)
    with pytest.raises(RuntimeError, match="differentiate twice"):
        dx.sum().backward()


@pytest.mark.parametrize(
    ("layer", "shape", "sentence"),
    [
        (norm.BatchNorm(3), (4, 5), r"BatchNorm needs x: \(n, 3, \*spatial\).*got shape \(4, 5\)"),
        (norm.BatchNorm(3), (3,), r"got shape \(3,\)"),
        (norm.BatchNorm(3), (1, 3), r"at least 2 values per channel; x has shape \(1, 3\)"),
        (norm.InstanceNorm(3), (4, 3), r"InstanceNorm needs x: .* got shape \(4, 3\)"),
        (norm.InstanceNorm(3), (4, 3, 1), "Use layer or group norm where space is a single point"),
        (norm.GroupNorm(1, 4), (2, 3), r"GroupNorm needs x: \(n, 4, \*spatial\)"),
        (norm.LayerNorm((2, 3)), (4, 3), r"last axes of x to be \(2, 3\), its normalized_shape"),
        (norm.RMSNorm(3), (4, 2), r"RMSNorm needs the last axes of x to be \(3,\)"),
    ],
    ids=str,
)
def test_a_sentence_says_what_is_wrong_with_x(layer, shape, sentence):
    with pytest.raises(ShapeError, match=sentence):
        layer(torch.zeros(shape))


def test_a_sentence_says_what_is_wrong_with_the_settings():
    with pytest.raises(InvalidValueError, match="num_groups must divide num_channels, 6; got 4"):
        norm.GroupNorm(4, 6)
    with pytest.raises(InvalidValueError, match="normalized_shape must name at least one axis"):
        norm.LayerNorm(())
    with pytest.raises(InvalidValueError, match=r"floating-point numbers; got torch\.int64"):
        norm.LayerNorm(3)(torch.zeros(2, 3, dtype=torch.int64))
