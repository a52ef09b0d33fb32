"""The figure on layer norm's place, from a result made by hand."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from figures import assert_every_seed_is_drawn

from course_pkg.plots import residual_norms
from course_pkg.plots.style import Lang
from course_pkg.results.residual_norms import ARMS, PrePost


@pytest.mark.parametrize("lang", get_args(Lang))
def test_every_arm_is_drawn_in_both_panels(lang: Lang) -> None:
    gradient = np.linspace(1, 2, 12).reshape(3, 2, 2)
    error = np.linspace(0, 1, 12).reshape(3, 2, 2)
    fig = residual_norms.pre_post(PrePost((0.1, 1.0), (0, 1), gradient, error, 2, 5), lang)
    start, end = fig.axes
    means = [line for line in start.lines if line.get_marker() != "None"]
    for line, own in zip(means, gradient, strict=True):
        np.testing.assert_allclose(line.get_ydata(), own.mean(axis=-1))
        assert_every_seed_is_drawn(start, own)
    for bars, own in zip(end.containers, error, strict=True):
        np.testing.assert_allclose(bars.lines[0].get_ydata(), own.mean(axis=-1))
    assert [b.get_label() for b in end.containers] == [
        residual_norms.NAMES[arm][lang] for arm in ARMS
    ]
