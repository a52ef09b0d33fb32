"""The honest notebooks through the grader: points by case and task."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from honest import own
from honest.cases import Case
from honest.course import ASSIGNMENT, CONFIG, make_course

from course_pkg.grading.driver import grade
from course_pkg.grading.engine import Engine

Scores = dict[str, dict[str, float]]


def make(root: Path, assignment: str, cases: Iterable[Case]) -> None:
    """A course with one student per case."""
    if assignment == ASSIGNMENT:
        make_course(root)
    else:
        own.make_course(root, assignment, CONFIG)
    for case in cases:
        folder = root / "submitted" / case.name / assignment
        folder.mkdir(parents=True)
        (folder / f"{assignment}.ipynb").write_text(case.hand_in(), encoding="utf-8")


def ours(root: Path, cases: list[Case], engines: list[Engine] | None = None) -> Scores:
    """What ``course grade`` gives; ``root`` is empty."""
    found: Scores = {}
    for assignment in sorted({case.assignment for case in cases}):
        mine = [case for case in cases if case.assignment == assignment]
        make(root / assignment, assignment, mine)
        report = grade(assignment, root / assignment, engines=engines)
        tasks = mine[0].scores
        for row in report.students:
            scores = {task.task.removesuffix("-check"): task.score for task in row.tasks}
            found[row.student] = {task: scores.get(task, 0.0) for task in tasks}
    return found


def differences(wanted: Scores, got: Scores) -> list[str]:
    """In words, where they are not the same."""
    return [
        f"{case}, {task}: {got[case].get(task)} in place of {points}"
        for case, scores in wanted.items()
        for task, points in scores.items()
        if got[case].get(task) != points
    ]
