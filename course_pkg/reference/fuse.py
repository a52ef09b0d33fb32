"""Batch norm in inference is affine, so the linear layer before or after it can absorb it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import ShapeError
from course_pkg.reference._arrays import at_least, floats, shaped
from course_pkg.results.base import Floats


def fold_back(
    weight: ArrayLike,
    bias: ArrayLike,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    eps: float = 1e-5,
) -> tuple[Floats, Floats]:
    """Norm after a linear or convolution layer, as one layer: eq-fold-back.

    weight: (out, in, *window); all others (out,). With s = gamma / sqrt(running_var + eps):
    W' = s W, b' = s (b - running_mean) + beta. Nothing may stand between layer and norm.
    Raises ShapeError when shapes disagree, InvalidValueError for a negative eps.
    References: jacob2018quantization (section 3.2), https://arxiv.org/abs/1712.05877
    """
    weight = _weight(weight)
    scale, shift = _affine(running_mean, running_var, gamma, beta, eps, len(weight), "output")
    bias = shaped("bias", bias, weight.shape[:1], "one number per output channel")
    return weight * scale.reshape(-1, *[1] * (weight.ndim - 1)), scale * bias + shift


def fold_forward(
    running_mean: ArrayLike,
    running_var: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    weight: ArrayLike,
    bias: ArrayLike,
    eps: float = 1e-5,
) -> tuple[Floats, Floats]:
    """Norm before a linear or convolution layer, as one layer: eq-fold-forward.

    weight: (out, in, *window); bias: (out,); all others (in,). With s as above and
    t = beta - s running_mean: W' = W s, b' = b + W t. The way left when an activation stands
    before the norm; not exact for a convolution that pads with zeros.
    Raises ShapeError when shapes disagree, InvalidValueError for a negative eps.
    """
    weight = _weight(weight)
    scale, shift = _affine(running_mean, running_var, gamma, beta, eps, weight.shape[1], "input")
    bias = shaped("bias", bias, weight.shape[:1], "one number per output channel")
    window = (1,) * (weight.ndim - 2)
    moved = np.sum(weight * shift.reshape(-1, *window), axis=tuple(range(1, weight.ndim)))
    return weight * scale.reshape(-1, *window), bias + moved


def _weight(weight: ArrayLike) -> Floats:
    array = floats("weight", weight)
    if array.ndim < 2:
        raise ShapeError(f"weight must be (out, in, *window); got shape {array.shape}")
    return array


def _affine(
    running_mean: ArrayLike,
    running_var: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    eps: float,
    channels: int,
    side: str,
) -> tuple[Floats, Floats]:
    """Inference as scale x + shift, both (channels,)."""
    named = {"running_mean": running_mean, "running_var": running_var, "gamma": gamma, "beta": beta}
    reason = f"one number per {side} channel of weight"
    mean, var, gain, offset = (shaped(k, v, (channels,), reason) for k, v in named.items())
    scale = gain / np.sqrt(var + at_least("eps", eps, 0.0))
    return scale, offset - scale * mean
