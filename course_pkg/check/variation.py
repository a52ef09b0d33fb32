"""What topics of variation tasks share: how they are driven, and diagnoses without answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from course_pkg.check.task import Diagnosis, Misconception
from course_pkg.check.verdict import Text

Inputs = Mapping[str, Any]
Values = Iterator[tuple[str, object]]
Answer = Callable[..., Any]

RANDOM = Text("무작위 데이터", "random data")


def worded(
    number: int, message: tuple[str, str], next_step: tuple[str, str], section: str
) -> Diagnosis:
    """The diagnosis R-``number``; each pair of sentences is Korean, English."""
    return Diagnosis(f"R-{number}", Text(*message), Text(*next_step), section)


def known(*said: Diagnosis) -> tuple[Misconception, ...]:
    """The diagnoses of a task, without the wrong answers."""
    return tuple(Misconception(each, ()) for each in said)


def parted(result: object, count: int) -> tuple[Any, ...]:
    """The ``count`` results; where there are not as many, the result and None for the others."""
    if isinstance(result, list | tuple) and len(result) == count:
        return tuple(result)
    return (result, *[None] * (count - 1))


def paired(result: object) -> tuple[object, object]:
    """The two results, the second None where there is only one."""
    first, second = parted(result, 2)
    return first, second
