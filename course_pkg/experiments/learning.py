"""Mini-batches and generalisation, measured: settings in, result out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from course_pkg import nets
from course_pkg.data import Source, digits
from course_pkg.experiments.capacity import double_descent, nearest_neighbours, ridge
from course_pkg.experiments.scaling import scaling
from course_pkg.experiments.shift import covariate_shift
from course_pkg.nn.norm import BatchNorm
from course_pkg.results.base import Floats
from course_pkg.results.learning import BatchNoise, BiasVariance, EarlyStopping, GradientNoise

__all__ = [
    "batch_noise",
    "bias_variance",
    "covariate_shift",
    "double_descent",
    "early_stopping",
    "gradient_noise",
    "nearest_neighbours",
    "ridge",
    "scaling",
    "stop",
]

SEEDS = (0, 1, 2, 3, 4)


def batch_noise(
    sizes: Sequence[int] = (2, 4, 8, 32, 128), seeds: Sequence[int] = SEEDS, batches: int = 2000
) -> BatchNoise:
    """Means of random batches of one and the same data: sampling error, not a shift."""
    spread = np.empty((len(sizes), len(seeds)))
    for column, seed in enumerate(seeds):
        rng = np.random.default_rng(seed)
        data = rng.gamma(2.0, size=100_000)
        for row, m in enumerate(sizes):
            means = data[rng.integers(0, len(data), (batches, m))].mean(axis=1)
            spread[row, column] = means.std(ddof=1) / data.std()
    return BatchNoise(tuple(sizes), tuple(seeds), spread)


def gradient_noise(
    sizes: Sequence[int] = (8, 16, 32, 64, 128),
    seeds: Sequence[int] = SEEDS,
    hidden: int = 32,
    examples: int = 1280,
    partitions: int = 4,
    data: Source = digits,
) -> GradientNoise:
    """Gradients of disjoint batches against the gradient of all examples, in float64.

    The examples are cut into batches ``partitions`` times at random, and what is found averaged:
    ten batches of 128 alone would say little about their variance.

    Without batch norm their mean is the full gradient to rounding. With it every batch has a loss
    of its own, and the mean is the gradient of another objective.
    """
    variance, plain, norm = np.empty((3, len(sizes), len(seeds)))
    for column, seed in enumerate(seeds):
        drawn = data(seed)
        x, y = drawn.x_train[:examples].double(), drawn.y_train[:examples]
        generator = torch.Generator().manual_seed(seed)
        orders = [torch.randperm(len(x), generator=generator) for _ in range(partitions)]
        widths = (x.shape[1], hidden, 10)
        without = nets.mlp(widths, seed=seed).to(x)
        with_norm = nets.mlp(widths, norm=BatchNorm, seed=seed).to(x)
        for row, size in enumerate(sizes):
            full, parts = _gradients(without, x, y, size, orders)
            # Disjoint batches are drawn without replacement: undo the factor (n - m) / (n - 1).
            share = (len(x) - size) / (len(x) - 1)
            spread = ((parts - full) ** 2).sum(dim=-1).mean() / (full**2).sum()
            variance[row, column] = float(spread) / share
            plain[row, column] = _gap(full, parts)
            norm[row, column] = _gap(*_gradients(with_norm, x, y, size, orders))
    return GradientNoise(tuple(sizes), tuple(seeds), variance, plain, norm)


def bias_variance(
    degrees: Sequence[int] = (0, 1, 2, 3, 4, 5, 7, 9, 12, 15),
    seeds: Sequence[int] = SEEDS,
    examples: int = 25,
    repeats: int = 300,
    noise: float = 0.3,
) -> BiasVariance:
    """Polynomials fitted to many training sets of the same curve, equally spaced inputs.

    The plain bias^2 contains 1/R of the variance, because the mean of R fits still varies; the
    corrected one subtracts it. With 1/R in the variance the plain pair adds up exactly.
    References: geman1992neural
    """
    grid, x = np.linspace(-1, 1, 101), np.linspace(-1, 1, examples)
    truth = _wave(grid)
    shape = (len(degrees), len(seeds))
    parts = {name: np.empty(shape) for name in ("bias2", "corrected", "variance", "plain", "error")}
    for column, seed in enumerate(seeds):
        rng = np.random.default_rng(seed)
        y = _wave(x) + noise * rng.normal(size=(repeats, examples))
        fresh = truth + noise * rng.normal(size=(repeats, len(grid)))
        for row, degree in enumerate(degrees):
            fits = _polynomials(x, y, degree, grid)
            bias2 = ((fits.mean(axis=0) - truth) ** 2).mean()
            unbiased = fits.var(axis=0, ddof=1).mean()
            parts["bias2"][row, column] = bias2
            parts["corrected"][row, column] = bias2 - unbiased / repeats
            parts["variance"][row, column] = unbiased
            parts["plain"][row, column] = fits.var(axis=0).mean()
            parts["error"][row, column] = ((fits - fresh) ** 2).mean()
    return BiasVariance(
        degrees=tuple(degrees),
        seeds=tuple(seeds),
        bias2=parts["bias2"],
        bias2_corrected=parts["corrected"],
        variance=parts["variance"],
        variance_plain=parts["plain"],
        error=parts["error"],
        noise=noise**2,
    )


def early_stopping(
    patiences: Sequence[int] = (1, 5, 20, 100),
    seeds: Sequence[int] = SEEDS,
    examples: int = 20,
    features: int = 60,
    steps: int = 2000,
    noise: float = 0.5,
    lr: float = 0.2,
) -> EarlyStopping:
    """Random features fitted by stochastic gradient descent until they remember the noise.

    Patience counts steps without a new best validation error. The true error is known, because
    the curve is: sin(pi x).
    References: prechelt1998early
    """
    curves = np.empty((3, steps, len(seeds)))
    stopped, last = np.empty((2, len(patiences), len(seeds)))
    for column, seed in enumerate(seeds):
        curves[..., column] = _descent(seed, examples, features, steps, noise, lr)
        _, validation, truth = curves[..., column]
        for row, patience in enumerate(patiences):
            end, best = stop(validation, patience)
            stopped[row, column], last[row, column] = truth[best], truth[end]
    training, validation, truth = curves
    return EarlyStopping(
        tuple(patiences), tuple(seeds), training, validation, truth, stopped, last, truth[-1]
    )


def stop(validation: Floats, patience: int) -> tuple[int, int]:
    """The step at which training stops and the step whose weights are restored.

    Stops when ``patience`` steps in a row have brought no new best validation error.
    """
    best = 0
    for step, error in enumerate(validation):
        if error < validation[best]:
            best = step
        elif step - best >= patience:
            return step, best
    return len(validation) - 1, best


def _gap(full: Tensor, parts: Tensor) -> float:
    """Relative distance of the mean over a partition from the full gradient, averaged."""
    return float((parts.mean(dim=1) - full).norm(dim=-1).mean() / full.norm())


def _gradients(
    model: nn.Module, x: Tensor, y: Tensor, size: int, orders: Sequence[Tensor]
) -> tuple[Tensor, Tensor]:
    """The gradient over all examples; those of disjoint batches, (partitions, batches, p)."""
    parameters = list(model.parameters())

    def gradient(rows: slice | Tensor) -> Tensor:
        loss = cross_entropy(model(x[rows]), y[rows])
        return torch.cat([g.flatten() for g in torch.autograd.grad(loss, parameters)])

    # What is left after the last whole batch is skipped: all batches have one size.
    batches = [order[: len(x) // size * size].view(-1, size) for order in orders]
    parts = [torch.stack([gradient(rows) for rows in partition]) for partition in batches]
    return gradient(slice(None)), torch.stack(parts)


def _polynomials(x: Floats, y: Floats, degree: int, grid: Floats) -> Floats:
    """(repeats, grid): least-squares fits to each row of y."""
    # Legendre polynomials: the powers of x are too alike for a good least-squares fit.
    basis, at = (np.polynomial.legendre.legvander(each, degree) for each in (x, grid))
    coefficients = np.asarray(np.linalg.lstsq(basis, y.T, rcond=None)[0], dtype=np.float64)
    fits: Floats = (at @ coefficients).T
    return fits


def _wave(x: Floats) -> Floats:
    return np.sin(1.5 * np.pi * x) + x**2


def _descent(
    seed: int, examples: int, features: int, steps: int, noise: float, lr: float
) -> Floats:
    """(3, steps): training, validation and true error along gradient descent."""
    rng = np.random.default_rng(seed)
    w, b = rng.normal(scale=4, size=features), rng.uniform(0, 2 * np.pi, features)

    def phi(x: Floats) -> Floats:
        waves: Floats = np.cos(np.outer(x, w) + b) * np.sqrt(2 / features)
        return waves

    x, x_val = rng.uniform(-1, 1, (2, examples))
    y, y_val = (np.sin(np.pi * at) + noise * rng.normal(size=examples) for at in (x, x_val))
    grid = np.linspace(-1, 1, 201)
    features_of_x, features_of_val, features_of_grid = phi(x), phi(x_val), phi(grid)
    theta = np.zeros(features)
    curves = np.empty((3, steps))
    for step in range(steps):
        residual = features_of_x @ theta - y
        curves[:, step] = (
            np.mean(residual**2),
            np.mean((features_of_val @ theta - y_val) ** 2),
            np.mean((features_of_grid @ theta - np.sin(np.pi * grid)) ** 2),
        )
        few = rng.integers(0, examples, 2)
        theta -= lr * features_of_x[few].T @ residual[few] / 2
    return curves
