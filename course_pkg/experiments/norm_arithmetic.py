"""Batch normalization, computed: what its formulas say about few numbers, without any training."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course_pkg.reference.norm import batch_norm_backward, batch_norm_forward
from course_pkg.results import (
    AveragedSpread,
    BackwardCheck,
    BiasDrift,
    Floats,
    IdentityRestored,
    Pairs,
)


def bias_drift(steps: int = 200, lr: float = 0.1, examples: int = 64, seed: int = 0) -> BiasDrift:
    """A bias in front of a mean subtraction: with the mean outside the graph it never stops.

    x = u + b, x_hat = x - mean(x), loss = mean((x_hat - target)^2) / 2 with targets of mean 1,
    which no b can reach. Without the mean's own gradient descent keeps trying.
    References: ioffe2015batch (section 2)
    """
    rng = np.random.default_rng(seed)
    u, target = rng.normal(size=(2, examples))
    target += 1.0 - target.mean()

    def descend(in_graph: bool) -> tuple[Floats, Floats]:
        b, biases, losses = 0.0, [], []
        for _ in range(steps + 1):
            x = u + b
            residual = x - x.mean() - target
            biases.append(b)
            losses.append(float(np.mean(residual**2) / 2))
            # dx_hat_i/db is 1, minus d mean(x)/db = 1 when the mean is part of the graph.
            dx_hat_db = 1.0 - 1.0 if in_graph else 1.0
            b -= lr * float(np.mean(residual)) * dx_hat_db
        return np.array(biases), np.array(losses)

    return BiasDrift(lr, *descend(in_graph=False), *descend(in_graph=True))


def pairs(
    distance: Sequence[float] = (1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0), eps: float = 1e-5
) -> Pairs:
    """What batch norm puts out for the larger of two examples that lie 2 * distance apart."""
    d = np.array(distance)
    one = np.ones(len(d))
    # One feature per distance: the batch is (-d, +d).
    y, _ = batch_norm_forward(np.stack([-d, d]), gamma=one, beta=0 * one, eps=eps)
    return Pairs(distance=d, output=y[1], eps=eps)


def backward_check(
    examples: int = 8, features: int = 3, eps: float = 1e-5, step: float = 1e-6, seed: int = 0
) -> BackwardCheck:
    """eq-bn-dx against central differences with a random upstream gradient, and two traps.

    Trap one: mean and variance as constants. Trap two: an upstream gradient of ones, for which
    the true dx and dgamma vanish, so that a backward pass that returns zeros looks right.
    """
    rng = np.random.default_rng(seed)
    x, dy = rng.normal(size=(2, examples, features))
    gamma, beta = rng.normal(size=(2, features))
    _, cache = batch_norm_forward(x, gamma, beta, eps)
    dx, _, _ = batch_norm_backward(dy, cache)

    def loss(at: Floats) -> float:
        return float(np.sum(dy * batch_norm_forward(at, gamma, beta, eps)[0]))

    numerical = np.empty_like(x)
    for index in np.ndindex(x.shape):
        nudge = np.zeros_like(x)
        nudge[index] = step
        numerical[index] = (loss(x + nudge) - loss(x - nudge)) / (2 * step)

    constant = gamma * dy * cache.rstd
    ones_dx, ones_dgamma, _ = batch_norm_backward(np.ones_like(dy), cache)
    return BackwardCheck(
        error=_largest(dx - numerical),
        sum_dx=_largest(dx.sum(axis=0)),
        sum_dx_xhat=_largest((dx * cache.x_hat).sum(axis=0)),
        constant_sum_dx=_largest(constant.sum(axis=0)),
        constant_sum_dx_xhat=_largest((constant * cache.x_hat).sum(axis=0)),
        ones_dx=_largest(ones_dx),
        ones_dgamma=_largest(ones_dgamma),
    )


def identity_restored(
    examples: int = 16, features: int = 4, eps: float = 1e-5, seed: int = 0
) -> IdentityRestored:
    """How exactly gamma and beta can undo the normalisation, and only for their own batch."""
    rng = np.random.default_rng(seed)
    first, second = rng.normal(size=(2, examples, features))
    mu, var = first.mean(axis=0), first.var(axis=0)

    def difference(x: Floats, gamma: Floats) -> float:
        return _largest(batch_norm_forward(x, gamma, mu, eps)[0] - x)

    return IdentityRestored(
        root=difference(first, np.sqrt(var + eps)),
        spread=difference(first, np.sqrt(var)),
        other_batch=difference(second, np.sqrt(var + eps)),
    )


def averaged_spread(m: int = 4, batches: int = 200_000, seed: int = 0) -> AveragedSpread:
    """Which average over batches recovers the spread of the data: only the corrected variance."""
    x = np.random.default_rng(seed).normal(size=(batches, m))
    biased = x.var(axis=1)
    return AveragedSpread(
        m=m,
        of_sd=float(np.sqrt(biased).mean()),
        of_biased=float(np.sqrt(biased.mean())),
        of_unbiased=float(np.sqrt(biased.mean() * m / (m - 1))),
    )


def _largest(values: Floats) -> float:
    return float(np.abs(values).max())
