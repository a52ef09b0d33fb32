"""Clipping a list of gradients, in parts that may go wrong: for ``gc-value`` and ``gc-global``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course_pkg.check.clip.probe import Grads

Clip = Callable[[Grads, float], Any]


def there(grads: Grads) -> Grads:
    """The gradients that exist, in float64."""
    return [np.asarray(g, dtype=np.float64) for g in grads if g is not None]


def put_back(grads: Grads, new: Grads) -> Grads:
    """``new`` where there is a gradient, None elsewhere."""
    rest = iter(new)
    return [None if g is None else next(rest) for g in grads]


def each(change: Callable[[Any, float], Any]) -> Clip:
    """Treats each array by itself."""
    return lambda grads, limit: put_back(grads, [change(g, limit) for g in there(grads)])


def length(grads: Grads) -> float:
    return float(np.sqrt(sum(np.sum(g**2) for g in grads)))


def shrink(limit: float, norm: float) -> float:
    return min(1.0, limit / norm) if norm else 1.0


def whole(
    measure: Callable[[Grads], float] = length,
    factor: Callable[[float, float], float] = shrink,
    said: Callable[[float, float], Any] = lambda norm, limit: norm,
) -> Clip:
    """Another norm, another factor (of limit and norm), or another number returned."""

    def clip(grads: Grads, limit: float) -> tuple[Grads, Any]:
        arrays = there(grads)
        norm = measure(arrays)
        return put_back(grads, [g * factor(limit, norm) for g in arrays]), said(norm, limit)

    return clip


def zeros(grads: Grads) -> Grads:
    return [np.zeros(1) if g is None else g for g in grads]


def filled(grads: Grads) -> Grads:
    """What np.asarray(None, dtype=float) gives: NaN."""
    return [np.asarray(np.nan) if g is None else g for g in grads]


def present(grads: Grads) -> Grads:
    return [g for g in grads if g is not None]


def fails(clip: Clip, error: type[Exception]) -> Clip:
    """Stops where there is a None."""

    def clip_all(grads: Grads, limit: float) -> Any:
        if any(g is None for g in grads):
            raise error("NoneType")
        return clip(grads, limit)

    return clip_all


def joined(grads: Grads) -> Any:
    return np.concatenate([np.ravel(g) for g in there(grads)])


CUT = each(lambda g, c: np.clip(g, -c, c))
SHORTENED = whole()


def clamped(grads: Grads, limit: float) -> tuple[Grads, float]:
    return CUT(grads, limit), length(there(grads))


def clamped_after(grads: Grads, limit: float) -> tuple[Grads, float]:
    clipped = CUT(grads, limit)
    return clipped, length(there(clipped))


def per_tensor(
    said: Callable[[list[float]], Any] = lambda norms: float(np.linalg.norm(norms)),
) -> Clip:
    def clip(grads: Grads, limit: float) -> tuple[Grads, Any]:
        norms = [length([g]) for g in there(grads)]
        return each(lambda g, c: g * shrink(c, length([g])))(grads, limit), said(norms)

    return clip


def per_tensor_after(grads: Grads, limit: float) -> tuple[Grads, float]:
    clipped = per_tensor()(grads, limit)[0]
    return clipped, length(there(clipped))


def so_far(grads: Grads, limit: float) -> tuple[Grads, float]:
    squares, new = 0.0, []
    for g in there(grads):
        squares += float(np.sum(g**2))
        new.append(g * shrink(limit, squares**0.5))
    return put_back(grads, new), squares**0.5


def listed(grads: Grads, limit: float) -> tuple[Grads, list[float]]:
    return SHORTENED(grads, limit)[0], [length([g]) for g in there(grads)]


def spectral(g: Any) -> float:
    return float(np.linalg.norm(g, 2))


def unguarded(grads: Grads, limit: float) -> tuple[Grads, float]:
    norm = length(there(grads))
    if not norm:
        raise ZeroDivisionError("float division by zero")
    return SHORTENED(grads, limit)  # type: ignore[no-any-return]


def nan_if_zero(grads: Grads, limit: float) -> tuple[Grads, float]:
    norm = length(there(grads))
    if norm:
        return SHORTENED(grads, limit)  # type: ignore[no-any-return]
    return put_back(grads, [g * np.nan for g in there(grads)]), norm
