"""Batch norm in the place of dropout: measured on few examples, where regularization counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _normed
from course_pkg.results.base import Floats
from course_pkg.results.choice import best_rate
from course_pkg.results.norm_dropout import DropoutVersusNorm

SEEDS = (0, 1, 2, 3, 4, 5, 6, 7)
# Arm -> statistics over how many examples (0: no norm), dropout behind which hidden layers.
ARMS: dict[str, tuple[int, str]] = {
    "none": (0, "no"),
    "dropout": (0, "all"),
    "norm": (64, "no"),
    "small groups": (8, "no"),
    "dropout before norm": (64, "all"),
    "dropout after norm": (64, "last"),
}


@dataclass
class _Way:
    """How one arm treats a hidden layer: groups of batch norm, dropout behind its ReLU."""

    group: int
    behind: str
    drop: Tensor
    layers: int
    generator: torch.Generator
    on: bool = True
    at: int = field(default=0)

    def normalise(self, at: int, z: Tensor) -> Tensor:
        self.at = at
        if not self.group:
            return z
        return _normed.batch_norm(at, z.reshape(-1, self.group, z.shape[2])).view_as(z)

    def activate(self, y: Tensor) -> Tensor:
        h = torch.relu(y)
        last = self.at == self.layers - 1
        if not self.on or self.behind == "no" or (self.behind == "last" and not last):
            return h
        kept = torch.rand(h.shape, generator=self.generator) >= self.drop
        return h * kept / (1 - self.drop)


def dropout_versus_norm(
    examples: int = 256,
    rates: Sequence[float] = (0.1, 0.3),
    probabilities: Sequence[float] = (0.2, 0.5),
    seeds: Sequence[int] = SEEDS,
    hidden: Sequence[int] = (64, 64),
    steps: int = 250,
    batch: int = 64,
    data: Source = digits,
) -> DropoutVersusNorm:
    """Does batch norm regularize as dropout does, and do the two go together?

    Few training examples, so that there is something to regularize. Rate and drop probability of
    each arm are chosen on 500 validation examples. Batch norm infers with the statistics of
    training, recorded while dropout is on: in front of batch norm that is a variance which
    inference never sees.
    References: ioffe2015batch, srivastava2014dropout, li2019understanding
    """
    task = _adapt.drawn(data, seeds, n_test=1500).first(examples)
    settings = [(rate, p) for rate in rates for p in probabilities]
    rate = _normed.per_network([rate for rate, _ in settings], seeds)
    drop = _normed.per_network([p for _, p in settings], seeds)
    copies = len(settings)
    test, train = np.empty((2, len(ARMS), len(seeds)))
    for row, (group, behind) in enumerate(ARMS.values()):
        nets = _normed.he((task.x.shape[-1], *hidden, 10), seeds, copies)
        way = _Way(group, behind, drop, len(hidden), torch.Generator().manual_seed(row))
        draw = _normed.batches(task, seeds, batch, steps, copies)

        def losses(
            step: int, nets: _normed.Nets = nets, way: _Way = way, draw: _normed.Draw = draw
        ) -> Tensor:
            x, y = draw(step)
            return _normed.loss_of(nets.forward(x, way.normalise, way.activate), y)

        moving = nets.parameters() if group else nets.layers
        _normed.descend(moving, losses, rate, steps)
        wrong = _wrong(nets, way, task, copies)
        validation = wrong[:, examples : examples + 500].mean(axis=1).reshape(copies, -1)
        best = best_rate(validation)
        for found, part in ((train, wrong[:, :examples]), (test, wrong[:, examples + 500 :])):
            found[row] = part.mean(axis=1).reshape(copies, -1)[best]
    return DropoutVersusNorm(
        arms=tuple(ARMS),
        seeds=tuple(seeds),
        test=test,
        train=train,
        probabilities=tuple(probabilities),
        variance_shift=_variance_shift(task, probabilities, seeds, hidden),
        examples=examples,
    )


def _wrong(nets: _normed.Nets, way: _Way, data: _adapt.Data, copies: int) -> Floats:
    """(networks, training and held-out examples), 1 for a wrong answer."""
    kept = _normed.Population()

    def record(at: int, z: Tensor) -> Tensor:
        way.at = at
        return kept.record(at, z)

    def use(at: int, z: Tensor) -> Tensor:
        way.at = at
        return kept.use(at, z) if way.group else z

    x = torch.cat([data.x, data.x_test], dim=1).repeat(copies, 1, 1)
    y = torch.cat([data.y, data.y_test], dim=1).repeat(copies, 1)
    with torch.no_grad():
        if way.group:
            nets.forward(x[:, : data.x.shape[1]], record, way.activate)
        way.on = False
        z = nets.forward(x, use, way.activate)
    return (z.argmax(dim=-1) != y).double().numpy()


def _variance_shift(
    data: _adapt.Data, probabilities: Sequence[float], seeds: Sequence[int], hidden: Sequence[int]
) -> Floats:
    """Variance of the second layer's input of batch norm with dropout over without, untrained."""
    nets = _normed.he((data.x.shape[-1], *hidden, 10), seeds)
    found = np.empty((len(probabilities), len(seeds)))
    with torch.no_grad():
        h = torch.relu(_normed.batch_norm(0, torch.bmm(data.x, nets.layers[0])))
        plain = torch.bmm(h, nets.layers[2]).var(dim=1).mean(dim=1)
        for row, p in enumerate(probabilities):
            kept = torch.rand(h.shape, generator=torch.Generator().manual_seed(row)) >= p
            z = torch.bmm(h * kept / (1 - p), nets.layers[2])
            found[row] = (z.var(dim=1).mean(dim=1) / plain).numpy()
    return found
