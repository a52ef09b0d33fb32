"""A small convolutional network from end to end, with batch norm and without."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from course_pkg import nets, train
from course_pkg.data import Source, Split, digits
from course_pkg.experiments import _adapt
from course_pkg.experiments.norm_practice import halves
from course_pkg.nn.norm import BatchNorm
from course_pkg.results.base import Floats
from course_pkg.results.norm_cnn import ARMS, WIDTHS, CnnRates

SEEDS = (0, 1, 2, 3, 4)


def cnn_rates(
    rates: Sequence[float] = (0.05, 0.1, 0.2, 0.5),
    seeds: Sequence[int] = SEEDS,
    steps: int = 100,
    batch: int = 64,
    data: Source = digits,
) -> CnnRates:
    """The same network with batch norm in front of each ReLU, and without, at several rates.

    Both start from the same weights of He's. The flattering comparison is at one rate; the fair
    one gives each its own, chosen on one half of the held-out images and tested on the other.
    References: ioffe2015batch
    """
    task = _adapt.drawn(data, seeds, n_test=900)
    validation, test = halves(task)
    errors = np.empty((2, len(ARMS), len(rates), len(seeds)))
    learned = np.empty((2, len(rates), sum(WIDTHS), len(seeds)))
    for column, seed in enumerate(seeds):
        held_out = validation.x_test[column], validation.y_test[column]
        split = Split(task.x[column], task.y[column], *held_out)
        for row, rate in enumerate(rates):
            for arm, norm in enumerate((BatchNorm, None)):
                net = nets.small_cnn(norm, task.x.shape[-1], seed).to(task.x)
                history = train.fit(net, split, lr=rate, steps=steps, batch=batch, seed=seed)
                errors[0, arm, row, column] = history.test_error
                x, y = test.x_test[column], test.y_test[column]
                errors[1, arm, row, column] = train.error(net, x, y)
                if norm is not None:
                    learned[:, row, :, column] = _gamma_and_beta(net)
    return CnnRates(tuple(rates), tuple(seeds), *errors, *learned)


def _gamma_and_beta(net: nn.Module) -> Floats:
    """(2, channels), layer by layer."""
    norms = [layer for layer in net.modules() if isinstance(layer, BatchNorm)]
    with torch.no_grad():
        found = [torch.cat([getattr(norm, name) for norm in norms]) for name in ("weight", "bias")]
    return torch.stack(found).double().numpy()
