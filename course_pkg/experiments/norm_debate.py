"""Why batch norm works: the debate over shift and landscape, repeated on small networks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import digits
from course_pkg.experiments import _adapt, _normed
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
) -> Landscape:
    """Does batch norm work by keeping the inputs of layers in place, or by a smoother surface?

    The noisy network's layers see inputs that move ten times as much as with clean batch norm and
    more, though less than without; if it trains well all the same, stillness is not what matters.
    The loss along the gradient is probed at the same multiples of the gradient for all kinds. All
    start from He's weights.
    References: santurkar2018how, ioffe2015batch
    """
    data = _adapt.gather([digits(seed) for seed in seeds])
    shape = (len(KINDS), len(depths), len(rates), len(seeds))
    found = {name: np.empty(shape) for name in ("loss", "drift", "span", "shift")}
    for row, kind in enumerate(KINDS):
        for column, depth in enumerate(depths):
            nets = _normed.he((64, *[width] * depth, 10), seeds, len(rates))
            measured = _measured(nets, kind, data, rates, seeds, steps, batch, walk)
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
    before: list[tuple[Tensor, Tensor]] = []
    drifts, spans, shifts, losses = [], [], [], []

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
            moved = [
                ((new - old).abs() / sd).mean(dim=(1, 2))
                for (old, sd), (new, _) in zip(before, now, strict=True)
            ]
            drifts.append(torch.stack(moved).mean(dim=0))
        before[:] = now
        if step == steps:
            return
        own = nets.parameters()
        loss = loss_at(own, step)
        gradients = _gradients(loss, own)
        with torch.no_grad():
            along = [loss] + [
                loss_at([p - eta * g for p, g in zip(own, gradients, strict=True)], step)
                for eta in walk
            ]
        spans.append(torch.stack(along).amax(dim=0) - torch.stack(along).amin(dim=0))
        shifts.append(_shift(nets, gradients, loss_at, rate, step))

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
        "shift": torch.stack(shifts).mean(dim=0).detach().double().numpy(),
    }


def _gradients(loss: Tensor, parameters: Sequence[Tensor]) -> list[Tensor]:
    found = torch.autograd.grad(loss.sum(), parameters, allow_unused=True)
    return [torch.zeros_like(p) if g is None else g for p, g in zip(parameters, found, strict=True)]


def _shift(
    nets: _normed.Nets,
    gradients: Sequence[Tensor],
    loss_at: Callable[[Sequence[Tensor], int], Tensor],
    rate: Tensor,
    step: int,
) -> Tensor:
    """1 - cosine of the middle layer's gradient before and after the layers below move."""
    own = nets.parameters()
    middle = 2 * (len(nets.gamma) // 2)
    first_gamma = len(nets.layers)
    below = {*range(middle)}
    for part in (0, len(nets.gamma)):
        below |= {first_gamma + part + layer for layer in range(middle // 2)}
    moved = [
        (p - rate * g).detach() if at in below else p.detach()
        for at, (p, g) in enumerate(zip(own, gradients, strict=True))
    ]
    moved[middle].requires_grad_()
    (after,) = torch.autograd.grad(loss_at(moved, step).sum(), moved[middle : middle + 1])
    one, other = gradients[middle].flatten(1), after.flatten(1)
    return 1 - torch.nn.functional.cosine_similarity(one, other, dim=1)


def _entering(
    nets: _normed.Nets, x: Tensor, how: _normed.Normalise | None
) -> list[tuple[Tensor, Tensor]]:
    """Mean and standard deviation over the examples of what enters the upper linear maps."""
    seen: list[tuple[Tensor, Tensor]] = []

    def keep(z: Tensor) -> Tensor:
        h = torch.relu(z)
        # A unit that is always zero has no spread: measured in units of the layer.
        sd = h.std(dim=1, keepdim=True).mean(dim=2, keepdim=True) + _normed.EPS
        seen.append((h.mean(dim=1, keepdim=True), sd))
        return h

    with torch.no_grad():
        nets.forward(x, how, keep)
    return seen[len(seen) // 2 :]
