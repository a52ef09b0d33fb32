"""Folded layers compute what layer and norm computed, and refuse where they could not."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.nn.fuse import fold_back, fold_forward, fuse
from course_pkg.nn.norm import BatchNorm


def used(norm: nn.Module) -> nn.Module:
    """The norm after some training: no number is at its start."""
    draw = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for tensor in (norm.running_mean, norm.weight, norm.bias):
            if tensor is not None:
                tensor.copy_(torch.randn(tensor.shape, generator=draw))
        norm.running_var.copy_(torch.rand(norm.running_var.shape, generator=draw) + 0.1)
    return norm.double().eval()


BACK = {
    "linear": (nn.Linear(4, 3), BatchNorm(3), (6, 4)),
    "linear without bias": (nn.Linear(4, 3, bias=False), BatchNorm(3), (6, 4)),
    "torch's norm": (nn.Linear(4, 3), nn.BatchNorm1d(3), (6, 4)),
    "plain norm": (nn.Linear(4, 3), BatchNorm(3, affine=False), (6, 4)),
    "conv1d": (nn.Conv1d(2, 3, 3), BatchNorm(3), (4, 2, 7)),
    "conv2d, padded": (nn.Conv2d(2, 3, 3, padding=1), BatchNorm(3), (4, 2, 5, 5)),
    "conv2d, grouped": (nn.Conv2d(4, 6, 3, groups=2), BatchNorm(6), (4, 4, 5, 5)),
}
FORWARD = {
    "linear": (BatchNorm(4), nn.Linear(4, 3), (6, 4)),
    "linear without bias": (BatchNorm(4), nn.Linear(4, 3, bias=False), (6, 4)),
    "torch's norm": (nn.BatchNorm2d(2), nn.Conv2d(2, 3, 3), (4, 2, 5, 5)),
    "conv2d, reflected": (
        *(BatchNorm(2), nn.Conv2d(2, 3, 3, padding=1, padding_mode="reflect")),
        (4, 2, 5, 5),
    ),
}


@pytest.mark.parametrize(("layer", "norm", "shape"), BACK.values(), ids=BACK)
def test_folding_back_is_exact(layer, norm, shape):
    layer, norm, x = layer.double(), used(norm), torch.randn(shape, dtype=torch.float64)
    folded = fold_back(layer, norm)
    torch.testing.assert_close(folded(x), norm(layer(x)), rtol=0, atol=1e-12)
    assert type(folded) is type(layer)


@pytest.mark.parametrize(("norm", "layer", "shape"), FORWARD.values(), ids=FORWARD)
def test_folding_forward_is_exact_also_behind_an_activation(norm, layer, shape):
    layer, norm = layer.double(), used(norm)
    x = torch.relu(torch.randn(shape, dtype=torch.float64))
    torch.testing.assert_close(fold_forward(norm, layer)(x), layer(norm(x)), rtol=0, atol=1e-12)


def test_a_model_fuses_what_it_can_and_leaves_the_original():
    model = nn.Sequential(
        *(nn.Conv2d(1, 4, 3), used(BatchNorm(4)), nn.ReLU(), nn.Flatten()),
        *(nn.Linear(36, 5), nn.ReLU(), used(BatchNorm(5)), nn.Linear(5, 2)),
    )
    model = model.double().eval()
    x = torch.randn(3, 1, 5, 5, dtype=torch.float64)
    fused = fuse(model)
    torch.testing.assert_close(fused(x), model(x), rtol=0, atol=1e-12)
    # The second norm stands behind an activation and stays.
    assert len(fused) == len(model) - 1
    with torch.no_grad():
        fused[-1].weight.zero_()
    assert model[-1].weight.abs().sum() > 0


def test_behind_an_activation_a_norm_goes_forward_and_not_back():
    # As in the notes: a norm on the input, and another behind the ReLU.
    first, linear, second, head = used(BatchNorm(4)), nn.Linear(4, 5), BatchNorm(5), nn.Linear(5, 2)
    model = nn.Sequential(first, linear, nn.ReLU(), used(second), head).double().eval()
    x = torch.randn(6, 4, dtype=torch.float64)
    assert len(fuse(model)) == len(model)
    forward = nn.Sequential(fold_forward(first, linear), nn.ReLU(), fold_forward(second, head))
    torch.testing.assert_close(forward(x), model(x), rtol=0, atol=1e-12)
    back = fold_back(linear, second)
    scale = second.weight / (second.running_var + second.eps).sqrt()
    torch.testing.assert_close(back.weight, scale[:, None] * linear.weight)
    moved = scale * (linear.bias - second.running_mean) + second.bias
    torch.testing.assert_close(back.bias, moved)
    wrong = nn.Sequential(first, back, nn.ReLU(), head)
    assert (wrong(x) - model(x)).abs().max() > 0.1
    with pytest.raises(InvalidValueError, match="zero padding is not exact at the border"):
        fold_forward(second, nn.Conv2d(5, 1, 3, padding=1).double())


@pytest.mark.parametrize(
    ("fold", "error", "sentence"),
    [
        (
            lambda: fold_back(nn.Linear(4, 3), BatchNorm(3)),
            InvalidValueError,
            r"only a norm in evaluation can be folded; call norm\.eval\(\) first",
        ),
        (
            lambda: fold_back(nn.Linear(4, 3), BatchNorm(4).eval()),
            ShapeError,
            "the layer has 3 output channels, the norm 4",
        ),
        (
            lambda: fold_forward(BatchNorm(3).eval(), nn.Linear(4, 3)),
            ShapeError,
            "the layer has 4 input channels, the norm 3",
        ),
        (
            lambda: fold_back(nn.Linear(4, 3), BatchNorm(3, track_running_stats=False).eval()),
            InvalidValueError,
            "without running statistics",
        ),
        (
            lambda: fold_forward(BatchNorm(4).eval(), nn.Conv2d(4, 4, 3, padding=1)),
            InvalidValueError,
            r"zero padding is not exact at the border; got padding=\(1, 1\)",
        ),
        (
            lambda: fold_forward(BatchNorm(4).eval(), nn.Conv2d(4, 4, 3, groups=2)),
            InvalidValueError,
            "needs groups=1; got 2",
        ),
        (
            # Its weight has inputs and outputs the other way round.
            lambda: fold_back(nn.ConvTranspose2d(4, 4, 3), BatchNorm(4).eval()),
            InvalidValueError,
            "only a linear or convolution layer can take a norm up; got ConvTranspose2d",
        ),
        (
            lambda: fold_forward(BatchNorm(4).eval(), nn.ConvTranspose2d(4, 4, 3)),
            InvalidValueError,
            "only a linear or convolution layer can take a norm up; got ConvTranspose2d",
        ),
        (
            lambda: fuse(nn.Sequential(nn.Linear(2, 2))),
            InvalidValueError,
            r"only a model in evaluation can be fused; call model\.eval\(\) first",
        ),
    ],
)
def test_a_sentence_says_what_is_wrong(fold, error, sentence):
    with pytest.raises(error, match=sentence):
        fold()
