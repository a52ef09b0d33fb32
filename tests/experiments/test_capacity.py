"""Double descent and ridge regression: findings asserted on results, arithmetic by hand."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.experiments import learning
from course_pkg.experiments.store import cached
from course_pkg.results.learning import DoubleDescent, Ridge


@pytest.fixture(scope="module")
def descent() -> DoubleDescent:
    return learning.double_descent(features=(10, 20, 60, 100, 150, 1500), ridges=(1e-3, 1e-2))


@pytest.fixture(scope="module")
def penalised() -> Ridge:
    return cached(learning.ridge)


def test_error_peaks_where_the_fit_becomes_exact_and_falls_again(descent: DoubleDescent) -> None:
    at = descent.features.index(descent.examples)
    assert (descent.test.argmax(axis=0) == at).all()
    assert (descent.training[at + 1 :] < 1e-12).all()
    assert (descent.training[at - 1] > 1e-3).all()
    # Not only below the peak: below everything that fewer features had reached.
    assert (descent.test[-1] < descent.test[:at].min(axis=0)).all()
    assert descent.second_descent.mean < 0
    # The explanation: coefficients explode at the peak and shrink again.
    assert (descent.norm.argmax(axis=0) == at).all()


def test_a_penalty_chosen_on_validation_removes_the_peak(descent: DoubleDescent) -> None:
    at = descent.features.index(descent.examples)
    ridged = descent.ridged.mean(axis=1)
    assert ridged[at] < 0.1 * descent.test.mean(axis=1)[at]
    assert (np.diff(ridged) < 0.005).all()


def test_a_penalty_trades_training_error_for_true_error(penalised: Ridge) -> None:
    training, error = (each.mean(axis=1) for each in (penalised.training, penalised.error))
    assert (np.diff(training) > 0).all()
    best = int(error.argmin())
    assert 0 < best < len(error) - 1
    assert (penalised.error[best] < 0.95 * penalised.error[0]).all()
    assert (np.diff(penalised.variance.mean(axis=1)) < 0).all()
    np.testing.assert_allclose(penalised.bias2 + penalised.variance, penalised.error)


def test_without_a_penalty_there_are_as_many_degrees_of_freedom_as_coefficients() -> None:
    result = learning.ridge(strengths=(1e-12, 1e9), degree=5, repeats=2, seeds=(0, 1))
    np.testing.assert_allclose(result.effective, [6, 0], atol=1e-6)


def test_one_neighbour_has_the_variance_of_a_target_and_twenty_have_the_bias() -> None:
    found = learning.nearest_neighbours()
    one, twenty = found.counts.index(1), found.counts.index(20)
    assert (found.variance[one] > 8 * found.bias2[one]).all()
    assert (found.bias2[twenty] > 50 * found.variance[twenty]).all()
    # The inputs stay where they are, so that the mean of k targets has the variance of one over k.
    np.testing.assert_allclose(
        found.variance.mean(axis=1), found.noise / np.array(found.counts), rtol=0.05
    )
    assert (np.diff(found.bias2.mean(axis=1)) > 0).all()
