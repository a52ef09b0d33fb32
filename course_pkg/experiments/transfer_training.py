"""What happens while a pretrained network learns a new task: start, cost, drift, forgetting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import torch

from course_pkg.data import drawn_digits
from course_pkg.experiments import _adapt, _stack
from course_pkg.experiments._adapt import CLASSES, Plan
from course_pkg.results.base import Floats
from course_pkg.results.transfer_training import (
    CachedFeatures,
    Forgetting,
    HeadOnlyStart,
    LearningRateDrift,
)

SEEDS = (0, 1, 2, 3, 4)
HIDDEN = (64, 64, 64)
TOP = len(HIDDEN)
_TURNS = 4


def head_only_start(
    epochs: int = 10,
    examples: int = 600,
    rates: Sequence[float] = (0.001, 0.01),
    seeds: Sequence[int] = SEEDS,
    draws: int = 20,
) -> HeadOnlyStart:
    """Accuracy epoch by epoch of a new head, for classes the network knows and for new ones.

    The control decides why accuracy is low at first: for classes that were all in the source task
    the old head, asked for these five only, is right at once, while a new head starts at chance as
    it does for any other class.
    """
    trunk = _adapt.pretrained(_adapt.source_task(seeds), HIDDEN, seeds)
    known = _adapt.filmed([drawn_digits(90 + s, range(5), examples, 1000) for s in seeds], seeds, 3)
    tasks = {"known": known, "new": _adapt.target_task("digits", seeds, examples)}
    plans = [*(Plan(TOP, TOP, rate) for rate in rates), Plan(TOP, 0, 0.01), Plan(0, 0, 0.01)]
    steps = examples // 16
    curves = np.empty((len(tasks), len(plans), epochs + 1, len(seeds)))
    start = np.empty((len(tasks), draws, len(seeds)))
    for row, data in enumerate(tasks.values()):
        stack = _adapt.arranged(trunk, plans, seeds)
        index = _stack.rows(seeds, [examples] * len(seeds), 16, epochs * steps)

        def watch(
            step: int, row: int = row, data: _adapt.Data = data, stack: _stack.Stack = stack
        ) -> None:
            if step % steps == 0:
                curves[row, :, step // steps] = _adapt.accuracy(stack, data.x_test, data.y_test)

        _adapt.fit(stack, plans, data, index, watch)
        for draw in range(draws):
            heads = _adapt.arranged(trunk, [Plan(TOP, 0, 0)], [1000 * draw + s for s in seeds])
            start[row, draw] = _adapt.accuracy(heads, data.x_test, data.y_test)[0]
    # The source task numbers label and turn together; upright is turn 0 of every label.
    upright = [*trunk[:-2], *(each[..., ::_TURNS] for each in trunk[-2:])]
    old_head = _adapt.accuracy(upright, known.x_test, known.y_test)[0]
    arms = (*(f"head {rate:g}" for rate in rates), "fine-tune", "scratch")
    return HeadOnlyStart(tuple(tasks), arms, tuple(seeds), curves, start, old_head, examples)


def forgetting(
    rates: Sequence[float] = (0.0, 0.002, 0.01, 0.03),
    examples: int = 1500,
    seeds: Sequence[int] = SEEDS,
    steps: int = 300,
    every: int = 30,
) -> Forgetting:
    """A network is fine-tuned on a new task and tested again on the old one, with the old head.

    Rate 0 trains the new head only (at 0.01). The tuned network is a copy; ``original`` is the
    accuracy on the old task of the network it was copied from, measured afterwards.
    Why small steps forget little: eq-transfer-forget.
    References: goodfellow2013empirical
    """
    source = _adapt.source_task(seeds)
    trunk = _adapt.pretrained(source, HIDDEN, seeds)
    data = _adapt.target_task("digits", seeds, examples)
    plans = [Plan(TOP, 0, rate) if rate else Plan(TOP, TOP, 0.01) for rate in rates]
    stack = _adapt.arranged(trunk, plans, seeds)
    head = [each.detach().repeat(len(plans), 1, 1) for each in trunk[-2:]]
    times = range(0, steps + 1, every)
    old, new = np.empty((2, len(plans), len(times), len(seeds)))

    def watch(step: int) -> None:
        if step % every == 0:
            at = step // every
            old[:, at] = _adapt.accuracy([*stack[:-2], *head], source.x_test, source.y_test)
            new[:, at] = _adapt.accuracy(stack, data.x_test, data.y_test)

    index = _stack.rows(seeds, [examples] * len(seeds), 16, steps)
    _adapt.fit(stack, plans, data, index, watch)
    original = _adapt.accuracy(trunk, source.x_test, source.y_test)[0]
    return Forgetting(tuple(rates), tuple(times), tuple(seeds), old, new, original)


def learning_rate_drift(
    rates: Sequence[float] = (0.001, 0.003, 0.01, 0.03),
    sizes: Sequence[int] = (60, 1500),
    seeds: Sequence[int] = SEEDS,
    steps: int = 300,
    head_steps: int = 150,
) -> LearningRateDrift:
    """How far fine-tuning moves the copied weights, and how accurate the network is then.

    With a fresh head, and with one that was trained first while the copied layers were frozen; the
    second gets the ``head_steps`` on top. What the head passes down: eq-transfer-head.
    References: kumar2022finetuning
    """
    trunk = _adapt.pretrained(_adapt.source_task(seeds), HIDDEN, seeds)
    data = _adapt.target_task("digits", seeds, max(sizes))
    plans = [Plan(TOP, 0, rate) for rate in (*rates, *rates)]
    shape = (2, len(rates), len(seeds))
    drift, accuracy = np.empty((2, 2, len(sizes), len(rates), len(seeds)))
    for column, n in enumerate(sizes):
        some, counts = data.first(n), [n] * len(seeds)
        head_first = [Plan(TOP, TOP, 0.01)]
        warm = _adapt.arranged(trunk, head_first, seeds)
        _adapt.fit(warm, head_first, some, _stack.rows(seeds, counts, 16, head_steps))
        fresh = _adapt.arranged(trunk, plans[: len(rates)], seeds)
        stack = [
            torch.cat([f.detach(), w.detach().repeat(len(rates), 1, 1)]).requires_grad_()
            for f, w in zip(fresh, warm, strict=True)
        ]
        _adapt.fit(stack, plans, some, _stack.rows(seeds, counts, 16, steps))
        drift[:, column] = _drift(stack, trunk).reshape(shape)
        accuracy[:, column] = _adapt.accuracy(stack, data.x_test, data.y_test).reshape(shape)
    return LearningRateDrift(tuple(rates), tuple(sizes), tuple(seeds), drift, accuracy)


def cached_features(
    epochs: int = 10,
    examples: int = 1500,
    hidden: Sequence[int] = (512, 512, 512),
    seeds: Sequence[int] = SEEDS,
    lr: float = 0.01,
    batch: int = 128,
) -> CachedFeatures:
    """A head on a frozen trunk, trained with the trunk run in every epoch or only once.

    The same batches in the same order give the same head; fine-tuning everything is the third way.
    Operations are counted: a forward pass of an image costs the multiply-adds of its weights, a
    backward pass twice that, and none below the lowest layer that trains.
    """
    top, difference = len(hidden), np.empty(len(seeds))
    for column, seed in enumerate(seeds):
        own = [seed]
        data = _adapt.target_task("digits", own, examples)
        index = _stack.rows(own, [examples], batch, epochs * examples // batch)
        frozen, cached = (_stack.mlps((64, *hidden, CLASSES), own) for _ in range(2))
        _adapt.fit(frozen, [Plan(top, top, lr)], data, index)
        with torch.no_grad():
            features = torch.relu(_stack.forward(cached[:-2], data.x))
        stored = _adapt.Data(features, data.y, features[:, :0], data.y_test)
        _adapt.fit(cached[-2:], [Plan(0, 0, lr)], stored, index)
        difference[column] = float((frozen[-2] - cached[-2]).abs().max().detach())
    trunk = sum(fan_in * fan_out for fan_in, fan_out in pairwise((64, *hidden)))
    head = hidden[-1] * CLASSES
    per_image = (
        3 * epochs * (trunk + head),
        epochs * (trunk + 3 * head),
        trunk + 3 * epochs * head,
    )
    return CachedFeatures(
        ("fine-tune", "frozen", "cached"),
        tuple(seeds),
        examples * np.array(per_image, dtype=np.float64),
        difference,
        epochs,
        examples,
        trunk,
        head,
    )


def _drift(stack: _stack.Stack, trunk: _stack.Stack) -> Floats:
    """(plans * seeds,): distance of the copied weights from the original, relative to its norm."""
    plans = len(stack[0]) // len(trunk[0])
    moved = torch.zeros(len(stack[0]))
    whole = torch.zeros(len(stack[0]))
    for now, before in zip(stack[: 2 * TOP : 2], trunk[: 2 * TOP : 2], strict=True):
        start = before.detach().repeat(plans, 1, 1)
        moved += ((now.detach() - start) ** 2).sum(dim=(1, 2))
        whole += (start**2).sum(dim=(1, 2))
    return torch.sqrt(moved / whole).double().numpy()
