"""Figures of clipping, from results made by hand: no training, no pixels."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from figures import assert_every_seed_is_drawn

from course_pkg.plots import clip
from course_pkg.plots.style import Lang
from course_pkg.results.clip import Cliff, Reach, RnnClipping


@pytest.fixture
def cliff() -> Cliff:
    path = np.zeros((3, 4, 2)) + np.array([5.0, -3.0])
    path[2, :, 0] = [5.0, 4.8, 4.6, 4.4]
    return Cliff(
        arms=("none", "value", "global"),
        limits=(0.1, 1.0),
        shown=0.1,
        lr=1.0,
        tolerance=1e-3,
        starts=10,
        w=np.linspace(4, 7, 5),
        bias=np.linspace(-4, -2, 5),
        loss=np.linspace(0, 0.4, 25).reshape(5, 5),
        share_arrived=np.array([[0.5, 0.5], [0.0, 0.9], [1.0, 1.0]]),
        largest_step=np.array([[300.0, 300.0], [0.14, 1.4], [0.1, 1.0]]),
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
        norms=np.geomspace(0.1, 10, 36).reshape(2, 2, 3, 3),
        steps=3,
        length=15,
    )


@pytest.mark.parametrize("lang", get_args(Lang))
def test_cliff_draws_each_path_and_each_share(cliff: Cliff, lang: Lang) -> None:
    surface, share = clip.cliff(cliff, lang).axes
    np.testing.assert_array_equal(surface.lines[2].get_xydata(), cliff.path[2])
    for line, arrived in zip(share.lines, cliff.share_arrived, strict=True):
        np.testing.assert_array_equal(line.get_ydata(), arrived)
    assert [line.get_label() for line in share.lines] == [
        clip.METHODS[arm][lang] for arm in cliff.arms
    ]


@pytest.mark.parametrize("lang", get_args(Lang))
def test_clipping_lowers_a_line_and_does_not_bend_it(lang: Lang) -> None:
    parts = np.geomspace(1.0, 100.0, 12).reshape(2, 3, 2)
    factor = np.array([[1.0, 1.0], [0.1, 0.01]])
    result = Reach(
        scales=(0.7, 2.0),
        limit=5.0,
        distance=np.arange(3.0),
        contributions=parts,
        missing=parts,
        norm=5.0 / factor,
        factor=factor,
    )
    (ax,) = clip.reach(result, lang).axes
    after = {line.get_label(): line for line in ax.lines}[clip.SCALE[lang].format(scale=2.0)]
    before = next(
        line
        for line in ax.lines
        if line.get_linestyle() == "--" and line.get_color() == after.get_color()
    )
    np.testing.assert_allclose(after.get_ydata() / before.get_ydata(), np.sqrt(0.1 * 0.01))
    for own, shortened in zip(parts, factor, strict=True):
        assert_every_seed_is_drawn(ax, own * shortened)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_the_trace_is_the_first_seed_s(recurrent: RnnClipping, lang: Lang) -> None:
    (ax,) = clip.norm_trace(recurrent, lang, lr=0.5, limits=(1.0,)).axes
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), recurrent.norms[1, 1, :, 0])
    assert set(ax.lines[1].get_ydata()) == {1.0}


@pytest.mark.parametrize("lang", get_args(Lang))
def test_the_arrows_end_where_the_reference_says(lang: Lang) -> None:
    lines = clip.turned(lang).axes[0].lines
    tips = [line.get_xydata()[-1] for line in lines[:3]]
    np.testing.assert_allclose(tips[1], [1.5, 1.4])
    np.testing.assert_allclose(np.linalg.norm(tips[2]), 1.5)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_every_seed_and_every_mean_is_drawn(recurrent: RnnClipping, lang: Lang) -> None:
    axes = clip.rnn_clipping(recurrent, lang).axes
    assert len(axes) == 2
    seeds = [line.get_xdata() for line in axes[1].lines if len(line.get_xdata()) == 3]
    np.testing.assert_allclose(seeds, recurrent.accuracy[1])
    means = [bar.lines[0].get_xdata()[0] for bar in axes[0].containers]
    np.testing.assert_allclose(means, recurrent.accuracy[0].mean(axis=1))
