"""Few examples per statistic in a convolutional network, where positions are samples as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _cnn, _normed
from course_pkg.results.base import Floats
from course_pkg.results.norm_small import SmallBatchCnn

SEEDS = (0, 1, 2, 3, 4)
MOMENTUM = 0.1
How = Callable[[int, Tensor], Tensor]


class _Ghosts:
    """Batch norm that sees ``size`` examples at a time, and the averages of what it has seen.

    positions: over examples and positions, one mean per channel, as convolutional networks do it;
    otherwise over examples only, one mean per channel and position, as a fully connected layer
    would treat the same numbers.
    """

    def __init__(self, size: int, positions: bool) -> None:
        self.size = size
        self.axes = (2, 4) if positions else (2,)
        self.running: dict[int, _cnn.Statistics] = {}

    def train(self, at: int, z: Tensor) -> Tensor:
        groups = self._groups(z.detach())
        mu = groups.mean(dim=self.axes, keepdim=True)
        var = (groups - mu).square_().mean(dim=self.axes, keepdim=True)
        values = groups.numel() // var.numel()
        # Unbiased, as PyTorch's; a single value has no spread to correct.
        now = mu.mean(dim=3), var.mean(dim=3) * (values / max(values - 1, 1))
        old = self.running.get(at, (torch.zeros_like(now[0]), torch.ones_like(now[1])))
        self.running[at] = (old[0].lerp(now[0], MOMENTUM), old[1].lerp(now[1], MOMENTUM))
        return _normed.standardised(self._groups(z), *self.axes).view_as(z)

    def use(self, at: int, z: Tensor) -> Tensor:
        mean, var = self.running[at]
        return (z - mean) * torch.rsqrt(var + _normed.EPS)

    def _groups(self, z: Tensor) -> Tensor:
        """(networks, C, n, H * W) -> (networks, C, size, groups, H * W)."""
        return z.view(*z.shape[:2], self.size, -1, z.shape[3])


def small_batch_cnn(
    sizes: Sequence[int] = (1, 2, 4, 16),
    seeds: Sequence[int] = SEEDS,
    channels: Sequence[int] = (6, 12),
    lr: float = 0.2,
    steps: int = 60,
    gradient_batch: int = 64,
    data: Source = digits,
) -> SmallBatchCnn:
    """Test error of a convolutional network against the examples batch norm sees at a time.

    As ``norm_opponents.small_batch``, of a fully connected network: every gradient averages
    ``gradient_batch`` examples. Each position of an image adds a value to the statistics of its
    channel; the control takes the same statistics position by position and loses them. Group norm
    (three groups) and no norm never look at the batch. All start from the same weights of He's.
    References: hoffer2017train, wu2018group
    """
    task = _adapt.drawn(data, seeds)
    draw = _normed.batches(task, seeds, gradient_batch, steps, 1)
    rate = _normed.per_network([lr], seeds)

    def error(train: How, use: How) -> Floats:
        net = _cnn.start(task, seeds, 1, channels, "zero")

        def losses(step: int) -> Tensor:
            x, y = draw(step)
            return _normed.loss_of(net.forward(x, train), y)

        _normed.descend(net.parameters(), losses, rate, steps)
        with torch.no_grad():
            return _normed.error(net.forward(task.x_test, use), task.y_test)

    found = np.empty((2, len(sizes), len(seeds)))
    for arm, positions in enumerate((True, False)):
        for row, size in enumerate(sizes):
            ghosts = _Ghosts(size, positions)
            found[arm, row] = error(ghosts.train, ghosts.use)
    group, plain = (error(how, how) for how in (_group_norm, _as_is))
    return SmallBatchCnn(
        tuple(sizes), tuple(seeds), found[0], found[1], group, plain, gradient_batch
    )


def _group_norm(_: int, z: Tensor) -> Tensor:
    return _cnn.normalised(z, "group")


def _as_is(_: int, z: Tensor) -> Tensor:
    return z
