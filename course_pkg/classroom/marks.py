"""What a class has earned: checks, points given by hand, extra time and the late policy."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from course_pkg.check.verdict import Outcome
from course_pkg.classroom.config import LatePolicy, Student, read_class, read_roster
from course_pkg.classroom.received import submitted_at, versions
from course_pkg.errors import ClassError
from course_pkg.grading.gradebook import recorded
from course_pkg.grading.journal import digest_of
from course_pkg.grading.report import StudentReport, TaskReport

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """One student of the class.

    report: the standing result with points given by hand put in, None where there is none.
    days_late: days begun after deadline and extra time; kept: the part of the points that is
    left then. by_hand: tasks whose points a person gave. attempts: versions
    received. stale: another notebook was handed in since the grading.
    """

    student: Student
    report: StudentReport | None = None
    received: datetime | None = None
    days_late: int = 0
    kept: float = 1.0
    attempts: int = 0
    stale: bool = False
    extra: float = 0.0
    remarks: Mapping[str, str] = field(default_factory=dict)
    by_hand: frozenset[str] = frozenset()

    @property
    def earned(self) -> float:
        """Points before the late penalty."""
        return self.report.score + self.extra if self.report else 0.0

    @property
    def penalty(self) -> float:
        """Points lost for being late."""
        return self.earned - self.score

    @property
    def score(self) -> float:
        """Points that count so far."""
        return round(self.earned * self.kept, 6)

    @property
    def pending(self) -> float:
        """Points that a person has yet to give or refuse."""
        return self.report.pending if self.report else 0.0


@dataclass(frozen=True, slots=True)
class Marks:
    """A class: tasks with their points in the notebook's order, a row for every student.

    strangers: graded, and in no roster. unbooked: whose points given by hand, if any, are lost.
    """

    assignment: str
    tasks: tuple[tuple[str, float], ...]
    rows: tuple[Mark, ...]
    strangers: tuple[str, ...] = ()
    unbooked: tuple[str, ...] = ()

    @property
    def max_score(self) -> float:
        """Points of all tasks."""
        return math.fsum(points for _, points in self.tasks)

    @property
    def stale(self) -> list[str]:
        """Whose results are of an earlier notebook."""
        return [row.student.id for row in self.rows if row.stale]


def lateness(
    received: datetime | None, due: datetime | None, extra_hours: float, late: LatePolicy
) -> tuple[int, float]:
    """Days begun after the deadline, and the part of the points that is left."""
    if received is None or due is None:
        return 0, 1.0
    over = received - due - timedelta(hours=extra_hours)
    if over <= timedelta(minutes=late.grace_minutes):
        return 0, 1.0
    days = max(math.ceil(over / DAY), 1)
    if late.percent_per_day == 0:
        return days, 1.0
    if days > late.maximum_days:
        return days, 0.0
    return days, max(1.0 - late.percent_per_day * days / 100, 0.0)


def read_marks(
    assignment: str, course: Path, gradebook: str | None = None, without_hand: bool = False
) -> Marks:
    """The marks of ``assignment``; raises ClassError where nothing has been graded.

    without_hand: go on where the gradebook lacks students, whose points given by hand are then
    unknown; else this is a GradingError.
    """
    settings, roster = read_class(course), read_roster(course)
    found = recorded(assignment, course, gradebook)
    if not found.standing:
        raise ClassError(
            f"no result of {assignment!r} was found in {course.name}; run "
            f"`course grade {assignment}` first, or name the class with --course."
        )
    people: Sequence[Student] = roster or [
        Student(name, name, language=settings.language) for name in sorted(found.standing)
    ]
    rows = []
    for student in people:
        received = submitted_at(course, assignment, student.id)
        due = settings.due.get(assignment)
        days, kept = lateness(received, due, student.extra_hours, settings.late)
        mark = Mark(
            student,
            received=received,
            days_late=days,
            kept=kept,
            attempts=len(versions(course, assignment, student.id)),
        )
        if record := found.standing.get(student.id):
            hand = found.by_hand.get(student.id)
            report = StudentReport.from_json(record["report"])
            folder = course / "submitted" / student.id / assignment
            mark = replace(
                mark,
                report=_with(report, hand.points) if hand else report,
                extra=hand.extra if hand else 0.0,
                remarks=hand.remarks if hand else {},
                by_hand=frozenset(hand.points if hand else ()),
                attempts=max(mark.attempts, 1),
                stale=folder.is_dir() and digest_of(folder, assignment) != record["submission"],
            )
        rows.append(mark)
    known = {student.id for student in people}
    if not without_hand:
        found.require_booked(assignment, known)
    # The tasks as the last grading knew them.
    newest = max(found.standing.values(), key=lambda record: str(record.get("when")))
    tasks = tuple((task["task"], float(task["points"])) for task in newest["report"]["tasks"])
    strangers = tuple(sorted(set(found.standing) - known))
    return Marks(assignment, tasks, tuple(rows), strangers, tuple(sorted(found.unbooked & known)))


def _with(report: StudentReport, points: Mapping[str, float]) -> StudentReport:
    """The report with a person's points in place of the check's."""
    tasks = []
    for task in report.tasks:
        if task.task in points:
            tasks.append(_given(task, points[task.task]))
        else:
            tasks.append(task)
    return replace(report, tasks=tuple(tasks))


def _given(task: TaskReport, score: float) -> TaskReport:
    if task.verdict != "manual":
        return replace(task, score=score)
    verdict: Outcome = "pass" if score >= task.points else "partial" if score > 0 else "fail"
    return replace(task, score=score, verdict=verdict)
