"""Batch norm in the place of dropout, as numbers."""

from __future__ import annotations

import pytest
import torch

from course_pkg.experiments import norm, norm_dropout
from course_pkg.experiments.store import cached


@pytest.mark.slow
def test_nobody_gains_much() -> None:
    found = cached(norm.dropout_versus_norm)
    assert len(found.seeds) >= 5
    # All have learned the training set by heart, and differ by a point or so on the test set.
    assert found.train.max() < 0.01
    gaps = {arm: found.gap(arm, "none") for arm in found.arms[1:]}
    assert max(abs(gap.mean) for gap in gaps.values()) < 0.02
    # Batch norm alone does not tell itself apart from nothing; dropout does not lose to it.
    assert gaps["norm"].high > 0
    assert found.gap("dropout", "norm").low < 0


def test_dropout_in_front_changes_the_variance_that_norm_meets() -> None:
    found = norm.dropout_versus_norm(64, (0.1,), (0.2, 0.5), seeds=(0, 1), hidden=(9, 9), steps=2)
    assert found.test.shape == found.train.shape == (6, 2)
    low, high = found.variance_shift.mean(axis=1)
    assert 1.1 < low < high


def test_dropout_stands_where_the_arm_says() -> None:
    h, drop = torch.ones(1, 50, 8), torch.full((1, 1, 1), 0.5)
    for behind, expected in (("no", [False, False]), ("last", [False, True]), ("all", [True] * 2)):
        way = norm_dropout._Way(0, behind, drop, 2, torch.Generator().manual_seed(0))
        dropped = []
        for at in (0, 1):
            way.normalise(at, h)
            y = way.activate(h)
            assert set(y.unique().tolist()) <= {0.0, 1.0, 2.0}
            dropped.append(bool((y == 0).any()))
        assert dropped == expected
        way.on = False
        assert torch.equal(way.activate(h), h)
