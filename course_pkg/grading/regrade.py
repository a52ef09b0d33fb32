"""Grade one task of everybody again, after its test was mended; first look, then write.

Looking changes nothing: the mended assignment is entered into a gradebook of its own that is thrown
away. Writing replaces the one task in the gradebook, the graded notebooks and the journal; all
other results, and points given by hand, stay as they are.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from course_pkg.check.language import language
from course_pkg.errors import GradingError
from course_pkg.grading.driver import find_students, marked_in_turn, started_engines
from course_pkg.grading.engine import Engine, choose
from course_pkg.grading.gradebook import Book, recorded
from course_pkg.grading.handed_in import STAMP, read_stamp
from course_pkg.grading.journal import Journal, digest_of
from course_pkg.grading.lint import require_carried
from course_pkg.grading.marking import Marked, verdict_output
from course_pkg.grading.rebuild import grade_id, is_manual, is_task
from course_pkg.grading.report import StudentReport, TaskReport


@dataclass(frozen=True, slots=True)
class Change:
    """One student's task before and after; by_hand: a person's points stand in any case."""

    student: str
    before: TaskReport
    after: TaskReport
    by_hand: bool = False

    @property
    def differs(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Regraded:
    """What a regrading found; skipped: handed in again since, to be graded as a whole.

    others: whose other tasks came out differently too, which is not written. failed: could not be
    graded now; their results stay.
    """

    task: str
    rows: tuple[Change, ...]
    skipped: tuple[str, ...]
    others: tuple[str, ...]
    failed: tuple[str, ...]
    written: int = 0

    @property
    def changes(self) -> list[Change]:
        """The rows in which something differs."""
        return [row for row in self.rows if row.differs]

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "task": self.task,
            "looked_at": len(self.rows),
            "written": self.written,
            "changes": [
                {
                    "student": row.student,
                    "before": row.before.to_json(),
                    "after": row.after.to_json(),
                    "points_by_hand_stand": row.by_hand,
                }
                for row in self.changes
            ],
            "handed_in_again": list(self.skipped),
            "other_tasks_differ": list(self.others),
            "failed": list(self.failed),
        }


def regrade(
    assignment: str,
    course: Path,
    task: str,
    *,
    write: bool = False,
    submitted: Path | None = None,
    gradebook: str | None = None,
    on_student: Callable[[str, int, int], None] = lambda student, done, total: None,
    workers: int | None = None,
    unsafe: bool = False,
    engines: Sequence[Engine] | None = None,
) -> Regraded:
    """Grade ``task`` of every graded student again; with ``write``, record what differs.

    Raises GradingError where there is no such task, nothing was graded, or no sandbox.
    """
    course = course.resolve()
    found = recorded(assignment, course, gradebook)
    if not found.standing:
        raise GradingError(
            f"results of {assignment!r} were expected; run `course grade {assignment}` first"
        )
    place = submitted or course / "submitted"
    found.require_booked(assignment, [name for name in found.standing if (place / name).is_dir()])
    with contextlib.ExitStack() as stack:
        if write:
            book = Book(assignment, course, gradebook)
        else:
            stage = stack.enter_context(tempfile.TemporaryDirectory(prefix="course-"))
            book = Book(assignment, course, f"sqlite:///{stage}/gradebook.db")
        stack.callback(book.close)
        require_carried(assignment, book.template)
        _require_task(assignment, book, task)
        # A slip of the pen is answered at once: starting takes seconds.
        running = engines or started_engines(stack, choose(unsafe), workers)
        paper = book.paper(language())
        digest = paper.digest(running[0].isolation.name)
        students = find_students((submitted or book.submitted).resolve())
        known = [folder for folder in students if folder.name in found.standing]
        again = [
            folder.name
            for folder in known
            if found.standing[folder.name]["submission"]
            != digest_of(folder / assignment, book.notebook)
        ]
        waiting = [folder for folder in known if folder.name not in again]
        rows, others, failed, written = [], [], [], 0
        stop = stack.close if engines is None else lambda: None
        marked_ones = marked_in_turn(paper, waiting, book.notebook, running, stop)
        for done, (folder, marked) in enumerate(marked_ones, 1):
            name = folder.name
            on_student(name, done, len(waiting))
            record = found.standing[name]
            before = StudentReport.from_json(record["report"])
            if isinstance(marked, Exception):
                failed.append(name)
                continue
            merged, differ = _merged(before, marked.report, task)
            by_hand = name in found.by_hand and task in found.by_hand[name].points
            old, new = _find(before, task), _find(merged, task)
            if old is None or new is None:
                # Graded by an assignment that did not have this task.
                failed.append(name)
                continue
            rows.append(Change(name, old, new, by_hand))
            if differ:
                others.append(name)
            if write and old != new:
                when = read_stamp(folder / assignment / STAMP)
                book.record(name, _shown(marked, merged), when, _unsure(merged))
                same = digest if not differ else str(record["paper"])
                Journal(book.journal).graded(merged, same, str(record["submission"]))
                written += 1
    rows.sort(key=lambda row: row.student)
    parts = (tuple(again), tuple(sorted(others)), tuple(sorted(failed)))
    return Regraded(task, tuple(rows), *parts, written)


def _require_task(assignment: str, book: Book, task: str) -> None:
    checks = [cell for cell in book.template.cells if is_task(cell)]
    names = [str(grade_id(cell)) for cell in checks if not is_manual(cell)]
    if task not in names:
        raise GradingError(
            f"a task of {assignment!r} with a check was expected ({', '.join(names)}); got {task!r}"
        )


def _merged(before: StudentReport, after: StudentReport, task: str) -> tuple[StudentReport, bool]:
    """The old report with the one task new, and whether any other task differs."""
    old = {each.task: each for each in before.tasks}
    tasks = tuple(each if each.task == task else old.get(each.task, each) for each in after.tasks)
    return replace(before, tasks=tasks), any(
        each != old.get(each.task) for each in after.tasks if each.task != task
    )


def _find(report: StudentReport, task: str) -> TaskReport | None:
    return next((each for each in report.tasks if each.task == task), None)


def _unsure(report: StudentReport) -> list[str]:
    """Tasks that only a person can settle, as the driver marks them."""
    from course_pkg.grading import messages

    return [task.task for task in report.tasks if task.message == messages.UNCARRIED]


def _shown(marked: Marked, report: StudentReport) -> Any:
    """The graded notebook with the verdicts of ``report`` under its checks."""
    by_name = {task.task: task for task in report.tasks}
    lang = marked.report.language or language()
    for cell in marked.notebook.cells:
        task = by_name.get(str(grade_id(cell)))
        if task and cell.cell_type == "code" and is_task(cell) and not is_manual(cell):
            cell.outputs = [verdict_output(task, lang)]
    return marked.notebook
