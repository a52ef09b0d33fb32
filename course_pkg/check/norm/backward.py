"""Task ``bn-backward``: from dy, x and γ to dx, dγ and dβ.

The student's function gets the inputs of the forward pass, not a cache: so it can be graded
alone, whatever the forward pass of the same notebook does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.norm import catalogue, further, more, more_backward, places, reserve
from course_pkg.check.norm.wrong_forward import eps_matters
from course_pkg.check.norm_family.more_layer import OTHER_COUNT
from course_pkg.check.rules import NORMS, forbid
from course_pkg.check.task import (
    FLOAT32,
    FLOAT64,
    OFFSET,
    Case,
    Misconception,
    Part,
    Symptom,
    Task,
)
from course_pkg.check.verdict import Text
from course_pkg.reference import norm as reference

Array = npt.NDArray[np.float64]
Backward = Callable[..., object]


def cases(seed: int) -> tuple[Case, ...]:
    """Random dy throughout: with dy = 1 the two subtracted terms hide each other."""
    rng = np.random.default_rng(6)
    flat = rng.normal(1.0, 2.0, (5, 3))
    flat[:, 1] = 2.5  # variance 0
    flat[:, 2] = 1e-3 * rng.normal(size=5)  # σ² ≲ ε; mean 0, where float32 is precise too
    drawn = np.random.default_rng([seed, 2])
    return (
        _case(rng, Text("작은 배치", "a small batch"), rng.normal(1.0, 2.0, (4, 3))),
        _case(
            rng,
            Text("분산이 0이거나 아주 작은 채널", "channels without or with little variance"),
            flat,
        ),
        _case(rng, Text("eps=0.1", "eps=0.1"), rng.normal(0.0, 1.0, (6, 2)), eps=0.1),
        _case(
            rng,
            Text("평균이 10000인 배치", "a batch with mean 10000"),
            rng.normal(1e4, 1.0, (8, 2)),
            tolerance=OFFSET,
        ),
        _case(
            rng,
            Text("float32이고 메모리에서 이어지지 않은 배열", "float32, not contiguous in memory"),
            rng.normal(3.0, 1.0, (3, 12)).astype(np.float32).T[::2],
            tolerance=FLOAT32,
        ),
        _case(
            drawn,
            Text("무작위 배치", "a random batch"),
            drawn.normal(2.0, 3.0, (7, 4)),
            hidden=True,
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
    inputs = {
        "dy": rng.normal(size=x.shape).astype(x.dtype),
        "x": x,
        "gamma": rng.uniform(0.5, 2.0, size=(x.shape[1],)).astype(x.dtype),
        "eps": eps,
    }
    return Case(name, inputs, hidden=hidden, tolerance=tolerance)


def drive_case(fn: Backward, inputs: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Call ``fn(dy, x, gamma[, eps=…])`` and take (dx, dgamma, dbeta) apart."""
    options = {} if inputs["eps"] is None else {"eps": inputs["eps"]}
    with forbid(fn, *NORMS):
        result = fn(inputs["dy"], inputs["x"], inputs["gamma"], **options)
    values = list(result) if isinstance(result, tuple | list) else [result]
    values += [None] * (3 - len(values))
    yield from zip(("dx", "dgamma", "dbeta"), values, strict=False)


def right(dy: Array, x: Array, gamma: Array, eps: float = 1e-5) -> tuple[Array, Array, Array]:
    """The reference, without a cache."""
    _, cache = reference.batch_norm_forward(x, gamma, np.zeros_like(gamma), eps)
    return reference.batch_norm_backward(dy, cache)


@dataclass(frozen=True, slots=True)
class _Values:
    """What a backward pass has at hand; g = dx̂ = γ·dy."""

    dy: Array
    x: Array
    gamma: Array
    x_hat: Array
    rstd: Array

    @property
    def g(self) -> Array:
        return self.gamma * self.dy

    @property
    def m(self) -> int:
        return len(self.x)


Formula = Callable[[_Values], Array]


def _dx(v: _Values) -> Array:
    dx: Array = v.rstd * (v.g - v.g.mean(0) - v.x_hat * np.mean(v.g * v.x_hat, axis=0))
    return dx  # eq-bn-dx


def _wrong(
    dx: Formula = _dx,
    dgamma: Formula = lambda v: np.sum(v.dy * v.x_hat, axis=0),
    dbeta: Formula = lambda v: v.dy.sum(axis=0),
    rstd: Callable[[Array, float], Array] = lambda var, eps: 1 / np.sqrt(var + eps),
    ddof: int = 0,
) -> Backward:
    """A backward pass in which one formula is another."""

    def backward(
        dy: Array, x: Array, gamma: Array, eps: float = 1e-5
    ) -> tuple[Array, Array, Array]:
        dy, x = np.asarray(dy, dtype=np.float64), np.asarray(x, dtype=np.float64)
        scale = rstd(x.var(axis=0, ddof=ddof), eps)
        values = _Values(dy, x, gamma, (x - x.mean(axis=0)) * scale, scale)
        return dx(values), dgamma(values), dbeta(values)

    return backward


def _eps_outside(var: Array, eps: float) -> Array:
    return np.asarray(1 / (np.sqrt(var) + eps))


def _no_root(var: Array, eps: float) -> Array:
    return np.asarray(1 / (var + eps))


def _reordered(order: tuple[int, int, int]) -> Backward:
    def backward(
        dy: Array, x: Array, gamma: Array, eps: float = 1e-5
    ) -> tuple[Array, Array, Array]:
        made = right(dy, x, gamma, eps)
        return made[order[0]], made[order[1]], made[order[2]]

    return backward


def _row(values: Array) -> Array:
    return np.asarray(values.mean(axis=1, keepdims=True))


def _layer_norm(dy: Array, x: Array, gamma: Array, eps: float = 1e-5) -> tuple[Array, Array, Array]:
    _, cache = reference.layer_norm_forward(x, gamma, np.zeros_like(gamma), eps)
    return reference.layer_norm_backward(dy, cache)


MISCONCEPTIONS = (
    Misconception(
        catalogue.CONSTANT_STATISTICS,
        (_wrong(dx=lambda v: v.rstd * v.g),),
    ),
    Misconception(
        catalogue.UNBIASED_FORWARD,
        (
            _wrong(ddof=1),
            _wrong(
                dx=lambda v: (
                    v.rstd * (v.g - v.g.mean(0) - v.x_hat * (v.g * v.x_hat).sum(0) / (v.m - 1))
                ),
                ddof=1,
            ),
        ),
    ),
    Misconception(catalogue.EPS_OUTSIDE, (_wrong(rstd=lambda var, eps: 1 / (np.sqrt(var) + eps)),)),
    Misconception(catalogue.NO_ROOT, (_wrong(rstd=lambda var, eps: 1 / (var + eps)),)),
    Misconception(
        reserve.ONE_PATH,
        (
            _wrong(dx=lambda v: v.rstd * (v.g - v.g.mean(0))),
            _wrong(dx=lambda v: v.rstd * (v.g - v.x_hat * np.mean(v.g * v.x_hat, axis=0))),
        ),
    ),
    Misconception(
        reserve.WRONG_AXIS,
        (
            _wrong(
                dgamma=lambda v: np.sum(v.dy * v.x_hat, axis=1), dbeta=lambda v: v.dy.sum(axis=1)
            ),
        ),
    ),
    Misconception(reserve.NO_EPS, (_wrong(rstd=lambda var, eps: 1 / np.sqrt(var)),)),
    Misconception(reserve.EPS_IGNORED, (_wrong(rstd=lambda var, eps: 1 / np.sqrt(var + 1e-5)),)),
    Misconception(
        reserve.GAMMA_GRADIENT_OF_X,
        (
            _wrong(dgamma=lambda v: np.sum(v.dy * v.x, axis=0)),
            _wrong(dgamma=lambda v: np.sum(v.dy * (v.x - v.x.mean(axis=0)), axis=0)),
        ),
    ),
    Misconception(
        reserve.GRADIENT_MEAN,
        (
            _wrong(
                dgamma=lambda v: np.mean(v.dy * v.x_hat, axis=0), dbeta=lambda v: v.dy.mean(axis=0)
            ),
            _wrong(dgamma=lambda v: np.mean(v.dy * v.x_hat, axis=0)),
            _wrong(dbeta=lambda v: v.dy.mean(axis=0)),
        ),
    ),
    Misconception(reserve.NO_GAMMA_IN_DX, (_wrong(dx=lambda v: _dx(v) / v.gamma),)),
    Misconception(
        reserve.SUMS_FOR_MEANS,
        (_wrong(dx=lambda v: v.rstd * (v.g - v.g.sum(0) - v.x_hat * (v.g * v.x_hat).sum(0))),),
    ),
    Misconception(
        further.SIGN,
        tuple(
            _wrong(
                dx=lambda v, a=a, b=b: (  # type: ignore[misc]
                    v.rstd * (v.g + a * v.g.mean(0) + b * v.x_hat * np.mean(v.g * v.x_hat, axis=0))
                )
            )
            for a, b in ((1, -1), (-1, 1), (1, 1))
        ),
    ),
    Misconception(more_backward.ORDER, tuple(map(_reordered, ((0, 2, 1), (1, 2, 0), (2, 1, 0))))),
    Misconception(
        more_backward.GAMMA_IN_PARAMETERS,
        (
            _wrong(dgamma=lambda v: np.sum(v.g * v.x_hat, axis=0)),
            _wrong(dgamma=lambda v: np.sum(v.g * v.x_hat, axis=0), dbeta=lambda v: v.g.sum(axis=0)),
            _wrong(dbeta=lambda v: v.g.sum(axis=0)),
        ),
    ),
    Misconception(
        OTHER_COUNT,
        tuple(
            _wrong(
                dx=lambda v, count=count: (  # type: ignore[misc]
                    v.rstd
                    * (v.g - v.g.sum(0) / count(v) - v.x_hat * (v.g * v.x_hat).sum(0) / count(v))
                )
            )
            for count in (lambda v: v.x.shape[1], lambda v: v.m - 1)
        ),
    ),
    Misconception(
        more_backward.OTHER_MEANS,
        (
            _wrong(dx=lambda v: v.rstd * (v.g - _row(v.g) - v.x_hat * _row(v.g * v.x_hat))),
            _layer_norm,
        ),
    ),
)

TASK = Task(
    name="bn-backward",
    points=3.0,
    title=Text("역전파", "backward pass"),
    section="sec-bn-backward",
    cases=cases,
    drive_case=drive_case,
    reference=right,
    parts=(
        Part(Text("dx", "dx"), ("dx",), weight=2.0),
        Part(Text("dgamma", "dgamma"), ("dgamma",), weight=0.5),
        Part(Text("dbeta", "dbeta"), ("dbeta",), weight=0.5),
    ),
    misconceptions=MISCONCEPTIONS,
    symptoms=(
        Symptom(more.EPS_ELSEWHERE, places.only_where(eps_matters)),
        *more_backward.symptoms(axis=0),
    ),
)
