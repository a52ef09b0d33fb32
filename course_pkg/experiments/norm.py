"""Batch normalization, measured: settings in, result out; nothing is drawn here.

Trained experiments use one seed for split, initial weights and order of the examples, so arms
with the same seed differ in nothing but what is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from torch import nn

from course_pkg import nets, train
from course_pkg.data import Source, Split, digits
from course_pkg.experiments.norm_cost import norm_cost as norm_cost
from course_pkg.experiments.norm_debate import landscape as landscape
from course_pkg.experiments.norm_dropout import dropout_versus_norm as dropout_versus_norm
from course_pkg.experiments.norm_images import instance_contrast as instance_contrast
from course_pkg.experiments.norm_practice import inference_lag as inference_lag
from course_pkg.experiments.norm_practice import placement as placement
from course_pkg.experiments.norm_rnn import rnn_norms as rnn_norms
from course_pkg.experiments.norm_scale import effective_lr as effective_lr
from course_pkg.experiments.norm_scale import input_norm as input_norm
from course_pkg.experiments.norm_signals import activation_drift as activation_drift
from course_pkg.experiments.norm_signals import depth_gradients as depth_gradients
from course_pkg.experiments.norm_speed import step_ratio as step_ratio
from course_pkg.experiments.norm_speed_cnn import step_ratio_cnn as step_ratio_cnn
from course_pkg.nn.norm import BatchNorm, GroupNorm, LayerNorm
from course_pkg.reference.norm import batch_norm_backward, batch_norm_forward
from course_pkg.results import (
    AveragedSpread,
    BackwardCheck,
    BiasDrift,
    Floats,
    IdentityRestored,
    InitAndRate,
    Pairs,
    SmallBatch,
)

SEEDS = (0, 1, 2, 3, 4)


def small_batch(
    sizes: Sequence[int] = (2, 4, 8, 16, 64),
    seeds: Sequence[int] = SEEDS,
    hidden: Sequence[int] = (100, 100, 100),
    lr: float = 0.1,
    steps: int = 150,
    gradient_batch: int = 64,
    data: Source = digits,
) -> SmallBatch:
    """Test error against the number of examples batch norm sees at a time.

    Shrinking the batch itself would also change the noise of the gradient and the number of
    steps per epoch. Here every gradient averages ``gradient_batch`` examples and only the
    statistics see fewer (ghost batches). All networks start from He's initialisation, so that
    the one without normalization is a fair opponent.
    References: hoffer2017train, wu2018group
    """

    def trained(norm: nets.Norm | None, task: Split, seed: int) -> tuple[nn.Sequential, float]:
        model = nets.mlp((task.x_train.shape[1], *hidden, 10), norm=norm, seed=seed)
        history = train.fit(model, task, lr=lr, steps=steps, batch=gradient_batch, seed=seed)
        return model, history.test_error

    def own_group_error(model: nn.Sequential, task: Split, size: int) -> float:
        whole = len(task.x_test) // size * size
        model.train()
        return train.error(model, task.x_test[:whole], task.y_test[:whole])

    ghost = np.empty((len(sizes), len(seeds)))
    own = np.empty_like(ghost)
    others = np.empty((3, len(seeds)))
    for column, seed in enumerate(seeds):
        task = data(seed)
        for row, size in enumerate(sizes):
            model, ghost[row, column] = trained(_ghost(size), task, seed)
            own[row, column] = own_group_error(model, task, size)
        for row, norm in enumerate((LayerNorm, _ten_groups, None)):
            others[row, column] = trained(norm, task, seed)[1]
    return SmallBatch(
        sizes=tuple(sizes),
        seeds=tuple(seeds),
        batch_norm=ghost,
        own_group=own,
        layer_norm=others[0],
        group_norm=others[1],
        no_norm=others[2],
        gradient_batch=gradient_batch,
        lr=lr,
        steps=steps,
    )


def init_and_lr(
    rates: Sequence[float] = (0.03, 0.1, 0.3, 1.0),
    seeds: Sequence[int] = SEEDS,
    hidden: Sequence[int] = (100, 100, 100, 100),
    steps: int = 150,
    data: Source = digits,
) -> InitAndRate:
    """Test error with and without batch norm, for two initialisations and several step sizes.

    Against a network that starts badly, batch norm wins by as much as one likes. The fair
    opponent starts from He's initialisation and takes its own best learning rate.
    References: ioffe2015batch, he2015delving
    """

    def errors(norm: nets.Norm | None, init: nets.Init) -> Floats:
        found = np.empty((len(rates), len(seeds)))
        for column, seed in enumerate(seeds):
            task = data(seed)
            for row, lr in enumerate(rates):
                model = nets.mlp(
                    (task.x_train.shape[1], *hidden, 10), norm=norm, init=init, seed=seed
                )
                history = train.fit(model, task, lr=lr, steps=steps, seed=seed)
                found[row, column] = history.test_error
        return found

    return InitAndRate(
        rates=tuple(rates),
        seeds=tuple(seeds),
        plain_default=errors(None, nets.torch_default),
        norm_default=errors(BatchNorm, nets.torch_default),
        plain_he=errors(None, nets.he),
        norm_he=errors(BatchNorm, nets.he),
        steps=steps,
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


def _ghost(size: int) -> Callable[[int], nn.Module]:
    return lambda features: nets.GhostBatchNorm(features, group=size)


def _ten_groups(features: int) -> nn.Module:
    return GroupNorm(10, features)


def _largest(values: Floats) -> float:
    return float(np.abs(values).max())
