"""Task ``kd-softmax``: log softmax(z / T), finite for any logits; the warm-up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.distill import wrong
from course_pkg.check.rules import forbid, named
from course_pkg.check.task import FLOAT32, FLOAT64, Case, Part, Task
from course_pkg.check.verdict import Text
from course_pkg.reference import distill as reference

LogSoftmax = Callable[..., object]

FINISHED = named(
    "scipy.special.log_softmax",
    "scipy.special.softmax",
    "scipy.special.logsumexp",
    "torch.log_softmax",
    "torch.softmax",
    "torch.logsumexp",
    "torch.nn.functional.log_softmax",
    "torch.nn.functional.softmax",
)
SMALL, LARGE = "small", "large"


def cases(seed: int) -> tuple[Case, ...]:
    """Logits of ordinary size at several temperatures, and logits that overflow."""
    rng = np.random.default_rng(61)
    drawn = np.random.default_rng([seed, 61])
    large = np.array([[1e4, 9.99e3, 9.9e3], [-1e4, -9.98e3, -9.5e3], [0.0, 2.0, 5e3]])
    return (
        _case(Text("T=1", "T=1"), rng.normal(0.0, 2.0, (3, 4)), None),
        _case(Text("T=4", "T=4"), rng.normal(0.0, 3.0, (2, 5)), 4.0),
        _case(Text("T=0.5, float32", "T=0.5, float32"), _floats(rng, (4, 3)), 0.5),
        _case(
            Text("축이 세 개인 배열", "an array with three axes"), rng.normal(size=(2, 3, 4)), 2.0
        ),
        _case(Text("아주 큰 로짓", "very large logits"), large, 2.0, group=LARGE),
        _case(
            Text("무작위 로짓과 온도", "random logits and temperature"),
            drawn.normal(0.0, 2.0, (5, 4)),
            float(drawn.uniform(1.5, 8.0)),
            hidden=True,
        ),
        _case(
            Text("무작위의 큰 로짓", "random large logits"),
            drawn.normal(0.0, 4e3, (3, 5)),
            1.5,
            LARGE,
            hidden=True,
        ),
    )


def _floats(rng: np.random.Generator, shape: tuple[int, ...]) -> npt.NDArray[np.float32]:
    return rng.normal(0.0, 2.0, shape).astype(np.float32)


def _case(
    name: Text,
    z: npt.NDArray[Any],
    temperature: float | None,
    group: str = SMALL,
    hidden: bool = False,
) -> Case:
    tolerance = FLOAT32 if z.dtype == np.float32 else FLOAT64
    return Case(name, {"z": z, "temperature": temperature}, group, hidden, tolerance)


def drive_case(fn: LogSoftmax, inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Call ``fn(z[, temperature=…])``."""
    options = {} if inputs["temperature"] is None else {"temperature": inputs["temperature"]}
    with forbid(fn, *FINISHED):
        log_p = fn(inputs["z"], **options)
    yield "log_p", log_p


TASK = Task(
    name="kd-softmax",
    points=2.0,
    title=Text("온도가 있는 소프트맥스", "softmax with temperature"),
    section="sec-kd-temperature",
    cases=cases,
    drive_case=drive_case,
    reference=reference.log_softmax,
    parts=(
        Part(Text("보통 크기의 로짓", "ordinary logits"), ("log_p",), group=SMALL),
        Part(Text("아주 큰 로짓", "very large logits"), ("log_p",), group=LARGE),
    ),
    misconceptions=wrong.MISTAKES,
)
