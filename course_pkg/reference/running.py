"""The statistics that batch norm uses when there is no batch, and how training collects them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference._arrays import at_least, floats, shaped
from course_pkg.results.base import Floats


def update_running(
    running_mean: ArrayLike,
    running_var: ArrayLike,
    mu: ArrayLike,
    var: ArrayLike,
    m: int,
    momentum: float = 0.1,
) -> tuple[Floats, Floats]:
    """Move the running statistics towards a batch: eq-bn-running-mean, eq-bn-running-var.

    mu, var: the batch's mean and biased variance as in the cache of ``batch_norm_forward``;
    m: how many values each of them averages; all arrays (c,). ``momentum`` weights the *new*
    statistic, as in PyTorch (Keras weights the old one). What enters running_var is the
    unbiased variance var m / (m - 1). Returns new arrays.
    Raises ShapeError when shapes disagree, InvalidValueError for m < 2 or a momentum outside
    [0, 1].
    References: ioffe2015batch (Algorithm 2)
    """
    if m < 2:
        raise InvalidValueError(
            f"the unbiased variance divides by m - 1, so m must be 2 or more; got {m}"
        )
    if not 0.0 <= momentum <= 1.0:
        raise InvalidValueError(
            f"momentum must lie in [0, 1], the weight of the new statistic; got {momentum}"
        )
    return _move(running_mean, running_var, mu, var, m / (m - 1), momentum)


def batch_norm_inference(
    x: ArrayLike,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    eps: float = 1e-5,
) -> Floats:
    """Normalise with fixed statistics, an affine map of each channel: eq-bn-inference.

    x: (n, c, *spatial); all others: (c,). Returns y: the shape of x; an example's output does
    not depend on what else is in the batch.
    Raises ShapeError when shapes disagree, InvalidValueError for a negative eps or variance.
    References: ioffe2015batch (Algorithm 2)
    """
    x = floats("x", x)
    if x.ndim < 2:
        raise ShapeError(f"x must be (n, c, *spatial); got shape {x.shape}")
    named = {"running_mean": running_mean, "running_var": running_var, "gamma": gamma, "beta": beta}
    reason = f"one number per channel of x {x.shape}"
    mean, var, scale, shift = (
        shaped(name, value, x.shape[1:2], reason).reshape(-1, *[1] * (x.ndim - 2))
        for name, value in named.items()
    )
    if np.any(var < 0):
        raise InvalidValueError(
            f"running_var must not be negative; its smallest value is {var.min():.3g}"
        )
    # eq-bn-inference
    return scale * (x - mean) / np.sqrt(var + at_least("eps", eps, 0.0)) + shift


def population_statistics(batches: Iterable[ArrayLike]) -> tuple[Floats, Floats]:
    """Mean and variance for inference from whole batches: eq-bn-population.

    batches: arrays (n, c, *spatial), one after another. Returns the mean of the batch means and
    the mean of the unbiased batch variances: (c,) each. Nothing lags, as a moving average does,
    and variances are averaged, not standard deviations, whose mean is too small.
    Raises ShapeError for batches that do not fit together, InvalidValueError without batches.
    References: ioffe2015batch (Algorithm 2)
    """
    means: list[Floats] = []
    variances: list[Floats] = []
    for batch in batches:
        x = floats("batch", batch)
        if x.ndim < 2 or (means and x.shape[1] != len(means[0])):
            raise ShapeError(
                f"every batch must be (n, c, *spatial) with the same channels; got shape {x.shape}"
            )
        m = x.size // max(1, x.shape[1])
        if m < 2:
            raise ShapeError(
                f"a batch needs at least 2 values per channel for a variance; got shape {x.shape}"
            )
        axes = (0, *range(2, x.ndim))
        means.append(x.mean(axis=axes))
        variances.append(x.var(axis=axes) * m / (m - 1))
    if not means:
        raise InvalidValueError("statistics need at least one batch; got none")
    return np.mean(means, axis=0), np.mean(variances, axis=0)


def update_running_keras(
    moving_mean: ArrayLike,
    moving_variance: ArrayLike,
    mu: ArrayLike,
    var: ArrayLike,
    momentum: float = 0.99,
) -> tuple[Floats, Floats]:
    """The same step as Keras 3 takes it: momentum weights the *old* statistic, var stays biased.

    All arrays (c,). Returns new arrays. Against ``update_running`` with ``1 - momentum`` the mean
    is the same and the variance lacks the factor m / (m - 1).
    Raises ShapeError when shapes disagree, InvalidValueError for a momentum outside [0, 1].
    References: https://keras.io/api/layers/normalization_layers/batch_normalization/
    """
    return _move(moving_mean, moving_variance, mu, var, 1.0, convert_momentum(momentum))


def convert_momentum(momentum: float) -> float:
    """Keras's momentum as PyTorch's and back: 1 - momentum. Keras's 0.99 is PyTorch's 0.01.

    Raises InvalidValueError for a momentum outside [0, 1].
    """
    if not 0.0 <= momentum <= 1.0:
        raise InvalidValueError(f"momentum must lie in [0, 1]; got {momentum}")
    return 1.0 - momentum


def convert_eps(running_var: ArrayLike, old: float, new: float) -> Floats:
    """The running variance with which a layer of eps ``new`` infers as one of eps ``old``.

    (c,) -> (c,). Keras's default is 1e-3, PyTorch's 1e-5; only their sum with the variance counts
    in inference. In training the two normalise differently, and nothing makes them equal.
    Raises InvalidValueError when the result would be negative.
    """
    converted = floats("running_var", running_var) + (old - new)
    if np.any(converted < 0):
        raise InvalidValueError(
            f"eps cannot grow from {old:g} to {new:g} where the variance is only "
            f"{converted.min() + new - old:.3g}; use the old eps"
        )
    return converted


def _move(
    running_mean: ArrayLike,
    running_var: ArrayLike,
    mu: ArrayLike,
    var: ArrayLike,
    correction: float,
    momentum: float,
) -> tuple[Floats, Floats]:
    """Both statistics a share ``momentum`` of the way to mu and to correction times var."""
    running_mean = floats("running_mean", running_mean)
    same = "that of running_mean"
    running_var = shaped("running_var", running_var, running_mean.shape, same)
    mu = shaped("mu", mu, running_mean.shape, same)
    unbiased = shaped("var", var, running_mean.shape, same) * correction
    running_mean = (1.0 - momentum) * running_mean + momentum * mu  # eq-bn-running-mean
    running_var = (1.0 - momentum) * running_var + momentum * unbiased  # eq-bn-running-var
    return running_mean, running_var
