"""Using batch norm: where it stands, what it uses for inference, what it does to raw inputs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from course_pkg.data import Source, coats, digits
from course_pkg.experiments import _adapt, _normed
from course_pkg.results.norm_practice import PLACES, InferenceLag, Placement

SEEDS = (0, 1, 2, 3, 4)
# Where arms are this close, five seeds can name a winner and the next five the other one.
TEN_SEEDS = (*SEEDS, 5, 6, 7, 8, 9)


def placement(
    rates: Sequence[float] = (0.3, 1.0, 2.0),
    seeds: Sequence[int] = TEN_SEEDS,
    hidden: Sequence[int] = (32, 32),
    steps: int = 120,
    data: Source = digits,
) -> Placement:
    """Batch norm before the activation, after it, and none: two tasks, two activations.

    All arms start from the same weights and take their own best learning rate. The bias of the
    linear map is trained only where something of it is left: directly in front of batch norm its
    gradient is zero.
    References: ioffe2015batch (section 3.2), geron2022hands
    """
    tasks = {
        getattr(data, "__name__", "images"): _adapt.drawn(data, seeds, n_test=900),
        "coats": _adapt.gather([coats(seed, 900, 900) for seed in seeds]),
    }
    activations = {"ReLU": torch.relu, "tanh": torch.tanh}
    shape = (2, len(PLACES), len(tasks), len(activations), len(rates), len(seeds))
    found = np.empty(shape)
    for column, task in enumerate(tasks.values()):
        validation, test = halves(task)
        sizes = (task.x.shape[-1], *hidden, int(task.y.max()) + 1)
        for row, activation in enumerate(activations.values()):
            for place, where in enumerate(PLACES):
                nets = _normed.he(sizes, seeds, len(rates))
                normed, after = where != "none", where == "after"
                draw = _normed.batches(task, seeds, 64, steps, len(rates))

                rate = _normed.per_network(rates, seeds)
                how = _normed.batch_norm if normed else None
                _normed.train(nets, draw, rate, steps, how, activation, after)
                for part, held_out in enumerate((validation, test)):
                    errors = _normed.population_error(nets, held_out, normed, activation, after)
                    found[part, place, column, row] = errors.reshape(len(rates), len(seeds))
    return Placement(
        tuple(tasks),
        tuple(activations),
        tuple(rates),
        tuple(seeds),
        validation=found[0],
        test=found[1],
        bias_before=_bias_gradient(after=False),
        bias_after=_bias_gradient(after=True),
    )


def halves(data: _adapt.Data) -> tuple[_adapt.Data, _adapt.Data]:
    """The held-out examples as validation and test set."""
    half = data.x_test.shape[1] // 2
    return (
        _adapt.Data(data.x, data.y, data.x_test[:, :half], data.y_test[:, :half]),
        _adapt.Data(data.x, data.y, data.x_test[:, half:], data.y_test[:, half:]),
    )


def _bias_gradient(after: bool) -> float:
    """Largest gradient of the first linear map's bias, a trained value away from zero."""
    split = digits(0)
    nets = _normed.he((64, 32, 10), (0,)).double()
    with torch.no_grad():
        bias, generator = nets.layers[1], torch.Generator().manual_seed(0)
        bias.copy_(torch.randn(bias.shape, generator=generator, dtype=bias.dtype))
    z = nets.forward(split.x_train[None, :64].double(), _normed.batch_norm, torch.relu, after)
    loss = _normed.loss_of(z, split.y_train[None, :64]).sum()
    (gradient,) = torch.autograd.grad(loss, nets.layers[1:2])
    return float(gradient.abs().max())


def inference_lag(
    steps: Sequence[int] = (3, 5, 10, 20, 50, 100, 200, 400),
    momenta: Sequence[float] = (0.1, 0.01),
    seeds: Sequence[int] = (0, 1, 2, 3, 4, 5, 6, 7),
    hidden: Sequence[int] = (100, 100, 100),
    lr: float = 0.1,
    batch: int = 64,
    data: Source = digits,
) -> InferenceLag:
    """How long moving averages lag behind, with PyTorch's momentum: new = old + m (batch - old).

    The averages take the unbiased variance of the batch and start from mean 0, variance 1, of
    which (1 - m)^t is left after t steps.
    References: ioffe2015batch (algorithm 2), wu2021rethinking
    """
    task = _adapt.drawn(data, seeds)
    nets = _normed.he((task.x.shape[-1], *hidden, 10), seeds)
    running = [
        [(torch.zeros(len(seeds), 1, width), torch.ones(len(seeds), 1, width)) for width in hidden]
        for _ in momenta
    ]

    def normalise(at: int, z: Tensor) -> Tensor:
        with torch.no_grad():
            mu, var = z.mean(dim=1, keepdim=True), z.var(dim=1, keepdim=True)
            for own, momentum in zip(running, momenta, strict=True):
                own[at] = (own[at][0].lerp(mu, momentum), own[at][1].lerp(var, momentum))
        return _normed.batch_norm(at, z)

    moving = np.empty((len(momenta), len(steps), len(seeds)))
    population, together = np.empty((2, len(steps), len(seeds)))

    def watch(step: int) -> None:
        if step not in steps:
            return
        row = steps.index(step)
        population[row] = _normed.population_error(nets, task)
        with torch.no_grad():
            z = nets.forward(task.x_test, _normed.batch_norm)
            together[row] = _normed.error(z, task.y_test)
            for column, own in enumerate(running):
                z = nets.forward(task.x_test, _normed.Population(own).use)
                moving[column, row] = _normed.error(z, task.y_test)

    draw = _normed.batches(task, seeds, batch, max(steps), 1)
    rates = _normed.per_network([lr], seeds)
    _normed.train(nets, draw, rates, max(steps), normalise, watch=watch)
    return InferenceLag(tuple(steps), tuple(momenta), tuple(seeds), moving, population, together)
