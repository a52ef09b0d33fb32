"""Clipping in place: the reference's numbers, torch's, and a training step."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from strategies import gradient_lists
from torch import nn

from course_pkg.errors import InvalidValueError
from course_pkg.nn.clip import clip_adaptive_, clip_by_global_norm_, clip_by_norm_, clip_by_value_
from course_pkg.reference import clip as reference

limits = st.sampled_from([1e-3, 0.5, 1.0, 30.0, 1e6])


def parameters(grads: list[np.ndarray], dtype: torch.dtype = torch.float64) -> list[nn.Parameter]:
    made = [nn.Parameter(torch.ones(g.shape, dtype=dtype)) for g in grads]
    for p, g in zip(made, grads, strict=True):
        p.grad = torch.tensor(g, dtype=dtype)
    return made


def assert_grads(made: list[nn.Parameter], expected: list[np.ndarray], rtol: float = 1e-9) -> None:
    for p, g in zip(made, expected, strict=True):
        np.testing.assert_allclose(p.grad.double().numpy(), g, rtol=rtol)


@given(grads=gradient_lists(), limit=limits)
def test_numbers_are_those_of_the_reference(grads, limit):
    ones = [np.ones_like(g) for g in grads]
    for ours, expected in (
        (clip_by_value_, reference.clip_by_value(grads, limit)),
        (clip_by_norm_, reference.clip_by_norm(grads, limit)),
        (clip_by_global_norm_, reference.clip_by_global_norm(grads, limit)[0]),
        (clip_adaptive_, reference.clip_adaptive(grads, ones, limit)),
    ):
        made = parameters(grads)
        ours(made, limit)
        assert_grads(made, expected)
    norm = clip_by_global_norm_(parameters(grads), limit)
    assert norm.item() == pytest.approx(reference.global_norm(grads))


@pytest.mark.parametrize("bad", [np.inf, np.nan, 0.0])
def test_zero_infinity_and_nan_behave_as_in_the_reference(bad):
    grads = [np.array([bad, bad]), np.array([2.0])]
    for ours, theirs in (
        (clip_by_value_, reference.clip_by_value),
        (clip_by_norm_, reference.clip_by_norm),
        (clip_by_global_norm_, lambda g, limit: reference.clip_by_global_norm(g, limit)[0]),
        (clip_adaptive_, lambda g, limit: reference.clip_adaptive(g, [np.ones(2), [1.0]], limit)),
    ):
        made = parameters(grads)
        ours(made, 1.0)
        assert_grads(made, theirs(grads, 1.0))


def test_half_precision_squares_do_not_overflow():
    made = parameters([np.array([3e4, 4e4])], torch.float16)
    assert clip_by_global_norm_(made, 1.0).item() == pytest.approx(5e4, rel=1e-3)
    assert_grads(made, [np.array([0.6, 0.8])], rtol=1e-3)
    assert made[0].grad.dtype == torch.float16


def test_parameters_without_a_gradient_are_skipped():
    (with_grad,) = parameters([np.array([3.0, 4.0])])
    for clip in (clip_by_value_, clip_by_norm_, clip_by_global_norm_, clip_adaptive_):
        clip([nn.Parameter(torch.ones(2)), with_grad], 1.0)
        clip(iter([with_grad]), 1.0)
    assert clip_by_global_norm_([nn.Parameter(torch.ones(2))], 1.0).item() == 0.0


def test_a_step_is_never_longer_than_the_limit_allows():
    model = nn.Linear(4, 3)
    before = torch.cat([p.detach().flatten().clone() for p in model.parameters()])
    (1e6 * model(torch.ones(2, 4))).square().sum().backward()
    clip_by_global_norm_(model.parameters(), 0.5)
    torch.optim.SGD(model.parameters(), lr=0.1).step()
    after = torch.cat([p.detach().flatten() for p in model.parameters()])
    assert (after - before).norm().item() == pytest.approx(0.05, rel=1e-4)


@pytest.mark.parametrize(
    "clip", [clip_by_value_, clip_by_norm_, clip_by_global_norm_, clip_adaptive_]
)
def test_a_sentence_says_what_is_wrong(clip):
    with pytest.raises(InvalidValueError, match="limit must be greater than 0; got 0"):
        clip(parameters([np.ones(2)]), 0.0)
