"""Figures on signals, from results made by hand."""

from __future__ import annotations

import numpy as np
from figures import check

from course_pkg.plots import norm
from course_pkg.plots.norm_signals import ARMS
from course_pkg.results.norm_signals import DepthGradients

RNG = np.random.default_rng(0)


def test_gradients_stand_relative_to_the_top_layer() -> None:
    lengths = RNG.uniform(0.1, 1, (2, len(ARMS), 5, 3))
    fig = check(norm.depth_gradients, DepthGradients(tuple(ARMS), (0, 1, 2), *lengths))
    left, right = fig.axes
    means = [line for line in left.lines if not str(line.get_label()).startswith("_")]
    assert [line.get_label() for line in means] == [ARMS[arm]["en"] for arm in ARMS]
    relative = lengths[0] / lengths[0][:, -1:]
    expected = np.exp(np.log(relative).mean(axis=-1))
    np.testing.assert_allclose([line.get_ydata() for line in means], expected)
    theory = right.lines[-1].get_ydata()
    np.testing.assert_allclose(theory[-2] / theory[-1], (np.pi / (np.pi - 1)) ** 0.5)
