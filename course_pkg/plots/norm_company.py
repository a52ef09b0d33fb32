"""Figure on what the company of an example does to its answer."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from course_pkg.plots import words
from course_pkg.plots._curves import curves
from course_pkg.plots._runs import percent
from course_pkg.plots.style import BLUE, GREY, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.base import interval
from course_pkg.results.norm_company import Company

SIZE = Word("함께 넣은 샘플 수 (자신 포함)", "examples in the batch, itself included")
CHANGED = Word("다른 배치에서 답이 바뀐 이미지", "images whose answer changes")
IN_COMPANY = Word("훈련 모드", "training mode")
ALONE = Word("평가 모드", "evaluation mode")


@house_style()
def company(result: Company, lang: Lang) -> Figure:
    """Share of changing answers, and test error, against the size of the batch."""
    fig, (left, right) = figure(columns=2, width=8.0, height=3.6)
    sizes = np.array(result.sizes, dtype=np.float64)
    curves(left, sizes, result.changed, ORANGE, IN_COMPANY[lang], marker="o")
    curves(right, sizes, result.error, ORANGE, IN_COMPANY[lang], marker="o")
    left.axhline(0.0, color=BLUE, linestyle="--", label=ALONE[lang])
    found = interval(result.alone)
    right.axhline(found.mean, color=BLUE, linestyle="--", label=ALONE[lang])
    right.axhspan(found.low, found.high, color=GREY, alpha=0.15, linewidth=0)
    left.set_ylabel(CHANGED[lang])
    right.set_ylabel(words.TEST_ERROR[lang])
    for ax in (left, right):
        ax.set_xscale("log")
        ax.set_xticks(result.sizes, [f"{size}" for size in result.sizes])
        ax.xaxis.set_minor_locator(NullLocator())
        ax.set_xlabel(SIZE[lang])
        percent(ax)
        ax.legend()
    return fig
