"""Figures of clipping, from results made by hand: no training, no pixels."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from course_pkg.plots import clip
from course_pkg.plots.style import Lang
from course_pkg.results.clip import Cliff, RnnClipping


@pytest.fixture
def cliff() -> Cliff:
    path = np.zeros((3, 4, 2)) + np.array([5.0, -3.0])
    path[2, :, 0] = [5.0, 4.8, 4.6, 4.4]
    return Cliff(
        arms=("none", "value", "global"),
        limit=0.1,
        lr=1.0,
        tolerance=1e-3,
        starts=10,
        w=np.linspace(4, 7, 5),
        bias=np.linspace(-4, -2, 5),
        loss=np.linspace(0, 0.4, 25).reshape(5, 5),
        share_arrived=np.array([0.5, 0.0, 1.0]),
        largest_step=np.array([300.0, 0.14, 0.1]),
        path=path,
    )


@pytest.fixture
def recurrent() -> RnnClipping:
    accuracy = np.array([[[0.2, 0.3, 0.4], [0.9, 1.0, 0.8]], [[0.1, 0.2, 0.3], [0.7, 0.8, 0.9]]])
    return RnnClipping(
        rates=(0.1, 0.5),
        methods=("none", "global"),
        limits=(0.0, 1.0),
        seeds=(0, 1, 2),
        accuracy=accuracy,
        largest_norm=accuracy * 10,
        steps=3,
        length=15,
    )


@pytest.mark.parametrize("lang", get_args(Lang))
def test_cliff_draws_each_path_and_each_share(cliff: Cliff, lang: Lang) -> None:
    surface, share = clip.cliff(cliff, lang).axes
    np.testing.assert_array_equal(surface.lines[2].get_xydata(), cliff.path[2])
    assert [bar.get_width() for bar in share.patches] == [0.5, 0.0, 1.0]
    named = [label.get_text() for label in share.get_yticklabels()]
    assert named == [clip.METHODS[arm][lang] for arm in cliff.arms]


@pytest.mark.parametrize("lang", get_args(Lang))
def test_every_seed_and_every_mean_is_drawn(recurrent: RnnClipping, lang: Lang) -> None:
    axes = clip.rnn_clipping(recurrent, lang).axes
    assert len(axes) == 2
    seeds = [line.get_xdata() for line in axes[1].lines if len(line.get_xdata()) == 3]
    np.testing.assert_allclose(seeds, recurrent.accuracy[1])
    means = [bar.lines[0].get_xdata()[0] for bar in axes[0].containers]
    np.testing.assert_allclose(means, recurrent.accuracy[0].mean(axis=1))
