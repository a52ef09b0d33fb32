"""Batch norm on a new domain: statistics that are replaced, kept, or changed by accident."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import conv2d, cross_entropy

from course_pkg.data import Source, digits, image_shape
from course_pkg.experiments import _adapt, _stack
from course_pkg.results.base import Floats
from course_pkg.results.choice import at_best_rate
from course_pkg.results.transfer import AdaBN, FrozenBN

SEEDS = (0, 1, 2, 3, 4)
EPS = 1e-5
Statistics = list[tuple[Tensor, Tensor]]


@dataclass(frozen=True, slots=True)
class Normed:
    """Networks side by side, batch norm before each ReLU; statistics: population or running."""

    layers: _stack.Stack
    gamma: list[Tensor]
    beta: list[Tensor]

    def parameters(self) -> list[Tensor]:
        return [*self.layers, *self.gamma, *self.beta]

    def forward(
        self, x: Tensor, normalise: Callable[[int, Tensor], tuple[Tensor, Tensor]]
    ) -> Tensor:
        """(networks, n, features) -> (networks, n, outputs); normalise: layer, x -> mean, var."""
        for at, (gamma, beta) in enumerate(zip(self.gamma, self.beta, strict=True)):
            x = torch.baddbmm(self.layers[2 * at + 1], x, self.layers[2 * at])
            mu, var = normalise(at, x)
            x = torch.relu(gamma * (x - mu) / torch.sqrt(var + EPS) + beta)
        return torch.baddbmm(self.layers[-1], x, self.layers[-2])

    def population(self, x: Tensor) -> Statistics:
        """The statistics of all of x, (networks, n, features), layer by layer."""
        found: Statistics = []

        def note(at: int, z: Tensor) -> tuple[Tensor, Tensor]:
            found.append(batch_statistics(z))
            return found[at]

        with torch.no_grad():
            self.forward(x, note)
        return found

    def accuracy(self, x: Tensor, y: Tensor, statistics: Statistics) -> np.ndarray:
        """(networks,)."""
        with torch.no_grad():
            guess = self.forward(x, lambda at, _: statistics[at]).argmax(dim=-1)
        return (guess == y).double().mean(dim=1).numpy()


def adabn(
    unlabelled: Sequence[int] = (16, 64, 500),
    seeds: Sequence[int] = SEEDS,
    hidden: Sequence[int] = (64, 64),
    steps: int = 400,
    lr: float = 0.05,
    data: Source = digits,
) -> AdaBN:
    """Digits under six changes of the image: with the old statistics, and with new ones.

    The new statistics come from unlabelled training images under the same change; no weight
    changes. Uniform contrast and brightness are undone by the first batch norm, whatever their
    size: eq-transfer-affine. Inversion is contrast -1: its size is undone, its sign is not.
    References: li2016revisiting
    """
    task = _adapt.drawn(data, seeds)
    model = trained(task, hidden, seeds, steps, lr)
    source = model.population(task.x)
    changes = _changes(float(task.x.min() + task.x.max()))
    before = np.empty((len(changes), len(seeds)))
    after = np.empty((len(changes), len(unlabelled), len(seeds)))
    for row, change in enumerate(changes.values()):
        x_new, x_test = change(task.x), change(task.x_test)
        before[row] = model.accuracy(x_test, task.y_test, source)
        for column, n in enumerate(unlabelled):
            new = model.population(x_new[:, :n])
            after[row, column] = model.accuracy(x_test, task.y_test, new)
    clean = model.accuracy(task.x_test, task.y_test, source)
    return AdaBN(tuple(changes), tuple(unlabelled), tuple(seeds), clean, before, after)


def frozen_bn(
    sizes: Sequence[int] = (2, 4, 16),
    rates: Sequence[float] = (0.003, 0.01, 0.03),
    seeds: Sequence[int] = SEEDS,
    examples: int = 60,
    hidden: Sequence[int] = (64, 64, 64),
    steps: int = 300,
    momentum: float = 0.1,
) -> FrozenBN:
    """Fine-tuning and head-only training with batch norm in inference or in training mode.

    Fixing the parameters alone leaves batch norm in training mode: the running statistics go on
    moving and the "frozen" network no longer computes what it did. Per arm the best of the
    learning rates counts, by the mean of 300 validation examples per seed.
    References: tensorflow2019transfer
    """
    source, target = _adapt.source_task(seeds), _adapt.target_task("digits", seeds, examples)
    trunk = trained(source, hidden, seeds, 600, 0.02)
    old = trunk.population(source.x)
    plans = [(layers, moving, rate) for layers in (0, 1) for moving in (0, 1) for rate in rates]
    found = np.empty((2, 2, len(sizes), len(seeds)))
    kept = np.empty((2, len(sizes), len(seeds)))
    for column, size in enumerate(sizes):
        model, statistics = tuned(trunk, old, target, plans, seeds, size, steps, momentum)
        shape = (2, 2, len(rates), len(seeds))
        found[:, :, column] = accuracy_at_best(model, statistics, target, shape)
        for moving in (0, 1):
            # Head-only runs differ in their heads, not in their statistics: any rate will do.
            at = moving * len(rates) * len(seeds)
            mine = [tuple(s[at : at + len(seeds)] for s in pair) for pair in statistics]
            kept[moving, column] = trunk.accuracy(
                source.x_test, source.y_test, [(mu, var) for mu, var in mine]
            )
    before = trunk.accuracy(source.x_test, source.y_test, old)
    return FrozenBN(
        tuple(sizes), tuple(seeds), found[0], found[1], before, kept[0], kept[1], examples
    )


def batch_statistics(z: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and biased variance over the examples, (networks, 1, features) each."""
    return z.mean(dim=1, keepdim=True), z.var(dim=1, unbiased=False, keepdim=True)


def trained(
    data: _adapt.Data, hidden: Sequence[int], seeds: Sequence[int], steps: int, lr: float
) -> Normed:
    outputs = int(data.y.max()) + 1
    model = Normed(_stack.mlps((data.x.shape[-1], *hidden, outputs), seeds), *affine(hidden, seeds))
    fit(model, data, seeds, steps, lr)
    return model


def affine(widths: Sequence[int], seeds: Sequence[int]) -> tuple[list[Tensor], list[Tensor]]:
    """gamma and beta of each layer, before training."""
    return (
        [torch.ones(len(seeds), 1, width, requires_grad=True) for width in widths],
        [torch.zeros(len(seeds), 1, width, requires_grad=True) for width in widths],
    )


def fit(model: Normed, data: _adapt.Data, seeds: Sequence[int], steps: int, lr: float) -> None:
    """Training with the statistics of batches of 64, in place."""
    index = _stack.rows(seeds, [data.x.shape[1]] * len(seeds), 64, steps)

    def loss(step: int) -> Tensor:
        x, y = _stack.take(data.x, index[step]), _stack.take(data.y, index[step])
        z = model.forward(x, lambda _, z: batch_statistics(z))
        return cross_entropy(z.flatten(0, 1), y.flatten(), reduction="sum") / y.shape[1]

    _stack.descend(model.parameters(), loss, steps, lr)


def accuracy_at_best(
    model: Normed, statistics: Statistics, data: _adapt.Data, shape: tuple[int, ...]
) -> Floats:
    """Of networks that lie as (..., rates, seeds), at each one's best rate: (..., seeds).

    The rate is chosen by 300 of the examples held out, the others test.
    """
    copies = len(model.layers[0]) // len(data.x)
    x, y = data.x_test.repeat(copies, 1, 1), data.y_test.repeat(copies, 1)
    validation, test = (
        model.accuracy(x[:, part], y[:, part], statistics).reshape(shape)
        for part in (slice(300), slice(300, None))
    )
    return at_best_rate(-validation, test)


def tuned(
    trunk: Normed,
    old: Statistics,
    data: _adapt.Data,
    plans: Sequence[tuple[int, int, float]],
    seeds: Sequence[int],
    batch: int,
    steps: int,
    momentum: float,
) -> tuple[Normed, Statistics]:
    """Copies of the trunk with new heads, trained by each plan: (all layers?, moving?, rate)."""

    def spread(values: Sequence[float]) -> Tensor:
        return torch.tensor(values).repeat_interleave(len(seeds)).view(-1, 1, 1)

    def copies(parts: Sequence[Tensor]) -> list[Tensor]:
        return [p.detach().repeat(len(plans), 1, 1).requires_grad_() for p in parts]

    last = len(trunk.gamma)
    head = _stack.mlps((trunk.layers[-2].shape[1], _adapt.CLASSES), [100 + seed for seed in seeds])
    layers = copies([*trunk.layers[:-2], *head])
    model = type(trunk)(layers, copies(trunk.gamma), copies(trunk.beta))
    running = [(mu.repeat(len(plans), 1, 1), var.repeat(len(plans), 1, 1)) for mu, var in old]
    moving = spread([float(moves) for _, moves, _ in plans])
    head_rate = spread([rate for *_, rate in plans])
    trunk_rate = head_rate * spread([float(every) for every, *_ in plans])

    def normalise(at: int, z: Tensor) -> tuple[Tensor, Tensor]:
        mu, var = batch_statistics(z)
        kept_mu, kept_var = running[at]
        with torch.no_grad():
            step = momentum * moving
            unbiased = var * z.shape[1] / (z.shape[1] - 1)
            running[at] = (kept_mu.lerp(mu, step), kept_var.lerp(unbiased, step))
        return kept_mu.lerp(mu, moving), kept_var.lerp(var, moving)

    parameters = model.parameters()
    rates = [trunk_rate] * (2 * last) + [head_rate] * 2 + [trunk_rate] * (2 * last)
    velocity = [torch.zeros_like(each) for each in parameters]
    for rows in _stack.rows(seeds, [data.x.shape[1]] * len(seeds), batch, steps):
        x = _stack.take(data.x, rows).repeat(len(plans), 1, 1)
        y = _stack.take(data.y, rows).repeat(len(plans), 1)
        z = model.forward(x, normalise)
        loss = cross_entropy(z.flatten(0, 1), y.flatten(), reduction="sum") / batch
        gradients = torch.autograd.grad(loss, parameters)
        with torch.no_grad():
            for p, v, g, rate in zip(parameters, velocity, gradients, rates, strict=True):
                v.mul_(_adapt.MOMENTUM).add_(g)
                p.sub_(rate * v)
    return model, running


def _changes(ends: float) -> dict[str, Callable[[Tensor], Tensor]]:
    """Name -> change of the images; ``ends``: sum of the smallest and the largest pixel."""
    generator = torch.Generator().manual_seed(0)
    kernel = torch.tensor([1.0, 2.0, 1.0]).outer(torch.tensor([1.0, 2.0, 1.0])) / 16

    def noisy(x: Tensor) -> Tensor:
        return x + 0.8 * torch.randn(x.shape, generator=generator)

    def blurred(x: Tensor) -> Tensor:
        # Every colour of an image by itself.
        maps = x.reshape(-1, 1, *image_shape(x.shape[-1])[1:]) - x.min()
        return conv2d(maps, kernel[None, None], padding=1).view_as(x) + x.min()

    return {
        "contrast": lambda x: 0.3 * x,
        "brightness": lambda x: x + 2.0,
        "both": lambda x: 0.3 * x + 2.0,
        "blur": blurred,
        "noise": noisy,
        "invert": lambda x: ends - x,
    }
