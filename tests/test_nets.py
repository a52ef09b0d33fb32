from __future__ import annotations

import pytest
import torch
from torch import nn

from course_pkg import nets
from course_pkg.errors import InvalidValueError
from course_pkg.nn.norm import BatchNorm, LayerNorm


def test_layers_come_in_order_and_biases_go() -> None:
    model = nets.mlp((64, 20, 10), norm=LayerNorm)
    assert [type(layer) for layer in model] == [nn.Linear, LayerNorm, nn.ReLU, nn.Linear]
    assert model[0].bias is None
    assert model[3].bias is not None
    assert nets.mlp((64, 20, 10))[0].bias is not None


def test_seed_draws_weights_and_nothing_else() -> None:
    before = torch.random.get_rng_state()
    one, same, other = nets.mlp((4, 3), seed=0), nets.mlp((4, 3), seed=0), nets.mlp((4, 3), seed=1)
    assert torch.equal(one[0].weight, same[0].weight)
    assert not torch.equal(one[0].weight, other[0].weight)
    assert torch.equal(torch.random.get_rng_state(), before)


@pytest.mark.parametrize(("init", "variance"), [(nets.he, 2.0), (nets.torch_default, 1 / 3)])
def test_initial_variance(init: nets.Init, variance: float) -> None:
    weight = nets.mlp((400, 400), init=init)[0].weight
    assert 400 * weight.var().item() == pytest.approx(variance, rel=0.05)


def test_one_size_is_no_network() -> None:
    with pytest.raises(InvalidValueError, match="at least input and output"):
        nets.mlp((64,))


def test_one_group_is_batch_norm() -> None:
    x = torch.randn(16, 5, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    ghost, norm = nets.GhostBatchNorm(5, group=16).double(), BatchNorm(5).double()
    torch.testing.assert_close(ghost(x), norm(x))
    torch.testing.assert_close(ghost.running_var, norm.running_var)
    torch.testing.assert_close(ghost.eval()(x), norm.eval()(x))


def test_each_group_has_its_own_statistics() -> None:
    x = torch.randn(8, 3, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    ghost = nets.GhostBatchNorm(3, group=2).double()
    y = ghost(x)
    # Rows r and r + 4 are one group of two: whatever they were, plus and minus one is left.
    torch.testing.assert_close(y[:4], -y[4:])
    torch.testing.assert_close(y.abs(), torch.ones_like(y), atol=0.01, rtol=0)
    halves = x.reshape(2, 4, 3)
    torch.testing.assert_close(ghost.running_mean, 0.1 * x.mean(0))
    torch.testing.assert_close(ghost.running_var, 0.9 + 0.1 * halves.var(0).mean(0))


def test_groups_that_cannot_be() -> None:
    with pytest.raises(InvalidValueError, match="at least 2; got 1"):
        nets.GhostBatchNorm(3, group=1)
    with pytest.raises(InvalidValueError, match="groups of 4; it has 6"):
        nets.GhostBatchNorm(3, group=4)(torch.zeros(6, 3))
