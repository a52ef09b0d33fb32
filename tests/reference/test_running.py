"""Running statistics and inference against torch, and what they refuse."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from tolerances import EXACT
from torch import nn

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference.norm import batch_norm_forward, batch_norm_inference, update_running
from course_pkg.reference.running import (
    convert_eps,
    convert_momentum,
    population_statistics,
    update_running_keras,
)


@pytest.mark.parametrize("shape", [(7, 3), (4, 3, 5), (4, 3, 2, 5)])
def test_ten_batches_leave_what_torch_leaves(shape):
    rng = np.random.default_rng(0)
    gamma, beta = rng.normal(size=(2, 3))
    module = {2: nn.BatchNorm1d, 3: nn.BatchNorm1d, 4: nn.BatchNorm2d}[len(shape)](3).double()
    with torch.no_grad():
        module.weight.copy_(torch.tensor(gamma))
        module.bias.copy_(torch.tensor(beta))
    mean, var = np.zeros(3), np.ones(3)
    m = np.prod(shape) // 3
    for _ in range(10):
        x = rng.normal(3.0, 2.0, size=shape)
        module(torch.tensor(x))
        _, cache = batch_norm_forward(x, gamma, beta)
        mean, var = update_running(mean, var, cache.mu, cache.var, m)
    np.testing.assert_allclose(mean, module.running_mean.numpy(), rtol=EXACT)
    np.testing.assert_allclose(var, module.running_var.numpy(), rtol=EXACT)
    expected = module.eval()(torch.tensor(x)).detach().numpy()
    actual = batch_norm_inference(x, mean, var, gamma, beta)
    np.testing.assert_allclose(actual, expected, atol=EXACT)


def test_momentum_weights_the_new_statistic():
    old, new = (np.zeros(2), np.ones(2)), (np.array([4.0, 6.0]), np.array([3.0, 3.0]))
    mean, var = update_running(*old, *new, m=4, momentum=0.25)
    np.testing.assert_allclose(mean, [1.0, 1.5])
    np.testing.assert_allclose(var, 0.75 * 1.0 + 0.25 * 4.0)  # 3 * 4 / 3, unbiased
    np.testing.assert_array_equal(update_running(*old, *new, m=4, momentum=0.0), old)
    np.testing.assert_array_equal(old, (np.zeros(2), np.ones(2)))


def test_inference_with_the_batch_s_own_statistics_is_the_training_pass():
    rng = np.random.default_rng(1)
    x, (gamma, beta) = rng.normal(size=(5, 3, 2)), rng.normal(size=(2, 3))
    y, cache = batch_norm_forward(x, gamma, beta)
    again = batch_norm_inference(x, cache.mu, cache.var, gamma, beta)
    np.testing.assert_allclose(again, y, atol=EXACT)


def test_inference_does_not_depend_on_the_batch():
    rng = np.random.default_rng(2)
    x, statistics = rng.normal(size=(5, 3)), (np.ones(3), np.full(3, 2.0), np.ones(3), np.zeros(3))
    together = batch_norm_inference(x, *statistics)
    alone = [batch_norm_inference(x[i : i + 1], *statistics)[0] for i in range(5)]
    np.testing.assert_array_equal(together, alone)


def test_population_statistics_are_torch_s_cumulative_average():
    batches = np.random.default_rng(3).normal(4.0, 2.0, size=(6, 5, 3, 2))
    module = nn.BatchNorm1d(3, momentum=None).double()
    for batch in batches:
        module(torch.tensor(batch))
    mean, var = population_statistics(iter(batches))
    np.testing.assert_allclose(mean, module.running_mean.numpy(), rtol=EXACT)
    np.testing.assert_allclose(var, module.running_var.numpy(), rtol=EXACT)


def test_population_variance_has_no_bias_where_averaged_deviations_have():
    batches = np.random.default_rng(4).normal(size=(20_000, 4, 1))
    _, var = population_statistics(batches)
    assert np.sqrt(var[0]) == pytest.approx(1.0, abs=0.01)
    # Dividing by m loses sqrt(3/4), averaging deviations more still.
    assert batches.std(axis=1).mean() == pytest.approx(0.798, abs=0.01)


def test_a_moving_average_lags_behind_the_population():
    batches = np.random.default_rng(5).normal(4.0, 2.0, size=(5, 32, 1))
    running = np.zeros(1), np.ones(1)
    for x in batches:
        running = update_running(*running, x.mean(axis=0), x.var(axis=0), m=32)
    mean, _ = population_statistics(batches)
    assert mean[0] == pytest.approx(4.0, abs=0.5)
    assert running[0][0] == pytest.approx((1 - 0.9**5) * mean[0], rel=0.1)


def test_keras_weights_the_old_statistic_and_keeps_the_variance_biased():
    rng = np.random.default_rng(6)
    old, (mu, var) = (np.zeros(3), np.ones(3)), (rng.normal(size=3), rng.uniform(1, 2, 3))
    mean, variance = update_running_keras(*old, mu, var, momentum=0.9)
    np.testing.assert_allclose(mean, 0.1 * mu)
    np.testing.assert_allclose(variance, 0.9 + 0.1 * var)
    ours = update_running(*old, mu, var, m=8, momentum=convert_momentum(0.9))
    np.testing.assert_allclose(ours[0], mean)
    np.testing.assert_allclose(ours[1] - 0.9, (variance - 0.9) * 8 / 7)
    assert convert_momentum(convert_momentum(0.99)) == pytest.approx(0.99)


def test_converting_eps_keeps_inference_as_it_was():
    rng = np.random.default_rng(7)
    x, (mean, gamma, beta) = rng.normal(size=(5, 3)), rng.normal(size=(3, 3))
    var = np.array([1e-4, 0.1, 2.0])
    keras = batch_norm_inference(x, mean, var, gamma, beta, eps=1e-3)
    ours = batch_norm_inference(x, mean, convert_eps(var, 1e-3, 1e-5), gamma, beta, eps=1e-5)
    np.testing.assert_allclose(ours, keras, rtol=1e-12)


@pytest.mark.parametrize(
    ("call", "error", "sentence"),
    [
        (
            lambda v: update_running(v, v, v, v, m=1),
            InvalidValueError,
            "divides by m - 1, so m must be 2 or more; got 1",
        ),
        (
            lambda v: update_running(v, v, v, v, m=4, momentum=1.5),
            InvalidValueError,
            r"momentum must lie in \[0, 1\], the weight of the new statistic; got 1.5",
        ),
        (
            lambda v: update_running(v, v, v[:2], v, m=4),
            ShapeError,
            r"mu must have shape \(3,\), that of running_mean; got \(2,\)",
        ),
        (
            lambda v: batch_norm_inference(v, v, v, v, v),
            ShapeError,
            r"x must be \(n, c, \*spatial\); got shape \(3,\)",
        ),
        (
            lambda v: batch_norm_inference(v[None], v, -v, v, v),
            InvalidValueError,
            "running_var must not be negative; its smallest value is -1",
        ),
        (
            lambda v: batch_norm_inference(v[None], v, v[:2], v, v),
            ShapeError,
            r"running_var must have shape \(3,\), one number per channel",
        ),
        (
            lambda v: update_running_keras(v, v, v, v, momentum=-0.1),
            InvalidValueError,
            r"momentum must lie in \[0, 1\]; got -0.1",
        ),
        (
            lambda v: convert_eps([1e-6, 1.0], 1e-5, 1e-3),
            InvalidValueError,
            "eps cannot grow from 1e-05 to 0.001 where the variance is only 1e-06",
        ),
        (
            lambda v: population_statistics([]),
            InvalidValueError,
            "at least one batch; got none",
        ),
        (
            lambda v: population_statistics([np.ones((4, 3)), np.ones((4, 2))]),
            ShapeError,
            r"with the same channels; got shape \(4, 2\)",
        ),
        (
            lambda v: population_statistics([v[None]]),
            ShapeError,
            r"at least 2 values per channel for a variance; got shape \(1, 3\)",
        ),
    ],
)
def test_a_sentence_says_what_is_wrong(call, error, sentence):
    with pytest.raises(error, match=sentence):
        call(np.ones(3))
