"""Normalization of images: what instance norm forgets, and when that is wanted."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import conv2d, pad

from course_pkg.data import Source, digits, image_shape
from course_pkg.experiments import _adapt, _normed
from course_pkg.results.base import Floats
from course_pkg.results.norm_axes import InstanceContrast

SEEDS = (0, 1, 2, 3, 4)
NORMS = ("batch", "instance", "layer")
PADDINGS = ("zero", "reflect")
Statistics = tuple[Tensor, Tensor]


@dataclass(frozen=True, slots=True)
class _CNN:
    """Two convolutions, each with a norm and ReLU, and a linear layer; the second one has stride 2.

    The networks of the stack are groups of one convolution: weights (networks * out, in, 3, 3).
    """

    kernels: list[Tensor]
    gamma: list[Tensor]
    beta: list[Tensor]
    head: list[Tensor]
    padding: str

    def parameters(self) -> list[Tensor]:
        return [*self.kernels, *self.gamma, *self.beta, *self.head]

    def forward(self, x: Tensor, normalise: Callable[[int, Tensor], Tensor]) -> Tensor:
        """x: (networks, n, pixels) -> (networks, n, classes).

        normalise: (layer, maps) -> x_hat, maps of shape (n, networks, C, H, W).
        """
        networks, n = x.shape[:2]
        channels, rows, columns = image_shape(x.shape[-1])
        h = x.transpose(0, 1).reshape(n, networks * channels, rows, columns)
        for at, kernel in enumerate(self.kernels):
            around = "reflect" if self.padding == "reflect" else "constant"
            h = pad(h, (1, 1, 1, 1), mode=around)
            h = conv2d(h, kernel, stride=1 + at, groups=networks)
            maps = normalise(at, h.unflatten(1, (networks, -1)))  # type: ignore[no-untyped-call]
            h = torch.relu(self.gamma[at] * maps + self.beta[at]).flatten(1, 2)
        features = h.reshape(n, networks, -1).transpose(0, 1)
        return torch.baddbmm(self.head[1], features, self.head[0])


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
    is left with chance. The learning rate is chosen on clean validation examples.
    References: ulyanov2016instance
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
            right = {
                name: np.mean([_right(net, task, norm, each) for each in change(task.x_test)], 0)
                for name, change in changes.items()
            }
            validation = right["clean"][:, :300].mean(axis=1).reshape(len(rates), -1)
            best = validation.mean(axis=1).argmax()
            for place, name in enumerate(changes):
                accuracy = right[name][:, 300:].mean(axis=1)
                test[row, column, place] = accuracy.reshape(len(rates), -1)[best]
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
        [kernel.flatten(0, 1).requires_grad_() for kernel in kernels],
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

    # Rates lie network by network; kernels and gammas have the networks first, times channels.
    rate = _normed.per_network(rates, seeds).flatten()
    parameters = net.parameters()
    for step in range(steps):
        gradients = torch.autograd.grad(losses(step).sum(), parameters)
        with torch.no_grad():
            for p, g in zip(parameters, gradients, strict=True):
                p.sub_(g * rate.repeat_interleave(len(p) // networks).view(-1, *[1] * (p.ndim - 1)))
    return net


def _axes(norm: str) -> tuple[int, ...]:
    """Over which axes of (n, networks, C, H, W) the statistics are taken."""
    return {"batch": (0, 3, 4), "instance": (3, 4), "layer": (2, 3, 4)}[norm]


def _statistics(z: Tensor, norm: str) -> Statistics:
    var, mean = torch.var_mean(z, dim=_axes(norm), unbiased=False, keepdim=True)
    return mean, var


def _normalised(z: Tensor, norm: str, known: Statistics | None = None) -> Tensor:
    mean, var = _statistics(z, norm) if known is None else known
    return (z - mean) * torch.rsqrt(var + _normed.EPS)


def _right(net: _CNN, data: _adapt.Data, norm: str, x_test: Tensor) -> Floats:
    """(networks, examples), 1 for a right answer; batch norm uses the training set's statistics."""
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
    return (z.argmax(dim=-1) == data.y_test.repeat(copies, 1)).double().numpy()


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
    # Maps are (n, networks, C, H, W), the networks copy by copy.
    gap, size = ((each.abs().amax(dim=(0, 2, 3, 4))) for each in (seen[layers] - seen[0], seen[0]))
    return (gap / size).view(copies, -1).amax(dim=0).double().numpy()


def _contrast_task(data: _adapt.Data) -> _adapt.Data:
    """The same images at contrast 1/2, 1 or 2; the label says which."""
    generator = torch.Generator().manual_seed(0)

    def scaled(x: Tensor) -> tuple[Tensor, Tensor]:
        y = torch.randint(0, 3, x.shape[:2], generator=generator)
        return x * 2.0 ** (y - 1)[..., None], y

    return _adapt.Data(*scaled(data.x), *scaled(data.x_test))
