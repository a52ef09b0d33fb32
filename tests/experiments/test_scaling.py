"""Scaling and whitening: asserted on results, without drawing."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from course_pkg.data import digits
from course_pkg.experiments import scaling
from course_pkg.reference.whiten import standardize, zca_whitening
from course_pkg.results.scaling import WhitenedDigits


@pytest.fixture(scope="module")
def whitened() -> WhitenedDigits:
    return scaling.whitened_digits(sizes=(40, 320), floors=(1e-4, 1.0), rates=(1.0, 2.0), steps=40)


def test_whitening_does_what_standardizing_cannot() -> None:
    result = scaling.scaling()
    raw, standard, white = result.condition
    rho = result.correlation
    np.testing.assert_allclose(standard, (1 + rho) / (1 - rho))
    np.testing.assert_allclose(white, 1.0)
    assert np.all(raw > 100 * standard)
    assert np.all(np.diff(result.steps, axis=0) < 0)


def test_steps_are_what_the_condition_number_says() -> None:
    result = scaling.scaling()
    assert np.all(np.abs(result.steps - result.expected) < 1 + 1e-3 * result.expected)


def test_descent_on_unequal_scales_bounces_along_the_steep_direction() -> None:
    path = scaling.scaling(looks=6).paths[0, ..., 0]
    assert np.all(np.sign(path[1:, 1]) != np.sign(path[:-1, 1]))
    assert np.abs(path[-1]).max() > 0.9


@pytest.mark.slow
def test_whitening_without_a_floor_ruins_small_training_sets(whitened: WhitenedDigits) -> None:
    _, standard, bare, floored = whitened.best[:, 0]
    assert np.all(bare > 2 * standard)
    assert np.all(floored < 0.6 * bare)
    assert bare.mean() > whitened.best[2, 1].mean() + 0.3, "with more examples it recovers"


@pytest.mark.slow
def test_what_fits_fastest_is_not_what_errs_least(whitened: WhitenedDigits) -> None:
    common, standard = whitened.early_loss[:2, 0]
    assert np.all(standard < 0.5 * common)
    assert np.mean(whitened.best[1, 0] > whitened.best[0, 0]) >= 0.6


def test_the_stack_whitens_as_the_reference_does() -> None:
    x = digits(0).x_train[:50]
    z, mean, sd = standardize(x.numpy()[:, x.std(dim=0).numpy() > 0])
    expected = zca_whitening(z, eps=0.1).apply(z)
    whiten = scaling._scalings(x[None], [0.1])[2]
    got = whiten(x[None])[0, :, x.std(dim=0) > 0]
    torch.testing.assert_close(got.double(), torch.tensor(expected), atol=1e-4, rtol=1e-4)
    assert mean.shape == sd.shape
