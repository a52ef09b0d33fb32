"""The figure of the small convolutional network, from a result made by hand."""

from __future__ import annotations

import numpy as np
from figures import check, texts

from course_pkg.plots.norm_cnn import cnn_rates
from course_pkg.results.norm_cnn import WIDTHS, CnnRates

RNG = np.random.default_rng(0)


def test_the_best_rates_are_ringed_and_every_channel_is_a_dot() -> None:
    errors = RNG.uniform(0.1, 0.5, (2, 3, 4))
    gamma, beta = RNG.normal(1, 0.1, (2, 3, sum(WIDTHS), 4))
    made = CnnRates((0.1, 0.2, 0.4), (0, 1, 2, 3), errors, errors, gamma, beta)
    left, right = check(cnn_rates, made).axes
    rings = [line.get_ydata()[0] for line in left.lines if line.get_markersize() > 10]
    np.testing.assert_allclose(rings, made.best.mean(axis=-1))
    dots = [len(line.get_xdata()) for line in right.lines if line.get_label()[0] != "_"]
    assert dots == [4 * width for width in WIDTHS]
    assert "hidden layer" in texts(right.figure)
