"""Tasks ``nf-layer`` and ``nf-backward``: layer norm over the last axis, as the book prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.norm import catalogue as batch
from course_pkg.check.norm import further as slips
from course_pkg.check.norm import reserve
from course_pkg.check.norm_family import beliefs, catalogue, further
from course_pkg.check.rules import NORMS, forbid
from course_pkg.check.task import FLOAT32, OFFSET, Case, Misconception, Part, Task
from course_pkg.check.verdict import Text
from course_pkg.reference import norm as reference

Array = npt.NDArray[np.float64]
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


def right_backward(dy: Array, x: Array, gamma: Array, eps: float = 1e-5) -> tuple[Array, ...]:
    """The reference, without a cache."""
    _, cache = reference.layer_norm_forward(x, gamma, np.zeros_like(gamma), eps)
    return reference.layer_norm_backward(dy, cache)


def wrong(
    axes: Callable[[Array], Any] = lambda x: -1,
    ddof: int = 0,
    divisor: Callable[[Array, float, Array], Any] = lambda var, eps, beta: np.sqrt(var + eps),
    affine: Callable[[Array, Array, Array], Any] = lambda x_hat, gamma, beta: gamma * x_hat + beta,
) -> Answer:
    """A forward pass with other axes, another divisor, or another end."""

    def forward(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Any:
        x = np.asarray(x, dtype=np.float64)
        mu = x.mean(axis=axes(x), keepdims=True)
        var = x.var(axis=axes(x), keepdims=True, ddof=ddof)
        return affine((x - mu) / divisor(var, eps, beta), gamma, beta)

    return forward


def _absolute(divisor: Callable[[Array, float], Any]) -> Answer:
    """The mean of |x − μ| in the place of the standard deviation."""

    def forward(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Any:
        centred = x - _mean(np.asarray(x, dtype=np.float64))
        return gamma * centred / divisor(_mean(np.abs(centred)), eps) + beta

    return forward


def _wrong_dx(
    dx: Callable[[Array, Array, Array, Array, Array], Any] | None = None,
    dgamma: Callable[[Array, Array, Array], Any] = lambda dy, x_hat, x: (dy * x_hat).sum(0),
    axis: int = 0,
) -> Answer:
    """A backward pass with another dx(dy, γ, x̂, 1/σ, dx̂), dγ(dy, x̂, x), or axis of sums."""

    def backward(dy: Array, x: Array, gamma: Array, eps: float = 1e-5) -> Any:
        dy, x = np.asarray(dy, dtype=np.float64), np.asarray(x, dtype=np.float64)
        rstd = 1 / np.sqrt(x.var(-1, keepdims=True) + eps)
        x_hat = (x - x.mean(-1, keepdims=True)) * rstd
        made = right_backward(dy, x, gamma, eps)[0]
        if dx:
            made = dx(dy, gamma, x_hat, rstd, dy * gamma)
        if axis:
            return made, (dy * x_hat).sum(axis), dy.sum(axis)
        return made, dgamma(dy, x_hat, x), dy.sum(0)

    return backward


def _mean(array: Array) -> Any:
    return array.mean(-1, keepdims=True)


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
    misconceptions=(
        Misconception(
            catalogue.BATCH_AXIS,
            (wrong(axes=lambda x: 0), wrong(axes=lambda x: tuple(range(x.ndim - 1)))),
        ),
        Misconception(beliefs.SECOND_AXIS, (wrong(axes=lambda x: 1),)),
        Misconception(catalogue.ALL_BUT_FIRST, (wrong(axes=lambda x: tuple(range(1, x.ndim))),)),
        Misconception(catalogue.UNBIASED, (wrong(ddof=1),)),
        Misconception(
            batch.EPS_OUTSIDE, (wrong(divisor=lambda var, eps, beta: np.sqrt(var) + eps),)
        ),
        Misconception(
            batch.NO_ROOT,
            (
                wrong(divisor=lambda var, eps, beta: var + eps),
                wrong(divisor=lambda var, eps, beta: var),
            ),
        ),
        Misconception(
            batch.SHIFT_IN_DENOMINATOR,
            (
                wrong(
                    divisor=lambda var, eps, beta: np.sqrt(var + eps) + beta,
                    affine=lambda x_hat, gamma, beta: gamma * x_hat,
                ),
                wrong(
                    divisor=lambda var, eps, beta: np.sqrt(var) + beta,
                    affine=lambda x_hat, gamma, beta: gamma * x_hat,
                ),
            ),
        ),
        Misconception(reserve.NO_EPS, (wrong(divisor=lambda var, eps, beta: np.sqrt(var)),)),
        Misconception(
            reserve.EPS_IGNORED, (wrong(divisor=lambda var, eps, beta: np.sqrt(var + 1e-5)),)
        ),
        Misconception(reserve.NO_AFFINE, (wrong(affine=lambda x_hat, gamma, beta: x_hat),)),
        Misconception(
            reserve.SHIFT_FIRST, (wrong(affine=lambda x_hat, gamma, beta: gamma * (x_hat + beta)),)
        ),
        Misconception(reserve.NO_SHIFT, (wrong(affine=lambda x_hat, gamma, beta: gamma * x_hat),)),
        Misconception(
            slips.SWAPPED, (wrong(affine=lambda x_hat, gamma, beta: beta * x_hat + gamma),)
        ),
        Misconception(
            slips.EPS_FLOOR,
            (wrong(divisor=lambda var, eps, beta: np.sqrt(np.maximum(var, eps))),),
        ),
        Misconception(
            further.ABSOLUTE,
            (
                _absolute(lambda size, eps: np.sqrt(size**2 + eps)),
                _absolute(lambda size, eps: size + eps),
            ),
        ),
    ),
)

BACKWARD = Task(
    name="nf-backward",
    points=3.0,
    title=Text("층 정규화의 역전파", "layer norm, backward"),
    section="sec-other-axes",
    cases=flat_cases,
    drive_case=drive_backward,
    reference=right_backward,
    parts=(
        Part(Text("dx", "dx"), ("dx",), weight=2.0),
        Part(Text("dgamma", "dgamma"), ("dgamma",), weight=0.5),
        Part(Text("dbeta", "dbeta"), ("dbeta",), weight=0.5),
    ),
    misconceptions=(
        Misconception(
            catalogue.CONSTANT_STATISTICS, (_wrong_dx(lambda dy, g, xh, rstd, dxh: rstd * dxh),)
        ),
        Misconception(
            catalogue.GAMMA_OUTSIDE,
            (
                _wrong_dx(
                    lambda dy, g, xh, rstd, dxh: g * rstd * (dy - _mean(dy) - xh * _mean(dy * xh))
                ),
            ),
        ),
        Misconception(
            catalogue.ONE_PATH,
            (
                _wrong_dx(lambda dy, g, xh, rstd, dxh: rstd * (dxh - _mean(dxh))),
                _wrong_dx(lambda dy, g, xh, rstd, dxh: rstd * (dxh - xh * _mean(dxh * xh))),
            ),
        ),
        Misconception(
            catalogue.BATCH_MEANS,
            (
                _wrong_dx(
                    lambda dy, g, xh, rstd, dxh: (
                        rstd * (dxh - dxh.mean(0) - xh * (dxh * xh).mean(0))
                    )
                ),
            ),
        ),
        Misconception(catalogue.PARAMETER_AXIS, (_wrong_dx(axis=1),)),
        Misconception(
            reserve.NO_GAMMA_IN_DX,
            (
                _wrong_dx(
                    lambda dy, g, xh, rstd, dxh: rstd * (dy - _mean(dy) - xh * _mean(dy * xh))
                ),
            ),
        ),
        Misconception(
            reserve.GAMMA_GRADIENT_OF_X, (_wrong_dx(dgamma=lambda dy, xh, x: (dy * x).sum(0)),)
        ),
        Misconception(
            slips.SIGN,
            (
                _wrong_dx(
                    lambda dy, g, xh, rstd, dxh: rstd * (dxh - _mean(dxh) + xh * _mean(dxh * xh))
                ),
                _wrong_dx(
                    lambda dy, g, xh, rstd, dxh: rstd * (dxh + _mean(dxh) - xh * _mean(dxh * xh))
                ),
            ),
        ),
    ),
)
