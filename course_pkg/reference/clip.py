"""Gradient clipping: four ways to shorten a gradient, and how far each turns it.

A gradient is a list of arrays, one per parameter. Only ``clip_by_global_norm`` treats them as
the one vector they are and keeps its direction. Nothing is changed in place.

Scaling is by min(1, limit / norm). PyTorch's ``clip_grad_norm_`` divides by norm + 1e-6 instead,
which leaves the result shorter than the limit by the factor 1 / (1 + 1e-6 / norm): one part in a
million at norm 1, a half at norm 1e-6.

What is not finite: a clamp maps infinity to the limit and keeps NaN. Scaling cannot repair
either; an infinite norm multiplies by 0, which turns infinite entries into NaN and erases all
others, and a NaN makes everything NaN under the same norm. Test the norm before the step.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference._arrays import floats
from course_pkg.results.base import Floats


def clip_by_value(grads: Sequence[ArrayLike], limit: float) -> list[Floats]:
    """Clamp every component to [-limit, limit]: eq-clip-value.

    grads: any shapes; returns the same shapes. Components over the limit lose their ratio to the
    others, so the gradient turns. PyTorch calls this ``clip_grad_value_``, Keras ``clipvalue``.
    Raises InvalidValueError unless limit is positive.
    References: pascanu2013difficulty (section 3.2), https://arxiv.org/abs/1211.5063
    """
    return [np.clip(g, -_positive(limit), limit) for g in _arrays("grads", grads)]


def clip_by_norm(grads: Sequence[ArrayLike], limit: float) -> list[Floats]:
    """Shorten every array by itself to norm ``limit`` at most: eq-clip-norm.

    grads: any shapes; returns the same shapes. Each array keeps its direction, but long ones
    shrink against short ones, so the whole gradient turns. Keras calls this ``clipnorm``.
    Raises InvalidValueError unless limit is positive.
    References: pascanu2013difficulty, https://arxiv.org/abs/1211.5063
    """
    return [_scaled(g, _shrink(_positive(limit), _norm([g]))) for g in _arrays("grads", grads)]


def clip_by_global_norm(grads: Sequence[ArrayLike], limit: float) -> tuple[list[Floats], float]:
    """Shorten the whole gradient to norm ``limit`` at most: eq-clip-global.

    grads: any shapes. Returns the clipped arrays and the norm before clipping, the one worth
    logging. The direction stays. PyTorch calls this ``clip_grad_norm_``, Keras
    ``global_clipnorm``.
    Raises InvalidValueError unless limit is positive.
    References: pascanu2013difficulty (Algorithm 1), https://arxiv.org/abs/1211.5063
    """
    arrays = _arrays("grads", grads)
    norm = _norm(arrays)
    factor = _shrink(_positive(limit), norm)
    return [_scaled(g, factor) for g in arrays], norm


def clip_adaptive(
    grads: Sequence[ArrayLike], params: Sequence[ArrayLike], limit: float, eps: float = 1e-3
) -> list[Floats]:
    """Shorten the gradient of each unit to ``limit`` times its weights' norm: eq-clip-adaptive.

    grads, params: the same shapes. A unit is a row of a weight matrix (out, in), a filter of a
    convolution (out, in, *window) and an array of one axis as a whole. ``eps`` stands in for the
    norm of weights that are smaller, so that zero weights can move.
    Raises ShapeError when shapes differ, InvalidValueError unless limit and eps are positive.
    References: brock2021high, https://arxiv.org/abs/2102.06171
    """
    gradients, parameters = _arrays("grads", grads), _arrays("params", params)
    shapes = [[a.shape for a in arrays] for arrays in (gradients, parameters)]
    if shapes[0] != shapes[1]:
        raise ShapeError(
            f"grads and params must have the same shapes; got {shapes[0]}, {shapes[1]}"
        )
    _positive(limit)
    clipped = []
    for g, p in zip(gradients, parameters, strict=True):
        allowed = limit * np.maximum(_unit_norm(p), _positive(eps, "eps"))
        clipped.append(_scaled(g, _shrink(allowed, _unit_norm(g))))
    return clipped


def global_norm(grads: Sequence[ArrayLike]) -> float:
    """The Euclidean norm of all entries of all arrays."""
    return _norm(_arrays("grads", grads))


def angle(before: Sequence[ArrayLike], after: Sequence[ArrayLike]) -> float:
    """The angle in degrees, 0 to 180, between two gradients seen as vectors.

    Raises ShapeError when shapes differ, InvalidValueError for a gradient without a direction.
    """
    u, v = _arrays("before", before), _arrays("after", after)
    if [a.shape for a in u] != [a.shape for a in v]:
        raise ShapeError(
            "before and after must have the same shapes; got "
            f"{[a.shape for a in u]}, {[a.shape for a in v]}"
        )
    for name, arrays in (("before", u), ("after", v)):
        if not 0.0 < _norm(arrays) < np.inf:
            raise InvalidValueError(f"{name} has no direction: its norm is {_norm(arrays)}")
    u_hat = np.concatenate([a.ravel() for a in u]) / _norm(u)
    v_hat = np.concatenate([a.ravel() for a in v]) / _norm(v)
    # Half the angle has this tangent; arccos of the cosine would lose small angles to rounding.
    half = np.arctan2(np.linalg.norm(u_hat - v_hat), np.linalg.norm(u_hat + v_hat))
    return float(np.degrees(2.0 * half))


def _arrays(name: str, arrays: Sequence[ArrayLike]) -> list[Floats]:
    if not isinstance(arrays, (list, tuple)):
        raise InvalidValueError(
            f"{name} must be a list of arrays, one per parameter; got {type(arrays).__name__}"
        )
    return [floats(name, array) for array in arrays]


def _positive(value: float, name: str = "limit") -> float:
    if not value > 0.0:
        raise InvalidValueError(f"{name} must be greater than 0; got {value}")
    return value


def _norm(arrays: Sequence[Floats]) -> float:
    # Squares of entries beyond 1e154 overflow although the norm does not.
    largest = float(np.max([np.abs(a).max(initial=0.0) for a in arrays], initial=0.0))
    if largest == 0.0 or not np.isfinite(largest):
        return largest
    return largest * float(np.sqrt(sum(float(np.sum((a / largest) ** 2)) for a in arrays)))


def _unit_norm(array: Floats) -> Floats:
    """One norm per unit, shaped to broadcast against the array."""
    axes = tuple(range(1, array.ndim)) if array.ndim > 1 else None
    largest = np.abs(array).max(axis=axes, keepdims=True, initial=0.0)
    # As in _norm: large squares overflow, and small ones vanish.
    scale = np.where((largest > 0.0) & np.isfinite(largest), largest, 1.0)
    norm: Floats = scale * np.sqrt(np.sum((array / scale) ** 2, axis=axes, keepdims=True))
    return norm


def _shrink(limit: float | Floats, norm: float | Floats) -> Floats:
    """min(1, limit / norm), and 1 where the norm is 0."""
    over = np.asarray(norm > limit)
    return np.divide(limit, norm, out=np.where(np.isnan(norm), np.nan, 1.0), where=over)


def _scaled(array: Floats, factor: Floats) -> Floats:
    with np.errstate(invalid="ignore"):  # infinity times 0 is the NaN that was announced
        return array * factor
