"""Folding is algebra: exact to rounding, in both directions."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference.fuse import fold_back, fold_forward
from course_pkg.reference.norm import batch_norm_inference

RNG = np.random.default_rng(0)


def statistics(channels: int) -> list[np.ndarray]:
    """running_mean, running_var, gamma, beta"""
    mean, gamma, beta = RNG.normal(size=(3, channels))
    return [mean, RNG.uniform(0.01, 2.0, channels), gamma, beta]


def convolve(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    windows = np.lib.stride_tricks.sliding_window_view(x, weight.shape[2:], axis=(2, 3))
    return np.einsum("nihwab,oiab->nohw", windows, weight) + bias[:, None, None]


def test_a_linear_layer_absorbs_the_norm_behind_it():
    x, weight, bias = RNG.normal(size=(6, 4)), RNG.normal(size=(3, 4)), RNG.normal(size=3)
    norm = statistics(3)
    folded, moved = fold_back(weight, bias, *norm)
    expected = batch_norm_inference(x @ weight.T + bias, *norm)
    np.testing.assert_allclose(x @ folded.T + moved, expected, atol=1e-12)


def test_a_linear_layer_absorbs_the_norm_before_it():
    x, weight, bias = RNG.normal(size=(6, 4)), RNG.normal(size=(3, 4)), RNG.normal(size=3)
    norm = statistics(4)
    folded, moved = fold_forward(*norm, weight, bias)
    relu = np.maximum(x, 0.0)
    expected = batch_norm_inference(relu, *norm) @ weight.T + bias
    np.testing.assert_allclose(relu @ folded.T + moved, expected, atol=1e-12)
    # Back through the ReLU it does not go: relu(s u + t) is not s relu(u) + t.
    back, shift = fold_back(np.eye(4), np.zeros(4), *norm)
    wrong = np.maximum(x @ back.T + shift, 0.0) @ weight.T + bias
    assert np.abs(wrong - expected).max() > 0.1


def test_a_convolution_absorbs_either():
    x, weight = RNG.normal(size=(2, 4, 5, 6)), RNG.normal(size=(3, 4, 2, 3))
    bias = RNG.normal(size=3)
    behind, before = statistics(3), statistics(4)
    expected = batch_norm_inference(convolve(x, weight, bias), *behind)
    np.testing.assert_allclose(convolve(x, *fold_back(weight, bias, *behind)), expected, atol=1e-12)
    expected = convolve(batch_norm_inference(x, *before), weight, bias)
    folded = fold_forward(*before, weight, bias)
    np.testing.assert_allclose(convolve(x, *folded), expected, atol=1e-12)


def test_zero_padding_is_the_exception_at_the_border():
    x, weight, bias = RNG.normal(size=(1, 2, 5, 5)), RNG.normal(size=(1, 2, 3, 3)), np.zeros(1)
    before = statistics(2)
    margin = ((0, 0), (0, 0), (1, 1), (1, 1))
    exact = convolve(np.pad(batch_norm_inference(x, *before), margin), weight, bias)
    folded = convolve(np.pad(x, margin), *fold_forward(*before, weight, bias))
    np.testing.assert_allclose(folded[..., 1:-1, 1:-1], exact[..., 1:-1, 1:-1], atol=1e-12)
    assert np.abs(folded - exact)[..., 0, :].max() > 0.1


def test_a_sentence_says_what_is_wrong():
    v, w = np.ones(3), np.ones((3, 4))
    with pytest.raises(ShapeError, match=r"gamma must have shape \(3,\), one number per output"):
        fold_back(w, v, v, v, np.ones(4), v)
    with pytest.raises(ShapeError, match=r"running_mean must have shape \(4,\).*per input channel"):
        fold_forward(v, v, v, v, w, v)
    with pytest.raises(ShapeError, match=r"weight must be \(out, in, \*window\); got shape \(3,\)"):
        fold_back(v, v, v, v, v, v)
    with pytest.raises(ShapeError, match=r"bias must have shape \(3,\)"):
        fold_back(w, np.ones(2), v, v, v, v)
    with pytest.raises(InvalidValueError, match="eps must be a finite number, 0 or more"):
        fold_back(w, v, v, v, v, v, eps=-1.0)
