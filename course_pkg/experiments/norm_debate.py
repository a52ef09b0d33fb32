"""Why batch norm works: the debate over shift and landscape, repeated on small networks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _normed
from course_pkg.nn import measures
from course_pkg.results.base import Floats
from course_pkg.results.norm_debate import KINDS, Landscape

SEEDS = (0, 1, 2, 3, 4)


class _Noise:
    """Shifts and scales every unit's x_hat anew at every step: mean and scale drift, and jitter.

    Santurkar's third network: the inputs of a layer keep moving although batch norm stands
    before it.
    """

    def __init__(self, seed: int = 0) -> None:
        self.seed = seed
        self.step = 0

    def __call__(self, at: int, z: Tensor) -> Tensor:
        x_hat = _normed.batch_norm(at, z)
        # One draw per step and layer, so that gradients of one step see one and the same noise.
        g = torch.Generator().manual_seed(1000 * self.seed + 100 * self.step + at)
        unit = (len(z), 1, z.shape[2])
        shift = torch.rand(unit, generator=g) - 0.5
        scale = 1 + 0.25 * torch.rand(unit, generator=g)
        jitter = 0.1 * torch.randn(z.shape, generator=g)
        return x_hat * scale + shift + jitter


def landscape(
    depths: Sequence[int] = (8, 15),
    rates: Sequence[float] = (0.03, 0.1),
    seeds: Sequence[int] = SEEDS,
    width: int = 48,
    steps: int = 100,
    batch: int = 64,
    walk: Sequence[float] = (0.1, 0.4),
    data: Source = digits,
) -> Landscape:
    """Does batch norm work by keeping the inputs of layers in place, or by a smoother surface?

    The noisy network's layers see inputs that move ten times as much as with clean batch norm and
    more, though less than without: where drift and loss come in the same order, nothing speaks
    against stillness, where they do not, something else decides.
    The loss along the gradient is probed at the same multiples of the gradient for all kinds. All
    start from He's weights.
    References: santurkar2018how, ioffe2015batch
    """
    task = _adapt.drawn(data, seeds)
    shape = (len(KINDS), len(depths), len(rates), len(seeds))
    found = {name: np.empty(shape) for name in ("loss", "drift", "span", "smoothness", "shift")}
    for row, kind in enumerate(KINDS):
        for column, depth in enumerate(depths):
            nets = _normed.he((task.x.shape[-1], *[width] * depth, 10), seeds, len(rates))
            measured = _measured(nets, kind, task, rates, seeds, steps, batch, walk)
            for name, values in measured.items():
                found[name][row, column] = values.reshape(len(rates), len(seeds))
    return Landscape(
        tuple(depths), tuple(rates), tuple(seeds), **found, steps=steps, walk=tuple(walk), stuck=2.0
    )


def _measured(
    nets: _normed.Nets,
    kind: str,
    data: _adapt.Data,
    rates: Sequence[float],
    seeds: Sequence[int],
    steps: int,
    batch: int,
    walk: Sequence[float],
) -> dict[str, Floats]:
    """Train one kind at one depth, and look every ten steps: name -> (rates * seeds,)."""
    noise = _Noise()
    how = {"none": None, "norm": _normed.batch_norm, "noisy": noise}[kind]
    draw = _normed.batches(data, seeds, batch, steps, len(rates))
    rate = _normed.per_network(rates, seeds)
    probe = data.x[:, :256].repeat(len(rates), 1, 1)
    before: list[Tensor] = []
    drifts, spans, turns, shifts, losses = [], [], [], [], []
    middle, below = _middle(nets)

    def loss_at(parameters: Sequence[Tensor], step: int) -> Tensor:
        x, y = draw(step)
        cut = len(nets.layers), len(nets.layers) + len(nets.gamma)
        moved = _normed.Nets(
            list(parameters[: cut[0]]),
            list(parameters[cut[0] : cut[1]]),
            list(parameters[cut[1] :]),
        )
        return _normed.loss_of(moved.forward(x, how), y)

    def look(step: int) -> None:
        now = _entering(nets, probe, how)
        if before:
            moved = [measures.mean_shift(*pair) for pair in zip(before, now, strict=True)]
            drifts.append(torch.stack(moved).mean(dim=0))
        before[:] = now
        if step == steps:
            return
        own = nets.parameters()
        path = measures.walk(lambda at: loss_at(at, step), own, walk)
        spans.append(path.span)
        turns.append(path.smoothness.amax(dim=0))
        _, cosine = measures.gradient_shift(lambda at: loss_at(at, step), own, middle, below, rate)
        shifts.append(1 - cosine)

    def watch(step: int) -> None:
        noise.step = step
        if step % 10 == 0:
            look(step)

    def training(step: int) -> Tensor:
        loss = loss_at(nets.parameters(), step)
        if step >= steps - 10:
            losses.append(loss.detach())
        return loss

    _normed.descend(nets.parameters(), training, rate, steps, watch)
    return {
        "loss": torch.stack(losses).mean(dim=0).double().numpy(),
        "drift": torch.stack(drifts).mean(dim=0).detach().double().numpy(),
        "span": torch.stack(spans).median(dim=0).values.detach().double().numpy(),
        "smoothness": torch.stack(turns).median(dim=0).values.detach().double().numpy(),
        "shift": torch.stack(shifts).mean(dim=0).detach().double().numpy(),
    }


def _middle(nets: _normed.Nets) -> tuple[int, list[int]]:
    """Places among the parameters: the weights of the middle layer, and all of the layers below."""
    middle, first_gamma, hidden = len(nets.gamma) // 2, len(nets.layers), len(nets.gamma)
    norms = [first_gamma + part + layer for part in (0, hidden) for layer in range(middle)]
    return 2 * middle, [*range(2 * middle), *norms]


def _entering(nets: _normed.Nets, x: Tensor, how: _normed.Normalise | None) -> list[Tensor]:
    """What enters the upper linear maps, (networks, n, width) each."""
    seen: list[Tensor] = []

    def keep(z: Tensor) -> Tensor:
        seen.append(torch.relu(z))
        return seen[-1]

    with torch.no_grad():
        nets.forward(x, how, keep)
    return seen[len(seen) // 2 :]
