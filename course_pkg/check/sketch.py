"""A few numbers that tell one wrong answer from another, where the answer itself may not be kept.

Of all arrays of one name: their shapes, how many entries are not finite, the largest entry, and
three sums with weights that repeat nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course_pkg.check.recording import Array, CaseRecord, Foreign, Plain

SHORT = 3
"""So few numbers are their own sketch: it would be longer, and tell as much."""


@dataclass(frozen=True, slots=True)
class Sketches:
    """What a wrong answer did, one sketch per case."""

    cases: tuple[CaseRecord, ...]


def sketch(record: CaseRecord) -> CaseRecord:
    """The record with one sketch per name, and the form of what it stands for under ``name#``."""
    flat: dict[str, list[Array]] = {}
    forms: dict[str, list[str]] = {}
    for key, value in record.values.items():
        name, _, place = key.partition("[")
        flat.setdefault(name, [])
        if isinstance(value, np.ndarray):
            finite = np.isfinite(value)
            flat[name].append(np.where(finite, value, 0.0).ravel())
            form = f"{'x'.join(map(str, value.shape))},{value.size - int(finite.sum())}"
        else:
            form = value.name if isinstance(value, Foreign) else str(value)
        forms.setdefault(name, []).append(f"{place.rstrip(']')}:{form}")
    values: dict[str, Plain] = {}
    for name, arrays in flat.items():
        values[name] = _numbers(np.concatenate(arrays)) if arrays else None
        values[f"{name}#"] = "_".join(forms[name])
    return CaseRecord(values, record.raised)


def _numbers(flat: Array) -> Array:
    if flat.size <= SHORT:
        return flat
    at = np.arange(1.0, flat.size + 1.0)
    sums = [flat @ np.cos(at * step) / np.sqrt(max(flat.size, 1)) for step in (0.7, 1.9, 2.6)]
    return np.array([np.abs(flat).max(initial=0.0), *sums])
