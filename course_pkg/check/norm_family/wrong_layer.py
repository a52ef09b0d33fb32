"""Wrong layer norms, by the misconception that each shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.norm import catalogue as batch
from course_pkg.check.norm import further as slips
from course_pkg.check.norm import more, reserve
from course_pkg.check.norm_family import beliefs, catalogue, further
from course_pkg.check.task import Misconception

Array = npt.NDArray[np.float64]
Answer = Callable[..., Any]


def wrong(
    axes: Callable[[Array], Any] = lambda x: -1,
    ddof: int = 0,
    divisor: Callable[[Array, float, Array], Any] = lambda var, eps, beta: np.sqrt(var + eps),
    affine: Callable[[Array, Array, Array], Any] = lambda x_hat, gamma, beta: gamma * x_hat + beta,
    shifted: bool = True,
) -> Answer:
    """A forward pass with other axes, another divisor, or another end."""

    def forward(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Any:
        x = np.asarray(x, dtype=np.float64)
        mu = x.mean(axis=axes(x), keepdims=True)
        var = x.var(axis=axes(x), keepdims=True, ddof=ddof)
        return affine((x - mu * shifted) / divisor(var, eps, beta), gamma, beta)

    return forward


def centred(x: Array) -> Any:
    return x - mean(x)


def _deviations(values: Array) -> Any:
    return centred(values) ** 2


def _absolute(
    divisor: Callable[[Array, float], Any],
    numerator: Callable[[Array], Any] = centred,
    size: Callable[[Array], Any] = np.abs,
) -> Answer:
    """The mean of |x − μ|, or of another size, in the place of the variance."""

    def forward(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Any:
        above = numerator(np.asarray(x, dtype=np.float64))
        return gamma * above / divisor(mean(size(above)), eps) + beta

    return forward


def mean(array: Array) -> Any:
    return array.mean(-1, keepdims=True)


FORWARD = (
    Misconception(
        catalogue.BATCH_AXIS,
        (wrong(axes=lambda x: 0), wrong(axes=lambda x: tuple(range(x.ndim - 1)))),
    ),
    Misconception(beliefs.SECOND_AXIS, (wrong(axes=lambda x: 1),)),
    Misconception(catalogue.ALL_BUT_FIRST, (wrong(axes=lambda x: tuple(range(1, x.ndim))),)),
    Misconception(catalogue.UNBIASED, (wrong(ddof=1),)),
    Misconception(batch.EPS_OUTSIDE, (wrong(divisor=lambda var, eps, beta: np.sqrt(var) + eps),)),
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
    Misconception(slips.SWAPPED, (wrong(affine=lambda x_hat, gamma, beta: beta * x_hat + gamma),)),
    Misconception(
        slips.EPS_FLOOR,
        (wrong(divisor=lambda var, eps, beta: np.sqrt(np.maximum(var, eps))),),
    ),
    Misconception(
        more.NOT_CENTRED,
        (
            wrong(shifted=False),
            _absolute(lambda size, eps: np.sqrt(size + eps), lambda x: x, np.square),
        ),
    ),
    Misconception(more.ONE_FOR_ALL, (wrong(axes=lambda x: tuple(range(x.ndim))),)),
    Misconception(
        more.SUM_OF_SQUARES,
        (_absolute(lambda size, eps: np.sqrt(size + eps), centred, lambda c: c**2 * c.shape[-1]),),
    ),
    Misconception(
        more.OFFSET_SCALE,
        (wrong(affine=lambda x_hat, gamma, beta: (1 + gamma) * x_hat + beta),),
    ),
    Misconception(more.NO_SCALE, (wrong(affine=lambda x_hat, gamma, beta: x_hat + beta),)),
    Misconception(
        more.FORWARD_SIGN,
        (
            wrong(affine=lambda x_hat, gamma, beta: gamma * x_hat - beta),
            wrong(affine=lambda x_hat, gamma, beta: beta - gamma * x_hat),
            _absolute(lambda size, eps: np.sqrt(size + eps), lambda x: x + mean(x), _deviations),
        ),
    ),
    Misconception(
        further.ABSOLUTE,
        (
            _absolute(lambda size, eps: np.sqrt(size**2 + eps)),
            _absolute(lambda size, eps: size + eps),
        ),
    ),
)
