"""Figures on how much faster batch norm trains, and against whom."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from course_pkg.plots.style import BLUE, GREY, INK, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.norm_speed import StepRatio

STEPS_TO = Word("정확도 {}%까지 걸린 스텝 수", "steps to {}% accuracy")
ARMS = {
    "norm": Word("배치 정규화", "batch norm"),
    "norm tuned": Word("배치 정규화, 학습률 조정", "batch norm, tuned rate"),
    "same rate": Word("정규화 없음, 같은 학습률", "no norm, same rate"),
    "tuned rate": Word("정규화 없음, 학습률 조정", "no norm, tuned rate"),
    "good start": Word("정규화 없음, 좋은 초기화", "no norm, good start"),
    "ReLU": Word("정규화 없음, ReLU", "no norm, ReLU"),
    "ReLU norm": Word("배치 정규화, ReLU", "batch norm, ReLU"),
}
CNN_ARMS = {
    "norm x5": Word("배치 정규화, 학습률 5배", "batch norm, rate ×5"),
    "norm": Word("배치 정규화, 같은 학습률", "batch norm, same rate"),
    "norm x30": Word("배치 정규화, 학습률 30배", "batch norm, rate ×30"),
    "same rate": Word("정규화 없음, 같은 학습률", "no norm, same rate"),
    "tuned rate": Word("정규화 없음, 학습률 조정", "no norm, tuned rate"),
    "default start": Word("정규화 없음, PyTorch 기본 초기화", "no norm, PyTorch's default init"),
}
PAPER = 14
"""How many times fewer steps the paper reports for its champion, on ImageNet."""


@house_style()
def step_ratio(result: StepRatio, lang: Lang) -> Figure:
    """Steps to each target, an arm per row, a dot per seed; beside the mean the ratio to the first.

    A cross at the right end is a seed that never arrived.
    """
    return _ratios(result, ARMS, lang)


@house_style()
def step_ratio_cnn(result: StepRatio, lang: Lang) -> Figure:
    """The same for the convolutional network; the dashed line is what the paper's factor asks."""
    fig = _ratios(result, CNN_ARMS, lang)
    for column, ax in enumerate(fig.axes):
        asked = PAPER * result.steps[0, column].mean()
        ax.axvline(asked, color=GREY, linestyle="--", linewidth=1.2, zorder=0)
        ax.annotate(
            f"×{PAPER}",
            (asked, 0),
            (4, -4),
            textcoords="offset points",
            color=INK,
            fontsize=9.5,
        )
    return fig


def _ratios(result: StepRatio, arms: Mapping[str, Word], lang: Lang) -> Figure:
    fig, axes = figure(columns=len(result.targets), width=8.6, height=3.9, sharey=True)
    rows = np.arange(len(result.arms))
    for column, (ax, target) in enumerate(zip(axes, result.targets, strict=True)):
        for row, arm in enumerate(result.arms):
            steps = result.steps[row, column]
            colour = BLUE if "norm" in arm else ORANGE
            there = steps[np.isfinite(steps)]
            ax.plot(there, np.full(len(there), row - 0.2), ".", color=colour, alpha=0.6)
            if len(there) < len(steps):
                ax.plot(result.limit, row, "x", color=GREY, markersize=8)
                continue
            marker = "o" if colour == BLUE else "s"
            ax.plot(steps.mean(), row, marker, color=colour, markersize=7)
            ratio = result.ratio(arm, target)
            ax.annotate(
                f"×{ratio.mean:.1f}",
                (steps.max(), row),
                (8, -4),
                textcoords="offset points",
                color=INK,
                fontsize=9.5,
            )
        ax.set_xscale("log")
        ax.set_xlim(8, 1.6 * result.limit)
        ax.set_xticks([10, 30, 100, 300, 1000], ["10", "30", "100", "300", "1000"])
        ax.xaxis.set_minor_locator(NullLocator())
        ax.set_xlabel(STEPS_TO[lang].format(round(100 * target)))
    axes[0].set_yticks(rows, [arms[arm][lang] for arm in result.arms])
    axes[0].invert_yaxis()
    return fig
