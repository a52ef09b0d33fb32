"""Controls: the same treatment without the thing that is said to work.

Frozen layers that were never trained show what freezing costs by itself; soft targets whose wrong
classes are all alike show what softness brings by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import one_hot

from course_pkg.data import Source, digits
from course_pkg.experiments import _adapt, _stack, distill
from course_pkg.experiments._adapt import TASKS, Plan
from course_pkg.results.controls import FairStudents, RandomLayers

SEEDS = (0, 1, 2, 3, 4)
TARGETS = ("hard", "smoothed", "soft", "evened")
_VALIDATION = 300


def random_layers(
    examples: int = 1500,
    rates: Sequence[float] = (0.01, 0.03),
    seeds: Sequence[int] = SEEDS,
    steps: int = 300,
    hidden: Sequence[int] = (64, 64, 64, 64),
) -> RandomLayers:
    """The lowest k layers frozen as they were drawn; data, fresh layers and rates of ``cut_layer``.

    Per k the learning rate counts that is best by the mean of 300 validation examples per seed.
    References: yosinski2014how
    """
    frozen = range(len(hidden) + 1)
    plans = [Plan(0, k, rate) for k in frozen for rate in rates]
    found = np.empty((len(TASKS), len(frozen), len(seeds)))
    for row, task in enumerate(TASKS):
        data = _adapt.target_task(task, seeds, examples)
        unused = _stack.mlps((data.x.shape[-1], *hidden, 1), seeds)  # nothing is copied from it
        stack = _adapt.arranged(unused, plans, seeds)
        index = _stack.rows(seeds, [examples] * len(seeds), min(examples, 16), steps)
        _adapt.fit(stack, plans, data, index)
        validation, test = (
            _adapt.accuracy(stack, data.x_test[:, part], data.y_test[:, part]).reshape(
                len(frozen), len(rates), len(seeds)
            )
            for part in (slice(_VALIDATION), slice(_VALIDATION, None))
        )
        best = validation.mean(axis=-1).argmax(axis=-1)
        found[row] = test[np.arange(len(frozen)), best]
    return RandomLayers(TASKS, tuple(frozen), tuple(seeds), examples, found)


def fair_students(
    examples: int = 40,
    temperature: float = 4.0,
    rates: Sequence[float] = (0.005, 0.01, 0.02, 0.05, 0.1),
    seeds: Sequence[int] = SEEDS,
    hidden: int = 32,
    steps: int = 600,
    smoothing: float = 0.1,
    data: Source = digits,
) -> FairStudents:
    """The students of ``distill.temperature``, each kind of target at several learning rates.

    Evened targets keep the teacher's largest probability of every image and share the rest among
    the other classes: exactly as soft, image by image, and they say nothing of the others.
    Validation: 300 of the training examples that the students do not see.
    References: hinton2015distilling
    """
    x, y, x_test, y_test = distill._drawn(data, seeds)
    teacher, _, _ = distill._teacher(x, y, x_test, y_test, seeds)
    held_out = slice(examples, examples + _VALIDATION)
    x_known, y_known = x[:, held_out], y[:, held_out]
    x, y, teacher = x[:, :examples], y[:, :examples], teacher[:, :examples]
    labels = one_hot(y, teacher.shape[-1]).float()
    smoothed = (1 - smoothing) * labels + smoothing / teacher.shape[-1]
    mute = temperature * torch.log(evened(teacher, temperature))
    scores = np.empty((2, len(TARGETS), len(rates), len(seeds)))
    for place, rate in enumerate(rates):
        for rows, logits in (((0, 1, 2), teacher), ((0, 1, 3), mute)):
            stack = distill._students(
                x, labels, smoothed, logits, (temperature,), seeds, hidden, steps, rate
            )
            for part, (at, known) in enumerate(((x_known, y_known), (x_test, y_test))):
                scores[part, list(rows), place] = distill._accuracy(stack, at, known)
    return FairStudents(
        examples, temperature, TARGETS, tuple(rates), tuple(seeds), scores[0], scores[1]
    )


def evened(logits: Tensor, temperature: float) -> Tensor:
    """Softened probabilities, (..., classes): the largest as it is, the rest shared evenly."""
    p = torch.softmax(logits / temperature, dim=-1)
    top = p.amax(dim=-1, keepdim=True)
    return torch.where(p == top, top, (1 - top) / (p.shape[-1] - 1))
