"""Statistics of learning against what they estimate."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from strategies import arrays

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference.learning import (
    batch_gradient_variance,
    bias_variance,
    effective_learning_rate,
)
from course_pkg.reference.norm import batch_norm_backward, batch_norm_forward


@given(predictions=arrays((4, 3)), truth=arrays((3,)))
def test_both_pairs_add_up_to_the_error(predictions, truth):
    parts = bias_variance(predictions, truth)
    assert parts.bias2 + parts.variance_plain == pytest.approx(parts.error)
    assert parts.bias2_corrected + parts.variance == pytest.approx(parts.error)


def test_only_the_corrected_pair_finds_the_true_bias_and_variance():
    # A learner with bias 0.5 and variance 4, seen through 3 training sets, many times over.
    rng = np.random.default_rng(0)
    parts = [bias_variance(0.5 + rng.normal(0, 2, (3, 50)), np.zeros(50)) for _ in range(400)]
    mean = {name: np.mean([getattr(p, name) for p in parts]) for name in ("bias2", "variance")}
    corrected = np.mean([p.bias2_corrected for p in parts])
    plain = np.mean([p.variance_plain for p in parts])
    assert corrected == pytest.approx(0.25, abs=0.05)
    assert mean["variance"] == pytest.approx(4.0, rel=0.03)
    assert mean["bias2"] == pytest.approx(0.25 + 4 / 3, rel=0.05)
    assert plain == pytest.approx(4.0 * 2 / 3, rel=0.03)


def test_batch_variance_is_the_average_over_all_batches():
    gradients = np.random.default_rng(1).normal(size=(6, 2))
    full = gradients.mean(axis=0)
    for m in range(1, 7):
        batches = [gradients[list(rows)].mean(axis=0) for rows in combinations(range(6), m)]
        expected = np.mean([np.sum((b - full) ** 2) for b in batches])
        assert batch_gradient_variance(gradients, m) == pytest.approx(expected, abs=1e-15)
        np.testing.assert_allclose(np.mean(batches, axis=0), full, atol=1e-14)


def test_effective_learning_rate_says_how_far_a_step_turns_scale_invariant_weights():
    rng = np.random.default_rng(2)
    u, dy, w = rng.normal(size=(20, 3)), rng.normal(size=(20, 1)), rng.normal(size=(3, 1))

    def gradient(weight: np.ndarray) -> np.ndarray:
        _, cache = batch_norm_forward(u @ weight, [1.0], [0.0], eps=0.0)
        dx, _, _ = batch_norm_backward(dy, cache)
        return u.T @ dx

    def direction(weight: np.ndarray, lr: float) -> np.ndarray:
        after = weight - lr * gradient(weight)
        return after / np.linalg.norm(after)

    assert abs(np.sum(w * gradient(w))) < 1e-12
    np.testing.assert_allclose(gradient(10 * w), gradient(w) / 10)
    lr, larger = 0.01, 0.01 * 10**2
    assert effective_learning_rate(larger, 10 * w) == pytest.approx(effective_learning_rate(lr, w))
    np.testing.assert_allclose(direction(10 * w, larger), direction(w, lr), atol=1e-12)


@pytest.mark.parametrize(
    ("call", "error", "sentence"),
    [
        (lambda: bias_variance(np.ones(3), 1.0), ShapeError, r"\(R, n\) and not empty; got shape"),
        (lambda: bias_variance(np.ones((1, 3)), np.ones(3)), InvalidValueError, "at least 2 train"),
        (
            lambda: bias_variance(np.ones((2, 3)), np.ones(2)),
            ShapeError,
            r"truth must have shape \(3,\), one number per test input; got \(2,\)",
        ),
        (lambda: batch_gradient_variance(np.ones(3), 1), ShapeError, r"must be \(n, p\)"),
        (
            lambda: batch_gradient_variance(np.ones((3, 2)), 4),
            InvalidValueError,
            "m must lie between 1 and 3, the number of examples; got 4",
        ),
        (lambda: effective_learning_rate(0.1, [0.0]), InvalidValueError, "norm 0 have no direct"),
        (lambda: effective_learning_rate(0.0, [1.0]), InvalidValueError, "lr must be .* than 0"),
    ],
)
def test_a_sentence_says_what_is_wrong(call, error, sentence):
    with pytest.raises(error, match=sentence):
        call()
