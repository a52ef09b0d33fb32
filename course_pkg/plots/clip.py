"""Figures of the gradient clipping experiments."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, PURPLE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.base import interval
from course_pkg.results.clip import Cliff, RnnClipping

METHODS = {
    "none": Word("클리핑 없음", "no clipping"),
    "value": Word("값 기준", "by value"),
    "norm": Word("텐서별 노름 기준", "by norm, per tensor"),
    "global": Word("전체 노름 기준", "by global norm"),
    "adaptive": Word("적응형(AGC)", "adaptive (AGC)"),
}
WEIGHT = Word("가중치 $w$", "weight $w$")
BIAS = Word("편향 $b$", "bias $b$")
ARRIVED = Word("최소점에 이른 출발점의 비율", "starts that reach the minimum")
LIMIT = Word("임곗값", "limit")
ACCURACY = Word("테스트 정확도", "test accuracy")
RATE = Word("학습률 {rate:g}", "learning rate {rate:g}")
CHANCE = Word("찍을 때", "chance")

_COLOURS = {"none": GREY, "value": ORANGE, "norm": PURPLE, "global": BLUE, "adaptive": GREEN}
_MARKERS = {"none": "v", "value": "s", "norm": "D", "global": "o", "adaptive": "^"}


@house_style()
def cliff(result: Cliff, lang: Lang) -> Figure:
    """The error surface with the path of one start under each method, and how many arrive."""
    fig, (surface, share) = figure(columns=2, width=8.0, height=3.8, width_ratios=(3, 2))
    surface.contourf(
        result.w, result.bias, np.sqrt(result.loss), levels=14, cmap="Greys", alpha=0.5
    )
    surface.set_xlim(result.w[0], result.w[-1])
    surface.set_ylim(result.bias[0], result.bias[-1])
    surface.grid(visible=False)
    for arm, path in zip(result.arms, result.path, strict=True):
        surface.plot(
            *path.T, color=_COLOURS[arm], marker=_MARKERS[arm], markersize=2.5, linewidth=0.8
        )
    surface.plot(*result.path[0, 0], "o", color="#010203", markersize=7, fillstyle="none")
    surface.set_xlabel(WEIGHT[lang])
    surface.set_ylabel(BIAS[lang])

    rows = np.arange(len(result.arms))
    share.barh(rows, result.share_arrived, color=[_COLOURS[arm] for arm in result.arms])
    share.set_yticks(rows, [METHODS[arm][lang] for arm in result.arms])
    share.invert_yaxis()
    share.set_xlim(0, 1)
    share.xaxis.set_major_formatter(PercentFormatter(xmax=1.0, decimals=0, symbol="%"))
    share.set_xlabel(ARRIVED[lang])
    share.grid(visible=False, axis="y")
    return fig


@house_style()
def rnn_clipping(result: RnnClipping, lang: Lang) -> Figure:
    """Accuracy of every seed, its mean and 95 % interval, by method and limit, a panel per rate."""
    fig, axes = figure(columns=len(result.rates), width=8.4, height=4.2, sharey=True, squeeze=False)
    for row, (ax, rate) in enumerate(zip(axes[0], result.rates, strict=True)):
        _arms(ax, result, row, lang)
        ax.set_title(RATE[lang].format(rate=rate))
        ax.axvline(0.25, color=GREY, linewidth=0.8, linestyle=":")
        ax.set_xlim(0, 1.05)
        ax.xaxis.set_major_formatter(PercentFormatter(xmax=1.0, decimals=0, symbol="%"))
    axes[0, len(result.rates) // 2].set_xlabel(ACCURACY[lang])
    axes[0, 0].invert_yaxis()
    return fig


def _arms(ax: Axes, result: RnnClipping, row: int, lang: Lang) -> None:
    names = []
    for arm, (method, limit) in enumerate(zip(result.methods, result.limits, strict=True)):
        accuracy = result.accuracy[row, arm]
        found = interval(accuracy)
        colour, marker = _COLOURS[method], _MARKERS[method]
        # A little above the mean, or its marker would hide the seeds.
        ax.plot(
            accuracy, np.full(len(accuracy), arm - 0.22), marker, color=colour, alpha=0.5, ms=3.5
        )
        ax.errorbar(
            found.mean, arm, xerr=found.half, color=colour, marker=marker, markersize=6, capsize=3
        )
        names.append(METHODS[method][lang] + (f", {limit:g}" if method != "none" else ""))
    ax.set_yticks(np.arange(len(names)), names)
    ax.grid(visible=False, axis="y")
