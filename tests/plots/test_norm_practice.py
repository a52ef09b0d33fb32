"""Figures on using batch norm, from results made by hand."""

from __future__ import annotations

import numpy as np
from figures import check, texts

from course_pkg.plots import norm
from course_pkg.results.norm_practice import InferenceLag, Placement

RNG = np.random.default_rng(0)


def test_every_place_has_its_mean_at_its_best_rate() -> None:
    validation, test = RNG.uniform(0, 0.1, (2, 3, 2, 2, 4, 3))
    made = Placement(
        ("digits", "coats"),
        ("ReLU", "tanh"),
        (0.1, 0.3, 1.0, 2.0),
        (0, 1, 2),
        validation,
        test,
        0.0,
        0.6,
    )
    fig = check(norm.placement, made)
    for column, ax in enumerate(fig.axes):
        means = [each.lines[0].get_ydata() for each in ax.containers]
        np.testing.assert_allclose(means, made.best[:, column].mean(axis=-1))


def test_lag_is_drawn_beside_its_cause() -> None:
    errors = RNG.uniform(0, 1, (4, 3, 5))
    made = InferenceLag((5, 20, 100), (0.1, 0.01), tuple(range(5)), errors[:2], *errors[2:])
    fig = check(norm.inference_lag, made)
    left, right = fig.axes
    np.testing.assert_allclose(right.lines[0].get_ydata(), 0.9 ** np.array([5, 20, 100]))
    means = [line for line in left.lines if line.get_label()[0] != "_"]
    drawn = [line.get_ydata() for line in means]
    np.testing.assert_allclose(drawn, errors[:3].mean(axis=-1))
    assert "moving averages, momentum 0.01" in texts(fig)
