"""Measures of training on torch networks: course_pkg.reference.measures and what feeds it.

Whatever is measured may be a stack of networks: activations are (..., n, d), and a function that
returns the losses of k networks, (k,), has parameters whose first axis counts them. A scalar loss
belongs to a single network, whose parameters have any shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from course_pkg.errors import InvalidValueError
from course_pkg.reference.measures import TINY

Losses = Callable[[Sequence[Tensor]], Tensor]


@dataclass(frozen=True, slots=True)
class Walk:
    """The loss on the way along the negative gradient.

    losses: (1 + steps, ...), from where the walk begins; smoothness: (steps, ...).
    """

    losses: Tensor
    smoothness: Tensor

    @property
    def span(self) -> Tensor:
        """Largest minus smallest loss on the way: (...)."""
        return self.losses.amax(dim=0) - self.losses.amin(dim=0)


def activations(model: nn.Module, x: Tensor, layers: Sequence[nn.Module]) -> list[Tensor]:
    """What each of ``layers``, modules of ``model``, puts out for x, without a gradient.

    The model stays in the mode it is in: in training mode batch norm uses x's own statistics, and
    moves its running ones. Raises InvalidValueError for a layer that x does not pass.
    """
    seen: dict[nn.Module, Tensor] = {}
    with torch.no_grad(), _listening(layers, lambda layer, h: seen.setdefault(layer, h.clone())):
        model(x)
    return _all(seen, layers)


def gradients_by_depth(
    model: nn.Module, loss: Callable[[Tensor], Tensor], x: Tensor, layers: Sequence[nn.Module]
) -> list[Tensor]:
    """The gradient of loss(model(x)) at what each of ``layers`` puts out; parameters keep theirs.

    Raises InvalidValueError for a layer that x does not pass.
    References: glorot2010understanding
    """
    seen: dict[nn.Module, Tensor] = {}
    with _listening(layers, lambda layer, h: seen.setdefault(layer, h)):
        total = loss(model(x))
    return list(torch.autograd.grad(total, _all(seen, layers)))


def mean_shift(before: Tensor, after: Tensor, by_unit: bool = False) -> Tensor:
    """Twin of ``course_pkg.reference.measures.mean_shift``: (..., n, d) twice -> (...).

    References: ioffe2015batch (section 2)
    """
    sd = before.std(dim=-2, unbiased=False)
    scale = sd if by_unit else sd.mean(dim=-1, keepdim=True) + TINY
    return ((after.mean(dim=-2) - before.mean(dim=-2)).abs() / scale).mean(dim=-1)


def gradient_shift(
    losses: Losses,
    parameters: Sequence[Tensor],
    layer: int,
    below: Sequence[int],
    rate: float | Tensor,
) -> tuple[Tensor, Tensor]:
    """Distance and cosine of a parameter's gradient before and after those below make their step.

    layer: the place of the parameter in ``parameters``; below: the places of those that step;
    rate: of that step, a number or one that multiplies a gradient of a stack, (k, 1, 1). Nothing
    is changed. Twin of ``course_pkg.reference.measures.gradient_shift``, (...) both.
    References: santurkar2018how (definition 2.1)
    """
    at = [p.detach().requires_grad_() for p in parameters]
    loss = losses(at)
    first = _gradients(loss, at)
    moved = [
        (p - rate * g).detach().requires_grad_(place == layer)
        if place in below
        else p.detach().requires_grad_(place == layer)
        for place, (p, g) in enumerate(zip(at, first, strict=True))
    ]
    (again,) = torch.autograd.grad(losses(moved).sum(), moved[layer : layer + 1])
    old, new = (_rows([each], loss) for each in (first[layer], again))
    return (new - old).norm(dim=-1), nn.functional.cosine_similarity(old, new, dim=-1)


def walk(losses: Losses, parameters: Sequence[Tensor], steps: Sequence[float]) -> Walk:
    """The loss and the turn of its gradient ``steps`` times the gradient away, nothing changed.

    Twin of ``loss_span`` and ``smoothness`` of ``course_pkg.reference.measures``.
    References: santurkar2018how (section 3.1)
    """
    at = [p.detach().requires_grad_() for p in parameters]
    start = losses(at)
    gradient = _gradients(start, at)
    old = _rows(gradient, start)
    found, turns = [start.detach()], []
    for step in steps:
        there = [
            (p - step * g).detach().requires_grad_() for p, g in zip(at, gradient, strict=True)
        ]
        loss = losses(there)
        new = _rows(_gradients(loss, there), loss)
        turns.append((new - old).norm(dim=-1) / (step * old.norm(dim=-1)))
        found.append(loss.detach())
    return Walk(torch.stack(found), torch.stack(turns))


def lengths(gradients: Sequence[Tensor], stacked: bool = False) -> Tensor:
    """Euclidean length of each gradient: (layers,), or (layers, k) for ``stacked`` networks."""
    first = 1 if stacked else 0
    return torch.stack([each.flatten(first).norm(dim=-1) for each in gradients])


def _gradients(loss: Tensor, parameters: Sequence[Tensor]) -> list[Tensor]:
    found = torch.autograd.grad(loss.sum(), parameters, allow_unused=True)
    return [torch.zeros_like(p) if g is None else g for p, g in zip(parameters, found, strict=True)]


def _rows(gradients: Sequence[Tensor], loss: Tensor) -> Tensor:
    """All gradients side by side: (p,), or (k, p) where the loss is (k,)."""
    return torch.cat([each.detach().flatten(loss.ndim) for each in gradients], dim=-1)


@contextmanager
def _listening(
    layers: Sequence[nn.Module], hear: Callable[[nn.Module, Tensor], object]
) -> Iterator[None]:
    def hook(layer: nn.Module, _: Any, out: Tensor) -> None:
        hear(layer, out)

    handles = [layer.register_forward_hook(hook) for layer in layers]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def _all(seen: dict[nn.Module, Tensor], layers: Sequence[nn.Module]) -> list[Tensor]:
    if missing := [str(layer) for layer in layers if layer not in seen]:
        raise InvalidValueError(f"x must pass every layer measured; it does not pass {missing[0]}")
    return [seen[layer] for layer in layers]
