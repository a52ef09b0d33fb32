"""Tasks ``nf-layer`` and ``nf-backward``: layer norm over the last axis, as the book prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.norm import more, more_backward, places
from course_pkg.check.norm_family import more_layer, wrong_layer, wrong_layer_back
from course_pkg.check.rules import NORMS, forbid
from course_pkg.check.task import FLOAT32, OFFSET, Case, Part, Symptom, Task
from course_pkg.check.verdict import Text
from course_pkg.reference import norm as reference

Inputs = Mapping[str, Any]
Answer = Callable[..., Any]


def cases(seed: int) -> tuple[Case, ...]:
    """Vectors and sequences, flat rows, another ε, mean 10⁴, float32, drawn."""
    rng = np.random.default_rng(61)
    late = np.random.default_rng([seed, 61])
    flat = rng.normal(1.0, 2.0, (4, 5))
    flat[1] = 2.5  # variance 0
    flat[2] = 1e-3 * rng.normal(size=5)  # σ² ≲ ε
    return (
        _case(rng, Text("작은 배치", "a small batch"), rng.normal(1.0, 2.0, (3, 4))),
        _case(rng, Text("분산이 0이거나 아주 작은 행", "rows with little variance"), flat),
        _case(rng, Text("eps=0.1", "eps=0.1"), rng.normal(size=(3, 6)), eps=0.1),
        _case(rng, Text("문장의 배치", "a batch of sequences"), rng.normal(0.5, 2.0, (2, 3, 4))),
        _case(
            rng,
            Text("평균이 10000", "mean 10000"),
            rng.normal(1e4, 1.0, (3, 5)),
            tolerance=OFFSET,
        ),
        _case(
            rng,
            Text("float32", "float32"),
            rng.normal(2.0, 1.0, (4, 6)).astype(np.float32),
            tolerance=FLOAT32,
        ),
        _case(late, Text("무작위 배치", "random"), late.normal(1.0, 3.0, (5, 7)), hidden=True),
        _case(
            late, Text("무작위 문장", "random sequences"), late.normal(size=(3, 2, 5)), hidden=True
        ),
    )


def _case(
    rng: np.random.Generator,
    name: Text,
    x: npt.NDArray[Any],
    eps: float | None = None,
    hidden: bool = False,
    **options: Any,
) -> Case:
    d = x.shape[-1]
    inputs = {
        "x": x,
        "dy": rng.normal(size=x.shape).astype(x.dtype),
        "gamma": rng.uniform(0.5, 2.0, size=(d,)).astype(x.dtype),
        "beta": rng.uniform(0.5, 1.5, size=(d,)).astype(x.dtype),
        "options": {} if eps is None else {"eps": eps},
    }
    return Case(name, inputs, "vectors" if x.ndim == 2 else "sequences", hidden, **options)


def flat_cases(seed: int) -> tuple[Case, ...]:
    """The cases with x: (n, d)."""
    return tuple(case for case in cases(seed) if case.group == "vectors")


def drive_forward(fn: Answer, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Call ``fn(x, gamma, beta[, eps])``; of a tuple only y is looked at."""
    with forbid(fn, *NORMS):
        result = fn(inputs["x"], inputs["gamma"], inputs["beta"], **inputs["options"])
    yield "y", result[0] if isinstance(result, tuple) and result else result


def drive_backward(fn: Answer, inputs: Inputs) -> Iterator[tuple[str, object]]:
    """Call ``fn(dy, x, gamma[, eps]) -> (dx, dgamma, dbeta)``."""
    with forbid(fn, *NORMS):
        result = fn(inputs["dy"], inputs["x"], inputs["gamma"], **inputs["options"])
    values = list(result) if isinstance(result, tuple | list) else [result]
    values += [None] * (3 - len(values))
    yield from zip(("dx", "dgamma", "dbeta"), values, strict=False)


def _eps_matters(case: Case) -> bool:
    """ε is of the size of a variance there, or not the default."""
    x = np.asarray(case.inputs["x"], dtype=np.float64)
    return bool(x.var(axis=-1).min() < 1e-4 or case.inputs["options"])


FORWARD = Task(
    name="nf-layer",
    points=2.0,
    title=Text("층 정규화", "layer norm"),
    section="sec-other-axes",
    cases=cases,
    drive_case=drive_forward,
    reference=reference.layer_norm_forward,
    parts=(
        Part(Text("벡터의 배치", "batches of vectors"), ("y",), group="vectors"),
        Part(Text("문장의 배치", "batches of sequences"), ("y",), group="sequences"),
    ),
    misconceptions=wrong_layer.FORWARD,
    symptoms=(
        Symptom(more.EPS_ELSEWHERE, places.only_where(_eps_matters)),
        Symptom(
            more.DIGITS_LOST, places.only_where(lambda case: bool(np.mean(case.inputs["x"]) > 1e3))
        ),
        Symptom(
            more_layer.SEQUENCES_ONLY, places.only_where(lambda case: case.group == "sequences")
        ),
        Symptom(more.WRONG_FACTOR, places.factor_wrong(places.last_axis)),
        Symptom(more.WRONG_OFFSET, places.offset_wrong(places.last_axis)),
    ),
)

BACKWARD = Task(
    name="nf-backward",
    points=3.0,
    title=Text("층 정규화의 역전파", "layer norm, backward"),
    section="sec-other-axes",
    cases=flat_cases,
    drive_case=drive_backward,
    reference=wrong_layer_back.right_backward,
    parts=(
        Part(Text("dx", "dx"), ("dx",), weight=2.0),
        Part(Text("dgamma", "dgamma"), ("dgamma",), weight=0.5),
        Part(Text("dbeta", "dbeta"), ("dbeta",), weight=0.5),
    ),
    misconceptions=wrong_layer_back.BACKWARD,
    symptoms=(
        Symptom(more.EPS_ELSEWHERE, places.only_where(_eps_matters)),
        *more_backward.symptoms(axis=1),
    ),
)
