"""Figures on the speed of training, from results made by hand."""

from __future__ import annotations

import numpy as np
from figures import check, texts

from course_pkg.plots import norm
from course_pkg.plots.norm_speed import ARMS, CNN_ARMS, PAPER
from course_pkg.results.norm_speed import NEVER, StepRatio


def test_every_arm_has_its_ratio_or_a_cross() -> None:
    steps = np.random.default_rng(0).integers(20, 400, (len(ARMS), 2, 5)).astype(np.float64)
    steps[0] = 20.0
    steps[3] = 50.0
    steps[2, 1, 4] = NEVER
    rates = np.ones_like(steps)
    made = StepRatio(tuple(ARMS), (0.9, 0.95), (0, 1, 2, 3, 4), steps, rates, 1000, 1.4)
    fig = check(norm.step_ratio, made)
    assert [label.get_text() for label in fig.axes[0].get_yticklabels()] == [
        ARMS[arm]["en"] for arm in ARMS
    ]
    assert texts(fig).count("×2.5") == 2
    for ax, crosses in zip(fig.axes, (0, 1), strict=True):
        assert [line.get_marker() for line in ax.lines].count("x") == crosses


def test_the_line_of_the_paper_stands_where_its_factor_would_be() -> None:
    steps = np.full((len(CNN_ARMS), 2, 5), 90.0)
    steps[0, 0], steps[0, 1] = 20.0, 30.0
    made = StepRatio(
        tuple(CNN_ARMS), (0.8, 0.85), (0, 1, 2, 3, 4), steps, np.ones_like(steps), 600, 1.4
    )
    fig = check(norm.step_ratio_cnn, made)
    for ax, mean in zip(fig.axes, (20, 30), strict=True):
        dashed = [line.get_xdata()[0] for line in ax.lines if line.get_linestyle() == "--"]
        assert dashed == [PAPER * mean]
    assert texts(fig).count("×4.5") == len(CNN_ARMS) - 1
    assert texts(fig).count("×14") == 2
