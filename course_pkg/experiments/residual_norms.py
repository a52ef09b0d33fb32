"""Where layer norm stands in a residual network: on the branch, on the sum, or nowhere."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt
from course_pkg.nn import measures
from course_pkg.results.residual_norms import ARMS, PrePost

SEEDS = (0, 1, 2, 3, 4)


def pre_post(
    rates: Sequence[float] = (0.01, 0.03, 0.1, 0.3),
    seeds: Sequence[int] = SEEDS,
    blocks: int = 16,
    width: int = 32,
    steps: int = 100,
    batch: int = 64,
    data: Source = digits,
) -> PrePost:
    """Layer norm on the branch (x + f(LN x)), on the sum (LN(x + f(x))), and none, without warm-up.

    The blocks are those of a transformer without attention, two linear maps around a ReLU. All arms
    share weights and batches; the one without norm gets branches scaled by 1/sqrt(blocks), or its
    signal would double in every block.
    References: xiong2020layer, he2015delving
    """
    task = _adapt.drawn(data, seeds)
    error = np.empty((len(ARMS), len(rates), len(seeds)))
    gradient = np.empty((len(ARMS), blocks, len(seeds)))
    for row, arm in enumerate(ARMS):
        weights = _weights(task.x.shape[-1], seeds, len(rates), blocks, width)
        rate = torch.tensor(list(rates)).repeat_interleave(len(seeds))[:, None, None]
        generators = [torch.Generator().manual_seed(100 + seed) for seed in seeds]
        for step in range(steps):
            x, y = _draw(task, generators, batch, len(rates))
            each = cross_entropy(
                _forward(weights, x, arm).flatten(0, 1), y.flatten(), reduction="none"
            )
            gradients = torch.autograd.grad(each.view(y.shape).mean(dim=1).sum(), weights)
            if step == 0:  # the first map of every block, before anything is trained
                first = [g[: len(seeds)] for g in gradients[1:-1:2]]
                gradient[row] = measures.lengths(first, stacked=True).double().numpy()
            with torch.no_grad():
                for weight, own in zip(weights, gradients, strict=True):
                    weight.sub_(rate * own)
        with torch.no_grad():
            z = _forward(weights, task.x_test.repeat(len(rates), 1, 1), arm)
            wrong = z.argmax(dim=-1) != task.y_test.repeat(len(rates), 1)
        error[row] = wrong.double().mean(dim=1).view(len(rates), len(seeds)).numpy()
    return PrePost(tuple(rates), tuple(seeds), gradient, error, blocks, steps)


def _weights(
    pixels: int, seeds: Sequence[int], copies: int, blocks: int, width: int
) -> list[Tensor]:
    """Input map, two maps per block and output map, the same for every copy of a seed."""
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]
    sizes = [(pixels, width, 1.0), *[(width, width, 2.0), (width, width, 1.0)] * blocks]
    weights = []
    for n_in, n_out, gain in (*sizes, (width, 10, 1.0)):
        drawn = [torch.randn(n_in, n_out, generator=g) * (gain / n_in) ** 0.5 for g in generators]
        weights.append(torch.stack(drawn).repeat(copies, 1, 1).requires_grad_())
    return weights


def _draw(
    data: _adapt.Data, generators: Sequence[torch.Generator], batch: int, copies: int
) -> tuple[Tensor, Tensor]:
    some = [torch.randint(data.x.shape[1], (batch,), generator=g) for g in generators]
    rows = torch.arange(len(generators))[:, None]
    picked = torch.stack(some)
    return data.x[rows, picked].repeat(copies, 1, 1), data.y[rows, picked].repeat(copies, 1)


def _forward(weights: Sequence[Tensor], x: Tensor, arm: str) -> Tensor:
    """(networks, n, features) -> (networks, n, classes)."""
    first, *middle, last = weights
    x = torch.bmm(x, first)
    if arm == "post":
        x = _layer_norm(x)
    for up, down in zip(middle[::2], middle[1::2], strict=True):
        branch = torch.bmm(torch.relu(torch.bmm(_layer_norm(x) if arm == "pre" else x, up)), down)
        if arm == "post":
            x = _layer_norm(x + branch)
        elif arm == "pre":
            x = x + branch
        else:
            x = x + branch * (2 / len(middle)) ** 0.5
    return torch.bmm(_layer_norm(x) if arm == "pre" else x, last)


def _layer_norm(x: Tensor) -> Tensor:
    """eq-ln-xhat, without parameters."""
    centred = x - x.mean(dim=-1, keepdim=True)
    return centred * torch.rsqrt((centred**2).mean(dim=-1, keepdim=True) + 1e-5)
