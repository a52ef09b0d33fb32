"""What the ledger says of copying, choosing and counting, where a few numbers show it."""

from __future__ import annotations

import copy

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader

from course_pkg import nets, train
from course_pkg.data import digits
from course_pkg.nn import transfer


def test_a_score_that_decided_is_no_measure_any_more():
    rng = np.random.default_rng(1000)
    labels, fresh = rng.integers(0, 2, 50), rng.integers(0, 2, 50_000)
    guesses = [np.random.default_rng(seed) for seed in range(300)]  # none knows anything
    scores = [np.mean(guess.integers(0, 2, 50) == labels) for guess in guesses]
    assert np.mean(scores) == pytest.approx(0.5, abs=0.02)
    assert max(scores) > 0.65
    chosen = guesses[int(np.argmax(scores))]
    assert np.mean(chosen.integers(0, 2, 50_000) == fresh) == pytest.approx(0.5, abs=0.01)


def test_a_model_built_of_old_layers_changes_the_original():
    original = nets.mlp((64, 8, 8, 10))
    before = copy.deepcopy(original.state_dict())

    def tuned(trunk: nn.Sequential) -> bool:
        """Whether the original has changed when the new network was trained."""
        train.fit(nn.Sequential(*trunk, transfer.new_head(8, 10, 0)), digits(0), lr=0.1, steps=2)
        now = original.state_dict()
        return any(not torch.equal(now[name], value) for name, value in before.items())

    assert not tuned(copy.deepcopy(original)[:-1])
    assert not tuned(transfer.cut(original, 2))
    assert tuned(original[:-1])


@pytest.mark.parametrize(("n", "m", "whole", "up"), [(12, 4, 3, 3), (10, 4, 2, 3)])
def test_an_epoch_takes_as_many_updates_as_there_are_batches(n, m, whole, up):
    sizes = [len(batch) for batch in DataLoader(range(n), batch_size=m)]
    assert (len(sizes), sum(sizes)) == (up, n)
    assert len(DataLoader(range(n), batch_size=m, drop_last=True)) == whole
    # As in this book: every update has m samples, and what is left over waits for its epoch.
    rows = train._batches(n, m, steps=2 * whole, seed=0)
    for epoch in rows.split(whole):
        assert len(set(epoch.flatten().tolist())) == whole * m
