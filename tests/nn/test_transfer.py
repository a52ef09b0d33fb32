"""Freezing, cutting and opening networks, against what optimizers and modes would do to them."""

from __future__ import annotations

import copy
import io

import pytest
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from course_pkg.errors import InvalidValueError
from course_pkg.nets import mlp
from course_pkg.nn import transfer
from course_pkg.nn.norm import BatchNorm

X = torch.randn(32, 6, generator=torch.Generator().manual_seed(0))
Y = torch.arange(32) % 3


def network() -> nn.Sequential:
    return mlp((6, 8, 7, 3), norm=BatchNorm)


def train(model: nn.Module, optimizer: torch.optim.Optimizer, steps: int = 3) -> None:
    model.train()
    for _ in range(steps):
        optimizer.zero_grad(set_to_none=False)
        cross_entropy(model(X), Y).backward()
        optimizer.step()


@pytest.mark.parametrize("kind", ["sgd", "adamw"])
def test_nothing_moves_what_is_frozen(kind: str) -> None:
    model = network()
    optimizer = (
        torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=0.1)
        if kind == "sgd"
        else torch.optim.AdamW(model.parameters(), lr=0.1, weight_decay=0.1)
    )
    train(model, optimizer)  # momentum now pulls at every parameter
    trunk = model[:3]
    transfer.freeze(trunk)
    before = copy.deepcopy(trunk.state_dict())
    head = model[-1].weight.detach().clone()
    train(model, optimizer)
    assert all(torch.equal(before[name], now) for name, now in trunk.state_dict().items())
    assert not torch.equal(head, model[-1].weight)


def test_frozen_layers_stay_in_evaluation_and_the_others_follow_the_mode() -> None:
    model = network()
    transfer.freeze(model[:3])
    assert transfer.is_frozen(model[1])
    assert not transfer.is_frozen(model)
    copied = copy.deepcopy(model)
    file = io.BytesIO()
    torch.save(model, file)
    file.seek(0)
    for each in (model, copied, torch.load(file, weights_only=False)):
        each.train()
        assert [layer.training for layer in each] == [False] * 3 + [True] * (len(each) - 3)
    transfer.unfreeze(model)
    model.train()
    assert model[1].training
    assert all(p.requires_grad for p in model.parameters())
    assert not copied[1].training
    assert copied[0].train() is copied[0]


def test_what_is_opened_inside_a_frozen_part_trains() -> None:
    model = nn.Sequential(network(), nn.Linear(3, 2))
    transfer.freeze(model[0])
    transfer.unfreeze(model[0][1])
    model.train()
    assert model[0][1].training
    assert not model[0][0].training


def test_blocks_start_at_weights_and_share_them() -> None:
    model = nn.Sequential(BatchNorm(6), *network())
    parts = transfer.blocks(model)
    assert [len(part) for part in parts] == [4, 3, 1]
    assert parts[0][1].weight is model[1].weight
    with pytest.raises(InvalidValueError, match="no linear or convolution layer"):
        transfer.blocks(nn.Sequential(nn.ReLU()))


def test_a_cut_is_a_copy_that_computes_the_lower_layers() -> None:
    model = network().eval()
    trunk = transfer.cut(model, 1)
    torch.testing.assert_close(trunk(X), model[:3](X))
    with torch.no_grad():
        trunk[0].weight.zero_()
    assert model[0].weight.any()
    for kept in (0, 3):
        with pytest.raises(InvalidValueError, match=f"between 1 and 2 can be kept; got {kept}"):
            transfer.cut(model, kept)


def test_a_new_head_leaves_the_old_network_alone() -> None:
    model = network()
    changed = transfer.replace_head(model, 5, seed=1)
    assert changed(X).shape == (32, 5)
    assert model(X).shape == (32, 3)
    assert torch.equal(changed[-1].weight, transfer.replace_head(model, 5, seed=1)[-1].weight)
    wide = transfer.new_head(4000, 50)
    assert float(wide.weight.detach().var()) == pytest.approx(1 / 4000, rel=0.02)
    assert not wide.bias.any()
    with pytest.raises(InvalidValueError, match="the last layer is ReLU"):
        transfer.replace_head(model[:3], 5)


def test_lower_stages_learn_more_slowly_and_frozen_ones_are_left_out() -> None:
    model = network()
    stages = transfer.blocks(model)
    rates = [group["lr"] for group in transfer.parameter_groups(stages, 0.26)]
    assert rates == pytest.approx([0.26 / 2.6**2, 0.1, 0.26])
    transfer.freeze(stages[1])
    groups = transfer.parameter_groups(stages, 0.26)
    assert [group["lr"] for group in groups] == pytest.approx([0.26 / 2.6**2, 0.26])
    assert len(torch.optim.SGD(groups).param_groups) == 2
    with pytest.raises(InvalidValueError, match="in two stages"):
        transfer.parameter_groups([model[0], model], 0.1)
    with pytest.raises(InvalidValueError, match="must be positive"):
        transfer.parameter_groups(stages, 0.0)


def test_stages_open_from_the_top() -> None:
    stages = transfer.blocks(network())
    seen = [
        [transfer.is_frozen(stage) for stage in stages] for _ in transfer.gradual_unfreezing(stages)
    ]
    assert seen == [[True, True, False], [True, False, False], [False, False, False]]


def test_features_are_those_of_evaluation_and_the_mode_comes_back() -> None:
    model = network().train()
    before = copy.deepcopy(model.state_dict())
    features = transfer.cached_features(model[:3], X, batch=5)
    assert model[1].training
    assert not features.requires_grad
    assert all(torch.equal(before[name], now) for name, now in model.state_dict().items())
    torch.testing.assert_close(features, model.eval()[:3](X))
    with pytest.raises(InvalidValueError, match="at least 1; got 0"):
        transfer.cached_features(model, X, batch=0)
