"""Clipping: its laws, torch's own, and what happens to zero, infinity and NaN."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from strategies import gradient_lists

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference.clip import (
    angle,
    clip_adaptive,
    clip_by_global_norm,
    clip_by_norm,
    clip_by_value,
    global_norm,
)

limits = st.sampled_from([1e-3, 0.5, 1.0, 30.0, 1e6])


def by_global_norm(grads: list, limit: float) -> list:
    return clip_by_global_norm(grads, limit)[0]


def assert_equal(a: list, b: list, rtol: float = 1e-12) -> None:
    for x, y in zip(a, b, strict=True):
        np.testing.assert_allclose(x, y, rtol=rtol)


def test_the_example_of_the_notes():
    grads = [np.array([0.9, 100.0])]
    assert_equal(clip_by_value(grads, 1.0), [[0.9, 1.0]])
    assert_equal(clip_by_norm(grads, 1.0), [[0.00899964, 0.9999595]], rtol=1e-6)
    axis = [np.array([1.0, 0.0])]
    assert angle(axis, grads) == pytest.approx(89.48, abs=0.005)
    assert angle(axis, clip_by_value(grads, 1.0)) == pytest.approx(48.01, abs=0.005)
    assert angle(grads, clip_by_value(grads, 1.0)) == pytest.approx(41.471, abs=1e-3)
    assert angle(grads, clip_by_norm(grads, 1.0)) == pytest.approx(0.0, abs=1e-6)


def test_clipping_each_array_turns_the_whole():
    grads = [np.array([3.0, 4.0]), np.array([0.6, 0.8])]
    assert angle(grads, clip_by_norm(grads, 1.0)) == pytest.approx(33.69, abs=1e-3)
    assert angle(grads, by_global_norm(grads, 1.0)) == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("clip", [clip_by_value, clip_by_norm, by_global_norm])
@given(grads=gradient_lists(), limit=limits)
def test_clipping_is_idempotent_and_leaves_the_small_alone(clip, grads, limit):
    once = clip(grads, limit)
    assert_equal(clip(once, limit), once)
    for before, after in zip(grads, clip(grads, 1e9), strict=True):
        np.testing.assert_array_equal(before, after)


@given(grads=gradient_lists(), limit=limits)
def test_value_keeps_every_component_and_sign_within_the_limit(grads, limit):
    for before, after in zip(grads, clip_by_value(grads, limit), strict=True):
        assert np.abs(after).max() <= limit
        np.testing.assert_array_equal(np.sign(after), np.sign(before))


@given(grads=gradient_lists(), limit=limits, factor=st.sampled_from([0.0, -3.0, 1e3]))
def test_value_cuts_each_component_whatever_the_others_are(grads, limit, factor):
    for g, after in zip(grads, clip_by_value(grads, limit), strict=True):
        expected = np.array([max(-limit, min(v, limit)) for v in g.flat])
        np.testing.assert_array_equal(after, expected.reshape(g.shape))
    others = [grads[0], *(factor * g for g in grads[1:])]
    np.testing.assert_array_equal(clip_by_value(others, limit)[0], clip_by_value(grads, limit)[0])


@given(grads=gradient_lists(), limit=limits)
def test_norm_keeps_each_direction_and_length_within_the_limit(grads, limit):
    for before, after in zip(grads, clip_by_norm(grads, limit), strict=True):
        length = np.linalg.norm(before)
        assert np.linalg.norm(after) == pytest.approx(min(length, limit))
        np.testing.assert_allclose(after * length, before * np.linalg.norm(after), atol=1e-9)


@given(grads=gradient_lists(), limit=limits)
def test_global_norm_keeps_the_direction_and_reports_the_norm(grads, limit):
    clipped, norm = clip_by_global_norm(grads, limit)
    flat = np.concatenate([g.ravel() for g in grads])
    assert norm == pytest.approx(np.linalg.norm(flat))
    assert global_norm(clipped) == pytest.approx(min(norm, limit))
    assert angle(grads, clipped) == pytest.approx(0.0, abs=1e-5)


@given(grads=gradient_lists())
def test_torch_clips_alike_but_for_the_millionth_in_its_denominator(grads):
    def by_torch(clip, limit):
        parameters = [torch.nn.Parameter(torch.tensor(g)) for g in grads]
        for p, g in zip(parameters, grads, strict=True):
            p.grad = torch.tensor(g)
        clip(parameters, limit)
        return [p.grad.numpy() for p in parameters]

    assert_equal(by_torch(torch.nn.utils.clip_grad_value_, 0.7), clip_by_value(grads, 0.7))
    theirs = by_torch(torch.nn.utils.clip_grad_norm_, 0.7)
    ours, norm = clip_by_global_norm(grads, 0.7)
    assert_equal(theirs, ours, rtol=2e-6 / min(norm, 0.7))


def test_torch_s_denominator_matters_for_tiny_norms():
    p = torch.nn.Parameter(torch.zeros(2, dtype=torch.float64))
    p.grad = torch.tensor([3e-6, 4e-6], dtype=torch.float64)
    torch.nn.utils.clip_grad_norm_([p], 1e-6)
    assert p.grad.norm().item() == pytest.approx(1e-6 / 1.2)
    (ours,), _ = clip_by_global_norm([[3e-6, 4e-6]], 1e-6)
    assert np.linalg.norm(ours) == pytest.approx(1e-6)


@given(grads=gradient_lists(), seed=st.integers(0, 99), limit=limits)
def test_adaptive_bounds_each_unit_by_its_weights(grads, seed, limit):
    rng = np.random.default_rng(seed)
    params = [rng.normal(size=g.shape) for g in grads]
    clipped_once = clip_adaptive(grads, params, limit)
    assert_equal(clip_adaptive(clipped_once, params, limit), clipped_once)
    for g, p, after in zip(grads, params, clipped_once, strict=True):
        rows = zip(g, p, after, strict=True) if g.ndim > 1 else [(g, p, after)]
        for unit, weights, clipped in rows:
            allowed = limit * max(np.linalg.norm(weights), 1e-3)
            assert np.linalg.norm(clipped) == pytest.approx(min(np.linalg.norm(unit), allowed))
            assert angle([unit], [clipped]) == pytest.approx(0.0, abs=1e-5)


def test_adaptive_takes_a_filter_as_a_unit_and_lets_zero_weights_move():
    grads, params = [np.ones((2, 3, 2, 2))], [np.zeros((2, 3, 2, 2))]
    (clipped,) = clip_adaptive(grads, params, 0.5)
    np.testing.assert_allclose(np.linalg.norm(clipped[0]), 0.5e-3)


@pytest.mark.parametrize("clip", [clip_by_value, clip_by_norm, by_global_norm])
def test_a_zero_gradient_stays_zero(clip):
    assert_equal(clip([np.zeros(2), np.zeros((0, 3))], 1.0), [[0.0, 0.0], np.zeros((0, 3))])


def test_adaptive_on_zero_nan_and_large_entries_unit_by_unit():
    grads = [np.array([[0.0, 0.0], [np.nan, 1.0], [3e200, 4e200], [3e-200, 4e-200]])]
    (clipped,) = clip_adaptive(grads, [np.ones((4, 2))], 2**-0.5)
    np.testing.assert_allclose(
        clipped, [[0.0, 0.0], [np.nan, np.nan], [0.6, 0.8], [3e-200, 4e-200]], rtol=1e-12
    )


def test_infinity_is_clamped_but_not_scaled():
    grads = [np.array([np.inf, 1.0]), np.array([2.0])]
    assert_equal(clip_by_value(grads, 1.0), [[1.0, 1.0], [1.0]])
    assert_equal(clip_by_norm(grads, 1.0), [[np.nan, 0.0], [1.0]])
    clipped, norm = clip_by_global_norm(grads, 1.0)
    assert norm == np.inf
    assert_equal(clipped, [[np.nan, 0.0], [0.0]])
    assert_equal(clip_adaptive(grads, [np.ones(2), np.ones(1)], 0.1), [[np.nan, 0.0], [0.1]])


@pytest.mark.parametrize("first", [0, 1])
def test_nan_stays_and_spreads_under_a_common_norm(first):
    grads = [np.array([np.nan, 1.0]), np.array([2.0])]
    expected = [[np.nan, 1.0], [1.0]], [[np.nan, np.nan], [1.0]], [[np.nan, np.nan], [np.nan]]
    for clip, values in zip((clip_by_value, clip_by_norm, by_global_norm), expected, strict=True):
        order = (lambda a: a) if first == 0 else (lambda a: a[::-1])
        assert_equal(order(clip(order(grads), 1.0)), values)


def test_large_entries_do_not_overflow_the_norm():
    clipped, norm = clip_by_global_norm([[3e200, 4e200]], 1.0)
    assert norm == pytest.approx(5e200)
    assert_equal(clipped, [[0.6, 0.8]])


def test_an_infinite_limit_measures_only():
    grads = [np.array([3.0, 4.0])]
    assert_equal(*[clip_by_global_norm(grads, np.inf)[0], grads])


def test_nothing_is_changed_in_place():
    grads, params = [np.full(3, 9.0)], [np.ones(3)]
    for clip in (clip_by_value, clip_by_norm, by_global_norm):
        clip(grads, 1.0)
    clip_adaptive(grads, params, 0.1)
    np.testing.assert_array_equal(grads, 9.0)
    (alike,), _ = clip_by_global_norm(grads, 1e3)
    alike[:] = 0.0
    np.testing.assert_array_equal(grads, 9.0)


@pytest.mark.parametrize(
    ("call", "error", "sentence"),
    [
        (lambda: clip_by_value([[1.0]], 0.0), InvalidValueError, "limit must be greater than 0"),
        (lambda: clip_by_norm([[1.0]], -1.0), InvalidValueError, "greater than 0; got -1"),
        (lambda: clip_by_global_norm([[1.0]], np.nan), InvalidValueError, "got nan"),
        (
            lambda: clip_by_global_norm(np.ones(3), 1.0),
            InvalidValueError,
            "grads must be a list of arrays, one per parameter; got ndarray",
        ),
        (
            lambda: clip_adaptive([np.ones(2)], [np.ones(3)], 1.0),
            ShapeError,
            r"the same shapes; got \[\(2,\)\], \[\(3,\)\]",
        ),
        (
            lambda: clip_adaptive([np.ones(2)], [np.ones(2)], 1.0, eps=0.0),
            InvalidValueError,
            "eps must be greater than 0",
        ),
        (lambda: angle([[0.0]], [[1.0]]), InvalidValueError, "before has no direction"),
        (lambda: angle([[1.0]], [[1.0, 2.0]]), ShapeError, "before and after must have the same"),
    ],
)
def test_a_sentence_says_what_is_wrong(call, error, sentence):
    with pytest.raises(error, match=sentence):
        call()
