"""Running statistics and inference against torch, and what they refuse."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from tolerances import EXACT
from torch import nn

from course_pkg.errors import InvalidValueError, ShapeError
from course_pkg.reference.norm import batch_norm_forward, batch_norm_inference, update_running


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
    ],
)
def test_a_sentence_says_what_is_wrong(call, error, sentence):
    with pytest.raises(error, match=sentence):
        call(np.ones(3))
