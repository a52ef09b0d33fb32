"""Figures read through their artists, from results made by hand; nothing is trained."""

from __future__ import annotations

import re

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.container import ErrorbarContainer
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font

from course_pkg.plots import norm
from course_pkg.plots.style import FONT_FILE, Lang, to_svg
from course_pkg.results import InitAndRate, SmallBatch, interval

BATCH_NORM = np.array([[0.4, 0.5, 0.6], [0.04, 0.05, 0.03]])
OWN_GROUP = np.array([[0.7, 0.7, 0.8], [0.2, 0.2, 0.1]])
ALONE = np.array([0.03, 0.04, 0.05])

SMALL_BATCH = SmallBatch(
    sizes=(2, 4),
    seeds=(0, 1, 2),
    batch_norm=BATCH_NORM,
    own_group=OWN_GROUP,
    layer_norm=ALONE,
    group_norm=ALONE + 0.01,
    no_norm=ALONE + 0.02,
    gradient_batch=64,
    lr=0.1,
    steps=10,
)
INIT_AND_RATE = InitAndRate(
    rates=(0.1, 1.0),
    seeds=(0, 1, 2),
    plain_default=OWN_GROUP,
    norm_default=BATCH_NORM,
    plain_he=OWN_GROUP / 2,
    norm_he=BATCH_NORM / 2,
    steps=10,
)
LANGS: tuple[Lang, ...] = ("ko", "en")
PLOTS = ((norm.small_batch, SMALL_BATCH), (norm.init_and_lr, INIT_AND_RATE))


def bars(ax: Axes) -> list[ErrorbarContainer]:
    return [each for each in ax.containers if isinstance(each, ErrorbarContainer)]


def texts(fig: Figure) -> str:
    found = [text.get_text() for ax in fig.axes for text in ax.findobj(match=is_text)]
    return "\n".join(found)


def is_text(artist: object) -> bool:
    return hasattr(artist, "get_text") and bool(artist.get_text())


def test_small_batch_draws_means_and_every_seed() -> None:
    (ax,) = norm.small_batch(SMALL_BATCH, "en").axes
    own, running, *alone = bars(ax)
    np.testing.assert_allclose(running.lines[0].get_ydata(), BATCH_NORM.mean(axis=1))
    np.testing.assert_allclose(own.lines[0].get_ydata(), OWN_GROUP.mean(axis=1))
    assert [each.lines[0].get_ydata()[0] for each in alone] == pytest.approx([0.04, 0.05, 0.06])
    drawn = np.concatenate(
        [line.get_ydata() for line in ax.lines if line.get_linestyle() == "None"]
    )
    for value in [*BATCH_NORM.ravel(), *OWN_GROUP.ravel(), *ALONE]:
        assert np.isclose(drawn, value).any()


def test_intervals_are_drawn_and_stay_above_zero() -> None:
    (ax,) = norm.small_batch(SMALL_BATCH, "en").axes
    for container, errors in zip(bars(ax)[1:2], [BATCH_NORM], strict=True):
        segments = container.lines[2][0].get_segments()
        for (low, high), row in zip(segments, errors, strict=True):
            assert high[1] == pytest.approx(interval(row).high)
            assert low[1] > 0


def test_init_and_lr_has_a_panel_per_start() -> None:
    left, right = norm.init_and_lr(INIT_AND_RATE, "en").axes
    np.testing.assert_allclose(bars(left)[0].lines[0].get_ydata(), OWN_GROUP.mean(axis=1))
    np.testing.assert_allclose(bars(right)[1].lines[0].get_ydata(), BATCH_NORM.mean(axis=1) / 2)
    assert left.get_ylim() == right.get_ylim()


def test_english_figures_have_no_hangul_and_korean_ones_no_english() -> None:
    for plot, result in PLOTS:
        assert not re.search("[가-힣]", texts(plot(result, "en")))
        said = texts(plot(result, "ko"))
        assert "테스트 오류율" in said
        assert set(re.findall("[A-Za-z]{2,}", said)) <= {"PyTorch", "He"}


def test_every_glyph_is_in_the_shipped_font() -> None:
    shipped = FT2Font(FONT_FILE).get_charmap()
    for plot, result in PLOTS:
        for lang in LANGS:
            # The real minus sign and mathematics come from matplotlib's own fonts.
            said = re.sub(r"\$[^$]*\$|\s", "", texts(plot(result, lang)))
            assert {letter for letter in said if ord(letter) not in shipped} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_figures_can_be_written(lang: Lang) -> None:
    for plot, result in PLOTS:
        assert to_svg(plot(result, lang), salt="test").startswith("<?xml")


def test_markers_tell_arms_apart_without_colour() -> None:
    (ax,) = norm.small_batch(SMALL_BATCH, "en").axes
    markers = [each.lines[0].get_marker() for each in bars(ax)]
    assert len(set(markers)) == len(markers) == 5
