"""``course check``: every visible check of a notebook, run from the top in a fresh process."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from course_pkg.check.verdict import MIME, Lang, Outcome, Text, Verdict
from course_pkg.student import words
from course_pkg.student.notebook import Cell, Notebook, Task, by_grade_id, grade_id, marks, source
from course_pkg.student.released import Released, plan, released, same_version, unanswered
from course_pkg.student.run import CELL_SECONDS, run

ERROR = Text(
    ko="검사하다가 오류가 났습니다. {error}{earlier}",
    en="The check stopped with an error. {error}{earlier}",
)
EARLIER = Text(
    ko="\n그 앞에서 먼저 멈춘 셀이 있습니다: “{cell}”. {error}",
    en="\nAn earlier cell, “{cell}”, had stopped before. {error}",
)
TOO_LONG = Text(
    ko="{seconds}초가 넘게 걸려 멈췄습니다. 끝나지 않는 반복이 있는지 보세요.",
    en="It took more than {seconds} s and was stopped. Look for a loop that does not end.",
)
NOT_RUN = Text(
    ko="Python 프로세스가 중간에 끝나서(메모리 부족 따위) 실행하지 못했습니다.",
    en="It was not run: the Python process had ended before (out of memory, for example).",
)
NO_ANSWER = Text(ko="아직 답이 없습니다.", en="There is no answer yet.")
BY_HAND = Text(
    ko="답을 썼습니다. 이 문제는 사람이 채점합니다.",
    en="Your answer is there. A person grades this task.",
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One task of a checked notebook. score is None where a person grades."""

    task: str
    title: str
    points: float
    score: float | None
    verdict: Outcome
    message: Text
    misconception: str | None = None
    section: str | None = None
    by_hand: bool = False

    @property
    def passed(self) -> bool:
        """Whether nbgrader's Validate has nothing to say against it."""
        return self.score is None or math.isclose(self.score, self.points)

    @property
    def later(self) -> bool:
        """Whether its points are not known before it is handed in."""
        return self.by_hand or self.verdict == "noted"


@dataclass(frozen=True, slots=True)
class Summary:
    """A checked notebook; points and score leave out what is graded later."""

    notebook: str
    assignment: str | None
    language: Lang
    version: str | None
    tasks: tuple[Checked, ...]
    notes: tuple[Text, ...]

    @property
    def score(self) -> float:
        """The points earned in the visible checks."""
        return math.fsum(task.score or 0.0 for task in self.tasks if not task.later)

    @property
    def points(self) -> float:
        """The points that the visible checks can give."""
        return math.fsum(task.points for task in self.tasks if not task.later)

    @property
    def points_later(self) -> float:
        """The points that are given after handing in."""
        return math.fsum(task.points for task in self.tasks if task.later)

    @property
    def passed(self) -> bool:
        """Whether every visible check passed and every answer is there."""
        return all(task.passed for task in self.tasks)

    def to_json(self) -> dict[str, Any]:
        """Plain values, for another program."""
        totals = {"score": self.score, "points": self.points, "passed": self.passed}
        return asdict(self) | totals | {"points_later": self.points_later}


def check(
    notebook: Notebook, on_cell: Callable[[int, int], None] = lambda done, total: None
) -> Summary:
    """Run the visible checks of ``notebook`` and collect what they said. Nothing is written.

    Checks and given code that were changed are run as they were released, as in grading.
    """
    lang = notebook.language or words.preferred()
    if notebook.document is None:
        raise words.stop(words.DAMAGED, lang, path=notebook.path.name)
    name = notebook.assignment
    start = released(name, lang) if name else None
    cells, changed = _restored(notebook, start)
    ran = run(cells, Path(notebook.path).resolve().parent, lang, on_cell)
    blank = {task.name for task in unanswered(notebook, start)}
    tasks = tuple(_checked(task, ran, task.name in blank) for task in plan(notebook, start))
    notes = list(notebook.notes)
    if start and not same_version(notebook, start):
        notes.append(words.OLD_VERSION)
    if changed:
        notes.append(words.CHANGED_CHECK.format(cells=", ".join(changed)))
    return Summary(notebook.path.name, name, lang, notebook.version, tasks, tuple(notes))


def _restored(notebook: Notebook, start: Released | None) -> tuple[list[Cell], list[str]]:
    """The cells with locked ones as released, and the names of those that were changed."""
    if start is None or not same_version(notebook, start):
        return notebook.cells, []
    given = by_grade_id(start.notebook.cells)
    cells, changed = [], []
    for cell in notebook.cells:
        name = grade_id(cell)
        original = given.get(name) if name else None
        if original and marks(original).get("locked") and source(cell) != source(original):
            changed.append(str(name))
            cell = original
        cells.append(cell)
    return cells, changed


def _checked(task: Task, ran: list[Cell], blank: bool) -> Checked:
    at = next((index for index, cell in enumerate(ran) if grade_id(cell) == task.name), None)
    if task.manual:
        empty = blank or at is None
        return Checked(
            task.name,
            task.title,
            task.points,
            0.0 if empty else None,
            "missing" if empty else "manual",
            NO_ANSWER if empty else BY_HAND,
            by_hand=True,
        )
    if at is None:
        return _failed(task, "missing", words.DELETED)
    outputs = ran[at].get("outputs", [])
    error = _error(ran[at])
    if error is None:
        if verdict := _verdict(outputs):
            return Checked(
                task.name,
                task.title,
                task.points,
                min(verdict.score, task.points),
                verdict.verdict,
                verdict.message,
                verdict.misconception,
                verdict.section,
            )
        return _plain(task, ran[at])
    earlier = next(
        (
            EARLIER.format(cell=_first_line(cell), error=said)
            for cell in ran[:at]
            if cell.get("cell_type") == "code"
            and (said := _error(cell))
            # A stub that is still there is no news.
            and not str(said.en).startswith("NotImplementedError")
        ),
        Text(ko="", en=""),
    )
    return _failed(task, "error", ERROR.format(error=error, earlier=earlier))


def _failed(task: Task, verdict: Outcome, message: Text) -> Checked:
    return Checked(task.name, task.title, task.points, 0.0, verdict, message)


def _verdict(outputs: list[Any]) -> Verdict | None:
    """The last verdict that a cell displayed."""
    for output in reversed(outputs):
        if data := output.get("data", {}).get(MIME):
            try:
                return Verdict.from_json(dict(data))
            except (TypeError, KeyError, ValueError):
                return None
    return None


def _plain(task: Task, cell: Cell) -> Checked:
    """A check that ends in a number, or in nothing, with nbgrader's rules."""
    if cell.get("execution_count") is None:
        return _failed(task, "error", NOT_RUN)
    values = [
        output.get("data", {}).get("text/plain", "")
        for output in cell.get("outputs", [])
        if output.get("output_type") == "execute_result"
    ]
    try:
        score = min(max(float(values[-1]), 0.0), task.points) if values else task.points
    except ValueError:
        score = task.points
    verdict: Outcome = "pass" if math.isclose(score, task.points) else "fail"
    return Checked(task.name, task.title, task.points, score, verdict, Text(ko="", en=""))


def _error(cell: Cell) -> Text | None:
    """What stopped a cell, in a line."""
    for output in cell.get("outputs", []):
        if output.get("output_type") == "error":
            if output.get("ename") == "KeyboardInterrupt":
                return TOO_LONG.format(seconds=CELL_SECONDS)
            lines = str(output.get("evalue", "")).strip().splitlines()
            said = f"{output.get('ename')}: {lines[0] if lines else ''}".rstrip(": ")
            return Text(ko=said, en=said)
    return None


def _first_line(cell: Cell) -> str:
    line = next((each for each in source(cell).splitlines() if each.strip()), "")
    return re.sub(r"\s+", " ", line.strip())[:60]
