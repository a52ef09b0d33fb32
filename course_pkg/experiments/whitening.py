"""From whitening to batch norm: statistics outside of the gradient step, and whole whitening."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _normed
from course_pkg.experiments.norm import bias_drift
from course_pkg.results.base import Floats
from course_pkg.results.whitening import HELD, LAYERS, Held, Outside, Whitened

SEEDS = (0, 1, 2, 3, 4)


def outside(
    every: Sequence[int] = (1, 5, 20),
    steps: int = 200,
    lr: float = 0.1,
    examples: int = 64,
    seed: int = 0,
) -> Outside:
    """A bias before a mean, a scale before a spread, both renewed only between gradient steps.

    x = u + b with targets of mean 1: between two renewals the gradient is right, and each renewal
    undoes what it achieved, eq-drift-bias. x = w u with targets 2 u / sd(u): w**2 grows by
    2 lr + (lr / w)**2, eq-drift-scale.
    References: ioffe2015batch (section 2)
    """
    rng = np.random.default_rng(seed)
    u, target = rng.normal(size=(2, examples))
    target += 1.0 - target.mean()
    biases, losses = [], []
    for period in every:
        b, constant, row, lost = 0.0, 0.0, [], []
        for step in range(steps + 1):
            if step % period == 0:
                constant = float(np.mean(u + b))
            residual = u + b - constant - target
            row.append(b)
            lost.append(float(np.mean(residual**2) / 2))
            b -= lr * float(np.mean(residual))
        biases.append(row)
        losses.append(lost)

    unit = (u - u.mean()) / u.std()
    w, scales, scale_losses = 1.0, [], []
    for _ in range(steps + 1):
        x_hat = w * unit / abs(w)
        residual = x_hat - 2 * unit
        scales.append(w)
        scale_losses.append(float(np.mean(residual**2) / 2))
        w -= lr * float(np.mean(residual * unit)) / abs(w)
    graph = bias_drift(steps, lr, examples, seed)
    return Outside(
        tuple(every),
        lr,
        np.array(biases),
        np.array(losses),
        graph.in_graph_bias,
        graph.in_graph_loss,
        np.array(scales),
        np.array(scale_losses),
    )


def held_statistics(
    rates: Sequence[float] = (0.03, 0.1, 0.3, 1.0),
    seeds: Sequence[int] = SEEDS,
    hidden: Sequence[int] = (64, 64, 64),
    steps: Sequence[int] = (0, 50, 100, 150, 200, 250, 300),
    batch: int = 64,
    data: Source = digits,
) -> Held:
    """Batch norm on digits when the gradient takes the batch's statistics for constants.

    Forward all three kinds compute the same. Without gamma and beta nothing after the norm can
    take the place of what a bias or a scale in front of it tries to do.
    References: ioffe2015batch
    """
    task = _adapt.drawn(data, seeds)
    shape = (len(HELD), 2, len(rates))
    loss, test = (np.empty((*shape, len(seeds))) for _ in range(2))
    bias, length = (np.empty((*shape, len(steps), len(seeds))) for _ in range(2))
    draw = _normed.batches(task, seeds, batch, max(steps), len(rates))
    layers = range(len(hidden))
    for row, kind in enumerate(HELD):
        for affine in (0, 1):
            nets = _normed.he((task.x.shape[-1], *hidden, 10), seeds, len(rates))
            last: list[Tensor] = []

            def note(
                step: int, nets: _normed.Nets = nets, at: tuple[int, int] = (row, affine)
            ) -> None:
                if step in steps:
                    check = steps.index(step)
                    bias[at][:, check] = _over_rates(
                        [nets.layers[2 * i + 1].abs().mean(dim=(1, 2)) for i in layers], rates
                    )
                    length[at][:, check] = _over_rates(
                        [nets.layers[2 * i].flatten(1).norm(dim=1) for i in layers], rates
                    )

            def losses(
                step: int,
                nets: _normed.Nets = nets,
                kind: str = kind,
                last: list[Tensor] = last,
            ) -> Tensor:
                x, y = draw(step)
                found = _normed.loss_of(nets.forward(x, _NORMS[kind]), y)
                if step >= max(steps) - 10:
                    last.append(found.detach())
                return found

            trained = nets.parameters() if affine else nets.layers
            _normed.descend(
                trained, losses, _normed.per_network(rates, seeds), max(steps), watch=note
            )
            loss[row, affine] = _over_rates(last, rates)
            test[row, affine] = _normed.population_error(nets, task).reshape(len(rates), -1)
    return Held(tuple(rates), tuple(seeds), tuple(steps), loss, test, bias, length)


def whitened(
    sizes: Sequence[int] = (16, 32, 64, 256),
    rates: Sequence[float] = (0.1, 0.3, 1.0, 3.0),
    seeds: Sequence[int] = SEEDS,
    width: int = 32,
    steps: int = 150,
    data: Source = digits,
) -> Whitened:
    """Does a layer that is whitened altogether, inside the graph, train better than batch norm?

    The batch serves for the statistics and the gradient alike, so sizes are to be compared with
    care; layers of one size see the same batches and start from the same weights.
    References: huang2018decorrelated
    """
    task = _adapt.drawn(data, seeds)
    found = np.empty((2, len(LAYERS), len(sizes), len(rates), len(seeds)))
    for column, size in enumerate(sizes):
        draw = _normed.batches(task, seeds, size, steps, len(rates))
        for row, layer in enumerate(LAYERS):
            nets = _normed.he((task.x.shape[-1], width, width, 10), seeds, len(rates))
            norm = {"none": None, "batch norm": _normed.batch_norm, "whitening": _zca}[layer]
            last: list[Tensor] = []

            def losses(
                step: int,
                nets: _normed.Nets = nets,
                norm: _normed.Normalise | None = norm,
                draw: _normed.Draw = draw,
                last: list[Tensor] = last,
            ) -> Tensor:
                x, y = draw(step)
                found = _normed.loss_of(nets.forward(x, norm), y)
                if step >= steps - 10:
                    last.append(found.detach())
                return found

            _normed.descend(nets.parameters(), losses, _normed.per_network(rates, seeds), steps)
            found[0, row, column] = _over_rates(last, rates)
            if layer == "whitening":
                errors = _whitened_error(nets, task)
            else:
                errors = _normed.population_error(nets, task, norm is not None)
            found[1, row, column] = errors.reshape(len(rates), -1)
    return Whitened(tuple(sizes), tuple(rates), tuple(seeds), width, found[0], found[1])


def _over_rates(values: Sequence[Tensor], rates: Sequence[float]) -> Floats:
    """The mean of several (networks,) tensors as (rates, seeds)."""
    mean: Floats = torch.stack(list(values)).mean(dim=0).detach().double().numpy()
    return mean.reshape(len(rates), -1)


class _MeanHeld(_normed.Standardised):
    """The gradient lacks what passes through the mean."""

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        (dy,) = gradients
        x_hat, rstd = ctx.saved_tensors
        common = (dy * x_hat).mean(dim=ctx.axes, keepdim=True)
        return dy.addcmul(x_hat, common, value=-1).mul_(rstd), None


class _BothHeld(_normed.Standardised):
    """The gradient lacks what passes through mean and variance: scaled, no more."""

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        return gradients[0] * ctx.saved_tensors[1], None


def _mean_held(_: int, z: Tensor) -> Tensor:
    return _normed.standardised(z, 1, by=_MeanHeld)


def _both_held(_: int, z: Tensor) -> Tensor:
    return _normed.standardised(z, 1, by=_BothHeld)


_NORMS: dict[str, _normed.Normalise] = dict(
    zip(HELD, (_normed.batch_norm, _mean_held, _both_held), strict=True)
)


class _ZCA(torch.autograd.Function):
    """course_pkg.reference.whiten for a stack: (networks, n, d), the gradient by hand.

    Autograd's derivative of eigenvectors is infinite where two eigenvalues are equal.
    """

    @staticmethod
    def forward(ctx: Any, z: Tensor) -> Tensor:
        centred = z - z.mean(dim=1, keepdim=True)
        r, vectors = _spectrum(centred)
        matrix = (vectors / r[:, None]) @ vectors.mT
        ctx.save_for_backward(centred, matrix, r, vectors)
        return centred @ matrix

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        (dz,) = gradients
        centred, matrix, r, vectors = ctx.saved_tensors
        dmatrix = centred.mT @ dz
        rows, columns = r[:, :, None], r[:, None]
        inner = vectors.mT @ (dmatrix + dmatrix.mT) @ vectors / 2
        dcov = vectors @ (-inner / (rows * columns * (rows + columns))) @ vectors.mT
        dcentred = dz @ matrix + 2 / dz.shape[1] * centred @ dcov
        return dcentred - dcentred.mean(dim=1, keepdim=True)


def _zca(_: int, z: Tensor) -> Tensor:
    x_hat: Tensor = _ZCA.apply(z)  # type: ignore[no-untyped-call]
    return x_hat


def _spectrum(centred: Tensor) -> tuple[Tensor, Tensor]:
    """Roots of the eigenvalues plus eps, (networks, d), and the eigenvectors as columns."""
    values, vectors = torch.linalg.eigh(centred.mT @ centred / centred.shape[1])
    return (values.clamp(min=0) + _normed.EPS).sqrt(), vectors


def _whitened_error(nets: _normed.Nets, data: _adapt.Data) -> Floats:
    """Test error with each layer's mean and matrix taken from the whole training set."""
    copies = len(nets.layers[0]) // len(data.x)
    kept: list[tuple[Tensor, Tensor]] = []

    def record(_: int, z: Tensor) -> Tensor:
        mean = z.mean(dim=1, keepdim=True)
        r, vectors = _spectrum(z - mean)
        kept.append((mean, (vectors / r[:, None]) @ vectors.mT))
        return (z - mean) @ kept[-1][1]

    def use(at: int, z: Tensor) -> Tensor:
        mean, matrix = kept[at]
        return (z - mean) @ matrix

    with torch.no_grad():
        nets.forward(data.x.repeat(copies, 1, 1), record)
        return _normed.error(nets.forward(data.x_test.repeat(copies, 1, 1), use), data.y_test)
