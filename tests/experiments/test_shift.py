"""Shifted data: weights against the best fit there is, alarms against the known truth."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.experiments import shift
from course_pkg.experiments.store import cached
from course_pkg.results.shift import CovariateShift, ShiftDetector


@pytest.fixture(scope="module")
def repaired() -> CovariateShift:
    return cached(shift.covariate_shift)


@pytest.fixture(scope="module")
def detected() -> ShiftDetector:
    return shift.shift_detector(sizes=(200,), repeats=100)


def test_weights_repair_the_line_under_covariate_shift(repaired: CovariateShift) -> None:
    line = repaired.degrees.index(1)
    assert np.all(repaired.weighted[line] < 0.6 * repaired.plain[line])
    assert np.all(repaired.weighted[line] < 1.3 * repaired.best[line])
    assert np.all(repaired.estimated[line] < 1.3 * repaired.best[line])


def test_weights_harm_a_model_that_fits_everywhere(repaired: CovariateShift) -> None:
    assert np.all(repaired.weighted[1].mean(axis=1) > repaired.plain[1].mean(axis=1))


def test_weights_do_not_repair_another_rule(repaired: CovariateShift) -> None:
    assert repaired.drifted_weighted.mean(axis=2).min() > 0.5


def test_the_price_is_the_one_of_the_formula(repaired: CovariateShift) -> None:
    # E[w]^2 / E[w^2] from N(0, 1) to N(s, 1/4): sqrt(7)/4 exp(-4 s^2 / 7), exercise 1 of the page.
    s = np.array(repaired.shifts)
    expected = np.sqrt(7) / 4 * np.exp(-4 * s**2 / 7)
    np.testing.assert_allclose(repaired.effective.mean(axis=1), expected, rtol=0.25)


def test_equal_weights_cost_nothing_and_one_weight_costs_all() -> None:
    assert shift.effective_share(np.ones(8)) == pytest.approx(1.0)
    assert shift.effective_share(np.eye(8)[0]) == pytest.approx(1 / 8)


def test_odds_of_a_classifier_are_the_ratio_of_densities() -> None:
    rng = np.random.default_rng(0)
    x, x_test = rng.normal(size=20_000), 1 + 0.5 * rng.normal(size=20_000)
    ratio = 2 * np.exp(x**2 / 2 - 2 * (x - 1) ** 2)
    found = shift.odds(x, x_test)
    assert np.corrcoef(found, ratio)[0, 1] > 0.99
    assert found.mean() == pytest.approx(1.0, abs=0.05)


def test_no_false_alarms_beyond_the_level_except_by_counting_often(detected: ShiftDetector) -> None:
    false = dict(zip(detected.detectors, detected.alarms[0, :, 0].mean(axis=1), strict=True))
    assert false.pop("any mean") == pytest.approx(1 - 0.95**8, abs=0.06)
    assert all(0.01 < share < 0.1 for share in false.values()), false


@pytest.mark.parametrize(
    ("world", "sees", "blind"),
    [
        ("mean", "means", "errors"),
        ("correlation", "classifier", "means"),
        ("rule", "errors", "classifier"),
    ],
)
def test_each_detector_sees_one_thing(
    detected: ShiftDetector, world: str, sees: str, blind: str
) -> None:
    assert detected.at(world, sees, 200).low > 0.3
    assert detected.at(world, blind, 200).mean < 0.12
