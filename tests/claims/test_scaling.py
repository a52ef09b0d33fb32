"""What the ledger says of scaling and whitening, where a few numbers show it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from numerical import assert_gradient, gradient
from sklearn.tree import DecisionTreeClassifier
from strategies import arrays
from tolerances import GRADIENT

from course_pkg.reference.norm import batch_norm_backward, batch_norm_forward
from course_pkg.reference.whiten import (
    pca_whitening,
    standardize,
    zca_whitening,
    zca_whitening_backward,
    zca_whitening_forward,
)


def correlated(n: int = 40) -> np.ndarray:
    rng = np.random.default_rng(0)
    return rng.normal(size=(n, 3)) @ rng.normal(size=(3, 3)) + 5.0


@given(x=arrays((6, 2)))
def test_scaling_keeps_order_and_relative_spacing_within_a_feature(x):
    x = x * [1.0, 1e4] + [[0.0, 1e6], *[[0.0, 0.0]] * 5]
    z, _, _ = standardize(x)
    unit = (x - x.min(axis=0)) / np.ptp(x, axis=0)
    # Standardizing makes the deviations equal, not the ranges; min-max scaling the reverse.
    np.testing.assert_allclose(z.std(axis=0), 1.0)
    np.testing.assert_allclose(np.ptp(unit, axis=0), 1.0)
    assert np.ptp(z, axis=0)[1] != pytest.approx(np.ptp(z, axis=0)[0], rel=1e-6)
    for scaled in (z, unit):
        np.testing.assert_array_equal(scaled.argsort(axis=0), x.argsort(axis=0))
        spacing = np.diff(scaled, axis=0) / np.ptp(scaled, axis=0)
        np.testing.assert_allclose(spacing, np.diff(x, axis=0) / np.ptp(x, axis=0), atol=1e-9)


def test_scaling_lowers_the_condition_number_and_leaves_a_tree_alone():
    rng = np.random.default_rng(1)
    x, scales = rng.normal(size=(300, 3)), np.array([1.0, 2.0**10, 2.0**-10])
    y = x[:, 0] + np.abs(x[:, 1]) > x[:, 2]
    raw = x * scales
    assert np.linalg.cond(raw.T @ raw) > 1e9 * np.linalg.cond(x.T @ x)
    trees = [
        DecisionTreeClassifier(random_state=0).fit(each[:200], y[:200]).predict(each[200:])
        for each in (raw, x)
    ]
    np.testing.assert_array_equal(*trees)
    assert np.mean(trees[0] == y[200:]) > 0.8


def test_the_direction_of_largest_scale_sets_the_largest_rate():
    rng = np.random.default_rng(2)
    x = np.linalg.qr(rng.normal(size=(50, 2)))[0] * np.sqrt(50) * [1.0, 10.0]
    curvature = (x**2).mean(axis=0)
    np.testing.assert_allclose(x.T @ x / 50, np.diag(curvature), atol=1e-9)
    residuals = rng.normal(size=50)
    stretched = x * [1.0, 3.0]
    np.testing.assert_allclose(stretched.T @ residuals, (x.T @ residuals) * [1.0, 3.0])

    def left(rate: float, steps: int) -> np.ndarray:
        w = np.ones(2)  # the solution is 0
        for _ in range(steps):
            w = w - rate * x.T @ (x @ w) / 50
        return np.abs(w)

    limit = 2 / curvature.max()
    assert left(0.99 * limit, 2000).max() < 1e-6
    assert left(1.01 * limit, 2000).max() > 1e6
    flat, steep = left(0.9 * limit, 30)
    assert steep < 0.01 < 0.5 < flat


def test_standardized_features_stay_correlated_and_whitened_ones_do_not():
    x = correlated()
    centred = x - x.mean(axis=0)
    z, _, _ = standardize(x)
    np.testing.assert_allclose(z.mean(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(z.var(axis=0), 1.0)
    assert np.abs(np.cov(z.T, ddof=0) - np.eye(3)).max() > 0.1
    cholesky = np.linalg.cholesky(np.linalg.inv(np.cov(x.T, ddof=0)))
    ways = [pca_whitening(x).apply(x), zca_whitening(x).apply(x), centred @ cholesky]
    for white in ways:
        np.testing.assert_allclose(np.cov(white.T, ddof=0), np.eye(3), atol=1e-9)
    # Three ways, three results.
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert np.abs(ways[one] - ways[other]).max() > 0.1


@given(x=arrays((6, 3), limit=3.0), dz=arrays((6, 3), limit=3.0))
def test_batch_norm_is_whitening_feature_by_feature(x, dz):
    y, cache = batch_norm_forward(x, np.ones(3), np.zeros(3))
    dx, _, _ = batch_norm_backward(dz, cache)
    for at in range(3):
        alone, own = zca_whitening_forward(x[:, [at]])
        np.testing.assert_allclose(y[:, [at]], alone, atol=1e-9)
        expected = zca_whitening_backward(dz[:, [at]], own)
        np.testing.assert_allclose(dx[:, [at]], expected, atol=1e-6 * np.abs(expected).max())
    # The whole of it takes the inverse square root of the covariance ...
    _, whole = zca_whitening_forward(x)
    root, covariance = whole.whitening.matrix, np.cov(x.T, ddof=0) + 1e-5 * np.eye(3)
    np.testing.assert_allclose(root @ root @ covariance, np.eye(3), atol=1e-6)
    # ... and its derivative: with the root held constant another gradient comes out.
    held = (dz - dz.mean(axis=0)) @ root
    assert np.abs(zca_whitening_backward(dz, whole) - held).max() > 1e-3 * np.abs(held).max()


def test_batch_norm_leaves_correlations_and_whitening_can_stand_in_the_graph_too():
    x, dz = correlated(8), np.random.default_rng(3).normal(size=(8, 3))
    y, cache = batch_norm_forward(x, np.ones(3), np.zeros(3))
    np.testing.assert_allclose(np.corrcoef(y.T), np.corrcoef(x.T), atol=1e-9)
    white, graph = zca_whitening_forward(x)
    np.testing.assert_allclose(np.corrcoef(white.T), np.eye(3), atol=1e-3)

    # One output only: what reaches the other examples went through the statistics.
    dz[1:] = 0.0
    through = [
        (batch_norm_backward(dz, cache)[0], lambda v: batch_norm_forward(v, *plain)[0]),
        (zca_whitening_backward(dz, graph), lambda v: zca_whitening_forward(v)[0]),
    ]
    plain = np.ones(3), np.zeros(3)
    for dx, forward in through:
        assert_gradient(dx, gradient(forward, x, dz), GRADIENT)
        assert np.abs(dx[1:]).max(axis=1).min() > 1e-4
