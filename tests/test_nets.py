from __future__ import annotations

import pytest
import torch
from torch import nn

from course_pkg import nets
from course_pkg.errors import InvalidValueError
from course_pkg.nn.norm import LayerNorm


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
