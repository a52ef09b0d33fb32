"""Figures on where layer norm stands in a residual network."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from course_pkg.plots._curves import curves
from course_pkg.plots._runs import points
from course_pkg.plots.style import BLUE, GREY, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.residual_norms import ARMS, PrePost

NAMES = {
    "pre": Word("앞(pre-norm)", "pre-norm"),
    "post": Word("뒤(post-norm)", "post-norm"),
    "none": Word("정규화 없음", "no norm"),
}
BLOCK = Word("블록(입력에서 출력으로)", "block, from input to output")
GRADIENT = Word("훈련 전", "before training")
NORM = Word("그레이디언트의 노름", "norm of the gradient")
RATE = Word("학습률", "learning rate")
ERROR = Word("테스트 오류율", "test error")

_COLOURS = {"pre": BLUE, "post": ORANGE, "none": GREY}
_MARKERS = {"pre": "o", "post": "s", "none": "v"}


@house_style()
def pre_post(result: PrePost, lang: Lang) -> Figure:
    """Left the gradient of every block at the start, right the test error against the rate."""
    fig, (start, end) = figure(columns=2, width=8.0, height=3.6)
    blocks = np.arange(1, result.blocks + 1, dtype=np.float64)
    for arm, gradient, error in zip(ARMS, result.gradient, result.error, strict=True):
        colour, marker = _COLOURS[arm], _MARKERS[arm]
        curves(start, blocks, gradient, colour, marker=marker)
        points(end, np.array(result.rates), error, colour, marker, NAMES[arm][lang])
    start.set_ylim(bottom=0)
    start.set_xticks([1, *range(4, result.blocks + 1, 4)])
    start.set_xlabel(BLOCK[lang])
    start.set_ylabel(NORM[lang])
    start.set_title(GRADIENT[lang])
    end.set_xscale("log")
    end.set_ylim(0, 1)
    end.yaxis.set_major_formatter(PercentFormatter(xmax=1.0, decimals=0, symbol="%"))
    end.set_xlabel(RATE[lang])
    end.set_title(ERROR[lang])
    fig.legend(*end.get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return fig
