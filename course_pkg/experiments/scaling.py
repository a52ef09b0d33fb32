"""Scaling and whitening of inputs, measured: what they do for descent and what they cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _normed
from course_pkg.experiments.norm_practice import halves
from course_pkg.reference.whiten import pca_whitening, standardize
from course_pkg.results.base import Floats
from course_pkg.results.scaling import Scaling, WhitenedDigits

SEEDS = (0, 1, 2, 3, 4)
MAXIMUM = 1_000_000


def scaling(
    spread: float = 30.0,
    correlation: float = 0.9,
    examples: int = 500,
    tolerance: float = 1e-6,
    seeds: Sequence[int] = SEEDS,
    looks: int = 24,
) -> Scaling:
    """Steps of gradient descent on raw, standardized and whitened features.

    At the best constant rate, 2 / (largest + smallest eigenvalue), the error shrinks by
    (kappa - 1) / (kappa + 1) per step, eq-scaling-rate: the condition number is the price. Two
    standardized features of correlation rho have kappa = (1 + rho) / (1 - rho),
    eq-scaling-correlation.
    References: lecun1998efficient
    """
    names = ("raw", "standardized", "whitened")
    cov = np.array([[1.0, correlation], [correlation, 1.0]])
    condition, steps = np.empty((2, len(names), len(seeds)))
    measured = np.empty(len(seeds))
    hessians = np.empty((len(names), 2, 2, len(seeds)))
    paths = np.empty((len(names), looks + 1, 2, len(seeds)))
    for column, seed in enumerate(seeds):
        rng = np.random.default_rng(seed)
        raw = rng.multivariate_normal([0, 0], cov, examples) * np.array([1.0, spread])
        raw -= raw.mean(axis=0)
        standard = standardize(raw)[0]
        measured[column] = standard[:, 0] @ standard[:, 1] / examples
        for row, x in enumerate((raw, standard, pca_whitening(standard).apply(standard))):
            hessian = x.T @ x / examples
            eigenvalues = np.linalg.eigvalsh(hessian)
            condition[row, column] = eigenvalues[-1] / eigenvalues[0]
            hessians[row, ..., column] = hessian
            steps[row, column], paths[row, ..., column] = _descent(hessian, tolerance, looks)
    return Scaling(names, tuple(seeds), condition, steps, measured, hessians, paths, tolerance)


def _descent(hessian: Floats, tolerance: float, looks: int) -> tuple[int, Floats]:
    """Steps until the squared distance from the solution falls below tolerance, and the first."""
    values, vectors = np.linalg.eigh(hessian)
    # The slowest direction decides, so the start has a part in each.
    distance = vectors @ np.ones(2)
    goal = tolerance * (distance @ distance)
    rate = 2 / (values[0] + values[-1])
    path, reached = [distance], MAXIMUM
    for step in range(MAXIMUM):
        if distance @ distance <= goal:
            reached = min(reached, step)
            if step >= looks:
                break
        distance = distance - rate * hessian @ distance
        if step < looks:
            path.append(distance)
    return reached, np.array(path)


def whitened_digits(
    sizes: Sequence[int] = (40, 80, 160, 320, 897),
    floors: Sequence[float] = (1e-4, 0.1, 1.0),
    rates: Sequence[float] = (0.3, 1.0, 2.0, 4.0),
    seeds: Sequence[int] = SEEDS,
    hidden: int = 64,
    steps: int = 80,
    early: int = 10,
    data: Source = digits,
) -> WhitenedDigits:
    """Digits with one scale for all pixels, one for each, and whitened with three values of eps.

    The statistics come from the training examples alone; pixels that never change are only
    centred. Whitening is ZCA of the standardized pixels, so eps is in units of their variance.
    All arms start from the same weights, see every example in every step and take their best
    learning rate on validation examples.
    References: wadia2021whitening, kessy2018optimal
    """
    full = _adapt.drawn(data, seeds, n_test=900)
    arms = ("common", "standardized", *(f"whitened {eps:g}" for eps in floors))
    found = np.empty((3, len(arms), len(sizes), len(rates), len(seeds)))
    for column, size in enumerate(sizes):
        task = full.first(size)
        for row, scale in enumerate(_scalings(task.x, floors)):
            scaled = _adapt.Data(scale(task.x), task.y, scale(task.x_test), task.y_test)
            validation, test, loss = _trained(scaled, rates, seeds, hidden, steps, early)
            found[0, row, column], found[1, row, column] = validation, test
            found[2, row, column] = loss
    return WhitenedDigits(
        arms,
        tuple(sizes),
        tuple(rates),
        tuple(seeds),
        validation=found[0],
        test=found[1],
        loss=found[2],
        early=early,
    )


def _scalings(x: Tensor, floors: Sequence[float]) -> list[Callable[[Tensor], Tensor]]:
    """What each arm does to any examples, with constants of the training examples x."""
    mean, sd = x.mean(dim=1, keepdim=True), x.std(dim=1, unbiased=False, keepdim=True)
    sd = torch.where(sd > 0, sd, 1.0)

    def standard(given: Tensor) -> Tensor:
        return (given - mean) / sd

    z = standard(x).double()
    values, vectors = torch.linalg.eigh(z.transpose(1, 2) @ z / z.shape[1])

    def whitening(eps: float) -> Callable[[Tensor], Tensor]:
        # eq-zca-whitening
        spread = (values.clamp(min=0.0) + eps).sqrt().unsqueeze(1)
        matrix = ((vectors / spread) @ vectors.transpose(1, 2)).float()
        return lambda given: standard(given) @ matrix

    # The digits already have one scale for all pixels, that of the training part.
    return [lambda given: given, standard, *map(whitening, floors)]


def _trained(
    data: _adapt.Data,
    rates: Sequence[float],
    seeds: Sequence[int],
    hidden: int,
    steps: int,
    early: int,
) -> tuple[Floats, Floats, Floats]:
    """Validation error, test error and early training loss, (rates, seeds) each."""
    copies = len(rates)
    nets = _normed.he((data.x.shape[2], hidden, 10), seeds, copies)
    x, y = data.x.repeat(copies, 1, 1), data.y.repeat(copies, 1)
    kept: list[Floats] = []

    def losses(step: int) -> Tensor:
        loss = _normed.loss_of(nets.forward(x), y)
        if step == early:
            kept.append(loss.detach().double().numpy())
        return loss

    _normed.descend(nets.parameters(), losses, _normed.per_network(rates, seeds), steps)
    with torch.no_grad():
        errors = [
            _normed.error(nets.forward(part.x_test.repeat(copies, 1, 1)), part.y_test)
            for part in halves(data)
        ]
    shape = (copies, len(seeds))
    return errors[0].reshape(shape), errors[1].reshape(shape), kept[0].reshape(shape)
