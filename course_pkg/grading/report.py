"""What grading says of a class: the contract between the grader and everybody who reads it."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import Any, Literal

from course_pkg.check.verdict import Lang, Outcome, Text

Status = Literal["graded", "missing", "invalid", "timeout", "killed"]
"""Of a notebook: a task that hangs or dies is that task's ``error`` and the rest is graded."""

Isolation = Literal["namespaces", "landlock", "none"]
"""How students' code was kept apart from the machine; ``none`` only for whoever asked for it."""


@dataclass(frozen=True, slots=True)
class TaskReport:
    """One graded cell of one student; ``verdict`` is ``manual`` while a person must read it."""

    task: str
    points: float
    score: float
    verdict: Outcome
    message: Text
    misconception: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "task": self.task,
            "points": self.points,
            "score": self.score,
            "verdict": self.verdict,
            "misconception": self.misconception,
            "message": {"ko": self.message.ko, "en": self.message.en},
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> TaskReport:
        """The inverse of ``to_json``."""
        return cls(**{**data, "message": Text(**data["message"])})


@dataclass(frozen=True, slots=True)
class StudentReport:
    """One row of the class; ``notes`` say what was repaired in the notebook before grading,
    ``review`` tells the instructor alone what to look at.
    """

    student: str
    language: Lang | None
    status: Status
    tasks: tuple[TaskReport, ...]
    notes: tuple[Text, ...] = ()
    review: tuple[Text, ...] = ()

    @property
    def score(self) -> float:
        """Points earned so far."""
        return fsum(task.score for task in self.tasks)

    @property
    def max_score(self) -> float:
        """Points of all tasks, those graded by hand included."""
        return fsum(task.points for task in self.tasks)

    @property
    def pending(self) -> float:
        """Points that a person has yet to give or refuse."""
        return fsum(task.points for task in self.tasks if task.verdict == "manual")

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "student": self.student,
            "language": self.language,
            "status": self.status,
            "score": self.score,
            "max_score": self.max_score,
            "pending": self.pending,
            "tasks": [task.to_json() for task in self.tasks],
            "notes": [{"ko": note.ko, "en": note.en} for note in self.notes],
            "review": [{"ko": each.ko, "en": each.en} for each in self.review],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> StudentReport:
        """The inverse of ``to_json``."""
        tasks = tuple(TaskReport.from_json(task) for task in data["tasks"])
        notes = tuple(Text(**note) for note in data["notes"])
        review = tuple(Text(**each) for each in data.get("review", ()))
        return cls(data["student"], data["language"], data["status"], tasks, notes, review)


@dataclass(frozen=True, slots=True)
class Report:
    """A graded class: a row for every folder that was handed in, sorted by student."""

    assignment: str
    isolation: Isolation
    seconds: float
    students: tuple[StudentReport, ...]

    def to_json(self) -> dict[str, Any]:
        """The JSON document of ``course grade --report``."""
        return {
            "assignment": self.assignment,
            "isolation": self.isolation,
            "seconds": round(self.seconds, 3),
            "students": [student.to_json() for student in self.students],
        }
