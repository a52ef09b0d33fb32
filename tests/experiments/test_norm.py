"""What the chapter says, as numbers: nothing is drawn here."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from course_pkg.errors import InvalidValueError
from course_pkg.experiments import norm
from course_pkg.experiments.store import cached
from course_pkg.results import SmallBatch, interval


@pytest.fixture(scope="module")
def short() -> SmallBatch:
    return norm.small_batch(sizes=(2, 16), seeds=(0, 1), steps=100)


def test_two_examples_are_not_enough_and_sixteen_are(short: SmallBatch) -> None:
    assert short.batch_norm[0].min() > 0.2
    assert short.batch_norm[1].max() < 0.1
    # Not a matter of test-time statistics alone: their own pairs serve these networks worse.
    assert (short.own_group[0] > short.batch_norm[0]).all()


def test_small_batch_repeats(short: SmallBatch) -> None:
    again = norm.small_batch(sizes=(2, 16), seeds=(0, 1), steps=100)
    for field in dataclasses.fields(short):
        np.testing.assert_array_equal(getattr(short, field.name), getattr(again, field.name))


def test_results_are_looked_up_by_size(short: SmallBatch) -> None:
    assert short.at(16) == interval(short.batch_norm[1])
    assert short.own_group_at(2) == interval(short.own_group[0])
    with pytest.raises(InvalidValueError, match="no network was trained with 3"):
        short.at(3)


@pytest.mark.slow
def test_small_batch_as_printed() -> None:
    result = cached(norm.small_batch)
    assert len(result.seeds) >= 5
    assert result.at(2).low > 5 * result.at(16).high
    # From 16 on the intervals of all arms overlap: no winner.
    rest = [result.at(16), result.at(64)]
    rest += [interval(arm) for arm in (result.layer_norm, result.group_norm, result.no_norm)]
    assert max(each.low for each in rest) < min(each.high for each in rest)
    assert result.own_group_at(4).low > 2 * result.at(4).high


@pytest.mark.slow
def test_the_fair_opponent_nearly_closes_the_gap() -> None:
    result = cached(norm.init_and_lr)
    row = result.rates.index(0.03)
    unfair = result.plain_default[row].mean() / result.norm_default[row].mean()
    (plain_lr, plain), (_, normed) = result.best(result.plain_he), result.best(result.norm_he)
    assert unfair > 10
    assert plain.mean / normed.mean < 2
    assert plain.low < normed.high
    # What does stay: at the largest rate only batch norm trains.
    assert plain_lr < result.rates[-1]
    assert result.plain_he[-1].mean() > 0.8
    assert result.norm_he[-1].mean() < 0.05


def test_init_and_lr_is_one_array_per_arm() -> None:
    result = norm.init_and_lr(rates=(0.1, 0.3), seeds=(0, 1), hidden=(16,), steps=5)
    for arm in (result.plain_default, result.norm_default, result.plain_he, result.norm_he):
        assert arm.shape == (2, 2)
    assert result.best(np.array([[0.3, 0.1], [0.1, 0.2]])) == (0.3, interval(np.array([0.1, 0.2])))


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
