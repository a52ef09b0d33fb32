"""Data that shift between training and use: weights that repair a fit, alarms that notice."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.random import Generator

from course_pkg.results.base import Floats
from course_pkg.results.shift import CovariateShift, ShiftDetector

SEEDS = (0, 1, 2, 3, 4)
WORLDS = ("same", "mean", "correlation", "rule")
DETECTORS = ("any mean", "means", "classifier", "errors")


def covariate_shift(
    shifts: Sequence[float] = (0.0, 0.5, 1.0, 1.5, 2.0),
    degrees: Sequence[int] = (1, 7),
    seeds: Sequence[int] = SEEDS,
    examples: int = 400,
    noise: float = 0.2,
) -> CovariateShift:
    """A curve fitted by a line, and by a polynomial that can follow it.

    p(y | x) is the same in training and test, only p(x) moves from N(0, 1) to N(shift, 1/4).
    Weighting each example by p_test(x) / p_train(x), eq-shift-weight, repairs the line and costs
    examples, eq-shift-effective; the model that fits everywhere has nothing to repair.
    References: shimodaira2000improving
    """
    names = ("plain", "weighted", "estimated", "best", "drifted", "drifted_weighted")
    found = {name: np.empty((len(degrees), len(shifts), len(seeds))) for name in names}
    effective = np.empty((len(shifts), len(seeds)))
    for column, seed in enumerate(seeds):
        rng = np.random.default_rng(seed)
        x, standard = rng.normal(size=examples), rng.normal(size=20_000)
        y = _curve(x) + noise * rng.normal(size=examples)
        for at, shift in enumerate(shifts):
            x_test = shift + 0.5 * standard
            weight = 2 * np.exp(x**2 / 2 - 2 * (x - shift) ** 2)  # eq-shift-weight
            effective[at, column] = effective_share(weight)
            # As many unlabelled test inputs as there are training examples.
            guessed = odds(x, x_test[:examples])
            truth, changed = _curve(x_test), _curve(x_test + 1.0)
            for row, degree in enumerate(degrees):
                fits = {
                    "plain": np.polyfit(x, y, degree),
                    # polyfit squares its weights.
                    "weighted": np.polyfit(x, y, degree, w=np.sqrt(weight)),
                    "estimated": np.polyfit(x, y, degree, w=np.sqrt(guessed)),
                    "best": np.polyfit(x_test, truth, degree),
                }
                answers = {name: np.polyval(fit, x_test) for name, fit in fits.items()}
                for name, answer in answers.items():
                    found[name][row, at, column] = np.mean((answer - truth) ** 2)
                for name in ("plain", "weighted"):
                    error = np.mean((answers[name] - changed) ** 2)
                    found["drifted" if name == "plain" else "drifted_weighted"][row, at, column] = (
                        error
                    )
    return CovariateShift(tuple(degrees), tuple(shifts), tuple(seeds), **found, effective=effective)


def effective_share(weight: Floats) -> float:
    """(sum w)^2 / (n sum w^2): which share of n equally weighted examples is as good.

    eq-shift-effective
    """
    return float(weight.sum() ** 2 / (weight**2).sum() / len(weight))


def odds(x: Floats, x_test: Floats, steps: int = 30) -> Floats:
    """p(test | x) / p(train | x) by logistic regression on 1, x, x^2, at the training inputs.

    With as many inputs of either kind it estimates p_test(x) / p_train(x): eq-shift-odds. For two
    normal distributions the logarithm of that is a parabola, so the model is right.
    """
    at = np.concatenate([x, x_test])
    phi = np.stack([np.ones_like(at), at, at**2], axis=1)
    label = np.repeat([0.0, 1.0], [len(x), len(x_test)])
    w = np.zeros(3)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-phi @ w))
        # Newton's method; a trace of a penalty keeps it from running away.
        hessian = (phi * (p * (1 - p))[:, np.newaxis]).T @ phi + 1e-3 * np.eye(3)
        w = w - np.linalg.solve(hessian, phi.T @ (p - label) + 1e-3 * w)
    found: Floats = np.exp(phi[: len(x)] @ w)
    return found


def shift_detector(
    sizes: Sequence[int] = (50, 100, 200, 400, 800),
    seeds: Sequence[int] = SEEDS,
    features: int = 8,
    repeats: int = 200,
    level: float = 0.05,
    moved: float = 0.3,
    correlation: float = 0.6,
) -> ShiftDetector:
    """Two samples, one of training and one of use: has anything changed?

    Worlds: nothing has changed; one feature's mean moved; two features became correlated while
    every feature on its own stayed as it was; the rule that makes labels of inputs changed.
    Detectors: any of the means off at the level, each feature judged on its own; the same with the
    level shared among the features; a classifier that tells the samples apart better than chance
    on the halves it was not fitted to; the error of a model, which needs labels.
    References: rabanser2019failing, lopezpaz2017revisiting
    """
    alarms = np.empty((len(WORLDS), len(DETECTORS), len(sizes), len(seeds)))
    for column, seed in enumerate(seeds):
        rng = np.random.default_rng(seed)
        rule = rng.normal(size=features)
        changed = rule * np.where(np.arange(features) == np.abs(rule).argmax(), -1, 1)
        x = rng.normal(size=(2000, features))
        # The model in use, by least squares on many labelled examples.
        model = np.linalg.lstsq(x, _labels(rng, x, rule), rcond=None)[0]
        for row, world in enumerate(WORLDS):
            for at, size in enumerate(sizes):
                a, b = rng.normal(size=(2, repeats, size, features))
                if world == "mean":
                    b[..., 0] += moved
                if world == "correlation":
                    b[..., 1] = correlation * b[..., 0] + np.sqrt(1 - correlation**2) * b[..., 1]
                wrong = [
                    np.sign(z @ model) != _labels(rng, z, changed if shifted else rule)
                    for z, shifted in ((a, False), (b, world == "rule"))
                ]
                z = _z_of_means(a, b)
                alarms[row, :, at, column] = [
                    np.mean((z > _quantile(1 - level / 2)).any(axis=1)),
                    np.mean((z > _quantile(1 - level / 2 / features)).any(axis=1)),
                    np.mean(_z_of_classifier(a, b) > _quantile(1 - level)),
                    np.mean(_z_of_errors(*wrong) > _quantile(1 - level / 2)),
                ]
    return ShiftDetector(
        WORLDS, DETECTORS, tuple(sizes), tuple(seeds), alarms, level, features, repeats
    )


def _curve(x: Floats) -> Floats:
    return np.sin(1.5 * x)


def _quantile(probability: float) -> float:
    return NormalDist().inv_cdf(probability)


def _labels(rng: Generator, x: Floats, rule: Floats) -> Floats:
    """Signs of a noisy linear rule: (..., n)."""
    return np.sign(x @ rule + 0.5 * np.linalg.norm(rule) * rng.normal(size=x.shape[:-1]))


def _z_of_means(a: Floats, b: Floats) -> Floats:
    """|difference of means| in standard errors, (repeats, features): eq-shift-z."""
    m = a.shape[1]
    error = np.sqrt((a.var(axis=1, ddof=1) + b.var(axis=1, ddof=1)) / m)
    z: Floats = np.abs(a.mean(axis=1) - b.mean(axis=1)) / error
    return z


def _z_of_classifier(a: Floats, b: Floats) -> Floats:
    """How far the accuracy on unseen halves lies above 1/2, in standard errors: (repeats,)."""
    half = a.shape[1] // 2
    phi_a, phi_b = _quadratic(a), _quadratic(b)
    phi = np.concatenate([phi_a[:, :half], phi_b[:, :half]], axis=1)
    label = np.repeat([-1.0, 1.0], half)
    square = np.einsum("rni,rnj->rij", phi, phi, optimize=True) + np.eye(phi.shape[2])
    w = np.linalg.solve(square, (label @ phi)[..., np.newaxis])
    right_a = (phi_a[:, half:] @ w)[..., 0] < 0
    right_b = (phi_b[:, half:] @ w)[..., 0] > 0
    unseen = right_a.shape[1] + right_b.shape[1]
    accuracy = (right_a.sum(axis=1) + right_b.sum(axis=1)) / unseen
    z: Floats = (accuracy - 0.5) / np.sqrt(0.25 / unseen)
    return z


def _quadratic(x: Floats) -> Floats:
    """1, all features and all their products: (repeats, n, 1 + d + d (d + 1) / 2)."""
    one, other = np.triu_indices(x.shape[2])
    return np.concatenate([np.ones((*x.shape[:2], 1)), x, x[..., one] * x[..., other]], axis=2)


def _z_of_errors(before: Floats, now: Floats) -> Floats:
    """|difference of two error rates| in standard errors, (repeats,)."""
    m = before.shape[1]
    p, q = before.mean(axis=1), now.mean(axis=1)
    error = np.sqrt((p * (1 - p) + q * (1 - q)) / m)
    # Two samples without a single error, or all wrong, differ by nothing.
    z: Floats = np.abs(p - q) / np.where(error > 0, error, np.inf)
    return z
