"""Gradient clipping, measured: settings in, result out; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, one_hot

from course_pkg.errors import InvalidValueError
from course_pkg.reference import clip as reference
from course_pkg.results.base import Floats
from course_pkg.results.clip import Angle, Cliff, RnnClipping

SEEDS = (0, 1, 2, 3, 4)

Method = Literal["none", "value", "norm", "global", "adaptive"]
Arm = tuple[Method, float]

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


def angle(
    first: Sequence[float] = (3.0, 4.0), second: Sequence[float] = (0.6, 0.8), limit: float = 1.0
) -> Angle:
    """How far each way of clipping turns a gradient of two tensors (the second may be empty)."""
    grads = [np.array(first), np.array(second)]
    return Angle(
        limit=limit,
        by_value=reference.angle(grads, reference.clip_by_value(grads, limit)),
        by_norm=reference.angle(grads, reference.clip_by_norm(grads, limit)),
        by_global_norm=reference.angle(grads, reference.clip_by_global_norm(grads, limit)[0]),
    )


def cliff(
    limits: Sequence[float] = (0.01, 0.03, 0.1, 0.3, 1.0),
    shown: float = 0.1,
    lr: float = 1.0,
    starts: int = 100,
    steps: int = 500,
    tolerance: float = 1e-3,
    grid: int = 160,
    seed: int = 0,
) -> Cliff:
    """Descent on the loss of one recurrent unit: a flat plain, a valley and a wall between them.

    h <- w sigmoid(h) + b, fifty times from h = 0.5; loss = (sigmoid(h) - 0.7)^2. Value and norm
    clipping get the same limits, so that a step of one is at most sqrt(2) times a step of the
    other. One limit is not the whole story, hence several; the path is drawn at ``shown``.
    References: pascanu2013difficulty, https://arxiv.org/abs/1211.5063
    """
    if shown not in limits:
        raise InvalidValueError(f"the limit shown must be one of {tuple(limits)}; got {shown}")
    w, bias = np.linspace(3.0, 7.0, grid), np.linspace(-4.0, -1.0, grid)
    surface, _ = _unit(np.stack(np.meshgrid(w, bias), axis=-1))
    origin = np.random.default_rng(seed).uniform((4.0, -4.0), (7.0, -2.0), (starts, 2))
    arms: tuple[Method, ...] = ("none", "value", "global")
    paths = np.stack(
        [[_descend(origin, arm, limit, lr, steps) for limit in limits] for arm in arms]
    )
    final, _ = _unit(paths[:, :, -1])
    arrived = final < tolerance
    longest = np.linalg.norm(np.diff(paths, axis=2), axis=-1).max(axis=(2, 3))
    # Shown: a start from which clipping by norm arrives and clipping by value does not.
    at = list(limits).index(shown)
    start = int(np.argmax(arrived[2, at] & ~arrived[1, at]))
    return Cliff(
        arms=arms,
        limits=tuple(limits),
        shown=shown,
        lr=lr,
        tolerance=tolerance,
        starts=starts,
        w=w,
        bias=bias,
        loss=surface,
        share_arrived=arrived.mean(axis=2),
        largest_step=longest,
        path=paths[:, at, :, start],
    )


def rnn_clipping(
    rates: Sequence[float] = (0.1, 0.5, 1.0),
    arms: Sequence[Arm] = ARMS,
    seeds: Sequence[int] = SEEDS,
    steps: int = 300,
    length: int = 15,
    hidden: int = 32,
    batch: int = 32,
    test: int = 500,
) -> RnnClipping:
    """A tanh RNN learns which of two marked symbols came first, under every way to clip.

    All arms and seeds train side by side as one stack of independent networks; arms with the same
    seed share initial weights and batches. Each method runs at more than one limit, because a limit
    on every component and a limit on the norm are not the same number.
    References: pascanu2013difficulty, brock2021high
    """
    accuracy = np.empty((len(rates), len(arms), len(seeds)))
    norms = np.empty((*accuracy.shape[:2], steps, len(seeds)))
    for row, lr in enumerate(rates):
        accuracy[row], found = _train(lr, arms, seeds, steps, length, hidden, batch, test)
        norms[row] = found.transpose(0, 2, 1)
    return RnnClipping(
        rates=tuple(rates),
        methods=tuple(method for method, _ in arms),
        limits=tuple(limit for _, limit in arms),
        seeds=tuple(seeds),
        accuracy=accuracy,
        norms=norms,
        steps=steps,
        length=length,
    )


def _unit(p: Floats) -> tuple[Floats, Floats]:
    """Loss and gradient of the recurrent unit at p = (..., (w, b)), by forward differentiation."""
    w, b = p[..., 0], p[..., 1]
    h, dh_dw, dh_db = np.full(w.shape, 0.5), np.zeros_like(w), np.zeros_like(w)
    for _ in range(50):
        s = _sigmoid(h)
        slope = w * s * (1 - s)
        h, dh_dw, dh_db = w * s + b, s + slope * dh_dw, 1 + slope * dh_db
    s = _sigmoid(h)
    outer = 2 * (s - 0.7) * s * (1 - s)
    return (s - 0.7) ** 2, np.stack([outer * dh_dw, outer * dh_db], axis=-1)


def _sigmoid(h: Floats) -> Floats:
    # tanh does not overflow where exp would, and unclipped jumps go very far.
    return 0.5 * (1 + np.tanh(h / 2))


def _descend(origin: Floats, method: Method, limit: float, lr: float, steps: int) -> Floats:
    """(steps + 1, starts, 2): the paths of all starts under one way to clip."""
    path = [origin]
    for _ in range(steps):
        _, gradient = _unit(path[-1])
        if method == "value":
            gradient = np.clip(gradient, -limit, limit)
        elif method == "global":
            norm = np.linalg.norm(gradient, axis=-1, keepdims=True)
            gradient = gradient * np.minimum(1.0, limit / np.maximum(norm, limit))
        path.append(path[-1] - lr * gradient)
    return np.stack(path)


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


def _train(
    lr: float,
    arms: Sequence[Arm],
    seeds: Sequence[int],
    steps: int,
    length: int,
    hidden: int,
    batch: int,
    test: int,
) -> tuple[Floats, Floats]:
    """Test accuracy (arms, seeds) and the gradient norm before clipping (arms, seeds, steps)."""
    parameters = _stack(seeds, len(arms), hidden)
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]
    norms = []
    for _ in range(steps):
        x, y = _batch(generators, len(arms), batch, length)
        z = _forward(parameters, x)
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
        right = _forward(parameters, x).argmax(dim=-1) == y
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


def _forward(parameters: Sequence[Tensor], x: Tensor) -> Tensor:
    """(networks, n, length, symbols) -> (networks, n, classes)."""
    w_in, w_h, b_h, w_out, b_out = parameters
    inputs = torch.einsum("rnts,rsh->trnh", x, w_in)
    h = torch.zeros_like(inputs[0])
    for step in inputs:
        h = torch.tanh(step + torch.bmm(h, w_h) + b_h)
    return torch.bmm(h, w_out) + b_out
