"""What the ledger says of signals, bias and variance, where a few numbers show it."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from course_pkg.reference.learning import bias_variance


def test_factors_above_one_diverge_long_before_they_overflow():
    def depth(dtype: torch.dtype) -> int:
        length, layers = torch.ones((), dtype=dtype), 0
        while torch.isfinite(length):
            length, layers = length * 1.5, layers + 1
        return layers

    dtypes = (torch.float16, torch.float32, torch.float64)
    expected = [np.log(torch.finfo(each).max) / np.log(1.5) for each in dtypes]
    np.testing.assert_allclose([depth(each) for each in dtypes], expected, atol=1.1)

    # Descent on half the square of w^8: the first steps are already far too long.
    w, losses = torch.tensor(1.4, requires_grad=True), []
    while not losses or np.isfinite(losses[-1]):
        loss = (w**8).square() / 2
        (gradient,) = torch.autograd.grad(loss, w)
        losses.append(loss.item())
        w = (w - 0.05 * gradient).detach().requires_grad_()
    assert losses[1] > 1e3 * losses[0]
    assert len(losses) > 2
    assert not np.isnan(losses).any()


def test_variance_needs_no_overfitting_and_bias_no_underfitting():
    rng = np.random.default_rng(0)
    training, test = rng.normal(size=(2, 2000, 40))  # 2000 sets of noisy targets; the truth is 0

    def error(predictions: np.ndarray, targets: np.ndarray) -> float:
        return float(np.mean((predictions - targets) ** 2))

    # Who guesses a number by lot has variance, and errs alike on what was seen and what was not.
    lot = np.repeat(rng.normal(size=(2000, 1)), 40, axis=1)
    found = bias_variance(lot, np.zeros(40))
    assert found.variance == pytest.approx(1.0, rel=0.1)
    assert error(lot, test) == pytest.approx(error(lot, training), rel=0.02)
    # Whose targets are all off by one fits them as well as the noise lets him, and has the bias.
    mean = np.repeat(training.mean(axis=1, keepdims=True) + 1, 40, axis=1)
    found = bias_variance(mean, np.zeros(40))
    assert found.bias2 == pytest.approx(1.0, rel=0.02)
    assert found.variance < 0.05
    assert error(mean, training + 1) < 1.0 < 1.9 < error(mean, test)
