"""Batch norm in training mode: how much an answer depends on the other examples."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from course_pkg import nets, train
from course_pkg.data import Source, Split, digits
from course_pkg.nn.norm import BatchNorm
from course_pkg.results.base import Floats
from course_pkg.results.norm_company import Company

SEEDS = (0, 1, 2, 3, 4)


def company(
    sizes: Sequence[int] = (2, 4, 8, 16, 64),
    seeds: Sequence[int] = SEEDS,
    hidden: Sequence[int] = (100, 100, 100),
    lr: float = 0.1,
    steps: int = 150,
    draws: int = 4,
    data: Source = digits,
) -> Company:
    """Test examples in random company: the same network and image, other neighbours.

    Every network is trained with batches of 64. Then the test images are cut at random into
    batches of each size, ``draws`` times, and classified in training mode. The control is the
    same network in evaluation mode.
    References: ioffe2015batch (section 3.1)
    """
    changed, error = np.empty((2, len(sizes), len(seeds)))
    alone = np.empty(len(seeds))
    for column, seed in enumerate(seeds):
        task = data(seed)
        widths = (task.x_train.shape[1], *hidden, 10)
        model = nets.mlp(widths, norm=BatchNorm, seed=seed).to(task.x_train)
        alone[column] = train.fit(model, task, lr=lr, steps=steps, batch=64, seed=seed).test_error
        for row, size in enumerate(sizes):
            answers = _answers(model, task, size, draws, seed)
            known = ~np.isnan(answers)
            both = known[1:] & known[:-1]
            changed[row, column] = (answers[1:] != answers[:-1])[both].mean()
            truth = np.broadcast_to(task.y_test.numpy(), answers.shape)
            error[row, column] = (answers != truth)[known].mean()
    return Company(tuple(sizes), tuple(seeds), changed, error, alone)


def _answers(model: nn.Module, data: Split, size: int, draws: int, seed: int) -> Floats:
    """(draws, test images): the class in a random batch of ``size``; nan for the remainder."""
    generator = torch.Generator().manual_seed(seed)
    found = np.full((draws, len(data.x_test)), np.nan)
    model.train()
    with torch.no_grad():
        for draw in range(draws):
            order = torch.randperm(len(data.x_test), generator=generator)
            for batch in torch.split(order[: len(order) // size * size], size):
                found[draw, batch.numpy()] = model(data.x_test[batch]).argmax(dim=1).numpy()
    return found
