"""Figures on why batch norm works, from results made by hand."""

from __future__ import annotations

import numpy as np
from figures import check

from course_pkg.plots import norm
from course_pkg.plots.norm_debate import DROPOUT_ARMS
from course_pkg.results.norm_debate import Landscape
from course_pkg.results.norm_dropout import DropoutVersusNorm

RNG = np.random.default_rng(0)


def test_four_panels_show_four_measures() -> None:
    values = RNG.uniform(0.1, 2, (5, 3, 2, 2, 5))
    made = Landscape((8, 15), (0.03, 0.1), (0, 1, 2, 3, 4), *values, 100, (0.1,), 2.0)
    fig = check(norm.landscape, made)
    shown = values[[0, 1, 2, 4]]  # the smoothness is told in numbers
    for ax, measure in zip(fig.axes, shown, strict=True):
        means = [each.lines[0].get_ydata() for each in ax.containers]
        np.testing.assert_allclose(means, measure.mean(axis=-1).reshape(3, 4))
    assert [ax.get_yscale() for ax in fig.axes] == ["linear", "linear", "log", "linear"]


def test_dropout_arms_stand_side_by_side() -> None:
    errors = RNG.uniform(0.02, 0.1, (2, len(DROPOUT_ARMS), 4))
    shift = np.ones((2, 4))
    made = DropoutVersusNorm(tuple(DROPOUT_ARMS), (0, 1, 2, 3), *errors, (0.2, 0.5), shift, 256)
    (ax,) = check(norm.dropout_versus_norm, made).axes
    drawn = [each.lines[0].get_ydata()[0] for each in ax.containers]
    np.testing.assert_allclose(drawn, errors[0].mean(axis=-1))
