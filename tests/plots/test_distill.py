"""Figures of distillation, from results made by hand: no training, no pixels."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from course_pkg.plots import distill
from course_pkg.plots.style import Lang
from course_pkg.results.distill import LogitMatching, MissingClass, SoftLabels, Temperature


@pytest.fixture
def temperature() -> Temperature:
    rng = np.random.default_rng(0)
    return Temperature(
        sizes=(40, 100),
        temperatures=(1.0, 4.0, 20.0),
        seeds=(0, 1, 2),
        hard=rng.uniform(0.7, 0.8, (2, 3)),
        smoothed=rng.uniform(0.7, 0.8, (2, 3)),
        soft=rng.uniform(0.8, 0.9, (2, 3, 3)),
        ensemble=np.array([0.98, 0.97, 0.99]),
        single=np.array([0.97, 0.96, 0.98]),
        confidence=np.full((3, 3), 0.9),
        smoothing=0.1,
    )


@pytest.fixture
def missing() -> MissingClass:
    soft = np.array([[0.1, 0.2, 0.3], [0.9, 0.8, 0.7]])
    hard = np.array([0.4, 0.5, 0.6])
    return MissingClass(
        missing=3,
        temperatures=(1.0, 8.0),
        prices=(0.01, 0.1),
        seeds=(0, 1, 2),
        hard=np.zeros(3),
        hard_shifted=np.stack([hard, hard + 0.2]),
        soft=soft,
        soft_shifted=np.stack([soft + 0.1, soft + 0.2]),
        others_hard=np.ones(3),
        others_hard_shifted=np.ones((2, 3)),
        others=np.ones((2, 3)),
        others_shifted=np.ones((2, 2, 3)),
    )


@pytest.mark.parametrize("lang", get_args(Lang))
def test_a_panel_per_size_and_the_means_in_it(temperature: Temperature, lang: Lang) -> None:
    axes = distill.temperature(temperature, lang).axes
    assert [ax.get_title(loc="left") for ax in axes] == [
        distill.EXAMPLES[lang].format(n=n) for n in temperature.sizes
    ]
    means = axes[1].containers[0].lines[0].get_ydata(orig=False)
    np.testing.assert_allclose(means, temperature.soft[1].mean(axis=1))


@pytest.mark.parametrize("lang", get_args(Lang))
def test_control_stands_beside_the_soft_targets(missing: MissingClass, lang: Lang) -> None:
    (ax,) = distill.missing_class(missing, lang).axes
    raw, little, much = (bar.lines[0].get_ydata(orig=False) for bar in ax.containers)
    np.testing.assert_allclose(raw, [0.0, 0.2, 0.8])
    np.testing.assert_allclose(little, [0.5, 0.3, 0.9])
    np.testing.assert_allclose(much, [0.7, 0.4, 1.0])
    assert ax.get_xticklabels()[0].get_text() == distill.HARD[lang]


@pytest.mark.parametrize("lang", get_args(Lang))
def test_both_panels_run_over_the_temperatures(lang: Lang) -> None:
    result = LogitMatching(
        temperatures=(1.0, 10.0),
        centred=np.array([0.5, 0.1]),
        uncentred=np.array([0.6, 0.3]),
        norm=np.array([8.0, 0.1]),
        scaled=np.array([8.0, 10.0]),
    )
    left, right = distill.logit_matching(result, lang).axes
    drawn = [line.get_ydata(orig=False) for ax in (left, right) for line in ax.lines]
    wanted = [result.centred, result.uncentred, result.scaled, result.norm]
    for found, expected in zip(drawn, wanted, strict=True):
        np.testing.assert_allclose(found, expected)
    assert left.get_xscale() == right.get_xscale() == "log"


@pytest.mark.parametrize("lang", get_args(Lang))
def test_printed_row_comes_last(lang: Lang) -> None:
    result = SoftLabels(
        printed=np.array([0.05, 0.3, 0.2, 0.005]),
        total=0.555,
        implied=np.array([5.0]),
        temperatures=(1.0, 5.0),
        softened=np.full((2, 4), 0.25),
        bits=np.array([2.0, 2.0]),
    )
    axes = distill.soft_labels(result, lang).axes
    np.testing.assert_allclose([bar.get_height() for bar in axes[-1].patches], result.printed)
    assert axes[-1].get_title(loc="left") == distill.PRINTED[lang]
