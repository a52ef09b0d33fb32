"""Placement, inference and raw inputs, as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.experiments import norm
from course_pkg.experiments.store import cached
from course_pkg.results.norm_practice import InferenceLag


@pytest.fixture(scope="module")
def lag() -> InferenceLag:
    return norm.inference_lag(steps=(5, 20, 100), seeds=(0, 1, 2, 3, 4), hidden=(50, 50))


@pytest.mark.slow
def test_neither_place_wins() -> None:
    found = cached(norm.placement)
    gaps = [found.gap(task, each) for task in found.tasks for each in found.activations]
    assert max(abs(gap.mean) for gap in gaps) < 0.012
    # At most one of the four intervals leaves zero out, as chance alone would have it.
    assert sum(gap.low > 0 or gap.high < 0 for gap in gaps) <= 1
    assert found.best.mean(axis=-1).max() < 0.06


def test_bias_has_no_gradient_only_directly_in_front() -> None:
    found = norm.placement(rates=(0.1, 0.3), seeds=(0, 1), hidden=(8,), steps=3)
    assert found.test.shape == (3, 2, 2, 2, 2)
    assert found.bias_before < 1e-15
    assert found.bias_after > 0.01


def test_moving_averages_lag_and_catch_up(lag: InferenceLag) -> None:
    fast, slow = lag.moving.mean(axis=-1)
    truth = lag.population.mean(axis=-1)
    assert fast[0] > truth[0] + 0.04
    assert slow[0] > fast[0]
    assert slow[1] > truth[1] + 0.1
    np.testing.assert_allclose(fast[2], truth[2], atol=0.01)
    # The best that inference could do differs little from the whole test set as a batch.
    np.testing.assert_allclose(lag.batch.mean(axis=-1), truth, atol=0.03)


def test_a_tenth_of_the_start_is_left_after_22_steps(lag: InferenceLag) -> None:
    assert lag.left(0.1)[0] == pytest.approx(0.59, abs=0.001)
    assert 0.9**22 < 0.1 < 0.9**21
