"""What normalization costs, counted."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch

from course_pkg.experiments import norm, norm_cost
from course_pkg.results.norm_cost import NormCost


@pytest.fixture(scope="module")
def cost() -> NormCost:
    return norm.norm_cost(shape=(4, 8, 6, 6), groups=2)


def test_only_batch_norm_gets_cheaper_in_inference(cost: NormCost) -> None:
    batch, instance, group, layer, folded = cost.traffic_inference
    assert batch < 0.6 * min(instance, group, layer)
    assert folded == 0
    # A bias of the convolution is all that is left of four numbers per channel.
    assert cost.parameters[0] + cost.buffers[0] - 1 == 4 * 8
    assert cost.parameters[-1] == 8


def test_training_moves_the_array_many_times_and_keeps_it_once(cost: NormCost) -> None:
    assert np.all(cost.traffic_training[:-1] > 2 * cost.traffic_inference[:-1])
    np.testing.assert_allclose(cost.saved[:-1], 1, atol=0.3)
    # Instance norm is no cheaper than batch norm: speed is not what it adds.
    assert cost.traffic_training[1] >= 0.9 * cost.traffic_training[0]


def test_counts_repeat(cost: NormCost) -> None:
    again = norm.norm_cost(shape=(4, 8, 6, 6), groups=2)
    for field in dataclasses.fields(cost):
        np.testing.assert_array_equal(getattr(cost, field.name), getattr(again, field.name))


def test_an_addition_reads_twice_and_writes_once() -> None:
    x = torch.ones(3, 4)
    with norm_cost._Traffic() as traffic:
        x + x.t().t()
    assert traffic.values == 3 * 12
