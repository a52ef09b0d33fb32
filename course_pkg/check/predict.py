"""Predictions: numbers that a student commits to before running anything.

The answers are not in this package. They stand in the hidden part of the grade cell; without
them the check only says whether there is something to grade.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from course_pkg.check.judge import join, lines
from course_pkg.check.recording import plain
from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Outcome, Text, Verdict

NOTED = Text(
    ko="예상을 모두 적었습니다. 맞았는지는 제출한 뒤에 채점하므로 지금은 알려 주지 않습니다.",
    en="Your predictions are all there. Whether they are right is graded after you hand in; "
    "nothing is said about it now.",
)
INCOMPLETE = Text(
    ko="아직 수를 적지 않은 자리가 있습니다: {names}.",
    en="There is no number yet for {names}.",
)
NOT_A_DICT = Text(
    ko="예상은 이름과 수를 짝지은 딕셔너리여야 하는데 {got} 타입이 나왔습니다.",
    en="The predictions should be a dictionary of names and numbers; an object of type {got} "
    "came back.",
)
RIGHT = Text(ko="예상이 모두 맞았습니다.", en="All predictions are right.")
SOME = Text(ko="맞은 예상: {right}. 틀린 예상: {wrong}.", en="Right: {right}. Wrong: {wrong}.")
NONE = Text(ko="예상이 모두 빗나갔습니다.", en="None of the predictions is right.")
SEE = Text(
    ko="바로 아래 셀을 실행해 예상과 비교하고, 어디에서 갈렸는지 식으로 확인하세요.",
    en="Run the cell below, compare, and find the step in which you went another way.",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The right number, how near is near enough, and what other numbers give away."""

    value: float
    tolerance: float = 0.05
    mistakes: Mapping[float, Diagnosis] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prediction:
    """A question: grade id, points, the names of the numbers asked for, what to reread."""

    name: str
    points: float
    asked: tuple[str, ...]
    section: str


def predicted(
    task: Prediction, given: object, answers: Mapping[str, Answer] | None = None
) -> Verdict:
    """The verdict on ``given``; each number is worth the same share of the points."""
    if not isinstance(given, Mapping):
        return _verdict(task, 0, "missing", NOT_A_DICT.format(got=type(given).__name__))
    numbers = {name: _number(given.get(name)) for name in task.asked}
    empty = [name for name, number in numbers.items() if number is None]
    if empty and (answers is None or len(empty) == len(task.asked)):
        return _verdict(task, 0, "missing", INCOMPLETE.format(names=", ".join(empty)))
    if answers is None:
        return _verdict(task, len(task.asked), "noted", NOTED)
    wrong = [name for name in task.asked if not _near(numbers[name], name, answers)]
    right = [name for name in task.asked if name not in wrong]
    if not wrong:
        return _verdict(task, len(right), "pass", RIGHT)
    found = _diagnoses(wrong, numbers, answers)
    head = SOME.format(right=", ".join(right), wrong=", ".join(wrong)) if right else NONE
    if empty:
        head = join(head, INCOMPLETE.format(names=", ".join(empty)))
    text = lines(head, *(each.message for each in found), SEE)
    return _verdict(task, len(right), "partial" if right else "fail", text, found)


def _number(value: object) -> float | None:
    array = plain(value)
    if isinstance(array, np.ndarray) and array.size == 1 and np.isfinite(array).all():
        return float(array.reshape(()))
    return None


def _near(number: float | None, name: str, answers: Mapping[str, Answer]) -> bool:
    answer = answers[name]
    return number is not None and abs(number - answer.value) <= answer.tolerance


def _diagnoses(
    wrong: list[str], numbers: Mapping[str, float | None], answers: Mapping[str, Answer]
) -> list[Diagnosis]:
    """What the wrong numbers give away, each diagnosis once."""
    found: dict[str, Diagnosis] = {}
    for name in wrong:
        number, answer = numbers[name], answers[name]
        for value, diagnosis in answer.mistakes.items():
            if number is not None and abs(number - value) <= answer.tolerance:
                found.setdefault(diagnosis.id, diagnosis)
    return list(found.values())


def _verdict(
    task: Prediction,
    right: int,
    outcome: Outcome,
    message: Text,
    found: list[Diagnosis] | None = None,
) -> Verdict:
    one = found[0] if found and len(found) == 1 else None
    return Verdict(
        task=task.name,
        points=task.points,
        score=task.points * right / len(task.asked),
        verdict=outcome,
        message=message,
        misconception=one.id if one else None,
        section=None if outcome in ("pass", "noted") else one.section if one else task.section,
    )
