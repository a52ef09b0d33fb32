"""Measures of training: what moves inside a network, how smooth its loss is, what depth does.

Activations are (..., n, d): n examples, d units; leading axes (networks, layers) stay. Gradients
are (..., p). Each measure has a torch twin of the same name in ``course_pkg.nn.measures``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference._arrays import at_least, floats, shaped
from course_pkg.results.base import Floats
from course_pkg.results.norm_signals import growth_per_layer

PERCENTILES = (15.0, 50.0, 85.0)
TINY = 1e-5


@dataclass(frozen=True, slots=True)
class Activations:
    """The distribution of every unit over examples; each array is (..., d).

    percentiles: (3, ..., d), the 15th, 50th and 85th, as in figure 1 of the paper on batch norm;
    zeros: share of values that are 0 or below, which ReLU cuts off.
    """

    mean: Floats
    sd: Floats
    skewness: Floats
    percentiles: Floats
    zeros: Floats


def activations(h: ArrayLike) -> Activations:
    """What the examples make of every unit. h: (..., n, d).

    The skewness of a unit that never changes is 0. Raises ShapeError unless n and d are 1 or more.
    References: ioffe2015batch (section 4.1)
    """
    x = _units("h", h)
    mean, sd = x.mean(axis=-2), x.std(axis=-2)
    third = ((x - mean[..., None, :]) ** 3).mean(axis=-2)
    skewness = np.divide(third, sd**3, out=np.zeros_like(sd), where=sd > 0)
    return Activations(
        mean, sd, skewness, np.percentile(x, PERCENTILES, axis=-2), (x <= 0).mean(axis=-2)
    )


def mean_shift(before: ArrayLike, after: ArrayLike, by_unit: bool = False) -> Floats:
    """Internal covariate shift as first described: what moves for the same inputs.

    The same inputs before and after an update: how far the mean of a unit moves, averaged over
    units, in standard deviations before it: those of the layer on average, or with ``by_unit``
    each unit's own. The average is safe where ReLU has silenced a unit.
    before, after: (..., n, d) for the same n examples; returns (...).
    Raises ShapeError when shapes differ, InvalidValueError with ``by_unit`` for a constant unit.
    References: ioffe2015batch (section 2)
    """
    old = _units("before", before)
    new = shaped("after", after, old.shape, "that of before: the same examples and units")
    sd = old.std(axis=-2)
    if by_unit and not sd.all():
        raise InvalidValueError("a unit that never changes has no standard deviation to divide by")
    scale = sd if by_unit else sd.mean(axis=-1, keepdims=True) + TINY
    moved: Floats = (np.abs(new.mean(axis=-2) - old.mean(axis=-2)) / scale).mean(axis=-1)
    return moved


def gradient_shift(before: ArrayLike, after: ArrayLike) -> tuple[Floats, Floats]:
    """Internal covariate shift as Santurkar measures it: where a layer wants to go.

    before: the gradient of a layer, (..., p); after: the same for the same batch once the layers
    below have made their step. Returns the distance |after - before| and the cosine; 0 and 1 say
    that the layer would have gone the same way. A gradient of zeros has cosine 0.
    Raises ShapeError when shapes differ.
    References: santurkar2018how (definition 2.1)
    """
    old = _rows("before", before)
    new = shaped("after", after, old.shape, "that of before: the same parameters")
    lengths = np.linalg.norm(old, axis=-1) * np.linalg.norm(new, axis=-1)
    inner = (old * new).sum(axis=-1)
    cosine = np.divide(inner, lengths, out=np.zeros_like(inner), where=lengths > 0)
    return np.linalg.norm(new - old, axis=-1), cosine


def loss_span(losses: ArrayLike) -> Floats:
    """Largest minus smallest loss on a walk along the gradient; losses: (points, ...)."""
    values = floats("losses", losses)
    if values.ndim == 0 or len(values) < 2:
        raise ShapeError(f"losses must be (points, ...) with 2 points or more; got {values.shape}")
    span: Floats = values.max(axis=0) - values.min(axis=0)
    return span


def smoothness(before: ArrayLike, after: ArrayLike, step: float) -> Floats:
    """How fast the gradient turns on the way along it, an effective beta.

    |g(w - step g) - g(w)| / (step |g|): at most the largest eigenvalue of the Hessian where the
    loss is quadratic. Unlike the span of the loss it does not shrink with the gradient.
    before, after: (..., p), the gradient before and after the step; returns (...).
    Raises ShapeError when shapes differ, InvalidValueError for a zero gradient or step.
    References: santurkar2018how (section 3.1)
    """
    old = _rows("before", before)
    new = shaped("after", after, old.shape, "that of before: the same parameters")
    at_least("step", step, 0.0, strictly=True)
    length = np.linalg.norm(old, axis=-1)
    if not length.all():
        raise InvalidValueError("at a point where the gradient is 0 there is no way along it")
    found: Floats = np.linalg.norm(new - old, axis=-1) / (step * length)
    return found


def growth(lengths: ArrayLike) -> Floats:
    """Factor per layer by which gradients grow on their way down.

    lengths: (layers, ...), of the gradient at every layer's activations, from the lowest layer to
    the highest; returns (...). 1 is flat, less vanishes, more explodes. At activations, since the
    gradient of a weight is a product with the activation below, which can hide what vanishes.
    Raises ShapeError for fewer than two layers, InvalidValueError for a length that is 0.
    References: glorot2010understanding
    """
    values = floats("lengths", lengths)
    if values.ndim == 0 or len(values) < 2:
        raise ShapeError(f"lengths must be (layers, ...) with 2 layers or more; got {values.shape}")
    if not (values > 0).all():
        raise InvalidValueError("lengths must be positive: a gradient of 0 has vanished altogether")
    return growth_per_layer(values)


def lengths(gradients: Sequence[ArrayLike]) -> Floats:
    """Euclidean length of each gradient, whatever its shape: (layers,)."""
    return np.array([np.linalg.norm(floats("a gradient", each)) for each in gradients])


def _units(name: str, value: ArrayLike) -> Floats:
    x = floats(name, value)
    if x.ndim < 2 or x.size == 0:
        raise ShapeError(f"{name} must be (..., n, d) and not empty; got shape {x.shape}")
    return x


def _rows(name: str, value: ArrayLike) -> Floats:
    x = floats(name, value)
    if x.ndim < 1 or x.size == 0:
        raise ShapeError(f"{name} must be (..., p) and not empty; got shape {x.shape}")
    return x
