"""How many steps batch norm saves, against opponents of every strength."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _normed
from course_pkg.results.base import Floats
from course_pkg.results.choice import best_rate
from course_pkg.results.norm_speed import NEVER, StepRatio

SEEDS = (0, 1, 2, 3, 4)
EVERY = 5
XAVIER = 0.5**0.5  # times He's standard deviation


def step_ratio(
    targets: Sequence[float] = (0.9, 0.95),
    seeds: Sequence[int] = SEEDS,
    width: int = 64,
    limit: int = 2000,
    batch: int = 60,
    step_cost: float = 1.4,
    data: Source = digits,
) -> StepRatio:
    """Three hidden sigmoid layers, as in the paper's MNIST experiment, on the digits.

    The flattering opponent starts from Xavier's weights with the learning rate of batch norm; the
    fair ones take their own best rate, a better start, or ReLU, with batch norm or without. Rates
    are chosen on the seeds reported, in favour of every opponent. Accuracy is that on the test
    set, every 5 steps, with statistics of 500 training examples. A step with batch norm costs
    ``step_cost`` times as much: read the ratios divided by it as ratios of time.
    References: ioffe2015batch (section 4.1)
    """
    arms: dict[str, tuple[bool, _normed.Activation, float, tuple[float, ...]]] = {
        "norm": (True, torch.sigmoid, XAVIER, (0.5,)),
        "norm tuned": (True, torch.sigmoid, XAVIER, (1.0, 2.0, 4.0)),
        "same rate": (False, torch.sigmoid, XAVIER, (0.5,)),
        "tuned rate": (False, torch.sigmoid, XAVIER, (1.0, 2.0, 4.0)),
        "good start": (False, torch.sigmoid, 4 * XAVIER, (1.0, 2.0, 4.0)),
        "ReLU": (False, torch.relu, 1.0, (0.2, 0.4, 0.8)),
        "ReLU norm": (True, torch.relu, 1.0, (0.2, 0.5, 1.0)),
    }
    task = _adapt.drawn(data, seeds)
    steps = np.empty((len(arms), len(targets), len(seeds)))
    chosen = np.empty_like(steps)
    for row, (normed, activation, scale, rates) in enumerate(arms.values()):
        nets = _normed.he((task.x.shape[-1], width, width, width, 10), seeds, len(rates), scale)
        draw = _normed.batches(task, seeds, batch, limit, len(rates))
        rate = _normed.per_network(rates, seeds)
        how = _normed.batch_norm if normed else None
        reached = np.full((len(targets), len(rates) * len(seeds)), NEVER)
        few = _adapt.Data(task.x[:, :500], task.y[:, :500], task.x_test, task.y_test)
        for start in range(0, limit, EVERY):

            def later(step: int, start: int = start, draw: _normed.Draw = draw) -> _Batch:
                return draw(start + step)

            _normed.train(nets, later, rate, EVERY, how, activation)
            accuracy = 1 - _normed.population_error(nets, few, normed, activation)
            for column, target in enumerate(targets):
                first = (accuracy >= target) & (reached[column] == NEVER)
                reached[column, first] = start + EVERY
            if one_rate_is_through(reached[-1].reshape(len(rates), -1), start):
                break
        steps[row], chosen[row] = best(reached, rates)
    return StepRatio(tuple(arms), tuple(targets), tuple(seeds), steps, chosen, limit, step_cost)


_Batch = tuple[Tensor, Tensor]


def one_rate_is_through(reached: Floats, step: int) -> bool:
    """Whether no other rate can still win: its mean so far is above that of a finished one."""
    means = np.minimum(reached, step).mean(axis=1)
    done = np.isfinite(reached).all(axis=1)
    return bool(done.any() and means[~done].min(initial=np.inf) >= means[done].min())


def best(reached: Floats, rates: Sequence[float]) -> tuple[Floats, Floats]:
    """Steps, (targets, seeds), at the rate with the fewest on average; and that rate, likewise."""
    by_rate = reached.reshape(len(reached), len(rates), -1)
    place = best_rate(by_rate)
    steps = by_rate[np.arange(len(reached)), place]
    return steps, np.broadcast_to(np.array(rates)[place, None], steps.shape)
