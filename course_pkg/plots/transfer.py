"""Figures of the experiments on transfer learning."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from course_pkg.plots.style import BLUE, GREY, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.base import Floats, interval
from course_pkg.results.transfer import CutLayer, Quadrants

ACCURACY = Word("테스트 정확도", "test accuracy")
TITLE = Word("{task}, 샘플 {n:,}개", "{task}, {n:,} examples")
TASKS = {
    "digits": Word("비슷한 과제(숫자 5~9)", "similar (digits 5–9)"),
    "coats": Word("다른 과제(털 무늬)", "different (animal coats)"),
}
STRATEGIES = {
    "scratch": Word("처음부터", "from scratch"),
    "head": Word("헤드만", "head only"),
    "freeze 2": Word("2층 동결", "freeze 2"),
    "freeze 1": Word("1층 동결", "freeze 1"),
    "fine-tune": Word("미세 조정", "fine-tune"),
}
KEPT = Word("복사한 층의 수", "number of copied layers")
FROZEN = Word("동결", "frozen")
TUNED = Word("미세 조정", "fine-tuned")


@house_style()
def quadrants(result: Quadrants, lang: Lang) -> Figure:
    """Strategies side by side, a row per task and a column per size of the training set.

    Dots are seeds; bars are means and 95 % intervals at the rate that validation chose; the grey
    band continues the interval of training from scratch.
    """
    shape = (len(result.tasks), len(result.sizes))
    fig, axes = figure(*shape, width=8.6, height=5.4, sharey="row", sharex=True, squeeze=False)
    at = np.arange(len(result.strategies), dtype=np.float64)
    for row, task in zip(axes, result.tasks, strict=True):
        for ax, n in zip(row, result.sizes, strict=True):
            values = np.stack([result.accuracy(task, n, each) for each in result.strategies])
            level(ax, values[0], GREY, "-")
            points(ax, at, values, BLUE if task == result.tasks[0] else ORANGE, "o", line="none")
            ax.set_title(TITLE[lang].format(task=TASKS[task][lang], n=n))
            ax.set_xticks(at, [STRATEGIES[each][lang] for each in result.strategies])
            ax.tick_params(axis="x", labelrotation=45)
            percent(ax)
        row[0].set_ylabel(ACCURACY[lang])
    return fig


@house_style()
def cut_layer(result: CutLayer, lang: Lang) -> Figure:
    """Accuracy against the number of copied layers, frozen and fine-tuned."""
    shape = (len(result.tasks), len(result.sizes))
    fig, axes = figure(*shape, width=8.0, height=5.2, sharex=True, sharey="row", squeeze=False)
    at = np.array(result.kept, dtype=np.float64)
    for row, task in enumerate(result.tasks):
        for column, n in enumerate(result.sizes):
            ax = axes[row, column]
            points(ax, at, result.frozen[row, column], BLUE, "o", FROZEN[lang])
            points(ax, at + 0.08, result.fine_tuned[row, column], ORANGE, "s", TUNED[lang], "--")
            ax.set_title(TITLE[lang].format(task=TASKS[task][lang], n=n))
            ax.set_xticks(at)
            percent(ax)
        axes[row, 0].set_ylabel(ACCURACY[lang])
    fig.supxlabel(KEPT[lang], fontsize=10.5)
    fig.legend(*axes[0, 0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return fig


def percent(ax: Axes) -> None:
    ax.yaxis.set_major_formatter(PercentFormatter(xmax=1.0, decimals=0, symbol="%"))


def level(ax: Axes, values: Floats, colour: str, style: str, label: str | None = None) -> None:
    """values: (seeds,): their mean as a line, its interval as a band."""
    found = interval(values)
    ax.axhspan(found.low, found.high, color=colour, alpha=0.18, linewidth=0)
    ax.axhline(found.mean, color=colour, linestyle=style, linewidth=1.4, label=label)


def points(
    ax: Axes,
    at: Floats,
    values: Floats,
    colour: str,
    marker: str,
    label: str | None = None,
    line: str = "-",
) -> None:
    """values: (places, seeds): seeds as dots, means with 95 % intervals."""
    ax.plot(np.repeat(at, values.shape[1]), values.ravel(), ".", color=colour, alpha=0.4, ms=4)
    found = [interval(row) for row in values]
    ax.errorbar(
        at,
        np.array([each.mean for each in found]),
        yerr=np.array([each.half for each in found]),
        color=colour,
        marker=marker,
        markersize=5,
        capsize=2.5,
        linestyle=line,
        label=label,
    )
