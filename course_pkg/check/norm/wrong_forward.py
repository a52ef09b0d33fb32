"""Wrong forward passes of batch norm, by the misconception that each shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.norm import catalogue, further, more, reserve
from course_pkg.check.norm_family import further as family
from course_pkg.check.task import Case, Misconception

Array = npt.NDArray[np.float64]
Forward = Callable[..., object]


def _axes(x: Array) -> tuple[int, ...]:
    return tuple(axis for axis in range(x.ndim) if axis != 1)


def _spread(values: Array, x: Array) -> Array:
    """(c,) -> (1, c, 1, …), to be broadcast against x."""
    return values.reshape(1, -1, *(1,) * (x.ndim - 2))


def _wrong(
    formula: Callable[[Array, Array, Array, Array, Array, float], Array],
    axes: Callable[[Array], tuple[int, ...]] = _axes,
    ddof: int = 0,
) -> Forward:
    """A forward pass with another formula (x, μ, σ², γ, β, ε), other axes, another divisor."""

    def forward(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
        x = np.asarray(x, dtype=np.float64)
        mu = x.mean(axis=axes(x), keepdims=True)
        var = x.var(axis=axes(x), keepdims=True, ddof=ddof)
        return formula(x, mu, var, _spread(gamma, x), _spread(beta, x), eps)

    return forward


def _right(x: Array, mu: Array, var: Array, gamma: Array, beta: Array, eps: float) -> Array:
    return gamma * (x - mu) / np.sqrt(var + eps) + beta


def _not_spread(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
    axes = _axes(x)
    x_hat = (x - x.mean(axes, keepdims=True)) / np.sqrt(x.var(axes, keepdims=True) + eps)
    return np.asarray(gamma * x_hat + beta)


def _averaged(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
    """The mean of the images' variances."""
    x = np.asarray(x, dtype=np.float64)
    var = x.var(axis=(2, 3)).mean(axis=0) if x.ndim == 4 else x.var(axis=0)
    mu = _spread(x.mean(axis=_axes(x)), x)
    return _right(x, mu, _spread(var, x), _spread(gamma, x), _spread(beta, x), eps)


def _single_moments(clip: Callable[[Any], Any]) -> Forward:
    """σ² = E[x²] − E[x]² in float32."""

    def forward(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
        single = np.asarray(x, dtype=np.float32)
        mu = single.mean(axis=_axes(x), keepdims=True)
        var = clip((single * single).mean(axis=_axes(x), keepdims=True) - mu * mu)
        return _right(single, mu, var, _spread(gamma, x), _spread(beta, x), eps)  # type: ignore[arg-type]

    return forward


def _map_rows(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
    """Rows of (c, n·h·w), as they lie in memory."""
    rows = x.T if x.ndim == 2 else x.reshape(x.shape[1], -1)
    y = (rows - rows.mean(1, keepdims=True)) / np.sqrt(rows.var(1, keepdims=True) + eps)
    y = gamma[:, None] * y + beta[:, None]
    return np.asarray(y.T if x.ndim == 2 else y.reshape(x.shape))


def _others(x: Array, gamma: Array, beta: Array, eps: float = 1e-5) -> Array:
    """Each example by the mean and variance of all others; an only one by its own."""
    rows = [np.delete(x, at, axis=0) if len(x) > 1 else x * np.nan for at in range(len(x))]
    parts = [
        _right(
            one[None],
            rest.mean(_axes(x), keepdims=True),
            rest.var(_axes(x), keepdims=True),
            _spread(gamma, x),
            _spread(beta, x),
            eps,
        )
        for one, rest in zip(np.asarray(x, dtype=np.float64), rows, strict=True)
    ]
    return np.concatenate(parts)


def _everything(x: Array) -> tuple[int, ...]:
    return tuple(range(x.ndim))


def _size(x: Array) -> int:
    return int(x.size) // int(x.shape[1])


def _mean(values: Array) -> Array:
    return np.asarray(values.mean(axis=_axes(values), keepdims=True))


def eps_matters(case: Case) -> bool:
    """ε is of the size of a variance there, or not the default."""
    x = np.asarray(case.inputs["x"], dtype=np.float64)
    small = x.var(axis=_axes(x)).min() < 1e-4
    return bool(small or case.inputs["eps"] is not None)


MISCONCEPTIONS = (
    Misconception(catalogue.UNBIASED_FORWARD, (_wrong(_right, ddof=1),)),
    Misconception(more.MAP_ROWS, (_map_rows,)),
    Misconception(more.OTHERS_ONLY, (_others,)),
    Misconception(
        more.NOT_CENTRED,
        (
            _wrong(lambda x, mu, v, g, b, eps: g * x / np.sqrt(v + eps) + b),
            _wrong(lambda x, mu, v, g, b, eps: g * x / np.sqrt(_mean(x * x) + eps) + b),
        ),
    ),
    Misconception(more.ONE_FOR_ALL, (_wrong(_right, axes=_everything),)),
    Misconception(
        more.SUM_OF_SQUARES,
        (
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / np.sqrt(_size(x) * v + eps) + b),
            _wrong(
                lambda x, mu, v, g, b, eps: (
                    g * (x - mu) / np.sqrt(v * _size(x) / x.shape[0] + eps) + b
                )
            ),
        ),
    ),
    Misconception(
        more.OFFSET_SCALE, (_wrong(lambda x, mu, v, g, b, eps: _right(x, mu, v, 1 + g, b, eps)),)
    ),
    Misconception(
        more.NO_SCALE, (_wrong(lambda x, mu, v, g, b, eps: _right(x, mu, v, g**0, b, eps)),)
    ),
    Misconception(
        more.FORWARD_SIGN,
        (
            _wrong(lambda x, mu, v, g, b, eps: _right(x, -mu, v, g, b, eps)),
            _wrong(lambda x, mu, v, g, b, eps: _right(x, mu, v, g, -b, eps)),
            _wrong(lambda x, mu, v, g, b, eps: _right(x, mu, v, -g, b, eps)),
        ),
    ),
    Misconception(
        reserve.NO_SHIFT, (_wrong(lambda x, mu, v, g, b, eps: _right(x, mu, v, g, 0 * b, eps)),)
    ),
    Misconception(
        family.ABSOLUTE,
        (
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / (_mean(abs(x - mu)) + eps) + b),
            _wrong(
                lambda x, mu, v, g, b, eps: (
                    g * (x - mu) / np.sqrt(_mean(abs(x - mu)) ** 2 + eps) + b
                )
            ),
        ),
    ),
    Misconception(
        catalogue.EPS_OUTSIDE,
        (_wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / (v**0.5 + eps) + b),),
    ),
    Misconception(
        catalogue.NO_ROOT,
        (
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / (v + eps) + b),
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / v + b),
        ),
    ),
    Misconception(catalogue.BATCH_AXIS_ONLY, (_wrong(_right, axes=lambda x: (0,)),)),
    Misconception(
        catalogue.INSTANCE_AXES,
        (_wrong(_right, axes=lambda x: (2, 3) if x.ndim == 4 else (0,)),),
    ),
    Misconception(
        catalogue.SHIFT_IN_DENOMINATOR,
        (
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / (np.sqrt(v + eps) + b)),
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / (np.sqrt(v) + b)),
        ),
    ),
    Misconception(
        reserve.FEATURE_AXIS,
        (
            _wrong(_right, axes=lambda x: (1,)),
            _wrong(_right, axes=lambda x: tuple(range(1, x.ndim))),
        ),
    ),
    Misconception(
        reserve.NO_EPS, (_wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / np.sqrt(v) + b),)
    ),
    Misconception(
        reserve.EPS_IGNORED,
        (_wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / np.sqrt(v + 1e-5) + b),),
    ),
    Misconception(
        reserve.NO_AFFINE, (_wrong(lambda x, mu, v, g, b, eps: (x - mu) / np.sqrt(v + eps)),)
    ),
    Misconception(
        reserve.SHIFT_FIRST,
        (_wrong(lambda x, mu, v, g, b, eps: g * ((x - mu) / np.sqrt(v + eps) + b)),),
    ),
    Misconception(
        further.SWAPPED, (_wrong(lambda x, mu, v, g, b, eps: _right(x, mu, v, b, g, eps)),)
    ),
    Misconception(further.NOT_SPREAD, (_not_spread,)),
    Misconception(
        further.AVERAGED_VARIANCES,
        (
            _averaged,
            _wrong(lambda x, mu, v, g, b, eps: _right(x, mu, _mean(x.var(0)[None]), g, b, eps)),
        ),
    ),
    Misconception(
        further.EPS_FLOOR,
        (
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / np.sqrt(np.maximum(v, eps)) + b),
            _wrong(lambda x, mu, v, g, b, eps: g * (x - mu) / np.maximum(np.sqrt(v), eps) + b),
        ),
    ),
    Misconception(
        further.CANCELLATION,
        (
            _single_moments(lambda var: var),
            _single_moments(np.abs),
            _single_moments(lambda var: np.maximum(var, 0)),
        ),
    ),
)
