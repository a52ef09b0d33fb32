"""Batch norm folded away: in evaluation it is affine, and so is the layer next to it.

Folding needs a linear or convolution layer directly before or after, with nothing between, and
running statistics that no longer move. With an activation between layer and norm the norm can
only go forward, into the next layer.
"""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm as TorchBatchNorm

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.nn.norm import BatchNorm

Linear = nn.Linear | nn.Conv1d | nn.Conv2d | nn.Conv3d
Norm = BatchNorm | TorchBatchNorm


def fold_back(layer: Linear, norm: Norm) -> Linear:
    """``norm(layer(x))`` in evaluation as one layer: eq-fold-back.

    With s = gamma / sqrt(running_var + eps): W' = s W, b' = s (b - running_mean) + beta, per
    output channel. Returns a new layer of the same kind.
    Raises ShapeError when the channels differ, InvalidValueError for another kind of layer and
    for a norm in training or without running statistics.
    References: jacob2018quantization (section 3.2), https://arxiv.org/abs/1712.05877
    """
    _require(layer)
    scale, shift = _affine(norm, len(layer.weight), "output")
    bias = torch.zeros_like(shift) if layer.bias is None else layer.bias
    return _with(layer, layer.weight * _along(scale, 0, layer.weight), scale * bias + shift)


def fold_forward(norm: Norm, layer: Linear) -> Linear:
    """``layer(norm(x))`` in evaluation as one layer: eq-fold-forward.

    With s and t = beta - s running_mean: W' = W s per input channel, b' = b + W t. Returns a
    new layer of the same kind.
    Raises ShapeError when the channels differ, InvalidValueError for another kind of layer, a
    norm in training or without running statistics, for groups, and for zero padding: the padded
    border is 0 after the norm, but t before it, so no single bias is right at the border.
    """
    _require(layer)
    weight = layer.weight
    if isinstance(layer, (nn.Conv1d, nn.Conv2d, nn.Conv3d)):
        if layer.groups != 1:
            raise InvalidValueError(f"folding forward needs groups=1; got {layer.groups}")
        padded = layer.padding not in ("valid", (0,) * len(layer.kernel_size))
        if padded and layer.padding_mode == "zeros":
            raise InvalidValueError(
                "folding forward through zero padding is not exact at the border; got "
                f"padding={layer.padding}. Pad by reflection, or not at all"
            )
    scale, shift = _affine(norm, weight.shape[1], "input")
    moved = (weight * _along(shift, 1, weight)).flatten(1).sum(dim=1)
    bias = moved if layer.bias is None else layer.bias + moved
    return _with(layer, weight * _along(scale, 1, weight), bias)


def fuse(model: nn.Sequential) -> nn.Sequential:
    """A copy of ``model`` in evaluation, every norm that follows a linear layer folded back.

    Norms elsewhere stay. Raises InvalidValueError when the model is in training.
    """
    if model.training:
        raise InvalidValueError("only a model in evaluation can be fused; call model.eval() first")
    fused: list[nn.Module] = []
    for module in model:
        if isinstance(module, Norm) and fused and isinstance(fused[-1], Linear):
            fused[-1] = fold_back(fused[-1], module)
        else:
            fused.append(copy.deepcopy(module))
    return nn.Sequential(*fused).eval()


def _require(layer: nn.Module) -> None:
    # A transposed convolution holds inputs before outputs and would be scaled along the wrong axis.
    if not isinstance(layer, Linear):
        raise InvalidValueError(
            f"only a linear or convolution layer can take a norm up; got {type(layer).__name__}"
        )


def _affine(norm: Norm, channels: int, side: str) -> tuple[Tensor, Tensor]:
    """The norm in evaluation as scale x + shift, both (c,)."""
    if norm.running_mean is None or norm.running_var is None:
        raise InvalidValueError("a norm without running statistics uses the batch's: not affine")
    if norm.training:
        raise InvalidValueError("only a norm in evaluation can be folded; call norm.eval() first")
    if norm.num_features != channels:
        raise ShapeError(
            f"the layer has {channels} {side} channels, the norm {norm.num_features}: "
            "they do not stand next to each other"
        )
    scale = torch.rsqrt(norm.running_var + norm.eps)
    if norm.weight is not None:
        scale = norm.weight * scale
    shift = -scale * norm.running_mean
    return scale, shift if norm.bias is None else shift + norm.bias


def _along(values: Tensor, axis: int, weight: Tensor) -> Tensor:
    return values.reshape([-1 if i == axis else 1 for i in range(weight.dim())])


def _with(layer: Linear, weight: Tensor, bias: Tensor) -> Linear:
    """A copy of the layer with these values."""
    fused = copy.deepcopy(layer)
    fused.weight = nn.Parameter(weight.detach())
    fused.bias = nn.Parameter(bias.detach())
    return fused
