"""What the normalization layers share: their parameters, dtypes and shapes."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from course_pkg.errors import InvalidValueError, ShapeError


def make_parameters(
    layer: nn.Module,
    shape: tuple[int, ...],
    weight: bool,
    bias: bool,
    device: torch.device | str | None,
    dtype: torch.dtype | None,
) -> None:
    """Register ``weight`` (ones) and ``bias`` (zeros), or None for the one not wanted."""
    gamma = nn.Parameter(torch.ones(shape, device=device, dtype=dtype)) if weight else None
    beta = nn.Parameter(torch.zeros(shape, device=device, dtype=dtype)) if bias else None
    layer.register_parameter("weight", gamma)
    layer.register_parameter("bias", beta)


def wide(x: Tensor) -> Tensor:
    """x in float32 at least: half precision has too few digits for a sum of squares."""
    if not x.is_floating_point():
        raise InvalidValueError(f"x must hold real floating-point numbers; got {x.dtype}")
    return x.float() if x.dtype.itemsize < 4 else x


def along(per_channel: Tensor, x: Tensor) -> Tensor:
    """(c,) -> (c, 1, ..., 1), which broadcasts along axis 1 of x."""
    return per_channel.reshape(-1, *[1] * (x.dim() - 2))


def scale_and_shift(
    weight: Tensor | None, bias: Tensor | None, x: Tensor, shape: tuple[int, ...]
) -> tuple[Tensor, Tensor]:
    """gamma and beta in float32 at least, like x; ones and zeros where there is no parameter."""
    gamma = x.new_ones(shape) if weight is None else wide(weight)
    beta = x.new_zeros(shape) if bias is None else wide(bias)
    return gamma, beta


def require_channels(layer: str, x: Tensor, channels: int, spatial: int) -> None:
    """Raise ShapeError unless x is (n, channels, *spatial) with so many spatial axes or more."""
    if x.dim() < 2 + spatial or x.shape[1] != channels:
        axes = "height, ..." if spatial else "*spatial"
        raise ShapeError(
            f"{layer} needs x: (n, {channels}, {axes}), channels on axis 1; "
            f"got shape {tuple(x.shape)}"
        )


def require_features(layer: str, x: Tensor, shape: tuple[int, ...]) -> None:
    """Raise ShapeError unless the shape of x ends in ``shape``."""
    if tuple(x.shape[-len(shape) :]) != shape:
        raise ShapeError(
            f"{layer} needs the last axes of x to be {shape}, its normalized_shape; "
            f"got shape {tuple(x.shape)}"
        )


def as_shape(normalized_shape: int | Sequence[int]) -> tuple[int, ...]:
    """An integer or sequence as a tuple of axis lengths."""
    if isinstance(normalized_shape, int):
        return (normalized_shape,)
    if not normalized_shape:
        raise InvalidValueError("normalized_shape must name at least one axis; got none")
    return tuple(normalized_shape)
