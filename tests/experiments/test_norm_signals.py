"""What depth does to gradients and training to activations, as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.experiments import norm
from course_pkg.experiments.store import cached
from course_pkg.results.norm_signals import ActivationDrift, DepthGradients


@pytest.fixture(scope="module")
def gradients() -> DepthGradients:
    return cached(norm.depth_gradients)


def test_gradients_vanish_explode_or_stay_by_the_start(gradients: DepthGradients) -> None:
    assert gradients.decades("sigmoid, Xavier", False).high < -10
    assert gradients.decades("ReLU, sd 0.05", False).high < -7
    assert gradients.decades("ReLU, sd 0.3", False).low > 5
    for arm in ("ReLU, He", "tanh, Xavier"):
        assert abs(gradients.decades(arm, False).mean) < 1


def test_batch_norm_forgets_the_scale_and_explodes_as_derived(gradients: DepthGradients) -> None:
    starts = [gradients.growth(f"ReLU, {start}", True) for start in ("sd 0.05", "sd 0.3", "He")]
    for growth in starts:
        assert growth.mean == pytest.approx(gradients.theory, rel=0.01)
    # Worse than He's start without it, and far better than the bad ones.
    assert gradients.decades("ReLU, He", True).low > 1.4
    assert gradients.decades("sigmoid, Xavier", True).high < 0.5


def test_skip_connections_slow_the_growth(gradients: DepthGradients) -> None:
    lengths = np.log(gradients.normed[gradients.arms.index("ReLU, He, skip")])
    per_layer = lengths[:-1] - lengths[1:]
    assert per_layer[-5:].mean() < np.log(1.06)
    assert gradients.decades("ReLU, He, skip", True).high < 1.1
    assert gradients.decades("ReLU, He, skip", False).low > 3


@pytest.fixture(scope="module")
def drift() -> ActivationDrift:
    return norm.activation_drift(steps=(0, 20, 100), hidden=(32, 32), probes=256)


def test_batch_norm_pins_the_means_it_makes_and_only_those(drift: ActivationDrift) -> None:
    assert drift.mean_x_hat.max() < 1e-5
    assert (drift.mean_y[-1] > 0.01).all()
    assert (drift.mean_plain[-1] > 3 * drift.mean_y[-1]).all()
    # Without it training moves the means by more than batches differ among themselves.
    assert (drift.mean_plain[-1] > 2 * drift.between_batches).all()
    assert (drift.mean_plain[0] == 0).all()


def test_correlations_and_shape_are_not_held(drift: ActivationDrift) -> None:
    assert (drift.correlation_x_hat[-1] > 0.05).all()
    assert drift.correlation_x_hat[-1].mean() > 0.4 * drift.correlation_plain[-1].mean()
    before, after = drift.skew
    assert before == pytest.approx(2, abs=0.02)
    assert after == pytest.approx(before, abs=1e-9)


def test_half_are_zero_at_the_start(drift: ActivationDrift) -> None:
    np.testing.assert_allclose(drift.zeros[0], 0.5, atol=0.03)
    assert (drift.zeros > 0.3).all()
