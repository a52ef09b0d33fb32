"""Numbers about a graded class."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaskNumbers:
    """One task: the mean part of its points earned, and how many students ended how.

    discrimination: correlation of its points with the points of all other tasks; None where one
    of the two does not vary. right, partly, wrong, missing, waiting: students; waiting: for a
    person to grade.
    """

    task: str
    points: float
    earned: float | None
    discrimination: float | None
    right: int
    partly: int
    wrong: int
    missing: int
    waiting: int


@dataclass(frozen=True, slots=True)
class ClassNumbers:
    """A class: scores of who was graded, tasks in order, misconceptions with students' counts."""

    assignment: str
    max_score: float
    scores: tuple[float, ...]
    tasks: tuple[TaskNumbers, ...]
    misconceptions: tuple[tuple[str, int], ...]
