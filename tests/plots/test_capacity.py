"""Figures on capacity, from results made by hand."""

from __future__ import annotations

import numpy as np
from figures import check

from course_pkg.plots import learning
from course_pkg.results.learning import DoubleDescent, Ridge

RNG = np.random.default_rng(0)
SEEDS = (0, 1, 2)


def test_the_peak_stands_at_the_number_of_examples() -> None:
    training, test, norm, ridged = RNG.uniform(0.1, 1, (4, 3, 3))
    result = DoubleDescent((5, 10, 40), SEEDS, 10, 0.1, training * 0, test, norm, ridged)
    (ax,) = check(learning.double_descent, result).axes
    drawn = {line.get_label(): line for line in ax.lines}
    assert drawn["10 training examples"].get_xdata()[0] == 10
    mean = np.exp(np.log(test).mean(axis=1))
    np.testing.assert_allclose(drawn["test error"].get_ydata(), mean)
    np.testing.assert_allclose(
        drawn["test error, best penalty"].get_ydata(), np.exp(np.log(ridged).mean(axis=1))
    )


def test_parts_of_the_error_and_degrees_of_freedom() -> None:
    training, bias2, variance, error = RNG.uniform(0.1, 1, (4, 2, 3))
    result = Ridge((0.1, 1.0), SEEDS, 4, training, bias2, variance, error, np.array([4.2, 2.5]))
    left, right = check(learning.ridge, result).axes
    drawn = {line.get_label(): line.get_ydata() for line in left.lines}
    for label, values in (("bias$^2$", bias2), ("variance", variance), ("true error", error)):
        np.testing.assert_allclose(drawn[label], np.exp(np.log(values).mean(axis=1)))
    np.testing.assert_allclose(right.lines[0].get_ydata(), result.effective)
