"""Start, cost, drift and forgetting in transfer: asserted on results, without drawing."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.errors import InvalidValueError
from course_pkg.experiments import store, transfer
from course_pkg.results.transfer_training import (
    CachedFeatures,
    Forgetting,
    HeadOnlyStart,
    LearningRateDrift,
)


@pytest.fixture(scope="module")
def start() -> HeadOnlyStart:
    return store.cached(transfer.head_only_start)


@pytest.fixture(scope="module")
def forgotten() -> Forgetting:
    return store.cached(transfer.forgetting)


@pytest.fixture(scope="module")
def drift() -> LearningRateDrift:
    return store.cached(transfer.learning_rate_drift)


@pytest.fixture(scope="module")
def cached() -> CachedFeatures:
    return transfer.cached_features(epochs=5, seeds=(0, 1))


@pytest.mark.slow
def test_a_new_head_starts_at_chance_whether_or_not_the_classes_are_known(
    start: HeadOnlyStart,
) -> None:
    np.testing.assert_allclose(start.start.mean(axis=(1, 2)), 0.2, atol=0.04)
    assert start.old_head.min() > 0.7


@pytest.mark.slow
def test_epochs_needed_depend_on_task_and_rate(start: HeadOnlyStart) -> None:
    slow, fast = start.arms[:2]
    for task in start.tasks:
        assert start.epochs_to(task, slow) > start.epochs_to(task, fast)
    assert start.epochs_to("new", slow) > start.epochs_to("known", slow)
    with pytest.raises(InvalidValueError, match="no run has task 'other'"):
        start.epochs_to("other", fast)


@pytest.mark.slow
def test_the_old_task_is_forgotten_the_faster_the_higher_the_rate(forgotten: Forgetting) -> None:
    losses = [forgotten.lost(rate).mean for rate in forgotten.rates]
    assert losses[0] == 0
    assert np.all(np.diff(losses) > 0.05)
    assert forgotten.lost(forgotten.rates[1]).low > 0
    with pytest.raises(InvalidValueError, match=r"no run has rate 7"):
        forgotten.lost(7)


@pytest.mark.slow
def test_the_network_that_was_copied_remembers_everything(forgotten: Forgetting) -> None:
    np.testing.assert_array_equal(forgotten.original, forgotten.old[0, 0])


@pytest.mark.slow
def test_a_larger_rate_moves_the_weights_further(drift: LearningRateDrift) -> None:
    means = drift.drift.mean(axis=-1)
    assert np.all(np.diff(means, axis=-1) > 0)
    # Few examples: a head that is still random moves them further, unless the rate is very large.
    fresh, trained = means[:, drift.sizes.index(60), :3]
    assert np.all(fresh > 1.5 * trained)


@pytest.mark.slow
def test_too_small_a_rate_costs_accuracy_when_there_is_much_data(drift: LearningRateDrift) -> None:
    many = drift.sizes.index(1500)
    assert (drift.accuracy[0, many, 2] > drift.accuracy[0, many, 0]).all()
    assert drift.best_rate(1500) >= 0.01
    with pytest.raises(InvalidValueError, match="no run has 7 examples"):
        drift.best_rate(7)


@pytest.mark.slow
def test_stored_features_give_the_same_head_for_less(cached: CachedFeatures) -> None:
    np.testing.assert_allclose(cached.difference, 0, atol=1e-6)
    assert cached.trunk_macs == 64 * 512 + 2 * 512 * 512
    assert cached.head_macs == 512 * 5
    assert cached.ratio("fine-tune", "frozen") == pytest.approx(3, rel=0.05)
    per_image = 5 * (cached.trunk_macs + 3 * cached.head_macs)
    assert cached.operations[1] == 1500 * per_image
    assert cached.ratio("frozen", "cached") == pytest.approx(4.8, abs=0.2)


@pytest.mark.slow
def test_same_seed_same_numbers() -> None:
    runs = [transfer.forgetting(seeds=(0, 1), steps=4, every=2) for _ in range(2)]
    np.testing.assert_array_equal(runs[0].old, runs[1].old)
