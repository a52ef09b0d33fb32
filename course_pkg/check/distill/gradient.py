"""Task ``kd-gradient``: the gradient of the distillation loss where some labels are missing.

The answer is not in this package; the grade cell of the source notebook brings it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from course_pkg.check.distill import beliefs, catalogue, further, more, reserve, softly
from course_pkg.check.task import Case, Misconception, Part, Task
from course_pkg.check.verdict import Text

SOFT, LABELLED, MIXED = "soft", "labelled", "mixed"


def cases(seed: int) -> tuple[Case, ...]:
    """student, teacher: (n, k); labels: (n,), -1 where there is none."""
    rng = np.random.default_rng(63)
    drawn = np.random.default_rng([seed, 63])
    labels = drawn.integers(0, 4, size=6)
    labels[[1, 4]] = -1
    return (
        _case(rng, Text("소프트 쪽만, T=3", "soft part only, T=3"), [-1, -1, -1], 3.0, 1.0),
        _case(rng, Text("α=1, 레이블은 있음", "α=1, labels given"), [0, 2, 1], 2.0, 1.0),
        _case(rng, Text("하드 쪽만", "hard part only"), [2, 0, 1], 2.0, 0.0),
        _case(rng, Text("레이블이 모두 있는 배치", "all labelled"), [1, 1, 0, 2], 4.0, 0.3),
        _case(rng, Text("레이블이 일부만 있는 배치", "some labelled"), [1, -1, 3, -1], 2.0, 0.25),
        _case(rng, Text("레이블이 하나뿐인 배치", "one label"), [-1, -1, 0], 1.5, 0.6),
        _case(rng, Text("레이블이 없는 배치", "no label at all"), [-1, -1], 2.0, 0.4),
        _case(
            drawn,
            Text("레이블이 일부만 있는 무작위 배치", "random, some labelled"),
            list(labels),
            float(drawn.uniform(1.5, 5.0)),
            float(drawn.uniform(0.15, 0.4)),
            hidden=True,
        ),
    )


def _case(
    rng: np.random.Generator,
    name: Text,
    labels: list[int],
    temperature: float,
    alpha: float,
    hidden: bool = False,
) -> Case:
    shape = (len(labels), 4)
    inputs = {
        "student": rng.normal(0.0, 2.0, shape),
        "teacher": rng.normal(0.0, 2.0, shape),
        "labels": np.array(labels),
        "temperature": temperature,
        "alpha": alpha,
    }
    group = SOFT if alpha == 1 else MIXED if -1 in labels else LABELLED
    return Case(name, inputs, group, hidden)


def drive_case(
    fn: Callable[..., object], inputs: Mapping[str, Any]
) -> Iterator[tuple[str, object]]:
    """Call ``fn(student, teacher, labels, temperature, alpha)``."""
    names = ("student", "teacher", "labels", "temperature", "alpha")
    yield "dstudent", fn(*(inputs[name] for name in names))


TASK = Task(
    name="kd-gradient",
    points=5.0,
    title=Text("손으로 구한 그레이디언트", "gradient by hand"),
    section="sec-kd-gradient",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    parts=(
        Part(Text("소프트 쪽", "soft part"), ("dstudent",), 2.0, SOFT),
        Part(Text("레이블이 모두 있는 배치", "all labelled"), ("dstudent",), 1.0, LABELLED),
        Part(Text("레이블이 빠진 배치", "missing labels"), ("dstudent",), 2.0, MIXED),
    ),
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            catalogue.NO_SQUARE,
            softly.CHAIN,
            softly.SIGN,
            softly.ALPHA_SWAPPED,
            catalogue.ONE_TEMPERATURE,
            softly.SUM_NOT_MEAN,
            reserve.UNLABELLED_COUNTED,
            reserve.LAST_CLASS,
            reserve.UNLABELLED_PULLED,
            reserve.NOTHING_TO_AVERAGE,
            beliefs.HIGH_T_LIMIT,
            more.T_DIVIDED,
            catalogue.KL_REVERSED,
            further.ONEHOT_MISSING,
            further.BY_PROBABILITIES,
            further.SOFT_OVER_LABELLED,
            further.SOFT_NEEDS_LABEL,
            further.ALPHA_UNUSED,
            further.ALPHA_PER_ROW,
            further.LOSS_NOT_GRADIENT,
            further.CLASS_ZERO_LOST,
            further.HALF_OF_IT,
            softly.WRONG_SUM,
            catalogue.CLASSES_TOO,
        )
    ),
)
