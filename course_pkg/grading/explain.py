"""Make one verdict again, exactly, and say which inputs decided it. For the instructor's eyes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course_pkg.check.language import language
from course_pkg.errors import GradingError
from course_pkg.grading.driver import find_students
from course_pkg.grading.engine import Engine, choose
from course_pkg.grading.execute import Checker
from course_pkg.grading.journal import Journal
from course_pkg.grading.marking import mark
from course_pkg.grading.reading import find_submission
from course_pkg.grading.report import TaskReport
from course_pkg.grading.seeds import submission_seed, task_seed


@dataclass(frozen=True, slots=True)
class Explanation:
    """A verdict made again; ``recorded``: the last one in the journal, if there is one.

    cases: of every input its name, whether the answer agrees, and if not, what it was, what was
    expected and what came.
    """

    report: TaskReport
    recorded: TaskReport | None
    seed: int
    isolation: str
    cases: list[dict[str, Any]] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether the verdict is the recorded one."""
        return self.recorded is None or self.recorded == self.report


def explain(
    assignment: str,
    course: Path,
    student: str,
    task: str,
    submitted: Path | None = None,
    gradebook: str | None = None,
    unsafe: bool = False,
    engine: Engine | None = None,
) -> Explanation:
    """Grade one submission again, with the seeds that it had, and look at one task of it.

    Nothing is recorded. Raises GradingError where there is no such student or task.
    """
    from course_pkg.grading.gradebook import Book

    book = Book(assignment, course.resolve(), gradebook)
    folders = find_students((submitted or book.submitted).resolve())
    folder = next((each for each in folders if each.name == student), None)
    if folder is None:
        raise GradingError(f"a folder of the student {student!r} was expected and there is none")
    paper = book.paper(language())
    cases: list[dict[str, Any]] = []

    def watch(done: str, checker: Checker) -> None:
        if done == task:
            cases.extend(checker.explained())

    made = engine or Engine(choose(unsafe))
    try:
        handed_in = find_submission(folder, assignment, book.notebook)
        marked = mark(paper, handed_in, made, student, watch)
    finally:
        if engine is None:
            made.close()
    found = {each.task: each for each in marked.report.tasks}
    if task not in found:
        raise GradingError(
            f"a task of {assignment!r} was expected ({', '.join(found)}); got {task!r}"
        )
    attempts = Journal(book.journal).attempts(student)
    before = (
        [TaskReport.from_json(each) for each in attempts[-1]["report"]["tasks"]] if attempts else []
    )
    return Explanation(
        report=found[task],
        recorded=next((each for each in before if each.task == task), None),
        seed=task_seed(submission_seed(paper.secret, assignment, student), task),
        isolation=made.isolation.describe(),
        cases=cases,
    )
