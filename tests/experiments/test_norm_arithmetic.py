"""What the formulas say about few numbers."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.experiments import norm


def test_detached_mean_lets_the_bias_run() -> None:
    drift = norm.bias_drift(steps=200, lr=0.1)
    np.testing.assert_allclose(drift.detached_bias, 0.1 * np.arange(201), atol=1e-10)
    np.testing.assert_allclose(drift.detached_loss, drift.detached_loss[0], atol=1e-12)
    np.testing.assert_array_equal(drift.in_graph_bias, 0)


def test_a_pair_becomes_plus_and_minus_one() -> None:
    found = norm.pairs(distance=(1e-3, 1.0, 10.0), eps=1e-5)
    d = found.distance
    np.testing.assert_allclose(found.output, d / np.sqrt(d**2 + 1e-5), rtol=1e-12)
    assert found.output[0] == pytest.approx(0.302, abs=1e-3)
    assert found.output[-1] > 0.9999


def test_backward_is_right_and_its_two_traps_are_traps() -> None:
    check = norm.backward_check()
    assert check.error < 1e-8
    assert check.sum_dx < 1e-14
    assert check.sum_dx_xhat < 1e-3
    assert check.constant_sum_dx > 1e-1
    assert check.constant_sum_dx_xhat > 1e-1
    assert max(check.ones_dx, check.ones_dgamma) < 1e-14


def test_second_sum_vanishes_up_to_eps() -> None:
    large, small = norm.backward_check(eps=1e-3), norm.backward_check(eps=1e-5)
    assert large.sum_dx_xhat / small.sum_dx_xhat == pytest.approx(100, rel=0.01)


def test_identity_needs_eps_and_its_own_batch() -> None:
    found = norm.identity_restored()
    assert found.root < 1e-14
    assert 1e-7 < found.spread < 1e-4
    assert found.other_batch > 0.1


def test_only_the_corrected_variance_averages_to_the_truth() -> None:
    found = norm.averaged_spread(m=4)
    # E[sd] = sqrt(2/pi), E[var] = 3/4: exact values, reached within sampling error.
    assert found.of_sd == pytest.approx(np.sqrt(2 / np.pi), abs=2e-3)
    assert found.of_biased == pytest.approx(np.sqrt(3 / 4), abs=2e-3)
    assert found.of_unbiased == pytest.approx(1, abs=2e-3)
