"""A name by the cases that decide it, and by what is wrong where."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg import check


def spread(values, x):
    return values.reshape(1, -1, *(1,) * (x.ndim - 2))


def forward(divide=lambda var, eps: np.sqrt(var + eps), gamma=lambda g: g, beta=lambda b: b):
    def batch_norm_forward(x, g, b, eps=1e-5):
        x = np.asarray(x, dtype=np.float64)
        axes = tuple(axis for axis in range(x.ndim) if axis != 1)
        mu, var = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)
        return spread(gamma(g), x) * (x - mu) / divide(var, eps) + spread(beta(b), x)

    return batch_norm_forward


def backward(through_mean=1.0, through_var=1.0, factor=1.0, dgamma=lambda v: v):
    def batch_norm_backward(dy, x, gamma, eps=1e-5):
        x, dy = np.asarray(x, dtype=np.float64), np.asarray(dy, dtype=np.float64)
        rstd = 1 / np.sqrt(x.var(0) + eps)
        z = (x - x.mean(0)) * rstd
        g = dy * gamma
        dx = rstd * (g - through_mean * g.mean(0) - through_var * z * (g * z).mean(0))
        return factor * dx, dgamma((dy * z).sum(0)), dy.sum(0)

    return batch_norm_backward


def named(fn):
    wanted = {"f": check.norm.batch_norm_forward, "b": check.norm.batch_norm_backward}
    return wanted["f" if "forward" in fn.__name__ else "b"](fn).misconception


def test_the_reference_of_these_tests_is_right():
    assert check.norm.batch_norm_forward(forward()).verdict == "pass"
    assert check.norm.batch_norm_backward(backward()).verdict == "pass"


@pytest.mark.parametrize(
    ("fn", "name"),
    [
        (forward(lambda var, eps: np.sqrt(var) + eps), "M-03"),
        (forward(lambda var, eps: np.sqrt(var + eps**2)), "R-488"),
        (forward(gamma=np.square), "R-494"),
        (forward(beta=np.square), "R-495"),
        (backward(through_mean=0.5), "R-496"),
        (backward(through_var=2.0), "R-497"),
        (backward(factor=2.0), "R-498"),
        (backward(factor=0.0), None),  # zeros are no right bracket with a wrong factor
        (backward(dgamma=np.abs), "R-499"),
        (backward(dgamma=np.abs, through_var=2.0, factor=1.0), "R-497"),
    ],
)
def test_what_is_wrong_where_has_a_name(fn, name):
    assert named(fn) == name


def test_an_unbiased_variance_with_a_treatment_of_its_own_for_constant_channels():
    def batch_norm_forward(x, gamma, beta, eps=1e-5):
        x = np.asarray(x, dtype=np.float64)
        axes = tuple(axis for axis in range(x.ndim) if axis != 1)
        mu, var = x.mean(axes, keepdims=True), x.var(axes, keepdims=True, ddof=1)
        y = spread(gamma, x) * (x - mu) / np.sqrt(var + eps) + spread(beta, x)
        return np.where(var == 0, 0.0, y)

    assert check.norm.batch_norm_forward(batch_norm_forward).misconception == "M-01"


def test_arrays_changed_in_place_have_a_name_and_cost_nothing():
    def batch_norm_forward(x, gamma, beta, eps=1e-5):
        y = forward()(x, gamma, beta, eps)
        x += 1
        return y

    verdict = check.norm.batch_norm_forward(batch_norm_forward)
    assert (verdict.verdict, verdict.misconception) == ("pass", "R-916")
