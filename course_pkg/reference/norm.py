"""Batch, layer, instance, group and RMS norm: forward and hand-derived backward.

They differ only in the axes over which mean and variance are taken. With xhat = (x - mu) rstd,
mu and rstd are functions of every x they average, and the chain rule over the three paths
x -> xhat, x -> mu -> xhat and x -> var -> xhat collapses to one line that all share::

    dx = rstd (dxhat - mean(dxhat) - xhat mean(dxhat xhat))

The variance is always the mean of squared deviations: E[x^2] - E[x]^2 subtracts two large
numbers and loses all digits once the mean is large against the spread. Everything is float64.

References: ioffe2015batch, https://arxiv.org/abs/1502.03167; ba2016layer,
https://arxiv.org/abs/1607.06450; ulyanov2016instance, https://arxiv.org/abs/1607.08022;
wu2018group, https://arxiv.org/abs/1803.08494; zhang2019root, https://arxiv.org/abs/1910.07467
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference._arrays import at_least, floats, shaped
from course_pkg.reference.running import batch_norm_inference, update_running
from course_pkg.results.base import Floats

__all__ = [
    "NormCache",
    "RMSNormCache",
    "batch_norm_backward",
    "batch_norm_forward",
    "batch_norm_inference",
    "group_norm_backward",
    "group_norm_forward",
    "instance_norm_backward",
    "instance_norm_forward",
    "layer_norm_backward",
    "layer_norm_forward",
    "rms_norm_backward",
    "rms_norm_forward",
    "update_running",
]


@dataclass(frozen=True, slots=True)
class NormCache:
    """What a forward pass computed and its backward pass needs.

    x_hat: the shape of x; mu, var, rstd = 1/sqrt(var + eps): one number per statistic, that is
    (c,) for batch norm, (n, c) for instance norm, (n, g) for group norm and the shape of x
    without its last axis for layer norm; gamma: as given.
    """

    x_hat: Floats
    mu: Floats
    var: Floats
    rstd: Floats
    gamma: Floats


@dataclass(frozen=True, slots=True)
class RMSNormCache:
    """What RMS norm keeps: x_hat = x rrms, the mean square, rrms = 1/sqrt(ms + eps), gamma."""

    x_hat: Floats
    ms: Floats
    rrms: Floats
    gamma: Floats


def batch_norm_forward(
    x: ArrayLike, gamma: ArrayLike, beta: ArrayLike, eps: float = 1e-5
) -> tuple[Floats, NormCache]:
    """Normalise each channel over the batch: eq-bn-mu, eq-bn-var, eq-bn-xhat, eq-bn-y.

    x: (n, c, *spatial), averaged over n and all spatial axes; gamma, beta: (c,). Returns
    y: the shape of x, and the cache. The variance divides by m, the number of values per
    channel; with m = 1 every x_hat is 0.
    Raises ShapeError when shapes disagree, InvalidValueError for a negative eps.
    References: ioffe2015batch (Algorithm 1)
    """
    x, gamma, beta = _channels_first(x, gamma, beta)
    axes = (0, *range(2, x.ndim))
    mu = x.mean(axis=axes)  # eq-bn-mu
    centred = x - _along(mu, x)
    var = np.mean(centred**2, axis=axes)  # eq-bn-var
    rstd = 1.0 / np.sqrt(var + at_least("eps", eps, 0.0))
    x_hat = centred * _along(rstd, x)  # eq-bn-xhat
    y = _along(gamma, x) * x_hat + _along(beta, x)  # eq-bn-y
    return y, NormCache(x_hat, mu, var, rstd, gamma)


def batch_norm_backward(dy: ArrayLike, cache: NormCache) -> tuple[Floats, Floats, Floats]:
    """Gradients of batch norm: eq-bn-dbeta, eq-bn-dgamma, eq-bn-dxhat, eq-bn-dx.

    dy: the shape of x. Returns dx: the shape of x, dgamma, dbeta: (c,).
    Raises ShapeError when dy does not have the shape of x.
    References: ioffe2015batch (section 3)
    """
    x_hat, gamma = cache.x_hat, cache.gamma
    dy = _like_output(dy, x_hat)
    axes = (0, *range(2, x_hat.ndim))
    dbeta = dy.sum(axis=axes)  # eq-bn-dbeta
    dgamma = np.sum(dy * x_hat, axis=axes)  # eq-bn-dgamma
    dx_hat = dy * _along(gamma, dy)  # eq-bn-dxhat
    mean_dx_hat = dx_hat.mean(axis=axes, keepdims=True)  # the path through mu
    mean_dx_hat_x_hat = np.mean(dx_hat * x_hat, axis=axes, keepdims=True)  # through var
    dx = _along(cache.rstd, dy) * (dx_hat - mean_dx_hat - x_hat * mean_dx_hat_x_hat)  # eq-bn-dx
    return dx, dgamma, dbeta


def layer_norm_forward(
    x: ArrayLike, gamma: ArrayLike, beta: ArrayLike, eps: float = 1e-5
) -> tuple[Floats, NormCache]:
    """Normalise over the last axis: eq-ln-xhat, eq-ln-y.

    x: (..., d); gamma, beta: (d,). Returns y: (..., d), and the cache. No example sees another.
    Raises ShapeError when shapes disagree, InvalidValueError for a negative eps.
    References: ba2016layer
    """
    x, gamma, beta = _features_last(x, gamma, beta)
    mu = x.mean(axis=-1)
    centred = x - mu[..., None]
    var = np.mean(centred**2, axis=-1)
    rstd = 1.0 / np.sqrt(var + at_least("eps", eps, 0.0))
    x_hat = centred * rstd[..., None]  # eq-ln-xhat
    y = gamma * x_hat + beta  # eq-ln-y
    return y, NormCache(x_hat, mu, var, rstd, gamma)


def layer_norm_backward(dy: ArrayLike, cache: NormCache) -> tuple[Floats, Floats, Floats]:
    """Gradients of layer norm: eq-ln-dx.

    dy: (..., d). Returns dx: (..., d), dgamma, dbeta: (d,). The parameters are shared by all
    leading axes, so their gradients sum over them; dx averages over the last axis alone.
    Raises ShapeError when dy does not have the shape of x.
    """
    x_hat, gamma = cache.x_hat, cache.gamma
    dy = _like_output(dy, x_hat)
    leading = tuple(range(dy.ndim - 1))
    dbeta = dy.sum(axis=leading)
    dgamma = np.sum(dy * x_hat, axis=leading)
    # gamma varies along the axis of the mean, so it cannot be taken out of it.
    dx_hat = dy * gamma
    mean_dx_hat = dx_hat.mean(axis=-1, keepdims=True)
    mean_dx_hat_x_hat = np.mean(dx_hat * x_hat, axis=-1, keepdims=True)
    dx = cache.rstd[..., None] * (dx_hat - mean_dx_hat - x_hat * mean_dx_hat_x_hat)  # eq-ln-dx
    return dx, dgamma, dbeta


def instance_norm_forward(
    x: ArrayLike, gamma: ArrayLike, beta: ArrayLike, eps: float = 1e-5
) -> tuple[Floats, NormCache]:
    """Normalise each channel of each example over space: eq-in-xhat, eq-in-y.

    Group norm with one channel per group. x: (n, c, *spatial) with at least one spatial axis;
    gamma, beta: (c,). Returns y: the shape of x, and the cache.
    Raises ShapeError when shapes disagree or x has no spatial axis.
    References: ulyanov2016instance
    """
    x, gamma, beta = _channels_first(x, gamma, beta)
    if x.ndim < 3:
        raise ShapeError(
            "instance norm averages over space, so x must be (n, c, *spatial); got shape "
            f"{x.shape}. For (n, d) use layer norm or batch norm"
        )
    return group_norm_forward(x, gamma, beta, eps, groups=x.shape[1])


def instance_norm_backward(dy: ArrayLike, cache: NormCache) -> tuple[Floats, Floats, Floats]:
    """Gradients of instance norm: eq-in-dx.

    dy: the shape of x. Returns dx: the shape of x, dgamma, dbeta: (c,).
    Raises ShapeError when dy does not have the shape of x.
    """
    return group_norm_backward(dy, cache)


def group_norm_forward(
    x: ArrayLike, gamma: ArrayLike, beta: ArrayLike, eps: float = 1e-5, *, groups: int
) -> tuple[Floats, NormCache]:
    """Normalise over the channels of a group and space: eq-gn-xhat, eq-gn-y.

    x: (n, c, *spatial), groups: g, a divisor of c; gamma, beta: (c,). Returns y: the shape of
    x, and the cache. Statistics belong to groups, gamma and beta to channels.
    Raises ShapeError when shapes disagree, InvalidValueError when g does not divide c.
    References: wu2018group
    """
    x, gamma, beta = _channels_first(x, gamma, beta)
    n, c = x.shape[:2]
    if groups < 1 or c % groups:
        raise InvalidValueError(
            f"groups must divide the number of channels, {c}; got {groups}. "
            f"Possible: {', '.join(str(g) for g in range(1, c + 1) if c % g == 0)}"
        )
    grouped = x.reshape(n, groups, -1)  # (n, g, c/g * spatial)
    mu = grouped.mean(axis=-1)
    centred = grouped - mu[..., None]
    var = np.mean(centred**2, axis=-1)
    rstd = 1.0 / np.sqrt(var + at_least("eps", eps, 0.0))
    x_hat = (centred * rstd[..., None]).reshape(x.shape)  # eq-gn-xhat
    y = _along(gamma, x) * x_hat + _along(beta, x)  # eq-gn-y
    return y, NormCache(x_hat, mu, var, rstd, gamma)


def group_norm_backward(dy: ArrayLike, cache: NormCache) -> tuple[Floats, Floats, Floats]:
    """Gradients of group norm: eq-gn-dx.

    dy: the shape of x. Returns dx: the shape of x, dgamma, dbeta: (c,).
    Raises ShapeError when dy does not have the shape of x.
    """
    dy = _like_output(dy, cache.x_hat)
    over_channels = (0, *range(2, dy.ndim))
    dbeta = dy.sum(axis=over_channels)
    dgamma = np.sum(dy * cache.x_hat, axis=over_channels)
    grouped = (*cache.mu.shape, -1)  # (n, g, c/g * spatial)
    dx_hat = (dy * _along(cache.gamma, dy)).reshape(grouped)
    x_hat = cache.x_hat.reshape(grouped)
    mean_dx_hat = dx_hat.mean(axis=-1, keepdims=True)
    mean_dx_hat_x_hat = np.mean(dx_hat * x_hat, axis=-1, keepdims=True)
    dx = cache.rstd[..., None] * (dx_hat - mean_dx_hat - x_hat * mean_dx_hat_x_hat)  # eq-gn-dx
    return dx.reshape(dy.shape), dgamma, dbeta


def rms_norm_forward(
    x: ArrayLike, gamma: ArrayLike, eps: float = 1e-5
) -> tuple[Floats, RMSNormCache]:
    """Divide by the root mean square of the last axis: eq-rms-xhat, eq-rms-y.

    x: (..., d); gamma: (d,). Returns y: (..., d), and the cache. No mean is subtracted: a shift
    of x changes y, and there is no beta.
    Raises ShapeError when shapes disagree, InvalidValueError for a negative eps.
    References: zhang2019root
    """
    x, gamma, _ = _features_last(x, gamma, gamma)
    ms = np.mean(x**2, axis=-1)
    rrms = 1.0 / np.sqrt(ms + at_least("eps", eps, 0.0))
    x_hat = x * rrms[..., None]  # eq-rms-xhat
    y = gamma * x_hat  # eq-rms-y
    return y, RMSNormCache(x_hat, ms, rrms, gamma)


def rms_norm_backward(dy: ArrayLike, cache: RMSNormCache) -> tuple[Floats, Floats]:
    """Gradients of RMS norm: eq-rms-dx.

    dy: (..., d). Returns dx: (..., d), dgamma: (d,). Without mu one path is gone, and with it
    the term mean(dx_hat).
    Raises ShapeError when dy does not have the shape of x.
    """
    x_hat = cache.x_hat
    dy = _like_output(dy, x_hat)
    dgamma = np.sum(dy * x_hat, axis=tuple(range(dy.ndim - 1)))
    dx_hat = dy * cache.gamma
    mean_dx_hat_x_hat = np.mean(dx_hat * x_hat, axis=-1, keepdims=True)
    dx = cache.rrms[..., None] * (dx_hat - x_hat * mean_dx_hat_x_hat)  # eq-rms-dx
    return dx, dgamma


def _along(per_channel: Floats, x: Floats) -> Floats:
    """(c,) -> (c, 1, ..., 1), which broadcasts along axis 1 of x."""
    return per_channel.reshape(-1, *[1] * (x.ndim - 2))


def _channels_first(
    x: ArrayLike, gamma: ArrayLike, beta: ArrayLike
) -> tuple[Floats, Floats, Floats]:
    x = floats("x", x)
    if x.ndim < 2 or x.size == 0:
        raise ShapeError(f"x must be (n, c, *spatial) and not empty; got shape {x.shape}")
    reason = f"one number per channel of x {x.shape}"
    # A copy: the cache must outlive a step that changes gamma in place.
    gamma = shaped("gamma", gamma, x.shape[1:2], reason).copy()
    return x, gamma, shaped("beta", beta, x.shape[1:2], reason)


def _features_last(
    x: ArrayLike, gamma: ArrayLike, beta: ArrayLike
) -> tuple[Floats, Floats, Floats]:
    x = floats("x", x)
    if x.ndim < 1 or x.size == 0:
        raise ShapeError(f"x must be (..., d) and not empty; got shape {x.shape}")
    reason = f"one number per feature of x {x.shape}"
    gamma = shaped("gamma", gamma, x.shape[-1:], reason).copy()
    return x, gamma, shaped("beta", beta, x.shape[-1:], reason)


def _like_output(dy: ArrayLike, x_hat: Floats) -> Floats:
    return shaped("dy", dy, x_hat.shape, "that of the forward pass's y")
