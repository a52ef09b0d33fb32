"""Pretraining without labels, measured against baselines that need no pretraining."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _stack
from course_pkg.experiments._adapt import Plan
from course_pkg.results.base import Floats
from course_pkg.results.pretrain import FewLabels

SEEDS = (0, 1, 2, 3, 4)
_CLASSES = 10


def autoencoder(
    labels: Sequence[int] = (1, 2, 5, 20),
    rates: Sequence[float] = (0.003, 0.01, 0.03),
    seeds: Sequence[int] = SEEDS,
    hidden: Sequence[int] = (64, 32),
    steps: int = 300,
    data: Source = digits,
) -> FewLabels:
    """Few labelled digits: an autoencoder of all digits against no pretraining at all.

    The lower half of the autoencoder, frozen or fine-tuned, takes a new output layer. Baselines:
    the same network from scratch, and softmax regression on the raw pixels. Per arm the best
    learning rate counts, by the mean of 200 validation examples per seed.
    References: erhan2010why
    """
    examples = _adapt.gather([data(seed) for seed in seeds])
    lower, explained = _encoder(examples, hidden, seeds)
    top = len(hidden)
    layers = {"scratch": (0, 0), "frozen": (top, top), "fine-tune": (top, 0)}
    plans = [Plan(*each, rate) for each in layers.values() for rate in rates]
    raw = _stack.mlps((examples.x.shape[-1], _CLASSES), seeds)
    accuracy = np.empty((len(layers) + 1, len(labels), len(seeds)))
    for column, count in enumerate(labels):
        few = _labelled(examples, count)
        n = count * _CLASSES
        index = _stack.rows(seeds, [n] * len(seeds), min(n, 20), steps)
        deep = _adapt.arranged(lower, plans, seeds, outputs=_CLASSES)
        linear = _adapt.arranged(raw, [Plan(0, 0, rate) for rate in rates], seeds, _CLASSES)
        _adapt.fit(deep, plans, few, index)
        _adapt.fit(linear, [Plan(0, 0, rate) for rate in rates], few, index)
        for stack, rows in ((deep, slice(0, -1)), (linear, slice(-1, None))):
            validation, test = (
                _adapt.accuracy(stack, examples.x_test[:, part], examples.y_test[:, part])
                for part in (slice(200), slice(200, None))
            )
            shape = (-1, len(rates), len(seeds))
            best = validation.reshape(shape).mean(axis=-1).argmax(axis=-1)
            accuracy[rows, column] = test.reshape(shape)[np.arange(len(best)), best]
    return FewLabels(
        (*layers, "raw pixels"),
        tuple(labels),
        tuple(seeds),
        accuracy,
        explained,
        examples.x.shape[1],
    )


def _encoder(
    data: _adapt.Data,
    hidden: Sequence[int],
    seeds: Sequence[int],
    steps: int = 1000,
    lr: float = 0.003,
) -> tuple[_stack.Stack, Floats]:
    """The lower half of an autoencoder, with a layer on top that a new head will replace.

    Also returns the share of the variance of the test images that the autoencoder reproduces:
    Adam reaches 86 %, SGD with momentum in as many steps 65 %.
    """
    half, x = 2 * len(hidden), data.x
    pixels = x.shape[-1]
    stack = _stack.mlps((pixels, *hidden, *reversed(hidden[:-1]), pixels), seeds)
    index = _stack.rows(seeds, [x.shape[1]] * len(seeds), 64, steps)

    optimiser = _stack.Adam(stack, lr)
    for rows in index:
        batch = _stack.take(x, rows)
        loss = ((_stack.forward(stack, batch) - batch) ** 2).mean(dim=(1, 2)).sum()  # eq-ae-loss
        optimiser.step(loss)
    with torch.no_grad():
        test = data.x_test
        rest = ((_stack.forward(stack, test) - test) ** 2).mean(dim=(1, 2))
        spread = ((test - test.mean(dim=1, keepdim=True)) ** 2).mean(dim=(1, 2))
    return stack[: half + 2], (1 - rest / spread).double().numpy()


def _labelled(data: _adapt.Data, count: int) -> _adapt.Data:
    """The first ``count`` training examples of every class, seed by seed."""
    rows = torch.stack(
        [
            torch.cat([torch.nonzero(y == label).flatten()[:count] for label in range(_CLASSES)])
            for y in data.y
        ]
    )
    return _adapt.Data(
        _stack.take(data.x, rows), _stack.take(data.y, rows), data.x_test, data.y_test
    )
