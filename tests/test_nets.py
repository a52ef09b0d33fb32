from __future__ import annotations

import re
from pathlib import Path

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


def test_the_small_cnn_has_its_norms_in_front_of_relu_and_takes_any_square() -> None:
    normed, plain = nets.small_cnn(BatchNorm), nets.small_cnn()
    kinds = [type(layer) for layer in normed]
    assert [kinds[at + 1] for at, kind in enumerate(kinds) if kind is BatchNorm] == [nn.ReLU] * 3
    assert [type(layer) for layer in plain] == [kind for kind in kinds if kind is not BatchNorm]
    assert torch.equal(normed[1].weight, plain[1].weight)
    assert normed[1].bias is None
    assert plain[1].bias is not None
    assert nets.small_cnn(pixels=3 * 32 * 32)(torch.zeros(2, 3072)).shape == (2, 10)


def test_the_chapter_builds_the_small_cnn() -> None:
    chapter = "book/en/chapters/07-training-and-inference.md"
    page = (Path(__file__).parents[1] / chapter).read_text(encoding="utf-8")
    (built,) = re.findall(r"^net = (nn\.Sequential\(\n.*?^\))", page, re.DOTALL | re.MULTILINE)
    net = eval(built, {"nn": nn, "BatchNorm": BatchNorm})
    assert str(net) == str(nets.small_cnn(BatchNorm))


def test_one_size_is_no_network() -> None:
    with pytest.raises(InvalidValueError, match="at least input and output"):
        nets.mlp((64,))
