"""Figures on learning, from results made by hand: no training, no pixels."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from figures import assert_every_seed_is_drawn

from course_pkg.plots import learning
from course_pkg.plots.style import Lang
from course_pkg.results.learning import BatchNoise, BiasVariance, EarlyStopping, GradientNoise
from course_pkg.results.timing import BatchTimes

RNG = np.random.default_rng(0)
LANGS = get_args(Lang)


@pytest.mark.parametrize("lang", LANGS)
def test_theory_stands_beside_the_measurement(lang: Lang) -> None:
    result = BatchNoise((4, 16), (0, 1), np.array([[0.5, 0.52], [0.25, 0.24]]))
    (ax,) = learning.batch_noise(result, lang).axes
    np.testing.assert_allclose(ax.lines[0].get_ydata(), [0.5, 0.25])
    np.testing.assert_allclose(ax.lines[1].get_ydata(), result.spread.ravel())


@pytest.mark.parametrize("lang", LANGS)
def test_each_network_has_its_times_and_a_line_to_compare(lang: Lang) -> None:
    times = np.array([[80.0, 20.0, 6.0], [900.0, 500.0, 450.0]])
    (ax,) = learning.batch_times(BatchTimes(("small", "large"), (1, 4, 16), times), lang).axes
    inverse, small, _, large, _ = (line.get_ydata() for line in ax.lines)
    np.testing.assert_allclose(inverse, [80, 20, 5])
    np.testing.assert_allclose([small, large], times)
    named = [text.get_text() for text in ax.get_legend().get_texts()]
    assert named == [*(word[lang] for word in learning.NETWORKS.values()), learning.INVERSE[lang]]


@pytest.mark.parametrize("lang", LANGS)
def test_both_gaps_are_drawn(lang: Lang) -> None:
    values = RNG.uniform(0.1, 0.2, (2, 3))
    result = GradientNoise((8, 16), (0, 1, 2), values, values / 1e15, values)
    _, right = learning.gradient_noise(result, lang).axes
    named = [text.get_text() for text in right.get_legend().get_texts()]
    assert named == [learning.BATCH_NORM[lang], learning.NO_NORM[lang]]
    means = right.containers[0].lines[0].get_ydata(orig=False)
    np.testing.assert_allclose(means, values.mean(axis=1))


@pytest.mark.parametrize("lang", LANGS)
def test_the_sum_is_the_sum(lang: Lang) -> None:
    bias2, variance, error = RNG.uniform(0.1, 0.5, (3, 2, 3))
    result = BiasVariance((1, 5), (0, 1, 2), bias2, bias2, variance, variance, error, noise=0.09)
    (ax,) = learning.bias_variance(result, lang).axes
    drawn = {line.get_label(): line.get_ydata() for line in ax.lines}
    np.testing.assert_allclose(drawn[learning.SUM[lang]], (bias2 + variance + 0.09).mean(axis=1))
    for part in (bias2, variance):
        assert_every_seed_is_drawn(ax, part)


@pytest.mark.parametrize("lang", LANGS)
def test_every_patience_and_the_end_have_a_place(lang: Lang) -> None:
    curve, ends = RNG.uniform(0.1, 1, (10, 2)), RNG.uniform(0.1, 1, (3, 2))
    result = EarlyStopping((1, 5, 20), (0, 1), curve, curve, curve, ends, ends + 1, ends[0])
    left, right = learning.early_stopping(result, lang).axes
    assert [label.get_text() for label in right.get_xticklabels()] == ["1", "5", "20", "∞"]
    assert len(left.lines) == 3
