"""Recomputed statistics: exact where a moving average lags, and AdaBN on another domain."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from course_pkg.errors import InvalidValueError
from course_pkg.nn.norm import BatchNorm
from course_pkg.nn.statistics import recompute_statistics
from course_pkg.nn.transfer import freeze, is_frozen

BATCHES = list(torch.randn(6, 8, 3, generator=torch.Generator().manual_seed(0)).double() * 3 + 5)


@pytest.mark.parametrize("make", [BatchNorm, nn.BatchNorm1d])
def test_statistics_are_the_plain_averages_of_the_batches(make):
    norm = make(3).double()
    norm(BATCHES[0])
    recompute_statistics(norm, iter(BATCHES))
    stacked = torch.stack(BATCHES)
    torch.testing.assert_close(norm.running_mean, stacked.mean(dim=(0, 1)))
    torch.testing.assert_close(norm.running_var, stacked.var(dim=1).mean(dim=0))
    assert norm.momentum == 0.1


def test_one_batch_of_the_new_domain_is_enough_to_undo_its_contrast_and_brightness():
    model = nn.Sequential(BatchNorm(3), nn.Linear(3, 2)).double()
    recompute_statistics(model, BATCHES)
    x = torch.cat(BATCHES)
    before = model.eval()(x)
    recompute_statistics(model, [0.3 * batch + 4.0 for batch in BATCHES])
    torch.testing.assert_close(model(0.3 * x + 4.0), before, atol=1e-4, rtol=0)


def test_weights_and_modes_stay_and_dropout_does_not_drop():
    model = nn.Sequential(nn.Linear(3, 3), nn.Dropout(0.9), BatchNorm(3)).double()
    model[2].eval()
    expected = model[0](torch.cat(BATCHES)).mean(dim=0)
    recompute_statistics(model, BATCHES)
    torch.testing.assert_close(model[2].running_mean, expected)
    assert [module.training for module in model] == [True, True, False]
    assert all(p.grad is None for p in model.parameters())


@pytest.mark.parametrize("make", [BatchNorm, nn.BatchNorm1d])
def test_a_frozen_norm_gets_them_too_and_stays_frozen(make):
    model = nn.Sequential(make(3).double(), nn.Linear(3, 2).double())
    freeze(model)
    recompute_statistics(model, BATCHES)
    stacked = torch.stack(BATCHES)
    torch.testing.assert_close(model[0].running_mean, stacked.mean(dim=(0, 1)))
    torch.testing.assert_close(model[0].running_var, stacked.var(dim=1).mean(dim=0))
    assert is_frozen(model)
    assert not model.train()[0].training


def test_a_sentence_says_what_is_wrong():
    with pytest.raises(InvalidValueError, match="no layer with running statistics"):
        recompute_statistics(nn.Linear(3, 2), BATCHES)
    norm = BatchNorm(3).double()
    norm(BATCHES[0])
    before = norm.running_mean.clone()
    with pytest.raises(InvalidValueError, match="at least one batch; got none"):
        recompute_statistics(norm, [])
    torch.testing.assert_close(norm.running_mean, before)
