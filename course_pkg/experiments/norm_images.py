"""Normalization of images: what instance norm forgets, and when that is wanted."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import pad, unfold

from course_pkg.data import Source, digits, image_shape
from course_pkg.experiments import _adapt, _normed
from course_pkg.results.base import Floats
from course_pkg.results.norm_axes import InstanceContrast

SEEDS = (0, 1, 2, 3, 4)
NORMS = ("batch", "instance", "group", "layer")
GROUPS = 3
PADDINGS = ("zero", "reflect")
Statistics = tuple[Tensor, Tensor]


@dataclass(frozen=True, slots=True)
class _CNN:
    """Two convolutions, each with a norm and ReLU, and a linear layer; the second one has stride 2.

    A convolution is one product of the weights (networks, out, 9 * in) with the 3x3 patches of all
    images: on images this small twice as fast as a convolution with a group per network.
    """

    kernels: list[Tensor]
    gamma: list[Tensor]
    beta: list[Tensor]
    head: list[Tensor]
    padding: str

    def parameters(self) -> list[Tensor]:
        return [*self.kernels, *self.gamma, *self.beta, *self.head]

    def of(self, networks: slice) -> _CNN:
        """Some of the networks, for evaluation."""
        parts = (self.kernels, self.gamma, self.beta, self.head)
        kernels, gamma, beta, head = ([p.detach()[networks] for p in part] for part in parts)
        return _CNN(kernels, gamma, beta, head, self.padding)

    def forward(self, x: Tensor, normalise: Callable[[int, Tensor], Tensor]) -> Tensor:
        """x: (networks, n, pixels) -> (networks, n, classes).

        normalise: (layer, maps) -> x_hat, maps of shape (networks, C, n, H * W).
        """
        networks, n = x.shape[:2]
        channels, rows, columns = image_shape(x.shape[-1])
        h = x.view(networks, n, channels, -1).transpose(1, 2)
        for at, kernel in enumerate(self.kernels):
            patches = self._patches(h, rows, columns, stride=1 + at)
            rows, columns = (1 + (side - 1) // (1 + at) for side in (rows, columns))
            maps = normalise(at, torch.bmm(kernel, patches).view(networks, -1, n, rows * columns))
            h = torch.relu(torch.addcmul(self.beta[at], self.gamma[at], maps))
        features = h.transpose(1, 2).reshape(networks, n, -1)
        return torch.baddbmm(self.head[1], features, self.head[0])

    def _patches(self, h: Tensor, rows: int, columns: int, stride: int) -> Tensor:
        """h: (networks, C, n, H * W) -> (networks, C * 9, n * positions)."""
        networks, channels, n = h.shape[:3]
        around = "reflect" if self.padding == "reflect" else "constant"
        h = pad(h.reshape(networks, channels * n, rows, columns), (1, 1, 1, 1), mode=around)
        patches = unfold(h, 3, stride=stride).view(networks, channels, n, 9, -1)
        return patches.transpose(2, 3).reshape(networks, channels * 9, -1)


def instance_contrast(
    rates: Sequence[float] = (0.1, 0.3),
    seeds: Sequence[int] = SEEDS,
    channels: Sequence[int] = (6, 12),
    steps: int = 100,
    batch: int = 32,
    data: Source = digits,
) -> InstanceContrast:
    """Images at other contrasts and brightnesses than in training, and contrast as the label.

    Instance norm takes a x + b out of every map: exactly with reflected borders, where zeros
    around the image would betray b. What it takes out it cannot use: with contrast as the label it
    is left with chance. Group norm has three groups, which must divide the channels. The learning
    rate is chosen on clean validation examples.
    References: ulyanov2016instance, wu2018group
    """
    task = _adapt.drawn(data, seeds, n_test=800)
    changes: dict[str, Callable[[Tensor], list[Tensor]]] = {
        "clean": lambda x: [x],
        "contrast": lambda x: [x / 4, 4 * x],
        "brightness": lambda x: [x - 2, x + 2],
    }
    test = np.empty((len(NORMS), len(PADDINGS), len(changes), len(seeds)))
    exact = np.empty((len(NORMS), len(PADDINGS), len(seeds)))
    for row, norm in enumerate(NORMS):
        for column, padding in enumerate(PADDINGS):
            net = _trained(task, norm, padding, rates, seeds, channels, steps, batch)
            clean = _right(net, task, norm, task.x_test)
            validation = clean[:, :300].mean(axis=1).reshape(len(rates), -1)
            first = int(validation.mean(axis=1).argmax()) * len(seeds)
            best = net.of(slice(first, first + len(seeds)))
            for place, change in enumerate(changes.values()):
                right = [_right(best, task, norm, each[:, 300:]) for each in change(task.x_test)]
                test[row, column, place] = np.mean(right, axis=(0, 2))
            exact[row, column] = _exactness(net, task, norm)
    counter = np.empty((len(NORMS), len(seeds)))
    by_contrast = _contrast_task(task)
    for row, norm in enumerate(NORMS):
        net = _trained(by_contrast, norm, "reflect", rates[:1], seeds, channels, steps, batch)
        counter[row] = _right(net, by_contrast, norm, by_contrast.x_test).mean(axis=1)
    return InstanceContrast(NORMS, PADDINGS, tuple(changes), tuple(seeds), test, counter, exact)


def _trained(
    data: _adapt.Data,
    norm: str,
    padding: str,
    rates: Sequence[float],
    seeds: Sequence[int],
    channels: Sequence[int],
    steps: int,
    batch: int,
) -> _CNN:
    networks = len(rates) * len(seeds)
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]

    def draw(*shape: int, fan_in: int) -> Tensor:
        drawn = [torch.randn(*shape, generator=g) * (2 / fan_in) ** 0.5 for g in generators]
        return torch.stack(drawn).repeat(len(rates), *[1] * len(shape))

    first, second = channels
    classes = int(data.y.max()) + 1
    colours, *sides = image_shape(data.x.shape[-1])
    flat = second * math.prod((side + 1) // 2 for side in sides)  # the stride of 2
    kernels = [
        draw(first, colours, 3, 3, fan_in=9 * colours),
        draw(second, first, 3, 3, fan_in=9 * first),
    ]
    net = _CNN(
        [kernel.flatten(2).requires_grad_() for kernel in kernels],
        [torch.ones(networks, width, 1, 1, requires_grad=True) for width in channels],
        [torch.zeros(networks, width, 1, 1, requires_grad=True) for width in channels],
        [
            draw(flat, classes, fan_in=flat).requires_grad_(),
            torch.zeros(networks, 1, classes, requires_grad=True),
        ],
        padding,
    )
    draw_batch = _normed.batches(data, seeds, batch, steps, len(rates))

    def losses(step: int) -> Tensor:
        x, y = draw_batch(step)
        return _normed.loss_of(net.forward(x, lambda _, z: _normalised(z, norm)), y)

    _normed.descend(net.parameters(), losses, _normed.per_network(rates, seeds), steps)
    return net


def _grouped(z: Tensor, norm: str) -> Tensor:
    """The channels of z, (networks, C, n, H * W), by groups: (networks, groups, ...)."""
    groups = GROUPS if norm == "group" else 1
    return z.view(len(z), groups, -1, *z.shape[2:])


_AXES = {"batch": (3, 4), "instance": (4,), "group": (2, 4), "layer": (2, 4)}
"""Of what ``_grouped`` returns: over which the statistics are taken."""


def _statistics(z: Tensor, norm: str) -> Statistics:
    """Mean and variance of batch norm, for later."""
    var, mean = torch.var_mean(_grouped(z, norm), dim=_AXES[norm], unbiased=False, keepdim=True)
    return mean, var


def _normalised(z: Tensor, norm: str, known: Statistics | None = None) -> Tensor:
    """x_hat of z, (networks, C, n, H * W)."""
    parts = _grouped(z, norm)
    if known is None:
        return _normed.standardised(parts, *_AXES[norm]).view_as(z)
    return ((parts - known[0]) * torch.rsqrt(known[1] + _normed.EPS)).view_as(z)


def _right(net: _CNN, data: _adapt.Data, norm: str, x_test: Tensor) -> Floats:
    """(networks, examples), 1 for a right answer; x_test may lack the first examples.

    Batch norm uses the statistics of 500 training examples.
    """
    copies = len(net.gamma[0]) // len(data.x)
    kept: list[Statistics] = []

    def record(_: int, z: Tensor) -> Tensor:
        kept.append(_statistics(z, norm))
        return _normalised(z, norm)

    with torch.no_grad():
        if norm == "batch":
            net.forward(data.x[:, :500].repeat(copies, 1, 1), record)
        z = net.forward(
            x_test.repeat(copies, 1, 1),
            lambda at, z: _normalised(z, norm, kept[at] if kept else None),
        )
    y = data.y_test[:, -x_test.shape[1] :]
    return (z.argmax(dim=-1) == y.repeat(copies, 1)).double().numpy()


def _exactness(net: _CNN, data: _adapt.Data, norm: str) -> Floats:
    """(seeds,): largest relative change of the first normalised maps when x becomes 3x + 7."""
    copies = len(net.gamma[0]) // len(data.x)
    seen: list[Tensor] = []

    def keep(at: int, z: Tensor) -> Tensor:
        # Batch norm in inference: the statistics of the unchanged images.
        statistics = known.setdefault(at, _statistics(z, norm)) if norm == "batch" else None
        seen.append(_normalised(z, norm, statistics))
        return seen[-1]

    known: dict[int, Statistics] = {}
    x = data.x[:, :50].repeat(copies, 1, 1)
    with torch.no_grad():
        net.forward(x, keep)
        net.forward(3 * x + 7, keep)
    layers = len(net.kernels)
    # Maps are (networks, C, n, H * W), the networks copy by copy.
    gap, size = ((each.abs().amax(dim=(1, 2, 3))) for each in (seen[layers] - seen[0], seen[0]))
    return (gap / size).view(copies, -1).amax(dim=0).double().numpy()


def _contrast_task(data: _adapt.Data) -> _adapt.Data:
    """The same images at contrast 1/2, 1 or 2; the label says which."""
    generator = torch.Generator().manual_seed(0)

    def scaled(x: Tensor) -> tuple[Tensor, Tensor]:
        y = torch.randint(0, 3, x.shape[:2], generator=generator)
        return x * 2.0 ** (y - 1)[..., None], y

    return _adapt.Data(*scaled(data.x), *scaled(data.x_test))
