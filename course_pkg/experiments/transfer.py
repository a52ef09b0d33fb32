"""Transfer learning, measured: which layers to copy, which to freeze, and what it is worth.

Source: the digits 0 to 4 in four orientations. Targets: the digits 5 to 9 (similar) and animal
coats (different). All pictures come from a camera that adds the same 20 patterns in random
strength, so that source and targets share something that lower layers can learn: without that
(strength=0) networks this small gain little from each other's weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from course_pkg.experiments import _adapt, _stack
from course_pkg.experiments._adapt import CLASSES, TASKS, Plan
from course_pkg.experiments.language import masked_lm
from course_pkg.experiments.pretrain import autoencoder
from course_pkg.experiments.transfer_norm import adabn, frozen_bn
from course_pkg.experiments.transfer_norm_cnn import frozen_bn_cnn
from course_pkg.experiments.transfer_training import (
    cached_features,
    forgetting,
    head_only_start,
    learning_rate_drift,
)
from course_pkg.results.base import Floats
from course_pkg.results.transfer import CutLayer, DepthOrWidth, Quadrants

__all__ = [
    "adabn",
    "autoencoder",
    "cached_features",
    "cut_layer",
    "depth_or_width",
    "forgetting",
    "frozen_bn",
    "frozen_bn_cnn",
    "head_only_start",
    "learning_rate_drift",
    "masked_lm",
    "quadrants",
]

SEEDS = (0, 1, 2, 3, 4)
HIDDEN = (64, 64, 64)
STRATEGIES = ("scratch", "head", "freeze 2", "freeze 1", "fine-tune")
_LAYERS = {"scratch": (0, 0), "head": (3, 3), "freeze 2": (3, 2), "freeze 1": (3, 1)}
_VALIDATION = 300


def quadrants(
    sizes: Sequence[int] = (15, 60, 1500),
    rates: Sequence[float] = (0.005, 0.015, 0.05),
    seeds: Sequence[int] = SEEDS,
    steps: int = 300,
    strength: float = 2.0,
) -> Quadrants:
    """Five strategies for similar and different targets with few and many examples.

    Each strategy is run at every learning rate; which one counts is decided on 300 validation
    examples per seed, more than one has beside 15 to train on, but the same for all strategies.
    References: yosinski2014how, karpathy2015transfer
    """
    source = _adapt.source_task(seeds, strength=strength)
    trunk = _adapt.pretrained(source, HIDDEN, seeds)
    plans = [
        Plan(*_LAYERS.get(name, (len(HIDDEN), 0)), rate) for name in STRATEGIES for rate in rates
    ]
    shape = (len(TASKS), len(sizes), len(STRATEGIES), len(rates), len(seeds))
    validation, test = np.empty((2, *shape))
    for row, task in enumerate(TASKS):
        data = _adapt.target_task(task, seeds, max(sizes), strength)
        for column, n in enumerate(sizes):
            scores = _adapted(trunk, plans, data.first(n), seeds, steps)
            validation[row, column], test[row, column] = scores.reshape(2, *shape[2:])
    return Quadrants(
        TASKS,
        tuple(sizes),
        STRATEGIES,
        tuple(rates),
        tuple(seeds),
        validation,
        test,
        _adapt.accuracy(trunk, source.x_test, source.y_test)[0],
        strength,
    )


def cut_layer(
    sizes: Sequence[int] = (60, 1500),
    rates: Sequence[float] = (0.01, 0.03),
    seeds: Sequence[int] = SEEDS,
    steps: int = 300,
    hidden: Sequence[int] = (64, 64, 64, 64),
) -> CutLayer:
    """The lowest k layers copied, frozen or fine-tuned; the layers above start afresh.

    Per k the better learning rate counts, by the mean of 300 validation examples per seed.
    References: yosinski2014how
    """
    trunk = _adapt.pretrained(_adapt.source_task(seeds), hidden, seeds)
    kept = range(len(hidden) + 1)
    plans = [
        Plan(k, k if frozen else 0, rate)
        for frozen in (True, False)
        for k in kept
        for rate in rates
    ]
    shape = (2, len(TASKS), len(sizes), len(kept), len(seeds))
    found = np.empty(shape)
    for row, task in enumerate(TASKS):
        data = _adapt.target_task(task, seeds, max(sizes))
        for column, n in enumerate(sizes):
            scores = _adapted(trunk, plans, data.first(n), seeds, steps)
            validation, test = scores.reshape(2, 2, len(kept), len(rates), len(seeds))
            best = validation.mean(axis=-1).argmax(axis=-1)
            found[:, row, column] = np.take_along_axis(test, best[..., None, None], axis=2)[:, :, 0]
    return CutLayer(TASKS, tuple(sizes), tuple(kept), tuple(seeds), found[0], found[1], 1 / CLASSES)


def depth_or_width(
    sizes: Sequence[int] = (15, 60),
    rates: Sequence[float] = (0.003, 0.01, 0.03),
    seeds: Sequence[int] = (0, 1, 2, 3, 4, 5, 6, 7),
    steps: int = 300,
) -> DepthOrWidth:
    """Do heavier networks gain more from transfer? Narrow and wide, shallow and deep ones.

    Target: the similar task. From scratch and fine-tuned each at the learning rate that is best on
    validation, as in ``quadrants``.
    References: kornblith2019better
    """
    networks = {
        "narrow": (16, 16, 16),
        "wide": (96, 96, 96),
        "shallow": (32, 32),
        "deep": (32, 32, 32, 32, 32, 32),
    }
    source = _adapt.source_task(seeds)
    data = _adapt.target_task("digits", seeds, max(sizes))
    at_source = np.empty((len(networks), len(seeds)))
    found = np.empty((len(networks), len(sizes), 2, len(seeds)))
    for row, hidden in enumerate(networks.values()):
        trunk = _adapt.pretrained(source, hidden, seeds, steps=400)
        at_source[row] = _adapt.accuracy(trunk, source.x_test, source.y_test)[0]
        plans = [Plan(kept, 0, rate) for kept in (0, len(hidden)) for rate in rates]
        for column, n in enumerate(sizes):
            scores = _adapted(trunk, plans, data.first(n), seeds, steps)
            validation, test = scores.reshape(2, 2, len(rates), len(seeds))
            best = validation.mean(axis=-1).argmax(axis=-1)
            found[row, column] = test[np.arange(2), best]
    widths = [(64, *hidden, CLASSES) for hidden in networks.values()]
    return DepthOrWidth(
        tuple(networks),
        tuple(sizes),
        tuple(seeds),
        tuple(sum((a + 1) * b for a, b in pairwise(each)) for each in widths),
        at_source,
        found[:, :, 0],
        found[:, :, 1],
    )


def _adapted(
    trunk: _stack.Stack, plans: Sequence[Plan], data: _adapt.Data, seeds: Sequence[int], steps: int
) -> Floats:
    """(2, plans, seeds): validation and test accuracy after training by each plan."""
    n = data.x.shape[1]
    index = _stack.rows(seeds, [n] * len(seeds), min(n, 16), steps)
    parts = (slice(_VALIDATION), slice(_VALIDATION, None))
    scores = np.empty((2, len(plans), len(seeds)))
    # Those that freeze as many layers together: below these they need no gradient.
    for frozen in sorted({plan.frozen for plan in plans}):
        at = [row for row, plan in enumerate(plans) if plan.frozen == frozen]
        alike = [plans[row] for row in at]
        stack = _adapt.arranged(trunk, alike, seeds)
        _adapt.fit(stack, alike, data, index)
        for row, part in enumerate(parts):
            scores[row, at] = _adapt.accuracy(stack, data.x_test[:, part], data.y_test[:, part])
    return scores
