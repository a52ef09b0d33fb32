"""Figures on the scale of features, from results made by hand."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from course_pkg.plots import scaling
from course_pkg.plots.style import Lang
from course_pkg.results.scaling import Scaling, WhitenedDigits

RNG = np.random.default_rng(0)
LANGS = get_args(Lang)


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_points_are_seen_four_times(lang: Lang) -> None:
    axes = scaling.clouds(lang).axes
    assert [ax.get_title(loc="left") for ax in axes] == [
        word[lang] for word in (scaling.RAW, scaling.STANDARDIZED, scaling.PCA, scaling.ZCA)
    ]
    assert {len(ax.lines[0].get_xdata()) for ax in axes} == {197}
    # Standardizing keeps a point on its side of every mean; PCA whitening need not.
    signs = [np.sign([line.get_xydata()[0] for line in ax.lines[1:]]) for ax in axes]
    np.testing.assert_array_equal(signs[1], signs[3])
    assert np.any(signs[1] != signs[2])


@pytest.mark.parametrize("lang", LANGS)
def test_each_path_starts_at_its_mark(lang: Lang) -> None:
    hessians = np.stack([np.diag([1.0, k]) for k in (900.0, 19.0, 1.0)])
    names, two = ("raw", "standardized", "whitened"), (0, 1)
    condition, paths = RNG.uniform(1, 9000, (3, 2)), RNG.normal(size=(3, 5, 2))
    per_seed = [np.stack([first, 2 * first], axis=-1) for first in (hessians, paths)]
    result = Scaling(names, two, condition, condition, condition[0], *per_seed, 1e-6)
    for ax, path, kappa in zip(scaling.descent(result, lang).axes, paths, condition, strict=True):
        np.testing.assert_allclose(ax.lines[0].get_xydata(), path)
        np.testing.assert_allclose(ax.lines[1].get_xydata(), path[:1])
        assert f"{kappa[0]:,.0f}" in ax.get_title(loc="left")


@pytest.mark.parametrize("lang", LANGS)
def test_every_floor_is_named(lang: Lang) -> None:
    errors = RNG.uniform(0.05, 0.5, (3, 2, 2, 2))
    arms = ("common", "standardized", "whitened 0.1")
    result = WhitenedDigits(arms, (40, 80), (0.3, 1.0), (0, 1), errors, errors, errors, early=10)
    fig = scaling.whitened_digits(result, lang)
    named = [text.get_text() for text in fig.legends[0].get_texts()]
    assert named == [scaling.COMMON[lang], scaling.EACH[lang], scaling.FLOOR[lang].format("0.1")]
    means = [line.get_ydata() for line in fig.axes[1].lines if line.get_label()[0] != "_"]
    np.testing.assert_allclose(means, result.best.mean(axis=2))


def test_the_expected_number_of_steps_is_one_where_the_loss_is_round() -> None:
    condition = np.array([[19.0], [1.0]])
    empty = np.empty((2, 2))
    result = Scaling(
        ("standardized", "whitened"), (0,), condition, condition, empty, empty, empty, 1e-6
    )
    np.testing.assert_allclose(result.expected[:, 0], [np.log(1e-3) / np.log(0.9), 1.0])
