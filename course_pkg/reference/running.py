"""The statistics that batch norm uses when there is no batch, and how training collects them."""

from __future__ import annotations

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
    running_mean = floats("running_mean", running_mean)
    same = "that of running_mean"
    running_var = shaped("running_var", running_var, running_mean.shape, same)
    mu = shaped("mu", mu, running_mean.shape, same)
    var = shaped("var", var, running_mean.shape, same)
    if m < 2:
        raise InvalidValueError(
            f"the unbiased variance divides by m - 1, so m must be 2 or more; got {m}"
        )
    if not 0.0 <= momentum <= 1.0:
        raise InvalidValueError(
            f"momentum must lie in [0, 1], the weight of the new statistic; got {momentum}"
        )
    unbiased = var * m / (m - 1)
    running_mean = (1.0 - momentum) * running_mean + momentum * mu  # eq-bn-running-mean
    running_var = (1.0 - momentum) * running_var + momentum * unbiased  # eq-bn-running-var
    return running_mean, running_var


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
