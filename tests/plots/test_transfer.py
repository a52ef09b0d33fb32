"""Figures of transfer learning, from results made by hand: no training, no pixels."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from course_pkg.plots import transfer
from course_pkg.plots.style import Lang
from course_pkg.results.transfer import AdaBN, CutLayer, FrozenBN, Quadrants

SEEDS = (0, 1, 2)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_a_panel_per_cell_and_the_chosen_rates_in_it(lang: Lang) -> None:
    rng = np.random.default_rng(0)
    shape = (2, 2, 5, 2, 3)
    result = Quadrants(
        tasks=("digits", "coats"),
        sizes=(15, 1500),
        strategies=("scratch", "head", "freeze 2", "freeze 1", "fine-tune"),
        rates=(0.01, 0.1),
        seeds=SEEDS,
        validation=rng.uniform(0.2, 0.9, shape),
        test=rng.uniform(0.2, 0.9, shape),
        source=np.ones(3),
        strength=2.0,
    )
    axes = transfer.quadrants(result, lang).axes
    assert axes[1].get_title(loc="left") == transfer.EXAMPLES[lang].format(n=1500)
    assert axes[2].get_ylabel().startswith(transfer.TASKS["coats"][lang])
    means = axes[3].containers[0].lines[0].get_ydata(orig=False)
    expected = [result.accuracy("coats", 1500, each).mean() for each in result.strategies]
    np.testing.assert_allclose(means, expected)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_frozen_and_fine_tuned_share_a_panel(lang: Lang) -> None:
    frozen = np.random.default_rng(0).uniform(0.2, 0.9, (2, 1, 3, 3))
    result = CutLayer(("digits", "coats"), (60,), (0, 1, 2), SEEDS, frozen, frozen + 0.1, 0.2)
    axes = transfer.cut_layer(result, lang).axes
    for ax, runs in zip(axes, frozen[:, 0], strict=True):
        means = [bar.lines[0].get_ydata(orig=False) for bar in ax.containers]
        np.testing.assert_allclose(means, [runs.mean(axis=1), runs.mean(axis=1) + 0.1])


@pytest.mark.parametrize("lang", get_args(Lang))
def test_old_statistics_stand_beside_new_ones(lang: Lang) -> None:
    after = np.random.default_rng(0).uniform(0.2, 0.9, (2, 3, 3))
    result = AdaBN(
        changes=("contrast", "invert"),
        unlabelled=(16, 64, 500),
        seeds=SEEDS,
        clean=np.array([0.97, 0.98, 0.99]),
        before=np.full((2, 3), 0.1),
        after=after,
    )
    (ax,) = transfer.adabn(result, lang).axes
    means = [bar.lines[0].get_ydata(orig=False) for bar in ax.containers]
    np.testing.assert_allclose(
        means, [[0.1, 0.1], after[:, 0].mean(axis=-1), after[:, -1].mean(axis=-1)]
    )
    assert ax.get_xticklabels()[1].get_text() == transfer.CHANGES["invert"][lang]


@pytest.mark.parametrize("lang", get_args(Lang))
def test_last_panel_shows_what_is_left_of_the_old_task(lang: Lang) -> None:
    runs = np.random.default_rng(0).uniform(0.2, 0.9, (2, 2, 3))
    result = FrozenBN(
        sizes=(2, 16),
        seeds=SEEDS,
        head=runs,
        fine_tuned=runs + 0.1,
        source=np.array([0.7, 0.8, 0.9]),
        source_inference=np.full((2, 3), 0.8),
        source_training=np.full((2, 3), 0.4),
        examples=60,
    )
    axes = transfer.frozen_bn(result, lang).axes
    means = [[bar.lines[0].get_ydata(orig=False) for bar in ax.containers] for ax in axes]
    np.testing.assert_allclose(means[0], runs.mean(axis=-1))
    np.testing.assert_allclose(means[1], runs.mean(axis=-1) + 0.1)
    np.testing.assert_allclose(means[2], [[0.8, 0.8], [0.4, 0.4]])
