"""What every equation asks of its inputs: numbers, in float64, of the right shape."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.results.base import Floats


def floats(name: str, value: ArrayLike) -> Floats:
    """``value`` as a float64 array; it is copied only when its type is another.

    Raises InvalidValueError for what is not an array of real numbers.
    """
    try:
        array = np.asarray(value)
    except (TypeError, ValueError):
        array = np.empty(0, dtype=object)
    except RuntimeError as error:  # how a tensor refuses that autograd still follows
        raise InvalidValueError(
            f"{name} must be an array of real numbers; got {type(value).__name__}, which does not "
            "become one by itself: call detach() first"
        ) from error
    if array.dtype.kind not in "fiub":
        raise InvalidValueError(
            f"{name} must be an array of real numbers; got {type(value).__name__}"
            + (f" of {array.dtype}" if array.dtype != object else "")
        )
    return array.astype(np.float64, copy=False)


def shaped(name: str, value: ArrayLike, shape: tuple[int, ...], reason: str) -> Floats:
    """``value`` as a float64 array of exactly this shape; ``reason`` says why it must be.

    Raises ShapeError otherwise.
    """
    array = floats(name, value)
    if array.shape != shape:
        raise ShapeError(f"{name} must have shape {shape}, {reason}; got {array.shape}")
    return array


def at_least(name: str, value: float, least: float, *, strictly: bool = False) -> float:
    """``value`` if it is finite and not below ``least``. Raises InvalidValueError otherwise."""
    if not math.isfinite(value) or value < least or (strictly and value == least):
        bound = f"greater than {least:g}" if strictly else f"{least:g} or more"
        raise InvalidValueError(f"{name} must be a finite number, {bound}; got {value}")
    return value
