"""Batch norm beside its opponents: what the chapters say, as numbers."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch
from torch.nn import BatchNorm1d
from torch.nn.functional import group_norm, layer_norm

from course_pkg.errors import InvalidValueError
from course_pkg.experiments import norm, norm_opponents
from course_pkg.experiments.store import cached
from course_pkg.results import SmallBatch, interval


def drawn(*shape: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(0))


@pytest.fixture(scope="module")
def short() -> SmallBatch:
    return norm.small_batch(sizes=(2, 16), seeds=(0, 1), steps=60)


def test_two_examples_are_not_enough_and_sixteen_are(short: SmallBatch) -> None:
    assert short.batch_norm[0].min() > 0.2
    assert short.batch_norm[1].max() < 0.1
    # Not a matter of test-time statistics alone: their own pairs serve these networks worse.
    assert (short.own_group[0] > short.batch_norm[0]).all()


def test_small_batch_repeats() -> None:
    one, again = (norm.small_batch(sizes=(4, 8), seeds=(0, 1), steps=5) for _ in range(2))
    for field in dataclasses.fields(one):
        np.testing.assert_array_equal(getattr(one, field.name), getattr(again, field.name))


def test_results_are_looked_up_by_size(short: SmallBatch) -> None:
    assert short.at(16) == interval(short.batch_norm[1])
    assert short.own_group_at(2) == interval(short.own_group[0])
    with pytest.raises(InvalidValueError, match="no network was trained with 3"):
        short.at(3)


@pytest.mark.slow
def test_small_batch_as_printed() -> None:
    result = cached(norm.small_batch)
    assert len(result.seeds) >= 5
    assert result.at(2).low > 5 * result.at(16).high
    # From 16 on the intervals of all arms overlap: no winner.
    rest = [result.at(16), result.at(64)]
    rest += [interval(arm) for arm in (result.layer_norm, result.group_norm, result.no_norm)]
    assert max(each.low for each in rest) < min(each.high for each in rest)
    assert result.own_group_at(4).low > 2 * result.at(4).high


@pytest.mark.slow
def test_the_fair_opponent_nearly_closes_the_gap() -> None:
    result = cached(norm.init_and_lr)
    row = result.rates.index(0.03)
    unfair = result.plain_default[row].mean() / result.norm_default[row].mean()
    (plain_lr, plain), (_, normed) = result.best(result.plain_he), result.best(result.norm_he)
    assert unfair > 10
    assert plain.mean / normed.mean < 2
    assert plain.low < normed.high
    # What does stay: at the largest rate only batch norm trains.
    assert plain_lr < result.rates[-1]
    assert result.plain_he[-1].mean() > 0.8
    assert result.norm_he[-1].mean() < 0.05


def test_init_and_lr_is_one_array_per_arm() -> None:
    result = norm.init_and_lr(rates=(0.1, 0.3), seeds=(0, 1), hidden=(16,), steps=5)
    for arm in (result.plain_default, result.norm_default, result.plain_he, result.norm_he):
        assert arm.shape == (2, 2)
    assert result.best(np.array([[0.3, 0.1], [0.1, 0.2]])) == (0.3, interval(np.array([0.1, 0.2])))


def test_one_group_is_batch_norm_and_its_running_statistics() -> None:
    z = drawn(2, 8, 3)
    ghosts = norm_opponents._Ghosts(8, 2, (3,))
    norms = [BatchNorm1d(3), BatchNorm1d(3)]
    expected = torch.stack([norm(each) for norm, each in zip(norms, z, strict=True)])
    torch.testing.assert_close(ghosts.train(0, z), expected)
    mean, var = ghosts.running.kept[0]
    for place, own in enumerate(norms):
        torch.testing.assert_close(mean[place, 0], own.running_mean)
        torch.testing.assert_close(var[place, 0], own.running_var)


def test_each_group_has_its_own_statistics() -> None:
    z = drawn(1, 8, 3)
    ghosts = norm_opponents._Ghosts(2, 1, (3,))
    y = ghosts.train(0, z)
    # Rows r and r + 4 are one group of two: whatever they were, plus and minus one is left.
    torch.testing.assert_close(y[:, :4], -y[:, 4:])
    torch.testing.assert_close(y.abs(), torch.ones_like(y), atol=0.01, rtol=0)
    mean, var = ghosts.running.kept[0]
    torch.testing.assert_close(mean[0], 0.1 * z.mean(dim=1))
    torch.testing.assert_close(var[0], 0.9 + 0.1 * z.view(2, 4, 3).var(0).mean(0, keepdim=True))


def test_norms_over_units_are_torchs() -> None:
    z = drawn(2, 5, 20)
    flat = z.flatten(0, 1)
    torch.testing.assert_close(norm_opponents._over_units(0, z), layer_norm(z, (20,)))
    torch.testing.assert_close(norm_opponents._ten_groups(0, z).flatten(0, 1), group_norm(flat, 10))


def test_the_default_start_is_that_of_a_linear_layer() -> None:
    nets = norm_opponents._default((400, 100, 7), (0, 1), copies=2)
    weight, bias = nets.layers[:2]
    assert weight.shape == (4, 400, 100)
    assert 400 * weight.var().item() == pytest.approx(1 / 3, rel=0.02)
    assert weight.abs().max().item() == pytest.approx(1 / 20, rel=1e-3)
    assert 0.04 < bias.abs().max().item() <= 1 / 20
    assert torch.equal(weight[0], weight[2])  # copies of a seed
    assert not torch.equal(weight[0], weight[1])
