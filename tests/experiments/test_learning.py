"""Mini-batches, generalisation and shift: asserted on results, without drawing."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.experiments import learning
from course_pkg.experiments.store import cached
from course_pkg.results.learning import EarlyStopping, GradientNoise


@pytest.fixture(scope="module")
def noise() -> GradientNoise:
    return learning.gradient_noise(sizes=(16, 32, 64), examples=640)


@pytest.fixture(scope="module")
def stopping() -> EarlyStopping:
    return cached(learning.early_stopping)


def test_batch_means_differ_by_sampling_error_alone() -> None:
    result = learning.batch_noise()
    expected = 1 / np.sqrt(result.sizes)
    np.testing.assert_allclose(result.spread.mean(axis=1), expected, rtol=0.03)


def test_gradient_is_unbiased_without_batch_norm_and_not_with_it(noise: GradientNoise) -> None:
    assert noise.gap_plain.max() < 1e-12
    assert noise.gap_norm.min() > 0.01
    means = noise.gap_norm.mean(axis=1)
    assert np.all(np.diff(means) < 0), "larger batches, smaller bias"


def test_gradient_variance_falls_like_one_over_the_batch(noise: GradientNoise) -> None:
    assert noise.slope.low < -1 + 0.1
    assert abs(noise.slope.mean + 1) < 0.1


def test_bias_and_variance_add_up_to_the_error() -> None:
    result = learning.bias_variance(repeats=400)
    total = (result.bias2 + result.variance_plain + result.noise).mean(axis=1)
    np.testing.assert_allclose(total, result.error.mean(axis=1), rtol=0.02)
    best = int(np.argmin(result.error.mean(axis=1)))
    assert 0 < best < len(result.degrees) - 1, "the curve is U-shaped here"
    assert result.bias2[0].mean() > result.variance[0].mean()
    assert result.bias2[-1].mean() < result.variance[-1].mean()


def test_plain_bias_contains_a_part_of_the_variance() -> None:
    result = learning.bias_variance(repeats=20, degrees=(9,))
    assert result.bias2_corrected.mean() < result.bias2.mean()
    np.testing.assert_allclose(result.bias2 - result.bias2_corrected, result.variance / 20)


def test_patience_too_short_stops_too_early(stopping: EarlyStopping) -> None:
    by_patience = dict(zip(stopping.patiences, stopping.stopped.mean(axis=1), strict=True))
    assert by_patience[1] > 2 * by_patience[20]


def test_restoring_the_best_weights_is_what_pays(stopping: EarlyStopping) -> None:
    assert np.all(stopping.stopped.mean(axis=1) < stopping.last.mean(axis=1))
    assert stopping.stopped[-1].mean() < 0.6 * stopping.never.mean()


@pytest.mark.parametrize(
    ("validation", "patience", "expected"),
    [
        ([5, 4, 3, 4, 5, 6], 2, (4, 2)),
        ([5, 4, 3, 4, 2, 6], 2, (5, 4)),
        ([3, 2, 1], 1, (2, 2)),
        ([1, 2, 0.5], 1, (1, 0)),
    ],
)
def test_patience_counts_steps_without_a_new_best(
    validation: list[float], patience: int, expected: tuple[int, int]
) -> None:
    assert learning.stop(np.array(validation), patience) == expected
