"""What capacity and its control do to the test error: double descent, penalties, neighbours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course_pkg.data import Source, Split, digits
from course_pkg.reference.learning import bias_variance as decomposed
from course_pkg.results.base import Floats
from course_pkg.results.choice import at_best_rate
from course_pkg.results.learning import DoubleDescent, Neighbours, Ridge

SEEDS = (0, 1, 2, 3, 4)
_SMALLEST = 1e-10


def double_descent(
    features: Sequence[int] = (10, 20, 40, 70, 90, 100, 110, 140, 200, 400, 1000, 3000),
    examples: int = 100,
    flipped: float = 0.1,
    ridges: Sequence[float] = tuple(np.logspace(-6, 2, 9).tolist()),
    seeds: Sequence[int] = SEEDS,
    data: Source = digits,
) -> DoubleDescent:
    """Random ReLU features of digits, fitted by least squares: fewer than examples, then more.

    Of all fits with the same training error the one of least norm counts. A share of the training
    labels is wrong, the test labels are right. The control is the same model with the ridge
    penalty that is best on 300 validation examples per seed, by the mean over seeds.
    References: belkin2019reconciling
    """
    shape = (len(features), len(seeds))
    training, test, norm = np.empty((3, *shape))
    validated, tested = np.empty((2, len(ridges), *shape))
    for column, seed in enumerate(seeds):
        x, y, x_new, y_new = _labelled(data(seed), seed, examples, flipped)
        rng = np.random.default_rng(seed)
        w = rng.normal(size=(x.shape[1], max(features))) / np.sqrt(x.shape[1])
        known, asked = np.maximum(x @ w, 0), np.maximum(x_new @ w, 0)
        for row, count in enumerate(features):
            phi, at = (each[:, :count] / np.sqrt(count) for each in (known, asked))
            u, s, vt = np.linalg.svd(phi, full_matrices=False)
            kept = s > _SMALLEST * s[0]
            inverse = np.where(kept, 1 / np.where(kept, s, 1), 0)
            project, outlook = u.T @ y, at @ vt.T
            guess = outlook @ (inverse[:, None] * project)
            training[row, column] = np.mean((u @ (kept[:, None] * project) - y) ** 2)
            test[row, column] = np.mean((guess[300:] - y_new[300:]) ** 2)
            norm[row, column] = np.linalg.norm(inverse[:, None] * project)
            for place, ridge in enumerate(ridges):
                shrunk = (s / (s**2 + ridge))[:, None] * project
                wrong = (outlook @ shrunk - y_new) ** 2
                validated[place, row, column] = wrong[:300].mean()
                tested[place, row, column] = wrong[300:].mean()
    ridged = at_best_rate(validated.swapaxes(0, 1), tested.swapaxes(0, 1))
    return DoubleDescent(
        tuple(features), tuple(seeds), examples, flipped, training, test, norm, ridged
    )


def ridge(
    strengths: Sequence[float] = (1e-6, 1e-4, 1e-3, 1e-2, 3e-2, 0.1, 0.3, 1.0, 10.0),
    degree: int = 12,
    examples: int = 25,
    repeats: int = 300,
    noise: float = 0.3,
    seeds: Sequence[int] = SEEDS,
) -> Ridge:
    """One polynomial of high degree, shrunk more and more: training error up, true error down, up.

    The same curve and the same decomposition as in ``bias_variance``, over the strength of the
    penalty and not over the degree: lambda / n times the squared Legendre coefficients.
    References: goodfellow2016deep
    """
    x, grid = np.linspace(-1, 1, examples), np.linspace(-1, 1, 101)
    phi, at = (np.polynomial.legendre.legvander(each, degree) for each in (x, grid))
    truth = _wave(grid)
    training, bias2, variance, error = np.empty((4, len(strengths), len(seeds)))
    # Degrees of freedom, the trace of the matrix that turns targets into fitted values.
    effective = np.empty(len(strengths))
    for row, strength in enumerate(strengths):
        solve = np.linalg.solve(
            phi.T @ phi / examples + strength * np.eye(degree + 1), phi.T / examples
        )
        effective[row] = np.trace(phi @ solve)
        for column, seed in enumerate(seeds):
            rng = np.random.default_rng(seed)
            y = _wave(x) + noise * rng.normal(size=(repeats, examples))
            weights = y @ solve.T
            fits = weights @ at.T
            training[row, column] = ((weights @ phi.T - y) ** 2).mean()
            bias2[row, column] = ((fits.mean(axis=0) - truth) ** 2).mean()
            variance[row, column] = fits.var(axis=0).mean()
            error[row, column] = ((fits - truth) ** 2).mean()
    return Ridge(
        tuple(strengths), tuple(seeds), degree, training, bias2, variance, error, effective
    )


def nearest_neighbours(
    counts: Sequence[int] = (1, 2, 3, 5, 8, 12, 20),
    examples: int = 25,
    repeats: int = 300,
    noise: float = 0.3,
    seeds: Sequence[int] = SEEDS,
) -> Neighbours:
    """The mean of the targets of the k nearest inputs: the more neighbours, the less capacity.

    Curve, inputs and noise of ``bias_variance``; both parts are estimated without bias.
    References: geman1992neural
    """
    x, grid = np.linspace(-1, 1, examples), np.linspace(-1, 1, 101)
    nearest = abs(grid[:, None] - x).argsort(axis=1, kind="stable")
    bias2, variance = np.empty((2, len(counts), len(seeds)))
    for column, seed in enumerate(seeds):
        rng = np.random.default_rng(seed)
        y = _wave(x) + noise * rng.normal(size=(repeats, examples))
        for row, k in enumerate(counts):
            parts = decomposed(y[:, nearest[:, :k]].mean(axis=-1), _wave(grid))
            bias2[row, column], variance[row, column] = parts.bias2_corrected, parts.variance
    return Neighbours(tuple(counts), tuple(seeds), bias2, variance, noise**2)


def _labelled(
    split: Split, seed: int, examples: int, flipped: float
) -> tuple[Floats, Floats, Floats, Floats]:
    """Inputs and one-hot targets, to train on and to test on; some training labels are wrong.

    The training examples that are left over are tested on as well, 2,000 in all at most.
    """
    x, labels = split.x_train.double().numpy(), split.y_train.numpy()
    rest = slice(examples, examples + max(0, 2000 - len(split.x_test)))
    x_new = np.concatenate([x[rest], split.x_test.double().numpy()])[:2000]
    y_new = np.concatenate([labels[rest], split.y_test.numpy()])[:2000]
    rng = np.random.default_rng(1000 + seed)
    y = labels[:examples].copy()
    wrong = rng.random(examples) < flipped
    y[wrong] = (y[wrong] + rng.integers(1, 10, wrong.sum())) % 10
    eye = np.eye(10) - 0.1
    return x[:examples], eye[y], x_new, eye[y_new]


def _wave(x: Floats) -> Floats:
    return np.sin(1.5 * np.pi * x) + x**2
