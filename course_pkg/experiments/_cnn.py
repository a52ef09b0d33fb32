"""Stacks of small convolutional networks: the first axis of every tensor counts networks."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import pad, unfold

from course_pkg.data import image_shape
from course_pkg.experiments import _adapt, _normed

GROUPS = 3
Statistics = tuple[Tensor, Tensor]


@dataclass(frozen=True, slots=True)
class CNN:
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

    def of(self, networks: slice) -> CNN:
        """Some of the networks, for evaluation."""
        parts = (self.kernels, self.gamma, self.beta, self.head)
        kernels, gamma, beta, head = ([p.detach()[networks] for p in part] for part in parts)
        return CNN(kernels, gamma, beta, head, self.padding)

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


def start(
    data: _adapt.Data, seeds: Sequence[int], copies: int, channels: Sequence[int], padding: str
) -> CNN:
    """``copies`` equal networks per seed, copy by copy, from He's initialisation."""
    networks = copies * len(seeds)
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]

    def draw(*shape: int, fan_in: int) -> Tensor:
        drawn = [torch.randn(*shape, generator=g) * (2 / fan_in) ** 0.5 for g in generators]
        return torch.stack(drawn).repeat(copies, *[1] * len(shape))

    first, second = channels
    classes = int(data.y.max()) + 1
    colours, *sides = image_shape(data.x.shape[-1])
    flat = second * math.prod((side + 1) // 2 for side in sides)  # the stride of 2
    kernels = [
        draw(first, colours, 3, 3, fan_in=9 * colours),
        draw(second, first, 3, 3, fan_in=9 * first),
    ]
    return CNN(
        [kernel.flatten(2).requires_grad_() for kernel in kernels],
        [torch.ones(networks, width, 1, 1, requires_grad=True) for width in channels],
        [torch.zeros(networks, width, 1, 1, requires_grad=True) for width in channels],
        [
            draw(flat, classes, fan_in=flat).requires_grad_(),
            torch.zeros(networks, 1, classes, requires_grad=True),
        ],
        padding,
    )


def _grouped(z: Tensor, norm: str) -> Tensor:
    """The channels of z, (networks, C, n, H * W), by groups: (networks, groups, ...)."""
    groups = GROUPS if norm == "group" else 1
    return z.view(len(z), groups, -1, *z.shape[2:])


_AXES = {"batch": (3, 4), "instance": (4,), "group": (2, 4), "layer": (2, 4)}
"""Of what ``_grouped`` returns: over which the statistics are taken."""


def statistics(z: Tensor, norm: str) -> Statistics:
    """Mean and variance of batch norm, for later."""
    var, mean = torch.var_mean(_grouped(z, norm), dim=_AXES[norm], unbiased=False, keepdim=True)
    return mean, var


def normalised(z: Tensor, norm: str, known: Statistics | None = None) -> Tensor:
    """x_hat of z, (networks, C, n, H * W)."""
    parts = _grouped(z, norm)
    if known is None:
        return _normed.standardised(parts, *_AXES[norm]).view_as(z)
    return ((parts - known[0]) * torch.rsqrt(known[1] + _normed.EPS)).view_as(z)
