"""Signals through layers: what depth does to gradients, what training does to activations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import digits
from course_pkg.experiments import _adapt, _normed
from course_pkg.results.norm_signals import DepthGradients

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
    depth: int = 20, width: int = 100, examples: int = 256, seeds: Sequence[int] = SEEDS
) -> DepthGradients:
    """Length of the loss gradient at each hidden activation, before any training.

    At the activations, since the gradient of a weight is a product with the activation below
    and can hide what vanishes. With batch norm in front of ReLU and independent units a layer
    passes the squared gradient on as 1/2 (ReLU) times 1 / var(relu(x_hat)), the variance being
    (pi - 1) / (2 pi): growth by sqrt(pi / (pi - 1)) = 1.211 per layer, whatever the weights.
    References: glorot2010understanding, he2015delving, yang2019mean
    """
    data = _adapt.gather([digits(seed) for seed in seeds])
    x, y = data.x[:, :examples], data.y[:, :examples]
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
            lengths = [g.double().flatten(1).norm(dim=1).numpy() for g in gradients]
            found[normed, row] = np.stack(lengths)
    arms = tuple(name for name, *_ in _ARMS)
    return DepthGradients(arms, tuple(seeds), found[0], found[1])
