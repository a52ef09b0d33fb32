"""Task ``kd-gaps``: the soft loss when the teacher has no logits for some classes.

The answer is not in this package; the grade cell of the source notebook brings it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.distill import beliefs, catalogue, more, reserve, softly
from course_pkg.check.task import Case, Misconception, Part, Task
from course_pkg.check.verdict import Text

Array = npt.NDArray[np.float64]

FULL, GAPS, EMPTY = "full", "gaps", "empty"


def cases(seed: int) -> tuple[Case, ...]:
    """student, teacher: (n, k); NaN in teacher where it has no logit."""
    rng = np.random.default_rng(62)
    drawn = np.random.default_rng([seed, 62])
    some = np.array([[1, 1, 0, 1], [1, 1, 1, 1], [0, 1, 1, 0]], dtype=bool)
    empty = np.array([[1, 1, 1], [0, 0, 0], [1, 0, 1], [0, 0, 0]], dtype=bool)
    single = np.array([[1, 0, 0], [1, 1, 0]], dtype=bool)
    full = np.ones((3, 4), dtype=bool)
    return (
        _case(rng, Text("빈 곳 없음, T=1", "no gaps, T=1"), full, 1.0),
        _case(rng, Text("빈 곳 없음, T=3", "no gaps, T=3"), full, 3.0),
        _case(rng, Text("빈 곳이 있는 교사, T=1", "a teacher with gaps, T=1"), some, 1.0),
        _case(rng, Text("빈 곳이 있는 교사, T=2", "a teacher with gaps, T=2"), some, 2.0),
        _case(rng, Text("아는 클래스가 하나뿐인 샘플", "one known class only"), single, 2.0),
        _case(rng, Text("아주 큰 로짓", "very large logits"), some, 2.0, size=900.0),
        _case(
            rng,
            Text("교사가 아무것도 모르는 샘플", "examples of which the teacher knows nothing"),
            empty,
            2.0,
        ),
        _case(rng, Text("교사가 모두 모르는 배치", "nothing known at all"), empty[1:2], 2.0),
        _case(
            drawn,
            Text("무작위로 비운 교사", "random gaps"),
            _holes(drawn, 6, 5),
            float(drawn.uniform(1.5, 5.0)),
            hidden=True,
        ),
        _case(
            drawn,
            Text("빈 행이 섞인 무작위 배치", "random, with empty rows"),
            _holes(drawn, 5, 4) & np.array([1, 0, 1, 1, 0], dtype=bool)[:, None],
            float(drawn.uniform(1.5, 5.0)),
            hidden=True,
        ),
    )


def _holes(rng: np.random.Generator, n: int, k: int) -> npt.NDArray[np.bool_]:
    """Random gaps; in every row at least one, and two known classes."""
    known = rng.random((n, k)) < 0.6
    known[:, :2], known[:, 2] = True, False
    return known


def _case(
    rng: np.random.Generator,
    name: Text,
    known: npt.NDArray[np.bool_],
    temperature: float,
    hidden: bool = False,
    size: float = 2.0,
) -> Case:
    inputs = {
        "student": rng.normal(1.0, size, known.shape),
        "teacher": np.where(known, rng.normal(1.0, size, known.shape), np.nan),
        "temperature": temperature,
    }
    group = FULL if known.all() else GAPS if known.any(axis=1).all() else EMPTY
    return Case(name, inputs, group, hidden)


def drive_case(
    fn: Callable[..., object], inputs: Mapping[str, Any]
) -> Iterator[tuple[str, object]]:
    """Call ``fn(student, teacher, temperature)``."""
    yield "loss", fn(inputs["student"], inputs["teacher"], inputs["temperature"])


TASK = Task(
    name="kd-gaps",
    points=6.0,
    title=Text("빈 곳이 있는 교사", "a teacher with gaps"),
    section="sec-kd-loss",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    parts=(
        Part(Text("빈 곳이 없는 교사", "no gaps"), ("loss",), 2.0, FULL),
        Part(Text("빈 곳이 있는 교사", "gaps"), ("loss",), 2.0, GAPS),
        Part(
            Text("교사가 모르는 샘플", "examples the teacher does not know"), ("loss",), 2.0, EMPTY
        ),
    ),
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            catalogue.NO_SQUARE,
            softly.T_ONCE,
            catalogue.KL_REVERSED,
            catalogue.CLASSES_TOO,
            catalogue.ONE_TEMPERATURE,
            softly.STUDENT_UNRESTRICTED,
            softly.GAP_IS_ZERO,
            softly.NAN_SPREADS,
            softly.EMPTY_ROWS,
            softly.CROSS_ENTROPY,
            reserve.NOTHING_TO_AVERAGE,
            beliefs.FILLED,
            more.T_DIVIDED,
            more.COMPLETE_ROWS,
            more.COMPLETE_COLUMNS,
            more.SUMMED,
            more.ROWS_RETURNED,
            more.NOT_KL,
            more.SYMMETRIC,
            more.EMPTY_FAILS,
            more.LARGE_LOGITS,
        )
    ),
)
