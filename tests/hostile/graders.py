"""The graders that are put to the test: this one, and nbgrader as it comes."""

from __future__ import annotations

from pathlib import Path

from hostile.course import ASSIGNMENT, POINTS
from hostile.suite import Grader, Row

from course_pkg.grading.driver import grade
from course_pkg.grading.engine import Engine
from course_pkg.grading.sandbox.limits import MIB, Isolation, Limits

LIMITS = Limits(
    memory=1200 * MIB,
    address_space=3 * 1024 * MIB,
    cpu_seconds=60,
    processes=32,
    file_size=32 * MIB,
    disk=32 * MIB,
    files=2000,
    output=2 * MIB,
)


def ours(isolation: Isolation) -> Grader:
    """``course grade`` on one rung of the ladder."""

    def graded(root: Path) -> dict[str, Row]:
        with Engine(isolation, LIMITS) as engine:
            workers = 1 if isolation.rung == 2 else 2
            report = grade(ASSIGNMENT, root, engines=[engine] * workers)
        return {
            row.student: {
                "status": row.status,
                "scores": {task.task.removesuffix("-check"): task.score for task in row.tasks}
                or dict.fromkeys(POINTS, 0.0),
                "review": bool(row.review),
            }
            for row in report.students
        }

    return graded
