"""The bug hunt ``bn-hunt``: a step of batch norm in training or in eval mode, right and wrong.

``fn(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5)`` returns
``(y, running_mean, running_var)``: the output, and the running statistics after the step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.hunt import Hunt, Planted
from course_pkg.check.hunt_beliefs import Untried
from course_pkg.check.norm import catalogue, habits, untried
from course_pkg.check.verdict import Text

Array = npt.NDArray[Any]


def _exact(
    x: Array,
    gamma: Array,
    beta: Array,
    running_mean: Array,
    running_var: Array,
    training: bool,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> tuple[Array, Array, Array]:
    axes = _axes(x, training, gamma, beta, running_mean, running_var)
    mu, var = running_mean, running_var
    if training:
        mu, var = x.mean(axis=axes), x.var(axis=axes)
        running_mean = (1 - momentum) * running_mean + momentum * mu
        running_var = (1 - momentum) * running_var + momentum * x.var(axis=axes, ddof=1)
    x_hat = (x - _wide(mu, x)) / np.sqrt(_wide(var, x) + eps)
    return _wide(gamma, x) * x_hat + _wide(beta, x), running_mean, running_var


def _single(
    x: Array,
    gamma: Array,
    beta: Array,
    running_mean: Array,
    running_var: Array,
    training: bool,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> tuple[Array, Array, Array]:
    """In float32, with one factor and one shift for each channel."""
    axes = _axes(x, training, gamma, beta, running_mean, running_var)
    x, gamma, beta, kept_mean, kept_var = (
        np.asarray(each, dtype=np.float32) for each in (x, gamma, beta, running_mean, running_var)
    )
    mu, var = kept_mean, kept_var
    if training:
        m = x.size // x.shape[1]
        mu = x.mean(axis=axes)
        var = np.mean((x - _wide(mu, x)) ** 2, axis=axes)
        kept_mean = kept_mean + np.float32(momentum) * (mu - kept_mean)
        kept_var = kept_var + np.float32(momentum) * (var * np.float32(m / (m - 1)) - kept_var)
    scale = gamma / np.sqrt(var + np.float32(eps))
    return x * _wide(scale, x) + _wide(beta - mu * scale, x), kept_mean, kept_var


def _axes(x: Array, training: bool, *per_channel: Array) -> tuple[int, ...]:
    """The axes that share statistics; ValueError where the arguments do not fit together."""
    if np.ndim(x) < 2:
        raise ValueError("x needs at least two axes, (n, c)")
    if any(np.shape(each) != np.shape(x)[1:2] for each in per_channel):
        raise ValueError("all arguments but x need shape (c,)")
    if training and x.size // x.shape[1] < 2:
        raise ValueError("training needs at least two values per channel")
    return (0, *range(2, x.ndim))


def _wide(values: Array, x: Array) -> Array:
    return values.reshape(1, -1, *(1,) * (x.ndim - 2))


def _normed(given: dict[str, Any], axes: tuple[int, ...], ddof: int = 0) -> Array:
    """The output with the batch's own statistics over ``axes``."""
    x, eps = given["x"], given.get("eps", 1e-5)
    centred = x - x.mean(axis=axes, keepdims=True)
    x_hat = centred / np.sqrt(x.var(axis=axes, keepdims=True, ddof=ddof) + eps)
    y: Array = _wide(given["gamma"], x) * x_hat + _wide(given["beta"], x)
    return y


def _unbiased(**given: Any) -> tuple[Array, ...]:
    y, *kept = _exact(**given)
    axes = (0, *range(2, y.ndim))
    return (_normed(given, axes, ddof=1) if given["training"] else y, *kept)


def _batch_axis(**given: Any) -> tuple[Array, ...]:
    y, *kept = _exact(**given)
    return (_normed(given, (0,)) if given["training"] else y, *kept)


def _eval_batch(**given: Any) -> tuple[Array, ...]:
    y, *kept = _exact(**given)
    return (y if given["training"] else _normed(given, (0, *range(2, y.ndim))), *kept)


def _reversed(**given: Any) -> tuple[Array, ...]:
    return _exact(**{**given, "momentum": 1 - given.get("momentum", 0.1)})


def _other(tries: Sequence[Mapping[str, Any]], name: str = "eps") -> bool:
    """Whether some input has another momentum in training mode, or another ε, than the default."""
    default = {"momentum": 0.1, "eps": 1e-5}[name]
    return any(
        abs(each.get(name, default) - default) > 1e-3
        for each in tries
        if name == "eps" or each["training"]
    )


def _only_y(**given: Any) -> tuple[Array, ...]:
    y, mean, variance = _exact(**given)
    return y, mean + 1.0, 2.0 * variance


HUNT = Hunt(
    name="bn-hunt",
    points=6.0,
    section="sec-bn-inference",
    asked=("x", "gamma", "beta", "running_mean", "running_var", "training"),
    optional=("momentum", "eps"),
    right=(
        Planted(Text(ko="float64로 계산", en="in float64"), _exact),
        Planted(Text(ko="float32로 계산", en="in float32"), _single),
    ),
    bugs=(
        Planted(
            Text(ko="훈련할 때 불편 분산으로 정규화", en="normalises with the unbiased variance"),
            _unbiased,
            catalogue.UNBIASED_FORWARD,
        ),
        Planted(
            Text(ko="특성 맵도 배치 축으로만 평균", en="averages maps over the batch axis alone"),
            _batch_axis,
            catalogue.BATCH_AXIS_ONLY,
        ),
        Planted(
            Text(
                ko="평가할 때도 배치의 통계를 씀",
                en="uses the statistics of the batch in eval mode",
            ),
            _eval_batch,
            catalogue.EVAL_BATCH,
        ),
        Planted(
            Text(ko="momentum을 반대로 씀", en="takes momentum the other way round"),
            _reversed,
            catalogue.MOMENTUM_REVERSED,
        ),
    ),
    untried=(
        Untried(untried.DEFAULTS, lambda tries: not (_other(tries, "momentum") and _other(tries))),
        Untried(untried.NO_MAPS, habits.no_maps),
        Untried(
            untried.ONE_MODE, lambda tries: len({bool(each["training"]) for each in tries}) < 2
        ),
        Untried(
            untried.FRESH_BUFFERS,
            lambda tries: all(
                np.all(each["running_mean"] == 0) and np.all(each["running_var"] == 1)
                for each in tries
            ),
        ),
        Untried(untried.PLAIN_AFFINE, habits.plain_affine),
    ),
    probes=(
        Planted(Text("y만 맞음", "only y is right"), _only_y, untried.ONLY_Y),
        *habits.probes(_exact),
    ),
)
