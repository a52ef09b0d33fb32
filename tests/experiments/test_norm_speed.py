"""Steps saved by batch norm, against opponents of every strength."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.errors import InvalidValueError
from course_pkg.experiments import norm, norm_speed
from course_pkg.experiments.store import cached
from course_pkg.results.norm_speed import NEVER, StepRatio


@pytest.mark.slow
def test_the_factor_shrinks_with_every_fairer_opponent() -> None:
    found = cached(norm.step_ratio)
    for target in found.targets:
        ratios = {arm: found.ratio(arm, target).mean for arm in found.arms}
        assert ratios["same rate"] > 1.5 * ratios["tuned rate"]
        assert ratios["tuned rate"] > 1.5 * ratios["good start"]
        # ReLU alone nearly keeps up with batch norm on sigmoids, and gains from it as well.
        assert ratios["ReLU"] < 2
        assert ratios["ReLU"] > 1.5 * ratios["ReLU norm"]
    assert found.ratio("same rate", 0.9).mean > 10
    assert found.ratio("good start", 0.95).mean < 3


def test_what_never_arrives_has_no_ratio() -> None:
    steps = np.array([[[10.0, 20.0]], [[30.0, NEVER]]])
    made = StepRatio(("norm", "slow"), (0.9,), (0, 1), steps, np.ones_like(steps), 100, 1.4)
    assert made.ratio("norm", 0.9).mean == 1
    with pytest.raises(InvalidValueError, match=r"'slow' did not reach 0.9 within 100 steps"):
        made.ratio("slow", 0.9)


def test_short_run_reports_only_what_it_saw() -> None:
    found = norm.step_ratio(targets=(0.2, 0.99), seeds=(0, 1), width=16, limit=10)
    assert found.steps.shape == (7, 2, 2)
    assert (found.steps[:, 0] <= found.steps[:, 1]).all()
    assert np.isin(found.steps, [5, 10, NEVER]).all()


def test_best_rate_is_the_one_with_the_fewest_steps() -> None:
    reached = np.array([[10.0, 20.0, 5.0, NEVER]])
    steps, rate = norm_speed.best(reached, (0.1, 0.2))
    np.testing.assert_array_equal(steps, [[10.0, 20.0]])
    np.testing.assert_array_equal(rate, [[0.1, 0.1]])
