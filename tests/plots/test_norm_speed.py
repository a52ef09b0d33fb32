"""Figures on the speed of training, from results made by hand."""

from __future__ import annotations

import numpy as np
from figures import check, texts

from course_pkg.plots import norm
from course_pkg.plots.norm_speed import ARMS
from course_pkg.results.norm_speed import NEVER, StepRatio


def test_every_arm_has_its_ratio_or_a_cross() -> None:
    steps = np.random.default_rng(0).integers(20, 400, (len(ARMS), 2, 5)).astype(np.float64)
    steps[0] = 20.0
    steps[3] = 50.0
    steps[2, 1, 4] = NEVER
    rates = np.ones(steps.shape[:2])
    made = StepRatio(tuple(ARMS), (0.9, 0.95), (0, 1, 2, 3, 4), steps, rates, 1000, 1.4)
    fig = check(norm.step_ratio, made)
    assert [label.get_text() for label in fig.axes[0].get_yticklabels()] == [
        ARMS[arm]["en"] for arm in ARMS
    ]
    assert texts(fig).count("×2.5") == 2
    for ax, crosses in zip(fig.axes, (0, 1), strict=True):
        assert [line.get_marker() for line in ax.lines].count("x") == crosses
