"""Normalization of images: what instance norm forgets, and when that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _cnn, _normed
from course_pkg.results.base import Floats
from course_pkg.results.norm_axes import InstanceContrast

SEEDS = (0, 1, 2, 3, 4)
NORMS = ("batch", "instance", "group", "layer")
PADDINGS = ("zero", "reflect")


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
) -> _cnn.CNN:
    net = _cnn.start(data, seeds, len(rates), channels, padding)
    draw_batch = _normed.batches(data, seeds, batch, steps, len(rates))

    def losses(step: int) -> Tensor:
        x, y = draw_batch(step)
        return _normed.loss_of(net.forward(x, lambda _, z: _cnn.normalised(z, norm)), y)

    _normed.descend(net.parameters(), losses, _normed.per_network(rates, seeds), steps)
    return net


def _right(net: _cnn.CNN, data: _adapt.Data, norm: str, x_test: Tensor) -> Floats:
    """(networks, examples), 1 for a right answer; x_test may lack the first examples.

    Batch norm uses the statistics of 500 training examples.
    """
    copies = len(net.gamma[0]) // len(data.x)
    kept: list[_cnn.Statistics] = []

    def record(_: int, z: Tensor) -> Tensor:
        kept.append(_cnn.statistics(z, norm))
        return _cnn.normalised(z, norm)

    with torch.no_grad():
        if norm == "batch":
            net.forward(data.x[:, :500].repeat(copies, 1, 1), record)
        z = net.forward(
            x_test.repeat(copies, 1, 1),
            lambda at, z: _cnn.normalised(z, norm, kept[at] if kept else None),
        )
    y = data.y_test[:, -x_test.shape[1] :]
    return (z.argmax(dim=-1) == y.repeat(copies, 1)).double().numpy()


def _exactness(net: _cnn.CNN, data: _adapt.Data, norm: str) -> Floats:
    """(seeds,): largest relative change of the first normalised maps when x becomes 3x + 7."""
    copies = len(net.gamma[0]) // len(data.x)
    seen: list[Tensor] = []

    def keep(at: int, z: Tensor) -> Tensor:
        # Batch norm in inference: the statistics of the unchanged images.
        statistics = known.setdefault(at, _cnn.statistics(z, norm)) if norm == "batch" else None
        seen.append(_cnn.normalised(z, norm, statistics))
        return seen[-1]

    known: dict[int, _cnn.Statistics] = {}
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
