"""``course_pkg.reference.clip`` for a training loop: clips ``.grad`` in place.

Call them after ``backward()`` (and after ``scaler.unscale_()``) and before ``step()``. Parameters
without a gradient are skipped. Zero, infinity and NaN behave as in the reference. Squares are
added up in float32 or better; in float32 an entry beyond 1e19 makes the norm infinite, as it does
with torch's own functions.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor
from torch.linalg import vector_norm

from course_pkg.errors import InvalidValueError


def clip_by_value_(parameters: Iterable[Tensor], limit: float) -> None:
    """Clamp every component of every gradient to [-limit, limit]: eq-clip-value.

    Raises InvalidValueError unless limit is positive.
    """
    for gradient in _gradients(parameters, limit):
        gradient.clamp_(-limit, limit)


def clip_by_norm_(parameters: Iterable[Tensor], limit: float) -> None:
    """Shorten the gradient of each parameter by itself to ``limit`` at most: eq-clip-norm.

    Raises InvalidValueError unless limit is positive.
    """
    for gradient in _gradients(parameters, limit):
        gradient.mul_(_shrink(limit, _norm(gradient)))


def clip_by_global_norm_(parameters: Iterable[Tensor], limit: float) -> Tensor:
    """Shorten all gradients together to norm ``limit`` at most: eq-clip-global.

    Returns the norm before clipping. Raises InvalidValueError unless limit is positive.
    """
    gradients = _gradients(parameters, limit)
    if not gradients:
        return torch.zeros(())
    norm: Tensor = vector_norm(torch.stack([_norm(gradient) for gradient in gradients]))
    for gradient in gradients:
        gradient.mul_(_shrink(limit, norm))
    return norm


def clip_adaptive_(parameters: Iterable[Tensor], limit: float, eps: float = 1e-3) -> None:
    """Shorten the gradient of each unit to ``limit`` times its weights' norm: eq-clip-adaptive.

    A unit is a row of a weight matrix, a filter of a convolution, a bias as a whole.
    Raises InvalidValueError unless limit is positive.
    References: brock2021high, https://arxiv.org/abs/2102.06171
    """
    parameters = [p for p in parameters if p.grad is not None]
    for parameter, gradient in zip(parameters, _gradients(parameters, limit), strict=True):
        allowed = limit * _unit_norm(parameter.detach()).clamp(min=eps)
        gradient.mul_(_shrink(allowed, _unit_norm(gradient)))


def _gradients(parameters: Iterable[Tensor], limit: float) -> list[Tensor]:
    if not limit > 0.0:
        raise InvalidValueError(f"limit must be greater than 0; got {limit}")
    return [p.grad for p in parameters if p.grad is not None]


def _norm(gradient: Tensor) -> Tensor:
    # The square of 256 overflows in float16.
    norm: Tensor = vector_norm(gradient, dtype=_wide(gradient))
    return norm


def _unit_norm(tensor: Tensor) -> Tensor:
    """One norm per unit, shaped to broadcast against the tensor."""
    axes = tuple(range(1, tensor.dim())) or None
    norm: Tensor = vector_norm(tensor, dim=axes, keepdim=True, dtype=_wide(tensor))
    return norm


def _wide(tensor: Tensor) -> torch.dtype:
    return torch.promote_types(tensor.dtype, torch.float32)


def _shrink(limit: float | Tensor, norm: Tensor) -> Tensor:
    """min(1, limit / norm): limit / 0 is infinity, which becomes 1; NaN stays."""
    return torch.clamp(limit / norm, max=1.0)
