from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from course_pkg.errors import InvalidValueError
from course_pkg.results import interval
from course_pkg.results.choice import at_best_rate, best_rate
from course_pkg.results.norm import InitAndRate
from course_pkg.results.norm_cnn import CnnRates


@pytest.mark.parametrize("n", [2, 5, 21])
def test_interval_is_students(n: int) -> None:
    values = np.random.default_rng(n).normal(size=n)
    low, high = stats.t.interval(0.95, n - 1, values.mean(), stats.sem(values))
    found = interval(values)
    assert (found.low, found.high) == pytest.approx((low, high), rel=2e-4)


def test_one_run_has_no_interval() -> None:
    with pytest.raises(InvalidValueError, match="at least two runs"):
        interval(np.array([0.03]))


def test_choice_of_the_rate_never_looks_at_the_test_set() -> None:
    validation = np.array([[[0.1, 0.3], [0.2, 0.1]]])
    test = np.array([[[0.0, 0.0], [0.5, 0.6]]])
    np.testing.assert_array_equal(at_best_rate(validation, test), [[0.5, 0.6]])


def test_a_rate_at_which_a_seed_became_nan_is_never_the_best() -> None:
    # The first rate has the lowest error of all in its one seed that is left.
    errors = np.array([[0.1, np.nan], [0.4, 0.6], [0.5, 0.4]])
    assert best_rate(errors) == 2
    errors[1:] = np.inf  # e.g. steps to a target that is never reached
    assert best_rate(errors) == 1
    errors[1:, 0] = np.nan
    with pytest.raises(InvalidValueError, match="at each of them some seed became NaN"):
        best_rate(np.stack([np.ones((3, 2)), errors]))


def test_results_choose_their_rates_that_way() -> None:
    errors = np.array([[np.nan, 0.1], [0.3, 0.3], [0.2, 0.1]])
    rates, seeds, none = (1.0, 0.3, 0.1), (0, 1), np.empty(0)
    arms = np.stack([errors, errors[::-1]])
    assert CnnRates(rates, seeds, arms, arms, none, none).chosen == (2, 0)
    start = InitAndRate(rates, seeds, errors, errors, errors, errors, 1)
    assert start.best(errors) == (0.1, interval(errors[2]))
