"""Standardization and whitening of features: what batch norm does, and what it leaves out.

Standardization gives every feature mean 0 and variance 1; whitening also removes what features
have in common, their correlation. Batch norm is the first, inside the network and per batch.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference._arrays import at_least, floats, shaped
from course_pkg.results.base import Floats


@dataclass(frozen=True, slots=True)
class Whitening:
    """A whitening fitted to data: z = (x - mean) matrix.

    mean: (d,); matrix: (d, d); values: (d,), the eigenvalues of the covariance plus eps;
    vectors: (d, d), its eigenvectors as columns, in ascending order of their values.
    """

    mean: Floats
    matrix: Floats
    values: Floats
    vectors: Floats

    def apply(self, x: ArrayLike) -> Floats:
        """Whiten (n, d) examples, of a test set too, by the statistics of the fit."""
        z: Floats = (_features(x) - self.mean) @ self.matrix
        return z


@dataclass(frozen=True, slots=True)
class WhiteningCache:
    """What the backward pass needs: the centred x: (n, d) and the whitening."""

    centred: Floats
    whitening: Whitening


def standardize(x: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Every feature to mean 0 and standard deviation 1: eq-standardize-z.

    x: (n, d). Returns z: (n, d), the means and the standard deviations (divided by n): (d,), to
    be used on test data unchanged. Spreads become equal; ranges only roughly.
    Raises InvalidValueError for a feature that is constant.
    """
    x = _features(x)
    mean, sd = x.mean(axis=0), x.std(axis=0)
    if np.any(sd == 0):
        raise InvalidValueError(
            f"feature {int(np.argmin(sd))} is constant, so it has no scale; leave it out"
        )
    return (x - mean) / sd, mean, sd


def pca_whitening(x: ArrayLike, eps: float = 0.0) -> Whitening:
    """Rotate onto the principal axes and divide each by its spread: eq-pca-whitening.

    x: (n, d). Axes come in ascending order of variance, each with an arbitrary sign, and turn at
    will where two variances are equal: derivatives through PCA whitening explode there.
    Raises InvalidValueError for dependent features unless eps is positive.
    References: kessy2018optimal, https://arxiv.org/abs/1512.00809
    """
    x = _features(x)
    values, vectors = _spectrum(x, eps)
    return Whitening(x.mean(axis=0), vectors / np.sqrt(values), values, vectors)


def zca_whitening(x: ArrayLike, eps: float = 0.0) -> Whitening:
    """Multiply by the inverse square root of the covariance: eq-zca-whitening.

    x: (n, d). PCA whitening, rotated back: of all whitenings the one that moves the data
    least in squared distance.
    Raises InvalidValueError for dependent features unless eps is positive.
    References: kessy2018optimal, https://arxiv.org/abs/1512.00809
    """
    x = _features(x)
    values, vectors = _spectrum(x, eps)
    return Whitening(x.mean(axis=0), (vectors / np.sqrt(values)) @ vectors.T, values, vectors)


def zca_whitening_forward(x: ArrayLike, eps: float = 1e-5) -> tuple[Floats, WhiteningCache]:
    """ZCA whitening as a layer, with the statistics of the batch: eq-zca-whitening.

    x: (n, d). Returns z: (n, d) and the cache.
    References: huang2018decorrelated, https://arxiv.org/abs/1804.08450
    """
    x = _features(x)
    whitening = zca_whitening(x, eps)
    return whitening.apply(x), WhiteningCache(x - whitening.mean, whitening)


def zca_whitening_backward(dz: ArrayLike, cache: WhiteningCache) -> Floats:
    """Gradient through ZCA whitening, mean and covariance included: eq-zca-dx.

    dz: (n, d). Returns dx: (n, d). The matrix is a function f(v) = 1 / sqrt(v) of the covariance,
    whose derivative in its eigenbasis multiplies entry (i, j) by (f_i - f_j) / (v_i - v_j)
    = -1 / (r_i r_j (r_i + r_j)), r = sqrt(v): finite also where v_i = v_j.
    Raises ShapeError when dz does not have the shape of x.
    References: huang2018decorrelated, https://arxiv.org/abs/1804.08450
    """
    centred, whitening = cache.centred, cache.whitening
    dz = shaped("dz", dz, centred.shape, "that of the forward pass's z")
    dmatrix = centred.T @ dz
    r, vectors = np.sqrt(whitening.values), whitening.vectors
    divided = -1.0 / (np.outer(r, r) * np.add.outer(r, r))
    # The covariance is symmetric: only the symmetric half of the gradient reaches it.
    inner = vectors.T @ ((dmatrix + dmatrix.T) / 2) @ vectors
    dcov = vectors @ (divided * inner) @ vectors.T
    dcentred = dz @ whitening.matrix + 2.0 / len(dz) * centred @ dcov
    dx: Floats = dcentred - dcentred.mean(axis=0)
    return dx


def _features(x: ArrayLike) -> Floats:
    array = floats("x", x)
    if array.ndim != 2 or array.size == 0:
        raise ShapeError(f"x must be (n, d) and not empty; got shape {array.shape}")
    return array


def _spectrum(x: Floats, eps: float) -> tuple[Floats, Floats]:
    """Eigenvalues, plus eps, and eigenvectors of the covariance (divided by n)."""
    centred = x - x.mean(axis=0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    at_least("eps", eps, 0.0)
    # What rounding leaves of a zero eigenvalue is about 1e-16 of the largest.
    if eps == 0.0 and values[0] <= 1e-12 * values[-1]:
        raise InvalidValueError(
            f"{int(np.sum(values <= 1e-12 * values[-1]))} of {len(values)} directions have no "
            f"variance ({len(x)} examples); give a positive eps, or drop dependent features"
        )
    return np.maximum(values, 0.0) + eps, vectors
