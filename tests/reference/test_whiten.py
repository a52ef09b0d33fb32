"""Whitening: what it makes equal, which of them turns least, and the gradient through it."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from numerical import assert_gradient, gradient
from tolerances import GRADIENT

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference.norm import batch_norm_forward
from course_pkg.reference.whiten import (
    pca_whitening,
    standardize,
    zca_whitening,
    zca_whitening_backward,
    zca_whitening_forward,
)


def correlated(n: int = 40, d: int = 3, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, d)) @ rng.normal(size=(d, d)) * [1.0, 10.0, 100.0][:d] + 5.0


def test_standardizing_is_batch_norm_without_eps_and_leaves_the_correlation():
    x = correlated()
    z, mean, sd = standardize(x)
    np.testing.assert_allclose(z, batch_norm_forward(x, np.ones(3), np.zeros(3), eps=0.0)[0])
    np.testing.assert_allclose(z * sd + mean, x)
    np.testing.assert_allclose(np.corrcoef(z.T), np.corrcoef(x.T))
    assert abs(np.corrcoef(x.T)[0, 1]) > 0.1


@pytest.mark.parametrize("whitening", [pca_whitening, zca_whitening])
def test_whitened_features_are_uncorrelated_with_variance_one(whitening):
    x = correlated()
    fitted = whitening(x)
    z = fitted.apply(x)
    np.testing.assert_allclose(z.T @ z / len(z), np.eye(3), atol=1e-9)
    np.testing.assert_allclose(z.mean(axis=0), 0.0, atol=1e-9)
    # A new example goes by the statistics of the fit.
    np.testing.assert_allclose(fitted.apply(x[:1]), z[:1])


def test_zca_is_symmetric_and_moves_the_data_least():
    x = correlated()
    zca, pca = zca_whitening(x), pca_whitening(x)
    np.testing.assert_allclose(zca.matrix, zca.matrix.T)
    centred = x - x.mean(axis=0)
    distance = np.sum((zca.apply(x) - centred) ** 2)
    assert distance < np.sum((pca.apply(x) - centred) ** 2)
    rng = np.random.default_rng(1)
    for _ in range(20):
        rotation, _ = np.linalg.qr(rng.normal(size=(3, 3)))
        assert distance <= np.sum((zca.apply(x) @ rotation - centred) ** 2)


@pytest.mark.parametrize("eps", [0.0, 0.1])
def test_zca_backward_agrees_with_numerical_derivatives_and_torch(eps):
    rng = np.random.default_rng(2)
    x, dz = rng.normal(size=(7, 3)) @ rng.normal(size=(3, 3)), rng.normal(size=(7, 3))
    z, cache = zca_whitening_forward(x, eps)
    dx = zca_whitening_backward(dz, cache)
    numerical = gradient(lambda at: zca_whitening_forward(at, eps)[0], x, dz)
    assert_gradient(dx, numerical, GRADIENT)

    leaf = torch.tensor(x, requires_grad=True)
    centred = leaf - leaf.mean(dim=0)
    values, vectors = torch.linalg.eigh(centred.T @ centred / 7)
    by_torch = centred @ (vectors / (values + eps).sqrt()) @ vectors.T
    by_torch.backward(torch.tensor(dz))
    np.testing.assert_allclose(z, by_torch.detach().numpy(), atol=1e-10)
    np.testing.assert_allclose(dx, leaf.grad.numpy(), atol=1e-9)


def test_zca_backward_stays_finite_where_two_variances_are_equal():
    x = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]])
    dz = np.random.default_rng(3).normal(size=x.shape)
    _, cache = zca_whitening_forward(x, eps=0.0)
    dx = zca_whitening_backward(dz, cache)
    numerical = gradient(lambda at: zca_whitening_forward(at, eps=0.0)[0], x, dz)
    assert_gradient(dx, numerical, GRADIENT)


def test_zca_of_one_feature_is_batch_norm():
    x = np.random.default_rng(4).normal(size=(6, 1))
    z, _ = zca_whitening_forward(x)
    np.testing.assert_allclose(z, batch_norm_forward(x, [1.0], [0.0])[0])


def test_a_sentence_says_what_is_wrong():
    x = correlated()
    constant = x * [1.0, 0.0, 1.0]
    with pytest.raises(InvalidValueError, match="feature 1 is constant"):
        standardize(constant)
    with pytest.raises(InvalidValueError, match=r"1 of 3 directions have no variance \(40 examp"):
        pca_whitening(constant)
    with pytest.raises(InvalidValueError, match=r"2 of 3 directions have no variance \(2 examples"):
        zca_whitening(x[:2])
    assert np.isfinite(zca_whitening(constant, eps=1e-5).apply(constant)).all()
    with pytest.raises(ShapeError, match=r"x must be \(n, d\) and not empty; got shape \(3,\)"):
        zca_whitening(np.ones(3))
    with pytest.raises(InvalidValueError, match="eps must be a finite number, 0 or more"):
        zca_whitening(x, eps=-1.0)
    _, cache = zca_whitening_forward(x)
    with pytest.raises(ShapeError, match=r"dz must have shape \(40, 3\)"):
        zca_whitening_backward(np.ones(3), cache)
