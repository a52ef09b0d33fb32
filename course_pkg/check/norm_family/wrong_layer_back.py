"""Wrong backward passes of layer norm, by the misconception that each shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.norm import catalogue as batch
from course_pkg.check.norm import further as slips
from course_pkg.check.norm import more_backward, reserve
from course_pkg.check.norm_family import catalogue, more_layer
from course_pkg.check.norm_family.wrong_layer import centred, mean
from course_pkg.check.task import Misconception
from course_pkg.reference import norm as reference

Array = npt.NDArray[np.float64]
Answer = Callable[..., Any]


def right_backward(dy: Array, x: Array, gamma: Array, eps: float = 1e-5) -> tuple[Array, ...]:
    """The reference, without a cache."""
    _, cache = reference.layer_norm_forward(x, gamma, np.zeros_like(gamma), eps)
    return reference.layer_norm_backward(dy, cache)


def _wrong_dx(
    dx: Callable[[Array, Array, Array, Array, Array], Any] | None = None,
    dgamma: Callable[[Array, Array, Array], Any] = lambda dy, x_hat, x: (dy * x_hat).sum(0),
    axis: int = 0,
    dbeta: Callable[[Array], Any] = lambda dy: dy.sum(0),
    ddof: int = 0,
    divisor: Callable[[Array, float], Any] = lambda var, eps: np.sqrt(var + eps),
) -> Answer:
    """A backward pass with another dx(dy, γ, x̂, 1/σ, dx̂), dγ(dy, x̂, x), axis of sums, or σ."""

    def backward(dy: Array, x: Array, gamma: Array, eps: float = 1e-5) -> Any:
        dy, x = np.asarray(dy, dtype=np.float64), np.asarray(x, dtype=np.float64)
        rstd = 1 / divisor(x.var(-1, keepdims=True, ddof=ddof), eps)
        x_hat = centred(x) * rstd
        made = (dx or _general)(dy, gamma, x_hat, rstd, dy * gamma)
        if axis:
            return made, (dy * x_hat).sum(axis), dy.sum(axis)
        return made, dgamma(dy, x_hat, x), dbeta(dy)

    return backward


def _general(dy: Array, gamma: Array, x_hat: Array, rstd: Array, dx_hat: Array) -> Any:
    return rstd * (dx_hat - mean(dx_hat) - x_hat * mean(dx_hat * x_hat))


def _means_by(count: Callable[[int, int], int]) -> Callable[..., Any]:
    """The sums in dx divided by another number."""

    def dx(dy: Array, gamma: Array, x_hat: Array, rstd: Array, dx_hat: Array) -> Any:
        m = count(*dy.shape)
        return rstd * (dx_hat - _sum(dx_hat) / m - x_hat * _sum(dx_hat * x_hat) / m)

    return dx


def _exact_unbiased(dy: Array, gamma: Array, x_hat: Array, rstd: Array, dx_hat: Array) -> Any:
    """What really is the gradient of a forward pass with n − 1."""
    d = x_hat.shape[-1]
    return rstd * (dx_hat - mean(dx_hat) - x_hat * _sum(dx_hat * x_hat) / (d - 1))


def _reordered(order: tuple[int, int, int]) -> Answer:
    def backward(dy: Array, x: Array, gamma: Array, eps: float = 1e-5) -> Any:
        made = right_backward(dy, x, gamma, eps)
        return tuple(made[at] for at in order)

    return backward


def _scaled(change: Callable[[Array, Array, Array], tuple[Any, Any]]) -> Answer:
    """Other gradients of γ and β, made of γ and the right ones."""

    def backward(dy: Array, x: Array, gamma: Array, eps: float = 1e-5) -> Any:
        dx, *rest = right_backward(dy, x, gamma, eps)
        return dx, *change(gamma, *rest)

    return backward


def _batch_norm(dy: Array, x: Array, gamma: Array, eps: float = 1e-5) -> Any:
    _, cache = reference.batch_norm_forward(x, gamma, np.zeros_like(gamma), eps)
    return reference.batch_norm_backward(dy, cache)


def _sum(array: Array) -> Any:
    return array.sum(-1, keepdims=True)


def _mean_rows(array: Array) -> Any:
    return array.mean(0)


BACKWARD = (
    Misconception(
        catalogue.CONSTANT_STATISTICS, (_wrong_dx(lambda dy, g, xh, rstd, dxh: rstd * dxh),)
    ),
    Misconception(
        catalogue.GAMMA_OUTSIDE,
        (_wrong_dx(lambda dy, g, xh, rstd, dxh: g * rstd * (dy - mean(dy) - xh * mean(dy * xh))),),
    ),
    Misconception(
        catalogue.ONE_PATH,
        (
            _wrong_dx(lambda dy, g, xh, rstd, dxh: rstd * (dxh - mean(dxh))),
            _wrong_dx(lambda dy, g, xh, rstd, dxh: rstd * (dxh - xh * mean(dxh * xh))),
        ),
    ),
    Misconception(
        catalogue.BATCH_MEANS,
        (
            _wrong_dx(
                lambda dy, g, xh, rstd, dxh: rstd * (dxh - dxh.mean(0) - xh * (dxh * xh).mean(0))
            ),
        ),
    ),
    Misconception(catalogue.PARAMETER_AXIS, (_wrong_dx(axis=1),)),
    Misconception(
        reserve.NO_GAMMA_IN_DX,
        (_wrong_dx(lambda dy, g, xh, rstd, dxh: rstd * (dy - mean(dy) - xh * mean(dy * xh))),),
    ),
    Misconception(
        reserve.GAMMA_GRADIENT_OF_X, (_wrong_dx(dgamma=lambda dy, xh, x: (dy * x).sum(0)),)
    ),
    Misconception(
        slips.SIGN,
        (
            _wrong_dx(lambda dy, g, xh, rstd, dxh: rstd * (dxh - mean(dxh) + xh * mean(dxh * xh))),
            _wrong_dx(lambda dy, g, xh, rstd, dxh: rstd * (dxh + mean(dxh) - xh * mean(dxh * xh))),
        ),
    ),
    Misconception(
        reserve.GRADIENT_MEAN,
        (
            _wrong_dx(dgamma=lambda dy, xh, x: (dy * xh).mean(0), dbeta=_mean_rows),
            _wrong_dx(dgamma=lambda dy, xh, x: (dy * xh).mean(0)),
            _wrong_dx(dbeta=_mean_rows),
        ),
    ),
    Misconception(
        reserve.SUMS_FOR_MEANS,
        (_wrong_dx(lambda dy, g, xh, rstd, dxh: rstd * (dxh - _sum(dxh) - xh * _sum(dxh * xh))),),
    ),
    Misconception(
        catalogue.UNBIASED,
        (
            _wrong_dx(ddof=1),
            _wrong_dx(_exact_unbiased, ddof=1),
        ),
    ),
    Misconception(
        batch.EPS_OUTSIDE, (_wrong_dx(_general, divisor=lambda var, eps: np.sqrt(var) + eps),)
    ),
    Misconception(batch.NO_ROOT, (_wrong_dx(_general, divisor=lambda var, eps: var + eps),)),
    Misconception(reserve.NO_EPS, (_wrong_dx(_general, divisor=lambda var, eps: np.sqrt(var)),)),
    Misconception(
        reserve.EPS_IGNORED,
        (_wrong_dx(_general, divisor=lambda var, eps: np.sqrt(var + 1e-5)),),
    ),
    Misconception(
        more_backward.ORDER,
        tuple(map(_reordered, ((0, 2, 1), (1, 2, 0), (2, 1, 0)))),
    ),
    Misconception(
        more_backward.GAMMA_IN_PARAMETERS,
        (
            _scaled(lambda g, dgamma, dbeta: (g * dgamma, dbeta)),
            _scaled(lambda g, dgamma, dbeta: (g * dgamma, g * dbeta)),
            _scaled(lambda g, dgamma, dbeta: (dgamma, g * dbeta)),
        ),
    ),
    Misconception(more_layer.BATCH_NORM, (_batch_norm,)),
    Misconception(
        more_layer.OTHER_COUNT,
        (_wrong_dx(_means_by(lambda n, d: n)), _wrong_dx(_means_by(lambda n, d: d - 1))),
    ),
)
