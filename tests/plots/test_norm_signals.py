"""Figures on signals, from results made by hand."""

from __future__ import annotations

import numpy as np
from figures import check

from course_pkg.plots import norm, norm_signals
from course_pkg.plots.norm_signals import ARMS
from course_pkg.results.norm_signals import ActivationDrift, DepthGradients

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


def test_drift_of_every_signal_is_drawn() -> None:
    values = RNG.uniform(0, 1, (7, 3, 4))
    made = ActivationDrift((0, 10, 20), (0, 1, 2, 3), *values, np.full(4, 0.1), 64, (2.0, 2.0))
    left, middle, right = check(norm.activation_drift, made).axes
    named = [line for line in left.lines if line.get_label()[0] != "_"]
    drawn = [line.get_ydata() for line in named[:4]]
    np.testing.assert_allclose(drawn, values[:4].mean(axis=-1))
    for ax, expected in ((middle, values[5]), (right, values[6])):
        np.testing.assert_allclose(ax.lines[-1].get_ydata(), expected.mean(axis=-1))


def test_what_is_held_leaves_the_network_without_norm_out() -> None:
    values = RNG.uniform(0, 1, (7, 3, 4))
    made = ActivationDrift((0, 10, 20), (0, 1, 2, 3), *values, np.full(4, 0.1), 64, (2.0, 2.0))
    left, right = check(norm_signals.held, made).axes
    named = [line for line in left.lines if line.get_label()[0] != "_"]
    drawn = [line.get_ydata() for line in named[:3]]
    np.testing.assert_allclose(drawn, values[1:4].mean(axis=-1))
    np.testing.assert_allclose(right.lines[-1].get_ydata(), values[6].mean(axis=-1))
