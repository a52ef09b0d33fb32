"""Recurrent batch norm: does it matter whether gamma starts at 1 or at 0.1?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _normed, _rnn
from course_pkg.results.base import Floats
from course_pkg.results.norm_gamma import RNNGamma

SEEDS = (0, 1, 2, 3, 4)


def rnn_gamma(
    gammas: Sequence[float] = (1.0, 0.1),
    rates: Sequence[float] = (0.1, 0.3, 1.0),
    seeds: Sequence[int] = SEEDS,
    hidden: int = 48,
    steps: int = 200,
    batch: int = 32,
    blanks: int = 4,
    data: Source = digits,
) -> RNNGamma:
    """The per-step arm of ``rnn_norms`` with its published start of gamma, and with 1 instead.

    Input and state go through one norm here, while the paper normalises them apart, and its
    reason for a small gamma belongs to that form.
    References: cooijmans2017recurrent
    """
    task = _adapt.drawn(data, seeds)
    reach, accuracy, learned = np.empty((3, len(gammas), len(seeds)))
    for row, gamma in enumerate(gammas):
        net = _rnn.start(task, hidden, seeds, len(rates), gamma, orthogonal=True)
        reach[row] = _reach(net, task, batch, blanks)[: len(seeds)]
        _rnn.train(net, task, _normed.batch_norm, rates, seeds, batch, steps, blanks)
        right = _rnn.answers(net, task, "per_step", _normed.batch_norm, blanks, 0)["per_step"]
        pick = _rnn.best(right[:, :250], len(rates))
        accuracy[row] = right[:, 250:].mean(axis=1).reshape(len(rates), -1)[pick]
        size = net.gamma.detach().abs().mean(dim=(1, 2)).double().numpy()
        learned[row] = size.reshape(len(rates), -1)[pick]
    return RNNGamma(tuple(gammas), tuple(seeds), tuple(rates), reach, accuracy, learned)


def _reach(net: _rnn.RNN, data: _adapt.Data, batch: int, blanks: int) -> Floats:
    """(networks,): |dL/dz| at the second step over that at the last, z what enters the norm."""
    copies = len(net.w) // len(data.x)
    x, y = data.x[:, :batch].repeat(copies, 1, 1), data.y[:, :batch].repeat(copies, 1)
    entered: list[Tensor] = []

    def record(step: int, z: Tensor) -> Tensor:
        entered.append(z)
        return _normed.batch_norm(step, z)

    loss = _normed.loss_of(net.forward(x, record, blanks), y).sum()
    second, last = torch.autograd.grad(loss, [entered[1], entered[-1]])
    reach: Floats = (second.flatten(1).norm(dim=1) / last.flatten(1).norm(dim=1)).double().numpy()
    return reach
