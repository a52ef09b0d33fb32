"""Pretrained networks put to a new task, many at a time: copied, frozen, trained.

Builds on the stacks of ``_stack``; every layer of every network has a learning rate of its own,
and a layer with rate zero is frozen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from course_pkg.data import Source, Split, coats, drawn_digits, interfered
from course_pkg.experiments import _stack
from course_pkg.results.base import Floats

TASKS = ("digits", "coats")
CLASSES = 5
SOURCE_CLASSES = 20
MOMENTUM = 0.9


@dataclass(frozen=True, slots=True)
class Plan:
    """Copy the lowest ``kept`` layers, freeze the lowest ``frozen``, train the rest at ``rate``.

    eq-transfer-cut
    """

    kept: int
    frozen: int
    rate: float


@dataclass(frozen=True, slots=True)
class Data:
    """One task for every seed: x (seeds, n, 64) and y (seeds, n), to train on and to test on."""

    x: Tensor
    y: Tensor
    x_test: Tensor
    y_test: Tensor

    def first(self, n: int) -> Data:
        """With the first n training examples only; classes come in turn."""
        return Data(self.x[:, :n], self.y[:, :n], self.x_test, self.y_test)


def drawn(data: Source, seeds: Sequence[int], n_test: int = 0) -> Data:
    """One split of a data set per seed, with at least ``n_test`` examples to test on.

    A small data set holds out what is asked for; one with a larger test set of its own keeps it.
    """
    splits = [data(seed) for seed in seeds]
    if len(splits[0].x_test) < n_test:
        splits = [data(seed, n_test=n_test) for seed in seeds]
    return gather(splits)


def gather(splits: Sequence[Split]) -> Data:
    return Data(
        torch.stack([each.x_train for each in splits]),
        torch.stack([each.y_train for each in splits]),
        torch.stack([each.x_test for each in splits]),
        torch.stack([each.y_test for each in splits]),
    )


def filmed(splits: Sequence[Split], seeds: Sequence[int], task: int, strength: float = 2.0) -> Data:
    """Through one camera per seed, the same for source and target."""
    return gather(
        [
            interfered(split, camera=7000 + seed, seed=1000 * task + seed, strength=strength)
            for split, seed in zip(splits, seeds, strict=True)
        ]
    )


def source_task(seeds: Sequence[int], n: int = 4000, strength: float = 2.0) -> Data:
    """Digits 0 to 4 in four orientations: 20 classes."""
    splits = [drawn_digits(seed, range(5), n, 500, turns=4) for seed in seeds]
    return filmed(splits, seeds, 1, strength)


def target_task(task: str, seeds: Sequence[int], n: int, strength: float = 2.0) -> Data:
    """Digits 5 to 9, upright, or animal coats: five classes; 1,300 examples to test on."""
    if task == "digits":
        splits = [drawn_digits(50 + seed, range(5, 10), n, 1300) for seed in seeds]
    else:
        splits = [coats(50 + seed, n, 1300) for seed in seeds]
    return filmed(splits, seeds, 2, strength)


def pretrained(
    data: Data, hidden: Sequence[int], seeds: Sequence[int], steps: int = 600, lr: float = 0.02
) -> _stack.Stack:
    """One network per seed, trained on all of ``data``."""
    outputs = int(data.y.max()) + 1
    stack = _stack.mlps((data.x.shape[-1], *hidden, outputs), seeds)
    index = _stack.rows(seeds, [data.x.shape[1]] * len(seeds), 64, steps)
    fit(stack, [Plan(0, 0, lr)], data, index)
    return stack


def arranged(
    source: _stack.Stack, plans: Sequence[Plan], seeds: Sequence[int], outputs: int = CLASSES
) -> _stack.Stack:
    """Per plan one network per seed: copied layers below, freshly drawn ones above.

    Fresh layers are the same in all plans of a seed. The source stays as it is.
    """
    sizes = [source[0].shape[1], *(bias.shape[-1] for bias in source[1:-1:2]), outputs]
    fresh = _stack.mlps(sizes, [100 + seed for seed in seeds])
    return [
        torch.cat([(source if at // 2 < plan.kept else fresh)[at].detach() for plan in plans])
        .clone()
        .requires_grad_()
        for at in range(len(fresh))
    ]


def fit(
    stack: _stack.Stack,
    plans: Sequence[Plan],
    data: Data,
    index: Tensor,
    watch: Callable[[int], None] | None = None,
) -> None:
    """SGD with momentum in place, eq-transfer-update; index: (steps, seeds, batch) for all plans.

    ``watch(step)`` is called before each step and once after the last.
    """
    seeds = len(data.x)
    rates = [
        torch.tensor([0.0 if at // 2 < p.frozen else p.rate for p in plans])
        .repeat_interleave(seeds)
        .view(-1, 1, 1)
        for at in range(len(stack))
    ]
    # Below the lowest layer that any network trains no gradient is needed.
    low = min(at for at, rate in enumerate(rates) if rate.any())
    moving, rates = stack[low:], rates[low:]
    velocity = [torch.zeros_like(each) for each in moving]
    for step, rows in enumerate(index):
        if watch is not None:
            watch(step)
        x = _stack.take(data.x, rows).repeat(len(plans), 1, 1)
        y = _stack.take(data.y, rows).repeat(len(plans), 1)
        z = _stack.forward(stack, x)
        loss = cross_entropy(z.flatten(0, 1), y.flatten(), reduction="sum") / y.shape[1]
        gradients = torch.autograd.grad(loss, moving)
        with torch.no_grad():
            for p, v, g, rate in zip(moving, velocity, gradients, rates, strict=True):
                v.mul_(MOMENTUM).add_(g)
                p.sub_(rate * v)
    if watch is not None:
        watch(len(index))


def accuracy(stack: _stack.Stack, x: Tensor, y: Tensor) -> Floats:
    """(plans, seeds)."""
    plans = len(stack[0]) // len(x)
    with torch.no_grad():
        guess = _stack.forward(stack, x.repeat(plans, 1, 1)).argmax(dim=-1)
    return (guess == y.repeat(plans, 1)).double().mean(dim=1).view(plans, -1).numpy()
