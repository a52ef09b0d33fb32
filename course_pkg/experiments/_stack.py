"""Many small networks trained side by side: one stack of weights, one optimiser step for all.

The first axis of every tensor counts independent networks, so that seeds and arms of an
experiment cost little more than one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import torch
from torch import Tensor

Stack = list[Tensor]


def mlps(sizes: Sequence[int], seeds: Sequence[int], copies: int = 1) -> Stack:
    """``copies`` times one ReLU network per seed, He initialisation; copies start out equal.

    Returns weights (copies * seeds, fan_in, fan_out) and biases (copies * seeds, 1, fan_out),
    copy by copy.
    """
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]
    stack: Stack = []
    for fan_in, fan_out in pairwise(sizes):
        scale = (2 / fan_in) ** 0.5
        weights = [torch.randn(fan_in, fan_out, generator=g) * scale for g in generators]
        stack.append(torch.stack(weights).repeat(copies, 1, 1))
        stack.append(torch.zeros(copies * len(generators), 1, fan_out))
    return [each.requires_grad_() for each in stack]


def forward(stack: Stack, x: Tensor) -> Tensor:
    """(networks, n, features) -> (networks, n, outputs); ReLU between the layers."""
    for layer in range(0, len(stack), 2):
        if layer:
            x = torch.relu(x)
        x = torch.baddbmm(stack[layer + 1], x, stack[layer])
    return x


def descend(
    stack: Stack,
    loss: Callable[[int], Tensor],
    steps: int,
    lr: float,
    momentum: float = 0.9,
    decay: float = 0.0,
) -> None:
    """SGD with momentum on ``loss(step)``, the sum of the networks' own losses; in place."""
    velocity = [torch.zeros_like(each) for each in stack]
    for step in range(steps):
        gradients = torch.autograd.grad(loss(step), stack)
        with torch.no_grad():
            for p, v, g in zip(stack, velocity, gradients, strict=True):
                v.mul_(momentum).add_(g + decay * p)
                p.sub_(v, alpha=lr)


class Adam:
    """Adam, elementwise, so that stacked networks stay independent.

    Equal to ``torch.optim.Adam``, whose import brings a compiler along: two seconds that an
    experiment of ten would spend on nothing.
    """

    def __init__(self, parameters: Iterable[Tensor], lr: float) -> None:
        self.parameters, self.lr, self.steps = list(parameters), lr, 0
        self.moments = [(torch.zeros_like(p), torch.zeros_like(p)) for p in self.parameters]

    def step(self, loss: Tensor) -> None:
        """Down the gradient of ``loss``, the sum of the networks' own losses; in place."""
        first, second, eps = 0.9, 0.999, 1e-8
        self.steps += 1
        scale = self.lr / (1 - first**self.steps)
        root = (1 - second**self.steps) ** 0.5
        gradients = torch.autograd.grad(loss, self.parameters)
        with torch.no_grad():
            for p, (m, v), g in zip(self.parameters, self.moments, gradients, strict=True):
                m.lerp_(g, 1 - first)
                v.mul_(second).addcmul_(g, g, value=1 - second)
                p.addcdiv_(m, (v.sqrt() / root).add_(eps), value=-scale)


def rows(seeds: Sequence[int], n: Sequence[int], batch: int, steps: int, copies: int = 1) -> Tensor:
    """(steps, copies * seeds, batch): which examples each network sees, the same for all copies.

    n: how many examples the network of each seed may draw from, with replacement.
    """
    drawn = [
        torch.randint(0, most, (steps, batch), generator=torch.Generator().manual_seed(77 + seed))
        for seed, most in zip(seeds, n, strict=True)
    ]
    return torch.stack(drawn, dim=1).repeat(1, copies, 1)


def take(x: Tensor, index: Tensor) -> Tensor:
    """x: (networks, n, ...), index: (networks, batch) -> (networks, batch, ...)."""
    return x[torch.arange(len(index))[:, None], index]
