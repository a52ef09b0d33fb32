"""Networks with batch norm, side by side: the first axis of every tensor counts networks.

What is compared is an argument: ``normalise`` makes x_hat of the input of an activation,
``activation`` is any function, and every network has a learning rate of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from course_pkg.experiments import _adapt, _stack
from course_pkg.results.base import Floats

EPS = 1e-5
Activation = Callable[[Tensor], Tensor]
Normalise = Callable[[int, Tensor], Tensor]
Draw = Callable[[int], tuple[Tensor, Tensor]]


@dataclass(frozen=True, slots=True)
class Nets:
    """Linear maps, and gamma and beta for each hidden layer; without norm both stay as they are."""

    layers: _stack.Stack
    gamma: list[Tensor]
    beta: list[Tensor]

    def parameters(self) -> list[Tensor]:
        return [*self.layers, *self.gamma, *self.beta]

    def double(self) -> Nets:
        """The same networks in float64."""
        wide = [[p.detach().double().requires_grad_() for p in part] for part in self._parts()]
        return Nets(*wide)

    def _parts(self) -> tuple[list[Tensor], list[Tensor], list[Tensor]]:
        return self.layers, self.gamma, self.beta

    def forward(
        self,
        x: Tensor,
        normalise: Normalise | None = None,
        activation: Activation = torch.relu,
        after: bool = False,
    ) -> Tensor:
        """(networks, n, features) -> (networks, n, outputs).

        normalise: (hidden layer, z) -> x_hat, before the activation, or ``after`` it.
        """
        for at in range(len(self.gamma)):
            x = torch.baddbmm(self.layers[2 * at + 1], x, self.layers[2 * at])
            x = activation(x) if after else x
            if normalise is not None:
                x = self.gamma[at] * normalise(at, x) + self.beta[at]
            x = x if after else activation(x)
        return torch.baddbmm(self.layers[-1], x, self.layers[-2])


def he(sizes: Sequence[int], seeds: Sequence[int], copies: int = 1, scale: float = 1.0) -> Nets:
    """``copies`` equal networks per seed, copy by copy, He's weights times ``scale``.

    The output layer keeps He's scale, so that the loss starts out the same.
    """
    layers = _stack.mlps(sizes, seeds, copies)
    with torch.no_grad():
        for weight in layers[:-2:2]:
            weight.mul_(scale)
    networks = copies * len(seeds)
    gamma = [torch.ones(networks, 1, width).requires_grad_() for width in sizes[1:-1]]
    beta = [torch.zeros(networks, 1, width).requires_grad_() for width in sizes[1:-1]]
    return Nets(layers, gamma, beta)


class Standardised(torch.autograd.Function):
    """x_hat over some axes; by hand, since autograd's many small steps would take twice as long.

    course_pkg.nn has its channels elsewhere, and so many small stacks would be copied.
    """

    @staticmethod
    def forward(ctx: Any, z: Tensor, axes: tuple[int, ...]) -> Tensor:
        x_hat = z - z.mean(dim=axes, keepdim=True)
        rstd = torch.rsqrt(x_hat.square().mean(dim=axes, keepdim=True) + EPS)
        x_hat.mul_(rstd)  # eq-bn-xhat
        ctx.axes = axes
        ctx.save_for_backward(x_hat, rstd)
        return x_hat

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        (dy,) = gradients
        x_hat, rstd = ctx.saved_tensors
        dz = dy - dy.mean(dim=ctx.axes, keepdim=True)  # eq-bn-dx
        common = (dy * x_hat).mean(dim=ctx.axes, keepdim=True)
        return dz.addcmul_(x_hat, common, value=-1).mul_(rstd), None


def standardised(z: Tensor, *axes: int, by: type[Standardised] = Standardised) -> Tensor:
    """x_hat of z over ``axes``, with the gradient of ``by``."""
    x_hat: Tensor = by.apply(z, axes)  # type: ignore[no-untyped-call]
    return x_hat


def batch_norm(_: int, z: Tensor) -> Tensor:
    """x_hat of z, (networks, n, features), over the examples."""
    return standardised(z, 1)


def per_network(values: Sequence[float], seeds: Sequence[int]) -> Tensor:
    """(values * seeds, 1, 1): each value once per seed, as the copies of ``he`` lie."""
    return torch.tensor(list(values)).repeat_interleave(len(seeds)).view(-1, 1, 1)


def loss_of(z: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of each network: z (networks, n, classes), y (networks, n) -> (networks,)."""
    return cross_entropy(z.flatten(0, 1), y.flatten(), reduction="none").view_as(y).mean(dim=1)


def descend(
    parameters: Sequence[Tensor],
    losses: Callable[[int], Tensor],
    rates: Tensor,
    steps: int,
    watch: Callable[[int], None] | None = None,
) -> None:
    """Plain SGD on ``losses(step)``, (networks,); rates: (networks, 1, 1); in place.

    watch(step) is called before every step and once after the last.
    """
    for step in range(steps):
        if watch is not None:
            watch(step)
        gradients = torch.autograd.grad(losses(step).sum(), parameters, allow_unused=True)
        with torch.no_grad():
            for p, g in zip(parameters, gradients, strict=True):
                if g is not None:
                    p.sub_(g * rates.view(-1, *[1] * (p.ndim - 1)))
    if watch is not None:
        watch(steps)


def train(
    nets: Nets,
    draw: Draw,
    rates: Tensor,
    steps: int,
    normalise: Normalise | None = None,
    activation: Activation = torch.relu,
    after: bool = False,
    watch: Callable[[int], None] | None = None,
) -> None:
    """``descend`` on the cross-entropy of what ``draw(step)`` hands out."""

    def losses(step: int) -> Tensor:
        x, y = draw(step)
        return loss_of(nets.forward(x, normalise, activation, after), y)

    descend(nets.parameters(), losses, rates, steps, watch)


def batches(data: _adapt.Data, seeds: Sequence[int], size: int, steps: int, copies: int) -> Draw:
    """step -> (x, y) of every network; copies of a seed see the same examples."""
    index = _stack.rows(seeds, [data.x.shape[1]] * len(seeds), size, steps)

    def at(step: int) -> tuple[Tensor, Tensor]:
        x, y = _stack.take(data.x, index[step]), _stack.take(data.y, index[step])
        return x.repeat(copies, *[1] * (x.ndim - 1)), y.repeat(copies, 1)

    return at


def error(z: Tensor, y: Tensor) -> Floats:
    """Share of wrong answers of each network; y (seeds, n) is repeated over the copies."""
    wrong = z.argmax(dim=-1) != y.repeat(len(z) // len(y), 1)
    return wrong.double().mean(dim=1).numpy()


class Population:
    """Mean and variance, layer by layer, given or recorded over a whole set (Alg. 2)."""

    def __init__(self, kept: Sequence[tuple[Tensor, Tensor]] = ()) -> None:
        self.kept = list(kept)

    def record(self, _: int, z: Tensor) -> Tensor:
        mu, var = z.mean(dim=1, keepdim=True), z.var(dim=1, unbiased=False, keepdim=True)
        self.kept.append((mu, var))
        return (z - mu) * torch.rsqrt(var + EPS)

    def use(self, at: int, z: Tensor) -> Tensor:
        mu, var = self.kept[at]
        return (z - mu) * torch.rsqrt(var + EPS)


def population_error(
    nets: Nets,
    data: _adapt.Data,
    normed: bool = True,
    activation: Activation = torch.relu,
    after: bool = False,
) -> Floats:
    """Error on the test examples, with the statistics of the whole training set."""
    copies = len(nets.layers[0]) // len(data.x)
    population = Population()
    with torch.no_grad():
        if normed:
            nets.forward(data.x.repeat(copies, 1, 1), population.record, activation, after)
        use = population.use if normed else None
        return error(
            nets.forward(data.x_test.repeat(copies, 1, 1), use, activation, after), data.y_test
        )
