"""From what a check displayed to points: its last verdict, or the number that it ended in.

The check ran on the trusted side. What a student's cell displayed is never a score.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any, cast, get_args

from course_pkg.check.repeated import is_type
from course_pkg.check.verdict import Outcome, Text
from course_pkg.grading import messages
from course_pkg.grading.cells import CellRun, State
from course_pkg.grading.execution import Execution, Limits
from course_pkg.grading.rebuild import EXTRA, Node, grade_id, is_answer, is_manual, is_task
from course_pkg.grading.report import TaskReport

MAX_MESSAGE = 4000

_CHECK_ENDED: dict[State, Text] = {
    "died": messages.CHECK_DIED,
    "memory": messages.CHECK_MEMORY,
    "output": messages.CHECK_OUTPUT,
    "cpu": messages.MUCH_CPU,
    "disk": messages.MUCH_DISK,
}
_CELL_ENDED: dict[State, Text] = {
    "died": messages.CELL_DIED,
    "memory": messages.CELL_MEMORY,
    "output": messages.CELL_OUTPUT,
    "cpu": messages.MUCH_CPU,
    "disk": messages.MUCH_DISK,
}
_REFUSED = (
    (r"\[Errno (28|122)\]", messages.MUCH_DISK),
    (r"\[Errno 27\]", messages.LARGE_FILE),
    (r"\[Errno 24\]", messages.MANY_OPEN),
    (r"\[Errno 11\]|can't start new thread", messages.MANY_PROCESSES),
)
"""Limits at which the kernel refuses: what Python says of them, and what the student is told."""


def judge(notebook: Node, stubs: Node, execution: Execution, limits: Limits) -> list[TaskReport]:
    """One report per task of a run notebook; ``stubs`` is the notebook before it was answered."""
    # A notebook that the course did not write has plain tests, with nbgrader's rules.
    plain = "course" not in stubs.metadata
    unanswered = {grade_id(cell): cell.source.strip() for cell in stubs.cells}
    reports = []
    failed: list[tuple[Node, CellRun]] = []  # student's cells that failed, since the last task
    earlier: list[tuple[Node, CellRun]] = []
    for index, cell in enumerate(notebook.cells):
        run = execution.runs.get(index)
        if not is_task(cell):
            if run and run.state != "ok" and (is_answer(cell) or cell.metadata.get(EXTRA)):
                failed.append((cell, run))
            continue
        name, points = str(grade_id(cell)), float(cell.metadata["nbgrader"]["points"])
        if is_manual(cell):
            blank = cell.source.strip() == unanswered.get(name) and is_answer(cell)
            report = _zero(
                name,
                points,
                "missing" if blank else "manual",
                messages.UNWRITTEN if blank else messages.MANUAL,
            )
        elif plain and run and (tested := _tested(name, points, run)):
            report = tested
        elif run is None:
            gone = messages.NOTEBOOK_KILLED
            if execution.status == "timeout":
                gone = messages.NOTEBOOK_TIMEOUT.format(seconds=limits.notebook)
            report = _zero(name, points, "error", gone)
        else:
            report = _checked(name, points, run, failed, earlier, limits, notebook.cells)
        reports.append(report)
        earlier += failed
        failed = []
    return reports


def unjudged(stubs: Node, message: Text, outcome: Outcome) -> list[TaskReport]:
    """Zero points for every task of a notebook that was not run, with one message."""
    return [
        _zero(str(grade_id(cell)), float(cell.metadata["nbgrader"]["points"]), outcome, message)
        for cell in stubs.cells
        if is_task(cell)
    ]


def read_verdict(payload: object, task: str, points: float) -> TaskReport | None:
    """The verdict in ``payload`` if it is one, its score as a part of ``points``."""
    if not isinstance(payload, dict):
        return None
    fields = cast("dict[str, Any]", payload)
    outcome, message = fields.get("verdict"), fields.get("message")
    if outcome not in get_args(Outcome) or outcome == "manual":
        return None
    score, out_of = _number(fields.get("score")), _number(fields.get("points"))
    if score is None or not out_of:
        return None
    if not isinstance(message, dict) or not all(_fit(message.get(lang)) for lang in ("ko", "en")):
        return None
    misconception = fields.get("misconception")
    if misconception is not None and not _is_id(misconception):
        return None
    # The cell says what a task is worth; the check says which part of it was earned.
    earned = points * min(score / out_of, 1.0)
    if (outcome == "pass") != (earned == points):
        return None
    if outcome in ("error", "missing"):
        earned = 0.0
    text = Text(message["ko"], message["en"])
    return TaskReport(task, points, earned, cast("Outcome", outcome), text, misconception)


def _tested(task: str, points: float, run: CellRun) -> TaskReport | None:
    """Of plain tests: all points when nothing was raised, unless the last line is a number."""
    if run.error == "AssertionError":
        return _zero(task, points, "fail", messages.TESTS_FAIL)
    if run.state != "ok" or run.payload is not None:
        return None
    earned = points if run.value is None else min(max(run.value, 0.0), points)
    if earned == points:
        return TaskReport(task, points, points, "pass", messages.TESTS_PASS)
    if not earned:
        return _zero(task, points, "fail", messages.TESTS_FAIL)
    return TaskReport(task, points, earned, "partial", messages.TESTS_PARTLY)


def _checked(
    task: str,
    points: float,
    run: CellRun,
    failed: list[tuple[Node, CellRun]],
    earlier: list[tuple[Node, CellRun]],
    limits: Limits,
    cells: list[Node],
) -> TaskReport:
    """The report of a check that ran: its verdict, else the nearest cause of there being none."""
    if run.state == "ok" and (found := read_verdict(run.payload, task, points)):
        return found
    if run.state == "timeout":
        return _zero(task, points, "error", messages.CHECK_TIMEOUT.format(seconds=limits.cell))
    if run.state in _CHECK_ENDED:
        return _zero(task, points, "error", _CHECK_ENDED[run.state])
    if run.error == "Uncarried":
        return _zero(task, points, "manual", messages.UNCARRIED)
    unknown = re.match(r"name '(\w{1,60})' is not defined", run.error_text)
    name = unknown.group(1) if unknown and run.error == "NameError" else None
    name = name if name and _stands(name, cells) else None
    naming = [each for each in earlier + failed if name and name in each[0].source]
    if causes := naming or failed:
        return _zero(task, points, "error", _cause(causes[0][1], limits, [causes[0][0]]))
    if name:
        return _zero(task, points, "error", messages.NAME_UNKNOWN.format(name=name))
    if run.error == "NotImplementedError":
        return _zero(task, points, "missing", messages.UNWRITTEN)
    if run.state == "error":
        raised = messages.CHECK_RAISED.format(error=_named(run.error))
        return _zero(task, points, "error", _refused(run) or raised)
    return _zero(task, points, "error", messages.SILENT)


def _cause(run: CellRun, limits: Limits, cells: Sequence[Node] = ()) -> Text:
    """Why a student's cell, one of ``cells``, did not do what it should."""
    if run.state == "timeout":
        return messages.CELL_TIMEOUT.format(seconds=limits.cell)
    if run.state in _CELL_ENDED:
        return _CELL_ENDED[run.state]
    line = re.search(r"\bline (\d{1,6})\)", run.error_text)
    if run.error in ("SyntaxError", "IndentationError", "TabError") and line:
        return messages.CELL_SYNTAX.format(line=line.group(1), error=run.error)
    error = _named(run.error)
    if not is_type(error) and not _stands(error, cells):
        # Made up while it ran, when the hidden inputs of earlier tasks were known there.
        error = "Exception"
    return _refused(run) or messages.CELL_RAISED.format(error=error)


def _refused(run: CellRun) -> Text | None:
    """The limit that an error is about, if it is about one."""
    return next((said for sign, said in _REFUSED if re.match(sign, run.error_text)), None)


def _zero(task: str, points: float, outcome: Outcome, message: Text) -> TaskReport:
    return TaskReport(task, points, 0.0, outcome, message)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and value >= 0 else None


def _fit(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text) <= MAX_MESSAGE


def _is_id(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[A-Z]{1,4}-\d{1,4}[a-z]?", value))


def _stands(name: str, cells: Sequence[Node]) -> bool:
    """Whether a name was chosen before anything ran."""
    return any(re.search(rf"\b{name}\b", cell.source) for cell in cells)


def _named(error: str) -> str:
    """The name of an exception class: what a student chose to call one is not text to repeat."""
    return error if re.fullmatch(r"[A-Za-z_]\w{0,60}", error) else "Exception"
