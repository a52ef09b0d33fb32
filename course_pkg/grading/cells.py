"""What one cell did, as far as grading and the graded notebook are concerned."""

from __future__ import annotations

import contextlib
import math
from dataclasses import dataclass, field
from typing import Any, Literal

from course_pkg.check.verdict import MIME
from course_pkg.grading.sandbox.child_end import CellResult

MAX_OUTPUT = 1_000_000
"""Characters of output kept of one cell."""

MAX_SHOWN = 16_000_000
"""Of all cells of a notebook together: there may be two thousand."""

_OVERHEAD = 200
"""Counted for every output on top of its characters."""

SHOWN = ("text/plain", "image/png", "image/jpeg")
"""Mime types kept of students' outputs: nothing that a browser would run."""

State = Literal["ok", "error", "timeout", "died", "memory", "output", "cpu", "disk"]

LETHAL: tuple[State, ...] = ("timeout", "died", "memory", "output", "cpu", "disk")
"""States of a cell that is not run again when its process is."""

_STATES: dict[str, State] = {
    "ok": "ok",
    "error": "error",
    "timeout": "timeout",
    "killed": "died",
    "memory": "memory",
    "output_limit": "output",
    "cpu": "cpu",
    "disk": "disk",
}


@dataclass(slots=True)
class CellRun:
    """One cell; ``payload`` is the last verdict that a check displayed, ``value`` the number that
    its last line was. Of a student's cell both are None.
    """

    state: State = "ok"
    outputs: list[dict[str, Any]] = field(default_factory=list)
    payload: object = None
    value: float | None = None
    error: str = ""
    error_text: str = ""
    cut: bool = False
    size: int = 0


def state_of(status: str) -> State:
    """The sandbox's word for how a request ended, in grading's words."""
    return _STATES[status]


def of_student(result: CellResult, most: int = MAX_OUTPUT) -> CellRun:
    """A student's cell: what may be shown of what it displayed, and how it ended.

    most: characters that the notebook may still show.
    """
    run = CellRun(state_of(result.status), error=result.error_name)
    run.error_text = result.error_value[:500]
    most = room = min(most, MAX_OUTPUT)
    for output in result.outputs:
        kind = output["output_type"]
        room -= _OVERHEAD
        if kind == "stream":
            text = output["text"][: max(room, 0)]
            run.cut = run.cut or len(text) < len(output["text"])
            room -= len(output["text"])
            if text:
                run.outputs.append({**output, "text": text})
        elif kind in ("display_data", "execute_result"):
            data = output["data"]
            shown = {mime: data[mime] for mime in SHOWN if isinstance(data.get(mime), str)}
            room -= sum(map(len, shown.values()))
            run.cut = run.cut or room < 0
            if shown and room >= 0:
                run.outputs.append({"output_type": "display_data", "data": shown, "metadata": {}})
    run.size = min(most - room, most)
    return run


def of_check(result: CellResult) -> CellRun:
    """A check's cell, run on the trusted side: its verdict, or the number that it ends in."""
    run = CellRun(state_of(result.status), error=result.error_name)
    run.error_text = result.error_value[:500]
    for output in result.outputs:
        data = output.get("data", {})
        run.payload = data.get(MIME, run.payload)
        if output["output_type"] == "execute_result":
            with contextlib.suppress(TypeError, ValueError):
                number = float(data.get("text/plain"))
                run.value = number if math.isfinite(number) else None
    return run
