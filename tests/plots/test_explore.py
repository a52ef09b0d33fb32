"""The static twins say what their equations say, in both languages."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.plots.explore import axes_of_norms, epsilon_scale, momentum_conventions, softened


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_each_norm_fills_what_it_averages(lang):
    fig = axes_of_norms(lang)
    filled = [sum(patch.get_facecolor()[3] > 0 for patch in ax.patches) for ax in fig.axes]
    assert filled == [3, 4, 1, 2]
    assert len({ax.get_title(loc="left") for ax in fig.axes}) == 4


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_epsilon_halves_the_variance_where_it_equals_it(lang):
    for line in epsilon_scale(lang).axes[0].lines[::2]:
        eps = 10 ** float(line.get_label().split("{")[1].rstrip("}$"))
        at = np.interp(np.log10(eps), np.log10(line.get_xdata()), line.get_ydata())
        assert at == pytest.approx(0.5**0.5, abs=1e-3)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_same_momentum_is_slow_in_one_and_quick_in_the_other(lang):
    _, torch, keras = momentum_conventions(lang).axes[0].lines
    before, after = 29, 32
    assert keras.get_ydata()[after] - keras.get_ydata()[before] > 0.6
    assert torch.get_ydata()[after] - torch.get_ydata()[before] < 0.5


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_bars_keep_their_order_and_draw_together_as_it_gets_hotter(lang):
    (ax,) = softened(lang).axes
    groups = [[bar.get_height() for bar in group] for group in ax.containers]
    assert len(groups) == 3
    for heights in groups:
        assert sum(heights) == pytest.approx(1)
        assert heights == sorted(heights, reverse=True)
    spreads = [heights[0] - heights[-1] for heights in groups]
    assert spreads == sorted(spreads, reverse=True)
