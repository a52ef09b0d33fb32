"""What depth does to gradients and training to activations, as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.experiments import norm
from course_pkg.results.norm_signals import DepthGradients


@pytest.fixture(scope="module")
def gradients() -> DepthGradients:
    return norm.depth_gradients()


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
