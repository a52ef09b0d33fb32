"""Recurrent networks that learn which of two marked symbols came first, under ways to clip.

Networks train side by side: the first axis of every tensor counts independent networks, arm by
arm, and the arms of a seed share initial weights and batches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, one_hot

from course_pkg.errors import InvalidValueError
from course_pkg.results.base import Floats

Method = Literal["none", "value", "norm", "global", "adaptive"]
Arm = tuple[Method, float]
Activation = Callable[[Tensor], Tensor]

ARMS: tuple[Arm, ...] = (
    ("none", 0.0),
    ("value", 0.01),
    ("value", 0.1),
    ("norm", 0.3),
    ("norm", 1.0),
    ("global", 0.3),
    ("global", 1.0),
    ("adaptive", 0.01),
    ("adaptive", 0.1),
)

_SYMBOLS, _CLASSES = 6, 4


def train(
    lr: float,
    arms: Sequence[Arm],
    seeds: Sequence[int],
    steps: int,
    length: int,
    hidden: int,
    batch: int,
    test: int,
    activation: Activation,
) -> tuple[Floats, Floats]:
    """Test accuracy (arms, seeds) and the gradient norm before clipping (arms, seeds, steps)."""
    parameters = _stack(seeds, len(arms), hidden)
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]
    norms = []
    for _ in range(steps):
        x, y = _batch(generators, len(arms), batch, length)
        z = _forward(parameters, x, activation)
        # A sum over networks of means over examples: each network gets its own gradient.
        loss = cross_entropy(z.flatten(0, 1), y.flatten(), reduction="sum") / batch
        gradients = torch.autograd.grad(loss, parameters)
        norms.append(_norms(gradients))
        with torch.no_grad():
            for arm, (method, limit) in enumerate(arms):
                mine = slice(arm * len(seeds), (arm + 1) * len(seeds))
                own = [p[mine] for p in parameters]
                clipped = clip_stack([g[mine] for g in gradients], own, method, limit)
                for p, gradient in zip(own, clipped, strict=True):
                    p.sub_(gradient, alpha=lr)
    with torch.no_grad():
        generators = [torch.Generator().manual_seed(10_000 + seed) for seed in seeds]
        x, y = _batch(generators, len(arms), test, length)
        right = _forward(parameters, x, activation).argmax(dim=-1) == y
    shape = (len(arms), len(seeds))
    return (
        right.double().mean(dim=1).reshape(shape).numpy(),
        torch.stack(norms, dim=-1).double().reshape(*shape, steps).numpy(),
    )


def clip_stack(
    gradients: Sequence[Tensor], parameters: Sequence[Tensor], method: Method, limit: float
) -> list[Tensor]:
    """``reference.clip`` on stacks of networks: the first axis counts independent networks.

    Raises InvalidValueError for a method it does not know.
    """
    if method == "none":
        return list(gradients)
    if method == "value":
        return [g.clamp(-limit, limit) for g in gradients]
    if method == "norm":
        return [g * _shrink(limit, _norms([g]))[:, None, None] for g in gradients]
    if method == "global":
        return [g * _shrink(limit, _norms(gradients))[:, None, None] for g in gradients]
    if method == "adaptive":
        return [
            g * _shrink(limit * _unit_norms(p).clamp(min=1e-3), _unit_norms(g))
            for g, p in zip(gradients, parameters, strict=True)
        ]
    raise InvalidValueError(f"unknown way to clip {method!r}; known are none and {ARMS}")


def _temporal_order(n: int, length: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """(n, length, 6) one-hot sequences and their classes XX, XY, YX, YY as 0 to 3.

    One X or Y (symbols 0 and 1) near the start, one just after the middle, noise elsewhere.
    """
    symbols = torch.randint(2, _SYMBOLS, (n, length), generator=generator)
    near = length // 5 + 1
    early = torch.randint(1, near, (n,), generator=generator)
    late = length // 2 + torch.randint(0, near, (n,), generator=generator)
    first, second = torch.randint(0, 2, (2, n), generator=generator)
    rows = torch.arange(n)
    symbols[rows, early], symbols[rows, late] = first, second
    return one_hot(symbols, _SYMBOLS).float(), 2 * first + second


def _shrink(limit: float | Tensor, norm: Tensor) -> Tensor:
    """min(1, limit / norm), which leaves a zero gradient alone."""
    return torch.clamp(limit / norm.clamp(min=1e-30), max=1.0)


def _norms(tensors: Sequence[Tensor]) -> Tensor:
    """(networks,): one norm over all tensors of each network."""
    squares = torch.stack([t.square().sum(dim=(1, 2)) for t in tensors])
    return squares.sum(dim=0).sqrt()


def _unit_norms(t: Tensor) -> Tensor:
    """(networks, 1, units): norm of the weights into each unit (the columns)."""
    return t.square().sum(dim=1, keepdim=True).sqrt()


def _stack(seeds: Sequence[int], arms: int, hidden: int) -> list[Tensor]:
    """Input, recurrent and output weights with biases, repeated for every arm."""
    per_seed = []
    for seed in seeds:
        g = torch.Generator().manual_seed(1_000 + seed)
        per_seed.append(
            (
                torch.randn(_SYMBOLS, hidden, generator=g) / _SYMBOLS**0.5,
                # Orthogonal: fifteen steps neither swell nor shrink the state at the start.
                torch.linalg.qr(torch.randn(hidden, hidden, generator=g)).Q,
                torch.zeros(1, hidden),
                torch.randn(hidden, _CLASSES, generator=g) / hidden**0.5,
                torch.zeros(1, _CLASSES),
            )
        )
    stacked = [torch.stack(each).repeat(arms, 1, 1) for each in zip(*per_seed, strict=True)]
    return [each.requires_grad_() for each in stacked]


def _batch(
    generators: Sequence[torch.Generator], arms: int, n: int, length: int
) -> tuple[Tensor, Tensor]:
    drawn = [_temporal_order(n, length, generator) for generator in generators]
    x = torch.stack([x for x, _ in drawn]).repeat(arms, 1, 1, 1)
    y = torch.stack([y for _, y in drawn]).repeat(arms, 1)
    return x, y


def _forward(parameters: Sequence[Tensor], x: Tensor, activation: Activation) -> Tensor:
    """(networks, n, length, symbols) -> (networks, n, classes)."""
    w_in, w_h, b_h, w_out, b_out = parameters
    inputs = torch.einsum("rnts,rsh->trnh", x, w_in)
    h = torch.zeros_like(inputs[0])
    for step in inputs:
        h = activation(step + torch.bmm(h, w_h) + b_h)
    return torch.bmm(h, w_out) + b_out
