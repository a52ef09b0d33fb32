"""Figures on shifted data, from results made by hand."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from course_pkg.plots import shift
from course_pkg.plots.style import Lang
from course_pkg.results.shift import CovariateShift, ShiftDetector

RNG = np.random.default_rng(0)
LANGS = get_args(Lang)


@pytest.mark.parametrize("lang", LANGS)
def test_each_model_has_its_panel_and_each_weighting_its_line(lang: Lang) -> None:
    arms = RNG.uniform(0.1, 1, (6, 2, 3, 2))
    result = CovariateShift((1, 7), (0.0, 1.0, 2.0), (0, 1), *arms, effective=arms[0, 0])
    fig = shift.covariate_shift(result, lang)
    assert [ax.get_title(loc="left") for ax in fig.axes] == [
        shift.DEGREE[1][lang],
        shift.DEGREE[7][lang],
    ]
    named = [text.get_text() for text in fig.legends[0].get_texts()]
    words = (shift.PLAIN, shift.WEIGHTED, shift.ESTIMATED, shift.BEST)
    assert named == [word[lang] for word in words]
    drawn = {line.get_label(): line.get_ydata() for line in fig.axes[1].lines}
    geometric = np.exp(np.log(result.weighted[1]).mean(axis=1))
    np.testing.assert_allclose(drawn[shift.WEIGHTED[lang]], geometric)


@pytest.mark.parametrize("lang", LANGS)
def test_every_world_shows_every_detector_and_the_level(lang: Lang) -> None:
    alarms = RNG.uniform(0, 1, (4, 4, 2, 3))
    worlds, detectors = tuple(shift.WORLDS), tuple(shift.DETECTORS)
    result = ShiftDetector(worlds, detectors, (50, 100), (0, 1, 2), alarms, 0.05, 8, 10)
    fig = shift.shift_detector(result, lang)
    assert len(fig.axes) == 4
    for ax, of_world in zip(fig.axes, alarms, strict=True):
        assert ax.lines[0].get_ydata()[0] == 0.05
        means = [line.get_ydata() for line in ax.lines if line.get_label()[0] != "_"]
        np.testing.assert_allclose(means, of_world.mean(axis=2))
    assert len(fig.legends[0].get_texts()) == 5
