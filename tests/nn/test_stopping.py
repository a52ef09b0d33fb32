"""Early stopping: it ends where the rule says, and gives back what was validated."""

from __future__ import annotations

import copy
import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from course_pkg.errors import InvalidValueError
from course_pkg.experiments.learning import stop
from course_pkg.nets import mlp
from course_pkg.nn.norm import BatchNorm
from course_pkg.nn.stopping import EarlyStopping


@given(
    losses=st.lists(st.floats(0, 10), min_size=1, max_size=30),
    patience=st.integers(1, 6),
)
def test_it_ends_and_goes_back_where_the_rule_says(losses: list[float], patience: int) -> None:
    model = nn.Linear(1, 1, bias=False)
    stopping = EarlyStopping(model, patience)
    for end, loss in enumerate(losses):
        with torch.no_grad():
            model.weight.fill_(float(end))
        if stopping.look(loss):
            break
    stopping.restore()
    assert (end, int(model.weight)) == stop(np.array(losses), patience)
    assert stopping.lowest == min(losses[: end + 1])


def test_the_whole_state_of_the_best_moment_comes_back() -> None:
    draw = torch.Generator().manual_seed(0)
    x, x_val = torch.randn(2, 24, 6, generator=draw)
    y, y_val = torch.randint(0, 3, (2, 24), generator=draw)  # nothing but noise to learn
    model = mlp((6, 32, 3), norm=BatchNorm)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    stopping = EarlyStopping(model, patience=15)
    states, losses = [], []
    for _ in range(200):
        model.train()
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x), y).backward()
        optimizer.step()
        with torch.no_grad():
            losses.append(nn.functional.cross_entropy(model.eval()(x_val), y_val).item())
        states.append(copy.deepcopy(model.state_dict()))
        if stopping.look(losses[-1]):
            break
    best = int(np.argmin(losses))
    assert len(losses) == best + 1 + 15 < 200
    assert any("running_mean" in name for name in states[best])
    assert not torch.equal(model[1].running_mean, states[best]["1.running_mean"])
    stopping.restore()
    for name, value in model.state_dict().items():
        assert torch.equal(value, states[best][name]), name
    with torch.no_grad():
        again = nn.functional.cross_entropy(model.eval()(x_val), y_val).item()
    assert again == stopping.lowest == losses[best]


def test_nan_is_never_the_best_and_costs_patience_from_the_start() -> None:
    stopping = EarlyStopping(nn.Linear(1, 1), patience=2)
    looks = [stopping.look(loss) for loss in (math.nan, 3.0, math.nan, 3.0)]
    assert looks == [False] * 3 + [True]
    assert stopping.lowest == 3.0
    # A training that has diverged ends as well.
    stopping = EarlyStopping(nn.Linear(1, 1), patience=2)
    assert [stopping.look(loss) for loss in (math.nan, math.inf)] == [False, True]


def test_a_sentence_says_what_is_wrong() -> None:
    with pytest.raises(InvalidValueError, match="patience must be 1 or more; got 0"):
        EarlyStopping(nn.Linear(1, 1), patience=0)
    stopping = EarlyStopping(nn.Linear(1, 1), patience=1)
    stopping.look(math.nan)
    with pytest.raises(InvalidValueError, match="no best moment to go back to"):
        stopping.restore()
