"""Stacks of recurrent networks that read images row by row, normalised at every step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from course_pkg.data import image_shape
from course_pkg.experiments import _adapt, _normed
from course_pkg.results.base import Floats

Step = Callable[[int, Tensor], Tensor]


@dataclass(frozen=True, slots=True)
class RNN:
    """h_t = tanh(gamma norm(x_t W + h U) + beta), the class from the last h; a stack of them."""

    w: Tensor
    u: Tensor
    gamma: Tensor
    beta: Tensor
    v: Tensor
    bias: Tensor

    def parameters(self) -> list[Tensor]:
        return [self.w, self.u, self.gamma, self.beta, self.v, self.bias]

    def forward(self, x: Tensor, normalise: Step, blanks: int) -> Tensor:
        """x: (networks, n, pixels), read row by row, then ``blanks`` empty rows."""
        networks, n = x.shape[:2]
        channels, rows, columns = image_shape(x.shape[-1])
        if channels > 1:  # a row of all colours at a time
            x = x.view(networks, n, channels, rows, columns).transpose(2, 3)
        each = torch.bmm(x.reshape(networks, n * rows, channels * columns), self.w)
        inputs = each.view(networks, n, rows, -1).unbind(dim=2)
        h = torch.zeros(networks, n, self.u.shape[1])
        for step in range(rows + blanks):
            z = torch.bmm(h, self.u)
            z = z + inputs[step] if step < rows else z
            h = torch.tanh(self.gamma * normalise(step, z) + self.beta)
        return torch.baddbmm(self.bias, h, self.v)


def start(
    data: _adapt.Data,
    hidden: int,
    seeds: Sequence[int],
    copies: int,
    gamma: float,
    orthogonal: bool,
) -> RNN:
    """``copies`` networks per seed, the same for every copy, copy by copy.

    Weights between steps are orthogonal, or have the variance of torch's default.
    """
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]

    def draw(*shape: int, scale: float) -> Tensor:
        return torch.stack([scale * torch.randn(*shape, generator=g) for g in generators])

    channels, _, columns = image_shape(data.x.shape[-1])
    width = channels * columns
    # torch.nn.RNN draws uniformly between -1 and 1, over sqrt(hidden): variance 1 / (3 hidden).
    between = draw(hidden, hidden, scale=(3 * hidden) ** -0.5)
    parts = (
        draw(width, hidden, scale=width**-0.5),
        torch.linalg.qr(between)[0] if orthogonal else between,
        torch.full((len(seeds), 1, hidden), gamma),
        torch.zeros(len(seeds), 1, hidden),
        draw(hidden, 10, scale=hidden**-0.5),
        torch.zeros(len(seeds), 1, 10),
    )
    return RNN(*(part.repeat(copies, 1, 1).requires_grad_() for part in parts))


def train(
    net: RNN,
    data: _adapt.Data,
    how: Step,
    rates: Sequence[float],
    seeds: Sequence[int],
    batch: int,
    steps: int,
    blanks: int,
) -> None:
    """SGD, a learning rate for every copy."""
    draw = _normed.batches(data, seeds, batch, steps, len(rates))

    def losses(step: int) -> Tensor:
        x, y = draw(step)
        return _normed.loss_of(net.forward(x, how, blanks), y)

    _normed.descend(net.parameters(), losses, _normed.per_network(rates, seeds), steps)


def answers(
    net: RNN, data: _adapt.Data, arm: str, how: Step, blanks: int, extra: int
) -> dict[str, Floats]:
    """Name of the array -> (networks, test examples), 1 where the answer is right."""
    copies = len(net.w) // len(data.x)
    x, x_test = (each.repeat(copies, 1, 1) for each in (data.x[:, :500], data.x_test))
    y_test = data.y_test.repeat(copies, 1)
    kept = _normed.Population()

    def right(normalise: Step, blanks: int = blanks) -> Floats:
        z = net.forward(x_test, normalise, blanks)
        return (z.argmax(dim=-1) == y_test).double().numpy()

    with torch.no_grad():
        if arm == "none_default":
            return {arm: right(how)}
        if arm in ("none", "layer"):
            return {arm: right(how), f"{arm}_longer": right(how, blanks + extra)}
        net.forward(x, kept.record, blanks)
        last = len(kept.kept) - 1
        if arm == "per_step":
            return {
                arm: right(kept.use),
                "per_step_longer": right(lambda t, z: kept.use(min(t, last), z), blanks + extra),
            }
        mean = torch.stack([mu for mu, _ in kept.kept]).mean(dim=0)
        var = torch.stack([var for _, var in kept.kept]).mean(dim=0)
        together = _normed.Population([(mean, var)])

        def by_the_mean(_: int, z: Tensor) -> Tensor:
            return together.use(0, z)

        return {
            arm: right(by_the_mean),
            "shared_batch": right(how),
            "shared_longer": right(by_the_mean, blanks + extra),
        }


def best(right: Floats, rates: int) -> int:
    """The rate with the highest mean over seeds; right: (rates * seeds, validation examples)."""
    return int(right.mean(axis=1).reshape(rates, -1).mean(axis=1).argmax())


def as_is(_: int, z: Tensor) -> Tensor:
    """No norm."""
    return z


def layer_norm(_: int, z: Tensor) -> Tensor:
    """x_hat of every example over its units.  # eq-ln-xhat"""
    return _normed.batch_norm(0, z.transpose(1, 2)).transpose(1, 2)
