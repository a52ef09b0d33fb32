"""Where layer norm stands: asserted on results, without drawing."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from course_pkg.experiments import residual_norms
from course_pkg.reference.norm import layer_norm_forward
from course_pkg.results.residual_norms import ARMS


def test_the_norm_is_the_reference_s() -> None:
    x = np.random.default_rng(0).normal(size=(2, 3, 8))
    expected, _ = layer_norm_forward(x, np.ones(8), np.zeros(8))
    found = residual_norms._layer_norm(torch.from_numpy(x)).numpy()
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_gradients_shrink_toward_the_output_on_the_branch_and_not_on_the_sum() -> None:
    found = residual_norms.pre_post(rates=(0.1,), seeds=(0, 1, 2), steps=1)
    pre, post, _ = found.gradient.mean(axis=-1)
    assert pre[0] > 1.5 * pre[-1]
    assert post[-1] > post[0]


@pytest.mark.slow
def test_without_warm_up_the_branch_trains_where_the_sum_does_not() -> None:
    found = residual_norms.pre_post(rates=(0.1, 0.3))
    assert found.at("pre", 0.3).mean < 0.15
    assert found.at("post", 0.3).mean > 0.5
    # The fair opponent: a scaled branch needs no norm, until the rate is too large.
    assert found.at("none", 0.1).mean < 0.15 < 0.5 < found.at("none", 0.3).mean


def test_same_seed_same_numbers() -> None:
    settings = {"rates": (0.1,), "seeds": (0,), "blocks": 2, "steps": 2}
    first, second = (residual_norms.pre_post(**settings) for _ in range(2))
    np.testing.assert_array_equal(first.error, second.error)
    assert first.gradient.shape == (len(ARMS), 2, 1)
