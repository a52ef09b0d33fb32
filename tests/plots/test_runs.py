"""Marks for runs: no bar of a mean hides the seeds that it is the mean of."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from course_pkg.plots import _curves, _runs, learning
from course_pkg.plots.style import BLUE, figure

VALUES = np.array([[0.2, 0.5, 0.9], [0.3, 0.4, 2.0]])


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax, at: _runs.points(ax, at, VALUES, BLUE, "o"),
        lambda ax, at: _curves.bars(ax, at, VALUES, BLUE, "o"),
        lambda ax, at: learning._runs(ax, at, VALUES, BLUE, "o", "measured"),
    ],
    ids=["points", "bars", "learning"],
)
def test_seeds_stand_beside_the_bar_and_within_the_axes(draw: Callable) -> None:
    fig, ax = figure()
    draw(ax, np.array([1.0, 2.0]))
    fig.draw_without_rendering()
    dots, mean = ax.lines[:2]
    np.testing.assert_array_equal(np.sort(dots.get_ydata()), np.sort(VALUES.ravel()))
    aside = mean.get_transform().transform((1.0, 0.5)) - dots.get_transform().transform((1.0, 0.5))
    assert aside[0] > 3
    assert aside[1] == 0
    assert ax.get_ylim()[1] >= VALUES.max()
