from __future__ import annotations

import pytest
import torch
from torch import nn

from course_pkg import nets, train
from course_pkg.data import Split, digits
from course_pkg.errors import InvalidValueError


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
