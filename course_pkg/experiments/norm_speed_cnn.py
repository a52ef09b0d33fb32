"""The paper's fourteen times fewer steps, tried on a small convolutional network."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, digits, image_shape
from course_pkg.experiments import _adapt, _normed
from course_pkg.experiments.norm_speed import best, one_rate_is_through
from course_pkg.results.norm_speed import NEVER, StepRatio

SEEDS = (0, 1, 2, 3, 4)
EVERY = 10
# Channels and stride of each convolution, 3x3 with a border of zeros.
LAYERS = ((6, 1), (6, 2), (12, 1), (12, 2))


def step_ratio_cnn(
    targets: Sequence[float] = (0.8, 0.85),
    base: float = 0.05,
    seeds: Sequence[int] = SEEDS,
    limit: int = 600,
    batch: int = 32,
    step_cost: float = 1.4,
    data: Source = digits,
) -> StepRatio:
    """Steps to a test accuracy with batch norm at 1, 5 and 30 times the rate, and without.

    Four convolutions with ReLU, as the paper's champion at five times the rate; its opponents take
    the same rate as without batch norm, or their best one. All start from He's weights, except
    ``default start``: torch's own initialisation, from which a network without norm hardly trains
    at all, so that any ratio can be had. Rates are chosen on the seeds reported, in favour of the
    opponent; accuracy is that on 300 test examples, every 10 steps, with statistics of 200 training
    examples. A step with batch norm costs ``step_cost`` times as much.
    References: ioffe2015batch (section 4.2)
    """
    arms: dict[str, tuple[bool, bool, tuple[float, ...]]] = {
        "norm x5": (True, True, (5 * base,)),
        "norm": (True, True, (base,)),
        "norm x30": (True, True, (30 * base,)),
        "same rate": (False, True, (base,)),
        "tuned rate": (False, True, (2 * base, 4 * base, 8 * base)),
        "default start": (False, False, (base,)),
    }
    task = _adapt.drawn(data, seeds)
    steps = np.empty((len(arms), len(targets), len(seeds)))
    chosen = np.empty_like(steps)
    for row, (normed, he, rates) in enumerate(arms.values()):
        nets = _start(task, seeds, len(rates), he)
        rate = _normed.per_network(rates, seeds)
        draw = _normed.batches(task, seeds, batch, limit, len(rates))
        reached = np.full((len(targets), len(rates) * len(seeds)), NEVER)
        how = _normed.batch_norm if normed else None
        for start in range(0, limit, EVERY):

            def losses(
                step: int,
                start: int = start,
                nets: _normed.Nets = nets,
                draw: _normed.Draw = draw,
                how: _normed.Normalise | None = how,
            ) -> Tensor:
                x, y = draw(start + step)
                return _normed.loss_of(forward(nets, x, how), y)

            _normed.descend(nets.parameters(), losses, rate, EVERY)
            right = _accuracy(nets, task, normed)
            for column, target in enumerate(targets):
                first = (right >= target) & (reached[column] == NEVER)
                reached[column, first] = start + EVERY
            if one_rate_is_through(reached[-1].reshape(len(rates), -1), start):
                break
        steps[row], chosen[row] = best(reached, rates)
    return StepRatio(tuple(arms), tuple(targets), tuple(seeds), steps, chosen, limit, step_cost)


def forward(nets: _normed.Nets, x: Tensor, normalise: _normed.Normalise | None) -> Tensor:
    """(networks, n, pixels) -> (networks, n, classes): convolutions as maps of 3x3 patches.

    Batch norm sees the values of a channel at all places of all examples.
    """
    networks, n = x.shape[:2]
    h = x.view(networks, n, *image_shape(x.shape[-1])).permute(0, 1, 3, 4, 2)
    for at, (_, stride) in enumerate(LAYERS):
        rows, columns = h.shape[2:4]
        h = torch.nn.functional.pad(h, (0, 0, 1, 1, 1, 1))
        # Side by side, channels innermost: views of `unfold` would be copied number by number.
        places = [(i, j) for i in range(3) for j in range(3)]
        shifted = [h[:, :, i : i + rows : stride, j : j + columns : stride] for i, j in places]
        patches = torch.cat(shifted, dim=-1)
        rows, columns = patches.shape[2:4]
        flat = patches.view(networks, n * rows * columns, -1)
        z = torch.baddbmm(nets.layers[2 * at + 1], flat, nets.layers[2 * at])
        if normalise is not None:
            z = nets.gamma[at] * normalise(at, z) + nets.beta[at]
        h = torch.relu(z).view(networks, n, rows, columns, -1)
    return torch.baddbmm(nets.layers[-1], h.flatten(2), nets.layers[-2])


def _start(data: _adapt.Data, seeds: Sequence[int], copies: int, he: bool) -> _normed.Nets:
    """He's variance 2 / fan_in, or torch's default 1 / (3 fan_in), with biases of zero."""
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]
    channels, rows, columns = image_shape(data.x.shape[-1])
    sizes = []
    for width, stride in LAYERS:
        sizes.append((9 * channels, width))
        channels, rows, columns = width, math.ceil(rows / stride), math.ceil(columns / stride)
    sizes.append((rows * columns * channels, 10))
    layers = []
    for fan_in, fan_out in sizes:
        sd = math.sqrt((2 if he else 1 / 3) / fan_in)
        drawn = torch.stack([sd * torch.randn(fan_in, fan_out, generator=g) for g in generators])
        layers.append(drawn.repeat(copies, 1, 1).requires_grad_())
        layers.append(torch.zeros(len(drawn) * copies, 1, fan_out, requires_grad=True))
    shape = (copies * len(generators), 1)
    gamma = [torch.ones(*shape, width, requires_grad=True) for width, _ in LAYERS]
    beta = [torch.zeros(*shape, width, requires_grad=True) for width, _ in LAYERS]
    return _normed.Nets(layers, gamma, beta)


def _accuracy(nets: _normed.Nets, data: _adapt.Data, normed: bool) -> np.ndarray:
    """(networks,) on 300 test examples."""
    copies = len(nets.layers[0]) // len(data.x)
    population = _normed.Population()
    with torch.no_grad():
        if normed:
            forward(nets, data.x[:, :200].repeat(copies, 1, 1), population.record)
        use = population.use if normed else None
        z = forward(nets, data.x_test[:, :300].repeat(copies, 1, 1), use)
    return 1 - _normed.error(z, data.y_test[:, :300])
