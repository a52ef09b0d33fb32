"""Comparing two records of a case: numbers within a tolerance, everything else exactly."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from course_pkg.check.recording import Array, CaseRecord, Plain
from course_pkg.check.task import Case

SMALLEST_SCALE = 1e-3
"""Below this size a value that should be zero is compared absolutely."""


def same(case: Case, one: CaseRecord, other: CaseRecord) -> bool:
    """Whether two records of a case say the same, within its tolerance."""
    return (
        (one.raised and one.raised.name) == (other.raised and other.raised.name)
        and one.values.keys() == other.values.keys()
        and all(agree(one.values[key], other.values[key], case.tolerance) for key in one.values)
    )


def agree(want: Plain, got: Plain, tolerance: float) -> bool:
    """Equal text, or arrays of one shape that differ by at most tolerance · max|want|."""
    if isinstance(want, np.ndarray) and isinstance(got, np.ndarray):
        return want.shape == got.shape and not bool(differs(want, got, tolerance).any())
    return type(want) is type(got) and not isinstance(want, np.ndarray) and want == got


def differs(want: Array, got: Array, tolerance: float) -> npt.NDArray[np.bool_]:
    """Where ``got`` is further from ``want`` than the tolerance, or not finite where it is."""
    finite = np.isfinite(want)
    scale = max(float(np.abs(want[finite]).max(initial=0.0)), SMALLEST_SCALE)
    with np.errstate(all="ignore"):
        close = np.abs(got - want) <= tolerance * scale
    # A right answer is finite. Of a wrong one it does not matter in which way it is not.
    differs: npt.NDArray[np.bool_] = ~(close | ~(finite | np.isfinite(got)))
    return differs
