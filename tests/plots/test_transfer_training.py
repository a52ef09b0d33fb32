"""Figures of start, cost, drift and forgetting, from results made by hand."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from figures import assert_every_seed_is_drawn

from course_pkg.plots import transfer, transfer_training
from course_pkg.plots.style import Lang
from course_pkg.results.transfer_training import (
    CachedFeatures,
    Forgetting,
    HeadOnlyStart,
    LearningRateDrift,
)

SEEDS = (0, 1, 2)
RNG = np.random.default_rng(0)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_a_curve_per_arm_and_the_old_head_beside_the_known_classes(lang: Lang) -> None:
    curves = RNG.uniform(0.2, 0.9, (2, 3, 4, 3))
    old_head = np.array([0.9, 0.8, 0.7])
    result = HeadOnlyStart(
        ("known", "new"),
        ("head 0.01", "fine-tune", "scratch"),
        SEEDS,
        curves,
        np.full((2, 2, 3), 0.2),
        old_head,
        600,
    )
    fig = transfer.head_only_start(result, lang)
    for ax, runs in zip(fig.axes, curves, strict=True):
        named = [line for line in ax.lines if not line.get_label().startswith("_")]
        for line, mean in zip(named[:3], runs.mean(axis=-1), strict=True):
            np.testing.assert_allclose(line.get_ydata(orig=False), mean)
        for arm in runs:
            assert_every_seed_is_drawn(ax, arm)
    labels = [text.get_text() for text in fig.legends[0].texts]
    assert transfer_training.OLD_HEAD[lang] in labels
    assert transfer_training.HEAD[lang].format(rate="0.01") in labels


@pytest.mark.parametrize("lang", get_args(Lang))
def test_old_and_new_task_side_by_side(lang: Lang) -> None:
    old, new = RNG.uniform(0.2, 0.9, (2, 2, 3, 3))
    result = Forgetting((0.0, 0.01), (0, 30, 60), SEEDS, old, new, np.ones(3))
    axes = transfer.forgetting(result, lang).axes
    for ax, runs in zip(axes, (old, new), strict=True):
        for line, mean in zip(ax.lines, runs.mean(axis=-1), strict=True):
            np.testing.assert_allclose(line.get_ydata(orig=False), mean)
    assert axes[0].lines[0].get_label() == transfer_training.FROZEN[lang]


@pytest.mark.parametrize("lang", get_args(Lang))
def test_change_of_weights_left_and_accuracy_right(lang: Lang) -> None:
    drift, accuracy = RNG.uniform(0.2, 0.9, (2, 2, 1, 2, 3))
    result = LearningRateDrift((0.001, 0.01), (60,), SEEDS, drift, accuracy)
    axes = transfer.learning_rate_drift(result, lang).axes
    for ax, runs in zip(axes, (drift, accuracy), strict=True):
        means = [bar.lines[0].get_ydata(orig=False) for bar in ax.containers]
        np.testing.assert_allclose(means, runs[:, 0].mean(axis=-1))


@pytest.mark.parametrize("lang", get_args(Lang))
def test_three_ways_and_their_operations(lang: Lang) -> None:
    counts = np.array([4e9, 2e9, 2e8])
    ways = ("fine-tune", "frozen", "cached")
    result = CachedFeatures(ways, SEEDS, counts, np.zeros(3), 10, 1500, 147456, 1280)
    (ax,) = transfer.cached_features(result, lang).axes
    np.testing.assert_allclose([bar.get_height() for bar in ax.patches], [4, 2, 0.2])
    assert ax.get_xticklabels()[2].get_text() == transfer_training.WAYS["cached"][lang]
