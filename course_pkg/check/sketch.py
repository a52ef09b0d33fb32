"""A few numbers that tell one wrong answer from another, where the answer itself may not be kept.

Of every array: its shape, how many entries are not finite, the largest entry, and three sums
with weights that repeat nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course_pkg.check.recording import Array, CaseRecord, Plain


@dataclass(frozen=True, slots=True)
class Sketches:
    """What a wrong answer did, one sketch per case."""

    cases: tuple[CaseRecord, ...]


def sketch(record: CaseRecord) -> CaseRecord:
    """The record with each array replaced by its sketch, and its form as text under ``key#``."""
    values: dict[str, Plain] = {}
    for key, value in record.values.items():
        if isinstance(value, np.ndarray):
            finite = np.where(np.isfinite(value), value, 0.0)
            missing = value.size - int(np.isfinite(value).sum())
            values[f"{key}#"] = f"{'x'.join(map(str, value.shape))},{missing}"
            values[key] = _numbers(finite.ravel())
        else:
            values[key] = value
    return CaseRecord(values, record.raised)


def _numbers(flat: Array) -> Array:
    at = np.arange(1.0, flat.size + 1.0)
    sums = [flat @ np.cos(at * step) / np.sqrt(max(flat.size, 1)) for step in (0.7, 1.9, 2.6)]
    return np.array([np.abs(flat).max(initial=0.0), *sums])
