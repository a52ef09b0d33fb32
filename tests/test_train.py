from __future__ import annotations

import pytest
import torch
from torch import nn

from course_pkg import nets, train
from course_pkg.data import Split, digits, drawn_digits
from course_pkg.errors import InvalidValueError
from course_pkg.nn import transfer
from course_pkg.nn.norm import BatchNorm


def test_fit_learns_and_repeats() -> None:
    def run(seed: int) -> tuple[float, ...]:
        model = nets.mlp((64, 32, 10), seed=0)
        history = train.fit(model, digits(0), lr=0.3, steps=100, seed=seed)
        assert not model.training
        assert history.test_error < 0.1
        return history.loss

    first = run(0)
    assert len(first) == 100
    assert first[-1] < first[0] / 4
    assert first == run(0)
    assert first != run(1)


def test_an_epoch_visits_every_example_once() -> None:
    rows = train._batches(12, 4, steps=6, seed=0)
    assert rows.shape == (6, 4)
    assert sorted(rows[:3].flatten().tolist()) == list(range(12))
    assert sorted(rows[3:].flatten().tolist()) == list(range(12))


def test_error_counts_wrong_classes() -> None:
    scores = torch.tensor([[2.0, 1.0], [0.0, 1.0], [3.0, 0.0], [0.0, 1.0]])
    assert train.error(nn.Identity(), scores, torch.tensor([0, 1, 0, 0])) == 0.25


def test_frozen_parameters_stay() -> None:
    model = nets.mlp((64, 8, 10))
    model[0].requires_grad_(False)
    before = [p.clone() for p in model[0].parameters()]
    train.fit(model, digits(0), lr=0.1, steps=3)
    assert all(torch.equal(a, b) for a, b in zip(before, model[0].parameters(), strict=True))


def test_threads_are_given_back() -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        train.fit(nets.mlp((64, 10)), digits(0), lr=0.1, steps=1)
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)


@pytest.mark.parametrize(
    ("batch", "steps", "sentence"), [(9, 1, "training set; got 9"), (2, 0, "at least 1; got 0")]
)
def test_settings_that_cannot_be(batch: int, steps: int, sentence: str) -> None:
    x, y = torch.zeros(8, 2), torch.zeros(8, dtype=torch.int64)
    with pytest.raises(InvalidValueError, match=sentence):
        train.fit(nn.Linear(2, 2), Split(x, y, x, y), lr=0.1, steps=steps, batch=batch)


def test_groups_have_rates_of_their_own_and_the_rest_stays() -> None:
    model = nets.mlp((64, 8, 8, 10))
    before = [p.detach().clone() for p in model.parameters()]
    stages = transfer.blocks(model)
    groups = transfer.parameter_groups(stages[1:], 0.1, factor=10)
    train.fit(model, digits(0), lr=groups, steps=1)
    moved = [
        float((a - b).detach().norm()) for a, b in zip(model.parameters(), before, strict=True)
    ]
    assert moved[:2] == [0, 0]
    assert 0 < moved[2] < moved[4]
    transfer.freeze(model)
    with pytest.raises(InvalidValueError, match="nothing to train"):
        train.fit(model, digits(0), lr=0.1, steps=1)


def test_frozen_running_statistics_outlive_training() -> None:
    model = nets.mlp((64, 8, 8, 10), norm=BatchNorm)
    transfer.freeze(model[:3])
    train.fit(model, digits(0), lr=0.1, steps=3)
    assert not model[1].running_mean.any()
    assert model[4].running_mean.any()


@pytest.fixture(scope="module")
def source() -> nn.Sequential:
    model = nets.mlp((64, 48, 48, 20))
    data = drawn_digits(0, range(5), 2000, 100, turns=4)
    train.fit(model, data, lr=0.1, steps=400)
    return model


def test_layers_are_reused_where_examples_are_few(source: nn.Sequential) -> None:
    before = [p.detach().clone() for p in source.parameters()]
    data = drawn_digits(1, range(5, 10), 40, 1000)
    chosen, found = train.reuse_layers(source, data, lr=0.05)
    assert found.trials[0].kept == 0
    assert [(each.kept, each.opened) for each in found.trials[1:4]] == [(2, 0), (2, 1), (2, 2)]
    assert found.chosen.error == min(each.error for each in found.trials)
    assert found.chosen.kept > 0
    assert found.test_error == train.error(chosen, data.x_test, data.y_test) < 0.4
    assert all(torch.equal(a, b) for a, b in zip(before, source.parameters(), strict=True))
    assert all(p.requires_grad for p in chosen.parameters())


def test_the_test_set_decides_nothing(source: nn.Sequential) -> None:
    data = drawn_digits(1, range(5, 10), 40, 50)
    spoiled = Split(data.x_train, data.y_train, data.x_test, (data.y_test + 1) % 5)
    (one, protocol), (other, again) = (
        train.reuse_layers(source, each, steps=20) for each in (data, spoiled)
    )
    assert protocol.trials == again.trials
    assert all(torch.equal(a, b) for a, b in zip(one.parameters(), other.parameters(), strict=True))
    assert protocol.test_error != again.test_error
    with pytest.raises(InvalidValueError, match="some must train and some validate"):
        train.reuse_layers(source, data, validation=0.0)
