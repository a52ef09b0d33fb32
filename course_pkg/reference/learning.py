"""Statistics of learning: bias and variance, the noise of a batch, steps on a sphere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference._arrays import at_least, floats, shaped


@dataclass(frozen=True, slots=True)
class Decomposition:
    """Squared error of a learner about the truth, averaged over the test inputs.

    error = bias2 + variance_plain exactly, by algebra. But bias2 still holds 1/R of the
    variance, since a mean of R predictions varies; bias2_corrected (which can come out negative)
    and variance (divided by R - 1) estimate the two without bias and add up to the same error.
    """

    error: float
    bias2: float
    variance_plain: float
    bias2_corrected: float
    variance: float


def bias_variance(predictions: ArrayLike, truth: ArrayLike) -> Decomposition:
    """Decompose E[(prediction - truth)^2] over training sets: eq-bias-variance.

    predictions: (R, n), row r from a learner trained on training set r; truth: (n,), without
    noise, whose variance is to be added to the error of noisy test data.
    Raises ShapeError when shapes disagree, InvalidValueError for R < 2.
    References: geman1992neural
    """
    f = floats("predictions", predictions)
    if f.ndim != 2 or f.size == 0:
        raise ShapeError(f"predictions must be (R, n) and not empty; got shape {f.shape}")
    if len(f) < 2:
        raise InvalidValueError(f"a variance needs at least 2 training sets; got {len(f)}")
    y = shaped("truth", truth, f.shape[1:], "one number per test input")
    bias2 = float(np.mean((f.mean(axis=0) - y) ** 2))
    variance = float(np.mean(f.var(axis=0, ddof=1)))
    return Decomposition(
        error=float(np.mean((f - y) ** 2)),
        bias2=bias2,
        variance_plain=float(np.mean(f.var(axis=0))),
        bias2_corrected=bias2 - variance / len(f),
        variance=variance,
    )


def batch_gradient_variance(gradients: ArrayLike, m: int) -> float:
    """Expected squared distance of a batch's gradient from the full one: eq-gradient-noise.

    gradients: (n, p), one row per example; m: batch size, drawn without replacement. It is
    (n - m) / (n - 1) times the variance of a single example over m: halved by doubling the batch,
    as long as m is small against n, and 0 for the full batch. The mean over batches has no bias,
    unless the examples of a batch change each other's gradients, as under batch norm.
    Raises ShapeError or InvalidValueError when gradients or m do not fit.
    References: bottou2018optimization, https://arxiv.org/abs/1606.04838
    """
    g = floats("gradients", gradients)
    if g.ndim != 2 or len(g) < 2:
        raise ShapeError(f"gradients must be (n, p) with n of 2 or more; got shape {g.shape}")
    n = len(g)
    if not 1 <= m <= n:
        raise InvalidValueError(f"m must lie between 1 and {n}, the number of examples; got {m}")
    single = float(np.sum(g.var(axis=0)))
    return single / m * (n - m) / (n - 1)


def effective_learning_rate(lr: float, weight: ArrayLike) -> float:
    """lr / |w|^2, the step size of the direction of scale-invariant weights: eq-effective-lr.

    weight: any shape, the weights in front of a norm, whose scale the loss does not see. Their
    gradient is orthogonal to them and shrinks as 1/|w|; a step then turns w by about
    lr |gradient at |w| = 1| / |w|^2. Weight decay acts on such weights only through this number.
    Raises InvalidValueError for zero weights or a learning rate that is not positive.
    References: vanlaarhoven2017l2, https://arxiv.org/abs/1706.05350; hoffer2018norm,
    https://arxiv.org/abs/1803.01814
    """
    square = float(np.sum(floats("weight", weight) ** 2))
    if square == 0.0:
        raise InvalidValueError("weights of norm 0 have no direction to change")
    return at_least("lr", lr, 0.0, strictly=True) / square
