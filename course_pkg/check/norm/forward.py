"""Task ``bn-forward``: y = γ·(x − μ)/√(σ² + ε) + β for vectors and feature maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.norm import more, places
from course_pkg.check.norm.wrong_forward import MISCONCEPTIONS, eps_matters
from course_pkg.check.rules import NORMS, forbid
from course_pkg.check.task import (
    FLOAT32,
    FLOAT64,
    OFFSET,
    Case,
    Part,
    Symptom,
    Task,
)
from course_pkg.check.verdict import Text
from course_pkg.reference import norm as reference

Array = npt.NDArray[np.float64]
Forward = Callable[..., object]

VECTORS, MAPS = "vectors", "maps"


def cases(seed: int) -> tuple[Case, ...]:
    """Fixed inputs, hostile ones, and two drawn from ``seed`` that no message shows."""
    rng = np.random.default_rng(5)
    flat = rng.normal(1.0, 2.0, (5, 3))
    flat[:, 1] = 2.5  # variance 0
    flat[:, 2] = 1e-3 * rng.normal(size=5)  # σ² ≲ ε; mean 0, where float32 is precise too
    maps = rng.normal(-1.0, 1.5, (2, 3, 4, 5))
    maps[:, 1] = 1e-3 * rng.normal(size=(2, 4, 5))
    drawn = np.random.default_rng([seed, 1])
    make = partial(_case, rng)
    return (
        make(Text("작은 배치", "a small batch"), rng.normal(1.0, 2.0, (4, 3))),
        make(
            Text("분산이 0이거나 아주 작은 채널", "channels without or with little variance"), flat
        ),
        make(Text("eps=0.1", "eps=0.1"), rng.normal(0.0, 1.0, (6, 2)), eps=0.1),
        make(
            Text("평균이 10000인 배치", "a batch with mean 10000"),
            rng.normal(1e4, 1.0, (8, 2)),
            tolerance=OFFSET,
        ),
        make(
            Text("float32이고 메모리에서 이어지지 않은 배열", "float32, not contiguous in memory"),
            rng.normal(3.0, 1.0, (3, 12)).astype(np.float32).T[::2],
            tolerance=FLOAT32,
        ),
        make(Text("특성 맵", "feature maps"), maps),
        make(
            Text("특성 맵, 이미지 한 장", "feature maps, one image"), rng.normal(size=(1, 3, 4, 4))
        ),
        _case(drawn, Text("무작위 배치", "a random batch"), drawn.normal(2.0, 3.0, (7, 4)), True),
        _case(
            drawn,
            Text("무작위 특성 맵", "random feature maps"),
            drawn.normal(0.5, 2.0, (3, 2, 3, 3)),
            True,
        ),
    )


def _case(
    rng: np.random.Generator,
    name: Text,
    x: npt.NDArray[Any],
    hidden: bool = False,
    eps: float | None = None,
    tolerance: float = FLOAT64,
) -> Case:
    c = x.shape[1]
    inputs = {
        "x": x,
        "gamma": rng.uniform(0.5, 2.0, size=(c,)).astype(x.dtype),
        "beta": rng.uniform(0.5, 1.5, size=(c,)).astype(x.dtype),
        "eps": eps,
    }
    return Case(name, inputs, VECTORS if x.ndim == 2 else MAPS, hidden, tolerance)


def drive_case(fn: Forward, inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Call ``fn(x, gamma, beta[, eps=…])``; of a tuple (y, cache) only y is looked at."""
    options = {} if inputs["eps"] is None else {"eps": inputs["eps"]}
    with forbid(fn, *NORMS):
        result = fn(inputs["x"], inputs["gamma"], inputs["beta"], **options)
    yield "y", result[0] if isinstance(result, tuple) and result else result


TASK = Task(
    name="bn-forward",
    points=2.0,
    title=Text("순전파", "forward pass"),
    section="sec-bn-forward",
    cases=cases,
    drive_case=drive_case,
    reference=reference.batch_norm_forward,
    parts=(
        Part(Text("벡터의 배치", "batches of vectors"), ("y",), group=VECTORS),
        Part(Text("특성 맵", "feature maps"), ("y",), group=MAPS),
    ),
    misconceptions=MISCONCEPTIONS,
    symptoms=(
        Symptom(more.EPS_ELSEWHERE, places.only_where(eps_matters)),
        Symptom(
            more.DIGITS_LOST, places.only_where(lambda case: bool(np.mean(case.inputs["x"]) > 1e3))
        ),
        Symptom(more.MAPS_ONLY, places.only_where(lambda case: case.group == MAPS)),
        Symptom(more.WRONG_FACTOR, places.factor_wrong(places.channels)),
        Symptom(more.WRONG_OFFSET, places.offset_wrong(places.channels)),
    ),
)
