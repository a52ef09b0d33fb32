"""Tasks ``kd-ensemble`` and ``kd-control``: weighted ensembles; a control as soft as a teacher.

The answers are not in this package; the grade cells of the source notebook bring them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.distill import beliefs, further, more, reserve
from course_pkg.check.task import Case, Misconception, Part, Task
from course_pkg.check.verdict import Text

Array = npt.NDArray[np.float64]
Answer = Callable[..., Any]


def ensemble_cases(seed: int) -> tuple[Case, ...]:
    """logits: (m, n, k), weights: (m,), not negative, sum not necessarily 1."""
    rng = np.random.default_rng(64)
    drawn = np.random.default_rng([seed, 64])
    veto = np.array([[[800.0, 0.0, -20.0]], [[0.0, 800.0, -20.0]]])
    return (
        _ensemble(Text("가중치가 같은 두 모델", "two members, same weight"), rng, 2, [0.5, 0.5]),
        _ensemble(Text("합이 1인 가중치", "weights that sum to 1"), rng, 3, [0.2, 0.5, 0.3]),
        _ensemble(Text("합이 1이 아닌 가중치", "weights that do not sum to 1"), rng, 3, [2, 1, 4]),
        _ensemble(Text("가중치가 0인 모델", "a member of weight 0"), rng, 2, [0, 3]),
        Case(
            Text("서로를 배제하는 두 모델", "two members that exclude each other"),
            {"logits": veto, "weights": np.array([1.0, 1.0])},
        ),
        _ensemble(
            Text("무작위 앙상블", "a random ensemble"),
            drawn,
            4,
            list(drawn.uniform(0.5, 3.0, size=4)),
            hidden=True,
        ),
    )


def _ensemble(
    name: Text, rng: np.random.Generator, m: int, weights: list[float], hidden: bool = False
) -> Case:
    logits = rng.normal(0.0, 2.5, (m, 3, 4))
    inputs = {"logits": logits, "weights": np.array(weights, dtype=np.float64)}
    return Case(name, inputs, hidden=hidden)


def drive_ensemble(fn: Answer, inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Call ``fn(logits, weights)``, which returns the arithmetic and the geometric ensemble."""
    result = fn(inputs["logits"], inputs["weights"])
    is_pair = isinstance(result, tuple | list) and len(result) == 2
    arithmetic, geometric = result if is_pair else (result, None)
    yield "arithmetic", arithmetic
    yield "geometric", geometric


ENSEMBLE = Task(
    name="kd-ensemble",
    points=3.0,
    title=Text("가중 앙상블", "weighted ensembles"),
    section="sec-kd-ensembles",
    cases=ensemble_cases,
    drive_case=drive_ensemble,
    reference=None,
    parts=(
        Part(Text("산술 앙상블", "arithmetic ensemble"), ("arithmetic",)),
        Part(Text("기하 앙상블", "geometric ensemble"), ("geometric",), weight=2.0),
    ),
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            reserve.WEIGHTS_RAW,
            reserve.WEIGHTS_IGNORED,
            reserve.NOT_RESCALED,
            reserve.KINDS_SWAPPED,
            reserve.LOGITS_TWICE,
            reserve.PRODUCT_UNDERFLOWS,
            beliefs.OVER_MEMBERS,
            further.WEIGHTS_SOFTMAX,
            further.WEIGHTS_ON_LOGITS,
            further.ARITHMETIC_TWICE,
            beliefs.LOG_OF_MORE,
            further.TOP_VOTE,
            further.STACKED,
            more.LARGE_LOGITS,
        )
    ),
)


def control_cases(seed: int) -> tuple[Case, ...]:
    """teacher: (n, k) probabilities; labels: (n,)."""
    rng = np.random.default_rng(65)
    drawn = np.random.default_rng([seed, 65])
    return (
        _control(Text("작은 배치", "a small batch"), rng, 4, 3),
        _control(Text("클래스 열 개", "ten classes"), rng, 6, 10),
        _control(
            Text("교사가 틀린 샘플", "an example the teacher gets wrong"), rng, 5, 4, wrong=True
        ),
        _control(Text("무작위 교사", "a random teacher"), drawn, 7, 5, wrong=True, hidden=True),
    )


def _control(
    name: Text,
    rng: np.random.Generator,
    n: int,
    k: int,
    wrong: bool = False,
    hidden: bool = False,
) -> Case:
    labels = rng.integers(0, k, size=n)
    scores = rng.random((n, k))
    scores[np.arange(n), labels] += rng.uniform(1.5, 4.0, size=n)
    if wrong:
        scores[0, (labels[0] + 1) % k] += 5.0
    teacher = scores / scores.sum(axis=1, keepdims=True)
    return Case(name, {"teacher": teacher, "labels": labels}, hidden=hidden)


def drive_control(fn: Answer, inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Call ``fn(teacher, labels)``."""
    yield "targets", fn(inputs["teacher"], inputs["labels"])


CONTROL = Task(
    name="kd-control",
    points=3.0,
    title=Text("아무것도 모르는 대조군", "a control that knows nothing"),
    section="sec-kd-measured",
    cases=control_cases,
    drive_case=drive_control,
    reference=None,
    parts=(Part(Text("타깃", "targets"), ("targets",)),),
    misconceptions=tuple(
        Misconception(said, ())
        for said in (
            reserve.SMOOTHING_RETURNS,
            reserve.KNOWS_WHICH_IS_HARD,
            reserve.LARGEST_NOT_RIGHT,
            reserve.SHARE_LOST,
            reserve.MEAN_TEACHER,
            further.ACCURACY_FOR_C,
            further.PER_CLASS,
            further.COLUMNS_PICKED,
            further.OTHER_AVERAGE,
            further.TOP_CLASS_TARGET,
        )
    ),
)
