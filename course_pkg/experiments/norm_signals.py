"""Signals through layers: what depth does to gradients, what training does to activations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _normed
from course_pkg.nn import measures
from course_pkg.reference.measures import activations
from course_pkg.reference.norm import batch_norm_forward
from course_pkg.results.norm_signals import ActivationDrift, DepthGradients

SEEDS = (0, 1, 2, 3, 4)
# Arm, activation, standard deviation of the weights for a fan-in, skip connections.
_ARMS: tuple[tuple[str, _normed.Activation, Callable[[int], float], bool], ...] = (
    ("sigmoid, Xavier", torch.sigmoid, lambda n: n**-0.5, False),
    ("tanh, Xavier", torch.tanh, lambda n: n**-0.5, False),
    ("ReLU, sd 0.05", torch.relu, lambda n: 0.05, False),
    ("ReLU, sd 0.3", torch.relu, lambda n: 0.3, False),
    ("ReLU, He", torch.relu, lambda n: (2 / n) ** 0.5, False),
    ("ReLU, He, skip", torch.relu, lambda n: (2 / n) ** 0.5, True),
)


def depth_gradients(
    depth: int = 20,
    width: int = 100,
    examples: int = 256,
    seeds: Sequence[int] = SEEDS,
    data: Source = digits,
) -> DepthGradients:
    """Length of the loss gradient at each hidden activation, before any training.

    At the activations, since the gradient of a weight is a product with the activation below
    and can hide what vanishes. With batch norm in front of ReLU and independent units a layer
    passes the squared gradient on as 1/2 (ReLU) times 1 / var(relu(x_hat)), the variance being
    (pi - 1) / (2 pi): growth by sqrt(pi / (pi - 1)) = 1.211 per layer, whatever the weights.
    References: glorot2010understanding, he2015delving, yang2019mean
    """
    task = _adapt.drawn(data, seeds)
    x, y = task.x[:, :examples], task.y[:, :examples]
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]
    sizes = (x.shape[-1], *[width] * depth, 10)
    drawn = [
        torch.stack([torch.randn(below, above, generator=g) for g in generators])
        for below, above in pairwise(sizes)
    ]
    found = np.empty((2, len(_ARMS), depth, len(seeds)))
    for row, (_, activation, sd, skip) in enumerate(_ARMS):
        weights = [w * sd(w.shape[1]) for w in drawn]
        for normed in (0, 1):
            hidden: list[Tensor] = []
            h = x
            for layer, w in enumerate(weights[:-1]):
                z = torch.bmm(h, w)
                new = activation(_normed.batch_norm(layer, z) if normed else z)
                h = (h + new if skip and layer else new).requires_grad_()
                hidden.append(h)
            loss = _normed.loss_of(torch.bmm(h, weights[-1]), y).sum()
            gradients = torch.autograd.grad(loss, hidden)
            lengths = measures.lengths([g.double() for g in gradients], stacked=True)
            found[normed, row] = lengths.numpy()
    arms = tuple(name for name, *_ in _ARMS)
    return DepthGradients(arms, tuple(seeds), found[0], found[1])


def activation_drift(
    steps: Sequence[int] = (0, 10, 20, 40, 80, 120, 160, 200, 250, 300),
    seeds: Sequence[int] = SEEDS,
    hidden: Sequence[int] = (64, 64, 64),
    lr: float = 0.1,
    batch: int = 64,
    probes: int = 512,
    data: Source = digits,
) -> ActivationDrift:
    """The same inputs before and after updates: what moves in a hidden layer, and what cannot.

    Only mean and variance of each unit are held, and only until gamma and beta move them again;
    correlations between units and the shape of a distribution are not batch norm's business.
    References: ioffe2015batch
    """
    task = _adapt.drawn(data, seeds)
    fixed = task.x[:, :probes]
    names = ("mean_plain", "mean_z", "mean_x_hat", "mean_y", "correlation_plain")
    found = {
        name: np.zeros((len(steps), len(seeds))) for name in (*names, "correlation_x_hat", "zeros")
    }
    plain, normed = (_normed.he((task.x.shape[-1], *hidden, 10), seeds) for _ in range(2))
    draw = _normed.batches(task, seeds, batch, max(steps), 1)
    rates = _normed.per_network([lr], seeds)
    top = len(hidden) - 1
    start: dict[str, Tensor] = {}

    def moved(row: int, name: str, now: Tensor) -> None:
        gone = measures.mean_shift(start.setdefault(name, now), now, by_unit=True)
        found[name][row] = gone.numpy()

    def turned(row: int, name: str, z: Tensor) -> None:
        now = _correlations(z)
        found[name][row] = (now - start.setdefault(name, now)).abs().mean(dim=1).numpy()

    def watch_plain(step: int) -> None:
        if step in steps:
            row, z = steps.index(step), _into(plain, fixed, top, None)
            moved(row, "mean_plain", z)
            turned(row, "correlation_plain", z)

    def watch_normed(step: int) -> None:
        if step in steps:
            row, z = steps.index(step), _into(normed, fixed, top, _normed.batch_norm)
            x_hat = _normed.batch_norm(top, z)
            y = (normed.gamma[top] * x_hat + normed.beta[top]).detach()
            moved(row, "mean_z", z)
            moved(row, "mean_x_hat", x_hat)
            moved(row, "mean_y", y)
            turned(row, "correlation_x_hat", x_hat)
            found["zeros"][row] = activations(y.numpy()).zeros.mean(axis=-1)

    z = _into(plain, fixed, top, None)
    whole = probes // batch * batch
    parts = z[:, :whole].reshape(len(seeds), -1, batch, z.shape[2]).mean(dim=2)
    apart = (parts - z.mean(dim=1, keepdim=True)).abs() / z.std(dim=1, keepdim=True)
    _normed.train(plain, draw, rates, max(steps), watch=watch_plain)
    _normed.train(normed, draw, rates, max(steps), _normed.batch_norm, watch=watch_normed)
    return ActivationDrift(
        tuple(steps),
        tuple(seeds),
        **found,
        between_batches=apart.flatten(1).double().mean(dim=1).numpy(),
        batch=batch,
        skew=_skew_of_noise(),
    )


def _into(nets: _normed.Nets, x: Tensor, top: int, normalise: _normed.Normalise | None) -> Tensor:
    """What batch norm (or the activation) of layer ``top`` receives."""
    seen: list[Tensor] = []

    def keep(at: int, z: Tensor) -> Tensor:
        seen.append(z)
        return z if normalise is None else normalise(at, z)

    with torch.no_grad():
        nets.forward(x, keep)
    return seen[top]


def _correlations(z: Tensor) -> Tensor:
    """(networks, pairs of units); units that never move correlate with nothing."""
    x_hat = _normed.batch_norm(0, z)
    matrix = torch.bmm(x_hat.transpose(1, 2), x_hat) / z.shape[1]
    above = torch.triu_indices(z.shape[2], z.shape[2], offset=1)
    return matrix[:, above[0], above[1]]


def _skew_of_noise(n: int = 1_000_000) -> tuple[float, float]:
    """Skewness of exponential noise before and after batch norm; the truth is 2."""
    x = np.random.default_rng(0).exponential(size=(n, 1))
    y, _ = batch_norm_forward(x, np.ones(1), np.zeros(1))

    return float(activations(x).skewness[0]), float(activations(y).skewness[0])
