"""The equations against numerical derivatives, torch, the laws they obey, and bad inputs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
import torch
from hypothesis import given
from numerical import assert_gradient, gradient
from strategies import norm_inputs
from tolerances import EXACT, GRADIENT
from torch.nn import functional as F

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference import norm

BACKWARD = {
    norm.batch_norm_forward: norm.batch_norm_backward,
    norm.layer_norm_forward: norm.layer_norm_backward,
    norm.instance_norm_forward: norm.instance_norm_backward,
    norm.group_norm_forward: norm.group_norm_backward,
}
grouped = partial(norm.group_norm_forward, groups=2)

# forward, shape of x, length of gamma, the same by torch
CASES = {
    "batch (n, c)": (norm.batch_norm_forward, (6, 4), 4),
    "batch (n, c, l)": (norm.batch_norm_forward, (3, 4, 5), 4),
    "batch (n, c, h, w)": (norm.batch_norm_forward, (3, 4, 2, 3), 4),
    "layer (d,)": (norm.layer_norm_forward, (5,), 5),
    "layer (n, d)": (norm.layer_norm_forward, (3, 5), 5),
    "layer (n, t, d)": (norm.layer_norm_forward, (2, 3, 5), 5),
    "instance (n, c, l)": (norm.instance_norm_forward, (2, 4, 5), 4),
    "instance (n, c, h, w)": (norm.instance_norm_forward, (2, 4, 2, 3), 4),
    "instance (n, c, d, h, w)": (norm.instance_norm_forward, (2, 3, 2, 2, 2), 3),
    "group (n, c)": (grouped, (3, 6), 6),
    "group (n, c, h, w)": (grouped, (2, 4, 2, 3), 4),
}


def _by_torch(forward: Callable, x: torch.Tensor, gamma: torch.Tensor, beta: torch.Tensor):
    if forward is norm.batch_norm_forward:
        return F.batch_norm(x, None, None, gamma, beta, training=True)
    if forward is norm.layer_norm_forward:
        return F.layer_norm(x, gamma.shape, gamma, beta)
    if forward is norm.instance_norm_forward:
        return F.instance_norm(x, weight=gamma, bias=beta)
    return F.group_norm(x, 2, gamma, beta)


@pytest.mark.parametrize(("forward", "shape", "d"), CASES.values(), ids=CASES)
def test_backward_agrees_with_numerical_derivatives_and_torch(forward, shape, d):
    rng = np.random.default_rng(0)
    x, dy = rng.normal(2.0, 3.0, size=shape), rng.normal(size=shape)
    gamma, beta = rng.normal(size=(2, d))
    y, cache = forward(x, gamma, beta)
    backward = BACKWARD[getattr(forward, "func", forward)]
    dx, dgamma, dbeta = backward(dy, cache)

    assert_gradient(dx, gradient(lambda v: forward(v, gamma, beta)[0], x, dy), GRADIENT)
    assert_gradient(dgamma, gradient(lambda v: forward(x, v, beta)[0], gamma, dy), GRADIENT)
    assert_gradient(dbeta, gradient(lambda v: forward(x, gamma, v)[0], beta, dy), GRADIENT)

    leaves = [torch.tensor(v, requires_grad=True) for v in (x, gamma, beta)]
    y_torch = _by_torch(forward, *leaves)
    y_torch.backward(torch.tensor(dy))
    assert_gradient(y, y_torch.detach().numpy(), EXACT)
    for ours, leaf in zip((dx, dgamma, dbeta), leaves, strict=True):
        assert_gradient(ours, leaf.grad.numpy(), EXACT)


@pytest.mark.parametrize("shape", [(5,), (3, 5), (2, 3, 5)])
def test_rms_backward_agrees_with_numerical_derivatives_and_torch(shape):
    rng = np.random.default_rng(0)
    x, dy = rng.normal(2.0, 3.0, size=shape), rng.normal(size=shape)
    gamma = rng.normal(size=5)
    y, cache = norm.rms_norm_forward(x, gamma)
    dx, dgamma = norm.rms_norm_backward(dy, cache)
    assert_gradient(dx, gradient(lambda v: norm.rms_norm_forward(v, gamma)[0], x, dy), GRADIENT)
    assert_gradient(dgamma, gradient(lambda v: norm.rms_norm_forward(x, v)[0], gamma, dy), GRADIENT)
    leaf = torch.tensor(x, requires_grad=True)
    y_torch = F.rms_norm(leaf, (5,), torch.tensor(gamma), eps=1e-5)
    y_torch.backward(torch.tensor(dy))
    assert_gradient(y, y_torch.detach().numpy(), EXACT)
    assert_gradient(dx, leaf.grad.numpy(), EXACT)


def test_cache_shows_the_statistics():
    x = np.random.default_rng(0).normal(size=(4, 6, 2, 3))
    one, zero = np.ones(6), np.zeros(6)
    _, batch = norm.batch_norm_forward(x, one, zero)
    np.testing.assert_allclose(batch.mu, x.mean(axis=(0, 2, 3)))
    np.testing.assert_allclose(batch.var, x.var(axis=(0, 2, 3)))
    np.testing.assert_allclose(batch.rstd, 1 / np.sqrt(batch.var + 1e-5))
    shapes = {
        "instance": (norm.instance_norm_forward(x, one, zero), (4, 6)),
        "group": (grouped(x, one, zero), (4, 2)),
        "layer": (norm.layer_norm_forward(x, np.ones(3), np.zeros(3)), (4, 6, 2)),
    }
    for (_, cache), shape in shapes.values():
        assert cache.mu.shape == cache.var.shape == cache.rstd.shape == shape


def test_cache_survives_a_step_on_gamma():
    gamma = np.ones(3)
    _, cache = norm.batch_norm_forward(np.eye(3), gamma, np.zeros(3))
    gamma -= 5.0
    np.testing.assert_array_equal(cache.gamma, 1.0)


def test_float32_input_is_computed_in_float64():
    x = np.random.default_rng(0).normal(1e4, 1.0, size=(8, 2)).astype(np.float32)
    y, _ = norm.batch_norm_forward(x, np.ones(2, np.float32), np.zeros(2, np.float32))
    assert y.dtype == np.float64
    np.testing.assert_allclose(y.std(axis=0), 1.0, atol=1e-4)


# Laws


def _plain(forward: Callable, x: np.ndarray, **settings: float) -> np.ndarray:
    d = x.shape[-1] if forward in _LAST else x.shape[1]
    return forward(x, np.ones(d), np.zeros(d), **settings)[0]


_LAST = (norm.layer_norm_forward,)
_ALL = (norm.batch_norm_forward, norm.layer_norm_forward, norm.instance_norm_forward)


@pytest.mark.parametrize("forward", _ALL)
@given(x=norm_inputs(min_axes=3))
def test_a_shift_changes_nothing(forward, x):
    # Near 1e4 the shift rounds x by 2e-12, which rstd (at most 316) enlarges.
    np.testing.assert_allclose(_plain(forward, x + 7.5), _plain(forward, x), atol=1e-8)


@given(x=norm_inputs())
def test_rms_norm_sees_a_shift_but_not_what_layer_norm_removed(x):
    gamma = np.ones(x.shape[-1])
    centred = x - x.mean(axis=-1, keepdims=True)
    y, _ = norm.rms_norm_forward(centred, gamma)
    np.testing.assert_allclose(y, _plain(norm.layer_norm_forward, x), atol=1e-8)
    shifted, _ = norm.rms_norm_forward(centred + 1e6, gamma)
    np.testing.assert_allclose(shifted, 1.0, atol=1e-3)


@pytest.mark.parametrize("forward", _ALL)
@given(x=norm_inputs(min_axes=3))
def test_scaling_x_and_eps_together_changes_nothing(forward, x):
    scaled = _plain(forward, 4.0 * x, eps=16e-5)
    np.testing.assert_allclose(scaled, _plain(forward, x, eps=1e-5), atol=1e-8)


@given(x=norm_inputs(min_axes=3))
def test_layer_norm_is_group_norm_of_one_group(x):
    flat = x.reshape(len(x), -1)
    c = x.shape[1]
    y, _ = norm.group_norm_forward(x, np.ones(c), np.zeros(c), groups=1)
    np.testing.assert_array_equal(y.reshape(flat.shape), _plain(norm.layer_norm_forward, flat))


@given(x=norm_inputs(min_axes=3))
def test_instance_norm_is_group_norm_of_single_channels_and_batch_norm_of_one_example(x):
    c = x.shape[1]
    one, zero = np.ones(c), np.zeros(c)
    y, _ = norm.instance_norm_forward(x, one, zero)
    np.testing.assert_array_equal(y, norm.group_norm_forward(x, one, zero, groups=c)[0])
    alone = [norm.batch_norm_forward(x[i : i + 1], one, zero)[0] for i in range(len(x))]
    np.testing.assert_allclose(y, np.concatenate(alone), atol=1e-8)


@given(x=norm_inputs(max_axes=2))
def test_batch_norm_is_layer_norm_of_the_transpose(x):
    y = _plain(norm.layer_norm_forward, x.T).T
    np.testing.assert_allclose(_plain(norm.batch_norm_forward, x), y, atol=1e-8)


@given(x=norm_inputs(min_side=2))
def test_the_gradient_has_no_part_along_ones_and_only_what_eps_leaves_along_x_hat(x):
    rng = np.random.default_rng(0)
    c = x.shape[1]
    gamma, beta = rng.normal(size=(2, c))
    _, cache = norm.batch_norm_forward(x, gamma, beta)
    dx, dgamma, _ = norm.batch_norm_backward(rng.normal(size=x.shape), cache)
    axes = (0, *range(2, x.ndim))
    # A mean of 1e4 leaves 2e-12 of rounding in x, and rstd^2 (at most 1e5) multiplies it.
    np.testing.assert_allclose(dx.sum(axis=axes), 0.0, atol=1e-4)
    # mean(x_hat^2) is 1 - eps rstd^2.
    rest = gamma * cache.rstd * dgamma * 1e-5 * cache.rstd**2
    np.testing.assert_allclose((dx * cache.x_hat).sum(axis=axes), rest, rtol=1e-4, atol=1e-4)


@given(x=norm_inputs(min_side=2))
def test_an_upstream_gradient_of_ones_hides_a_backward_of_zeros(x):
    c = x.shape[1]
    _, cache = norm.batch_norm_forward(x, np.ones(c), np.zeros(c))
    dx, dgamma, _ = norm.batch_norm_backward(np.ones_like(x), cache)
    np.testing.assert_allclose(dx, 0.0, atol=1e-6)
    np.testing.assert_allclose(dgamma, 0.0, atol=1e-6)


def test_one_value_per_channel_gives_beta():
    y, _ = norm.batch_norm_forward([[3.0, -4.0]], gamma=[2.0, 2.0], beta=[0.5, 1.5])
    np.testing.assert_array_equal(y, [[0.5, 1.5]])


# Sentences


@pytest.mark.parametrize(
    ("call", "error", "sentence"),
    [
        (
            lambda: norm.batch_norm_forward(np.ones((4, 3)), np.ones(4), np.zeros(3)),
            ShapeError,
            r"gamma must have shape \(3,\), one number per channel of x \(4, 3\); got \(4,\)",
        ),
        (
            lambda: norm.batch_norm_forward(np.ones(3), np.ones(3), np.zeros(3)),
            ShapeError,
            r"x must be \(n, c, \*spatial\) and not empty; got shape \(3,\)",
        ),
        (
            lambda: norm.batch_norm_forward(np.ones((0, 3)), np.ones(3), np.zeros(3)),
            ShapeError,
            "not empty",
        ),
        (
            lambda: norm.layer_norm_forward(np.ones((4, 3)), np.ones(3), np.zeros(4)),
            ShapeError,
            r"beta must have shape \(3,\), one number per feature of x \(4, 3\); got \(4,\)",
        ),
        (
            lambda: norm.layer_norm_forward(3.0, [1.0], [0.0]),
            ShapeError,
            r"x must be \(\.\.\., d\) and not empty; got shape \(\)",
        ),
        (
            lambda: norm.instance_norm_forward(np.ones((4, 3)), np.ones(3), np.zeros(3)),
            ShapeError,
            r"averages over space.*got shape \(4, 3\)\. For \(n, d\) use layer norm",
        ),
        (
            lambda: norm.group_norm_forward(np.ones((4, 6)), np.ones(6), np.zeros(6), groups=4),
            InvalidValueError,
            "groups must divide the number of channels, 6; got 4. Possible: 1, 2, 3, 6",
        ),
        (
            lambda: norm.rms_norm_forward(np.ones((4, 3)), np.ones(2)),
            ShapeError,
            r"gamma must have shape \(3,\)",
        ),
        (
            lambda: norm.batch_norm_forward(np.ones((4, 3)), np.ones(3), np.zeros(3), eps=-1.0),
            InvalidValueError,
            "eps must be a finite number, 0 or more; got -1.0",
        ),
        (
            lambda: norm.batch_norm_forward("abc", [1.0], [0.0]),
            InvalidValueError,
            "x must be an array of real numbers; got str",
        ),
        (
            lambda: norm.batch_norm_forward(torch.ones(2, 1, requires_grad=True), [1.0], [0.0]),
            InvalidValueError,
            r"x must be an array of real numbers; got Tensor.*detach\(\)",
        ),
        (
            lambda: norm.batch_norm_forward([[1.0], [2.0, 3.0]], [1.0], [0.0]),
            InvalidValueError,
            "x must be an array of real numbers; got list",
        ),
        (
            lambda: norm.batch_norm_backward(
                np.ones(3), norm.batch_norm_forward(np.ones((4, 3)), np.ones(3), np.zeros(3))[1]
            ),
            ShapeError,
            r"dy must have shape \(4, 3\), that of the forward pass's y; got \(3,\)",
        ),
    ],
)
def test_a_sentence_says_what_is_wrong(call, error, sentence):
    with pytest.raises(error, match=sentence):
        call()
