"""Batch norm in inference or training mode while a convolutional network is fine-tuned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from course_pkg.experiments import _adapt, _normed, _stack, norm_speed_cnn, transfer_norm
from course_pkg.results.transfer import FrozenCnn

SEEDS = (0, 1, 2, 3, 4)


class Convolutions(transfer_norm.Normed):
    """Four of them, batch norm before each ReLU: statistics over all places of all images."""

    def forward(
        self, x: Tensor, normalise: Callable[[int, Tensor], tuple[Tensor, Tensor]]
    ) -> Tensor:
        def x_hat(at: int, z: Tensor) -> Tensor:
            mu, var = normalise(at, z)
            return (z - mu) / torch.sqrt(var + transfer_norm.EPS)

        nets = _normed.Nets(self.layers, self.gamma, self.beta)
        return norm_speed_cnn.forward(nets, x, x_hat)


def frozen_bn_cnn(
    sizes: Sequence[int] = (2, 4),
    rates: Sequence[float] = (0.003, 0.01),
    seeds: Sequence[int] = SEEDS,
    examples: int = 60,
    widths: Sequence[int] = (6, 6, 12, 12),
    steps: int = 300,
    momentum: float = 0.1,
) -> FrozenCnn:
    """The fine-tuning of ``frozen_bn``, of a convolutional network: same tasks, batches and steps.

    Even a pair of images gives every channel many values, one per place, to take statistics of.
    Rates below and above are worse in both modes; above, inference mode suffers first.
    References: tensorflow2019transfer
    """
    source, target = _adapt.source_task(seeds), _adapt.target_task("digits", seeds, examples)
    # Convolutions of 1,300 test images would take longer than some of the training.
    held_out = target.x_test[:, :800], target.y_test[:, :800]
    target = _adapt.Data(target.x, target.y, *held_out)
    trunk = untrained(widths, int(source.y.max()) + 1, seeds)
    transfer_norm.fit(trunk, source, seeds, 150, 0.05)
    old = trunk.population(source.x[:, :500])
    before = trunk.accuracy(source.x_test, source.y_test, old)
    plans = [(1, moving, rate) for moving in (0, 1) for rate in rates]
    found = np.empty((2, len(sizes), len(seeds)))
    for column, size in enumerate(sizes):
        model, statistics = transfer_norm.tuned(
            trunk, old, target, plans, seeds, size, steps, momentum
        )
        shape = (2, len(rates), len(seeds))
        found[:, column] = transfer_norm.accuracy_at_best(model, statistics, target, shape)
    return FrozenCnn(tuple(sizes), tuple(seeds), before, found)


def untrained(widths: Sequence[int], outputs: int, seeds: Sequence[int]) -> Convolutions:
    """3x3 convolutions over 8x8 pixels, of which two steps of stride 2 leave 2x2 places."""
    layers: _stack.Stack = []
    for at, (below, width) in enumerate(pairwise((1, *widths))):
        layers += _stack.mlps((9 * below, width), [1000 * (at + 1) + seed for seed in seeds])
    layers += _stack.mlps((4 * widths[-1], outputs), seeds)
    return Convolutions(layers, *transfer_norm.affine(widths, seeds))
