"""In the checker's process: the inputs that decided a verdict, for the instructor's eyes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from course_pkg.check.compare import same
from course_pkg.check.recording import CaseRecord, Recording
from course_pkg.check.task import Case, Task, record

MAX_SHOWN = 1500


def rows(task: Task, cases: Sequence[Case], recording: Recording) -> list[dict[str, Any]]:
    """One row per case: its name, whether the answer agrees, and if not, everything about it."""
    made = []
    # Fresh cases: a reference must not meet inputs that a student's code has changed.
    right = task.reference if isinstance(task.reference, Recording) else None
    for at, (case, got) in enumerate(zip(cases, recording.cases, strict=False)):
        want = right.cases[at] if right else record(task, task.reference, case)
        agrees = same(case, want, got)
        row: dict[str, Any] = {
            "ko": case.name.ko,
            "en": case.name.en,
            "hidden": case.hidden,
            "agrees": agrees,
        }
        if not agrees:
            row["inputs"] = {name: shown(value) for name, value in case.inputs.items()}
            row["want"], row["got"] = _values(want), _values(got)
        made.append(row)
    return made


def _values(record: CaseRecord) -> dict[str, str]:
    found = {key: shown(value) for key, value in record.values.items()}
    if record.raised:
        found["raised"] = f"{record.raised.name}: {record.raised.text}"
    return found


def shown(value: object) -> str:
    """A value as text, short enough to be read."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={shown(part)}" for key, part in value.items())[:MAX_SHOWN]
    if isinstance(value, np.ndarray):
        with np.printoptions(precision=8, threshold=60, linewidth=100):
            text = f"{value.dtype}{list(value.shape)} {value}"
    else:
        text = str(value)
    return text[:MAX_SHOWN]
