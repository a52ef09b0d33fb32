"""Normalization in recurrent networks: which statistics, and of how many examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits, image_shape
from course_pkg.experiments import _adapt, _normed
from course_pkg.results.base import Floats
from course_pkg.results.norm_axes import RNNNorms

SEEDS = (0, 1, 2, 3, 4)
Step = Callable[[int, Tensor], Tensor]


@dataclass(frozen=True, slots=True)
class _RNN:
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


def rnn_norms(
    batches: Sequence[int] = (32, 4),
    rates: Sequence[float] = (0.1, 0.3, 1.0),
    seeds: Sequence[int] = SEEDS,
    hidden: int = 48,
    steps: int = 200,
    blanks: int = 4,
    extra: int = 8,
    data: Source = digits,
) -> RNNNorms:
    """Digits row by row and four blank rows to remember them over, with four kinds of norm.

    All arms start from the same orthogonal recurrent weights, except ``none_default``, the
    flattering opponent, which starts with the variance of torch's default. Batch norm per step
    starts from gamma 0.1 as published, the others from 1. The learning rate is chosen on 250
    validation examples. Statistics for inference are those of the training set, per step or
    averaged over steps.
    References: cooijmans2017recurrent, ba2016layer
    """
    task = _adapt.drawn(data, seeds)
    names = ("none", "none_default", "layer", "shared", "shared_batch", "per_step")
    longer = ("none_longer", "layer_longer", "per_step_longer")
    found = {name: np.empty((len(batches), len(seeds))) for name in (*names, *longer)}
    for row, batch in enumerate(batches):
        for arm in ("none", "none_default", "layer", "shared", "per_step"):
            start = 0.1 if arm == "per_step" else 1.0
            net = _start(task, hidden, seeds, len(rates), start, orthogonal=arm != "none_default")
            how = _layer_norm if arm == "layer" else _normed.batch_norm
            how = _as_is if arm.startswith("none") else how
            _train(net, task, how, rates, seeds, batch, steps, blanks)
            tests = _tests(net, task, arm, how, blanks, extra)
            pick = _best(tests[arm][:, :250], len(rates))
            for name, right in tests.items():
                accuracy = right[:, 250:].mean(axis=1).reshape(len(rates), -1)
                found[name][row] = accuracy[pick]
    return RNNNorms(tuple(batches), tuple(seeds), **found, rates=tuple(rates), extra=extra)


def _start(
    data: _adapt.Data,
    hidden: int,
    seeds: Sequence[int],
    copies: int,
    gamma: float,
    orthogonal: bool,
) -> _RNN:
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
    return _RNN(*(part.repeat(copies, 1, 1).requires_grad_() for part in parts))


def _train(
    net: _RNN,
    data: _adapt.Data,
    how: Step,
    rates: Sequence[float],
    seeds: Sequence[int],
    batch: int,
    steps: int,
    blanks: int,
) -> None:
    draw = _normed.batches(data, seeds, batch, steps, len(rates))

    def losses(step: int) -> Tensor:
        x, y = draw(step)
        return _normed.loss_of(net.forward(x, how, blanks), y)

    _normed.descend(net.parameters(), losses, _normed.per_network(rates, seeds), steps)


def _tests(
    net: _RNN, data: _adapt.Data, arm: str, how: Step, blanks: int, extra: int
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
        return {arm: right(lambda _, z: together.use(0, z)), "shared_batch": right(how)}


def _best(right: Floats, rates: int) -> int:
    """The rate with the highest mean over seeds; right: (rates * seeds, validation examples)."""
    return int(right.mean(axis=1).reshape(rates, -1).mean(axis=1).argmax())


def _as_is(_: int, z: Tensor) -> Tensor:
    return z


def _layer_norm(_: int, z: Tensor) -> Tensor:
    """x_hat of every example over its units.  # eq-ln-xhat"""
    return _normed.batch_norm(0, z.transpose(1, 2)).transpose(1, 2)
