"""Batch norm beside its opponents: with few examples at a time, and from good and bad starts.

One seed stands for split, initial weights and order of the examples, so that arms with the same
seed differ in nothing but what is compared. The networks of an arm train side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _normed
from course_pkg.results import Floats, InitAndRate, SmallBatch

SEEDS = (0, 1, 2, 3, 4)
# The fair gap is one percentage point: five seeds do not tell it from none.
TEN_SEEDS = (*SEEDS, 5, 6, 7, 8, 9)
MOMENTUM = 0.1


class _Ghosts:
    """Batch norm that sees ``size`` examples at a time, and the averages of what it has seen.

    running: as PyTorch's, mean 0 and variance 1 at the start, then the mean over the groups and
    their unbiased variance with a momentum of 0.1.
    """

    def __init__(self, size: int, networks: int, widths: Sequence[int]) -> None:
        self.size = size
        self.running = _normed.Population(
            [(torch.zeros(networks, 1, w), torch.ones(networks, 1, w)) for w in widths]
        )

    def train(self, at: int, z: Tensor) -> Tensor:
        groups = self._groups(z.detach())
        mu = groups.mean(dim=1, keepdim=True)
        var = (groups - mu).square().sum(dim=1) / (self.size - 1)
        now = [each.view(len(z), -1, z.shape[2]).mean(dim=1, keepdim=True) for each in (mu, var)]
        mean, spread = self.running.kept[at]
        self.running.kept[at] = (mean.lerp(now[0], MOMENTUM), spread.lerp(now[1], MOMENTUM))
        return self.own(at, z)

    def own(self, at: int, z: Tensor) -> Tensor:
        """x_hat of every group by its own statistics.  # eq-bn-xhat"""
        return _normed.batch_norm(at, self._groups(z)).view_as(z)

    def _groups(self, z: Tensor) -> Tensor:
        """A batch of g groups is a batch of ``size`` examples with g times the features."""
        return z.view(len(z), self.size, -1)


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
    task = _adapt.drawn(data, seeds)
    draw = _normed.batches(task, seeds, gradient_batch, steps, 1)
    rate = _normed.per_network([lr], seeds)

    def trained(how: _normed.Normalise | None) -> _normed.Nets:
        nets = _normed.he((task.x.shape[-1], *hidden, 10), seeds)
        _normed.train(nets, draw, rate, steps, how)
        return nets

    def test_error(nets: _normed.Nets, how: _normed.Normalise | None, size: int = 1) -> Floats:
        whole = task.x_test.shape[1] // size * size
        with torch.no_grad():
            z = nets.forward(task.x_test[:, :whole], how)
        return _normed.error(z, task.y_test[:, :whole])

    ghost, own = np.empty((2, len(sizes), len(seeds)))
    for row, size in enumerate(sizes):
        ghosts = _Ghosts(size, len(seeds), hidden)
        nets = trained(ghosts.train)
        ghost[row] = test_error(nets, ghosts.running.use)
        own[row] = test_error(nets, ghosts.own, size)
    layer, group, plain = (
        test_error(trained(how), how) for how in (_over_units, _ten_groups, None)
    )
    return SmallBatch(
        sizes=tuple(sizes),
        seeds=tuple(seeds),
        batch_norm=ghost,
        own_group=own,
        layer_norm=layer,
        group_norm=group,
        no_norm=plain,
        gradient_batch=gradient_batch,
        lr=lr,
        steps=steps,
    )


def init_and_lr(
    rates: Sequence[float] = (0.03, 0.1, 0.3, 1.0),
    seeds: Sequence[int] = TEN_SEEDS,
    hidden: Sequence[int] = (100, 100, 100, 100),
    steps: int = 150,
    data: Source = digits,
) -> InitAndRate:
    """Test error with and without batch norm, for two initialisations and several step sizes.

    Against a network that starts badly, batch norm wins by as much as one likes. The fair
    opponent starts from He's initialisation and takes its own best learning rate. Batch norm
    takes the statistics of the training set for the test.
    References: ioffe2015batch, he2015delving
    """
    task = _adapt.drawn(data, seeds)
    draw = _normed.batches(task, seeds, 64, steps, len(rates))
    rate = _normed.per_network(rates, seeds)
    sizes = (task.x.shape[-1], *hidden, 10)

    def errors(nets: _normed.Nets, normed: bool) -> Floats:
        _normed.train(nets, draw, rate, steps, _normed.batch_norm if normed else None)
        return _normed.population_error(nets, task, normed).reshape(len(rates), len(seeds))

    return InitAndRate(
        rates=tuple(rates),
        seeds=tuple(seeds),
        plain_default=errors(_default(sizes, seeds, len(rates)), normed=False),
        norm_default=errors(_default(sizes, seeds, len(rates)), normed=True),
        plain_he=errors(_normed.he(sizes, seeds, len(rates)), normed=False),
        norm_he=errors(_normed.he(sizes, seeds, len(rates)), normed=True),
        steps=steps,
    )


def _default(sizes: Sequence[int], seeds: Sequence[int], copies: int) -> _normed.Nets:
    """As ``nn.Linear`` starts: weights and biases uniform between -1 and 1, over sqrt(fan_in)."""
    nets = _normed.he(sizes, seeds, copies)
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]
    with torch.no_grad():
        for at, (fan_in, _) in enumerate(pairwise(sizes)):
            for part in nets.layers[2 * at : 2 * at + 2]:
                drawn = [torch.rand(part.shape[1:], generator=g) for g in generators]
                part.copy_((2 * torch.stack(drawn) - 1).repeat(copies, 1, 1) * fan_in**-0.5)
    return nets


def _over_units(at: int, z: Tensor, groups: int = 1) -> Tensor:
    """x_hat of every example over its units, or over those of each group.  # eq-ln-xhat"""
    return _normed.batch_norm(at, z.reshape(-1, z.shape[-1] // groups, 1)).view_as(z)


def _ten_groups(at: int, z: Tensor) -> Tensor:
    return _over_units(at, z, groups=10)
