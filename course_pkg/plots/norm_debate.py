"""Figures on why batch norm works, and on what it is said to replace."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from course_pkg.plots import words
from course_pkg.plots._curves import bars
from course_pkg.plots._runs import percent
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, PURPLE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.base import interval
from course_pkg.results.norm_debate import Landscape
from course_pkg.results.norm_dropout import DropoutVersusNorm

NOISY = Word("배치 정규화 + 잡음", "batch norm + noise")
LOSS = Word("훈련 손실", "training loss")
DRIFT = Word("층 입력이 움직인 거리 (σ)", "drift of layer inputs (σ)")
SPAN = Word("그레이디언트를 따라 본 손실의 폭", "range of loss along gradient")
SHIFT = Word("그레이디언트 방향의 변화 ($1-\\cos$)", "shift of gradients ($1-\\cos$)")
CASE = Word("{}층\n학습률 {:g}", "{} layers\nrate {:g}")
CHANCE = Word("찍기", "chance")


@house_style()
def landscape(result: Landscape, lang: Lang) -> Figure:
    """Loss, drift of inputs, smoothness and gradient shift of three kinds, a panel each."""
    fig, axes = figure(rows=2, columns=2, width=8.4, height=6.4, sharex=True)
    arms = ((words.NO_NORM, ORANGE, "s"), (words.BATCH_NORM, BLUE, "o"), (NOISY, PURPLE, "^"))
    cases = [(depth, rate) for depth in result.depths for rate in result.rates]
    at = np.arange(len(cases), dtype=np.float64)
    panels = (
        (LOSS, result.loss),
        (DRIFT, result.drift),
        (SPAN, result.span),
        (SHIFT, result.shift),
    )
    for ax, (title, values) in zip(axes.ravel(), panels, strict=True):
        for offset, (word, colour, marker), of_kind in zip(
            (-0.2, 0.05, 0.3), arms, values, strict=True
        ):
            runs = of_kind.reshape(len(cases), -1)
            bars(ax, at + offset, runs, colour, marker, word[lang])
        ax.set_title(title[lang])
        ax.set_xticks(at, [CASE[lang].format(*case) for case in cases], linespacing=1.5)
        ax.set_xlim(-0.6, at[-1] + 0.6)
        if values is result.span:
            ax.set_yscale("log")
        else:
            ax.set_ylim(bottom=0)
    axes[0, 0].set_ylim(0, 2.5)
    axes[0, 0].axhline(np.log(10), color=GREY, linestyle="--", linewidth=1.2, label=CHANCE[lang])
    handles, labels = axes[0, 0].get_legend_handles_labels()
    fig.legend(handles, labels, loc="outside lower center", ncols=4)
    return fig


DROPOUT_ARMS = {
    "none": (Word("둘 다\n없음", "neither"), GREY, "v"),
    "dropout": (Word("드롭아웃", "dropout"), ORANGE, "s"),
    "norm": (Word("배치\n정규화", "batch\nnorm"), BLUE, "o"),
    "small groups": (Word("배치 정규화\n샘플 8개씩", "batch norm\nover 8"), BLUE, "o"),
    "dropout before norm": (Word("드롭아웃 후\n배치 정규화", "dropout,\nthen norm"), GREEN, "^"),
    "dropout after norm": (Word("마지막 층만\n드롭아웃", "norm, last\ndropout"), PURPLE, "D"),
}


@house_style()
def dropout_versus_norm(result: DropoutVersusNorm, lang: Lang) -> Figure:
    """Test error of every arm; the band is the interval of the network with neither."""
    fig, ax = figure(width=8.0, height=3.9)
    for place, (arm, errors) in enumerate(zip(result.arms, result.test, strict=True)):
        _, colour, marker = DROPOUT_ARMS[arm]
        bars(ax, np.array([float(place)]), errors[np.newaxis], colour, marker)
    plain = interval(result.test[result.arms.index("none")])
    ax.axhspan(plain.low, plain.high, color=GREY, alpha=0.15, linewidth=0)
    names = [DROPOUT_ARMS[arm][0][lang] for arm in result.arms]
    ax.set_xticks(range(len(names)), names, linespacing=1.5)
    ax.set_xlim(-0.6, len(result.arms) - 0.4)
    ax.set_ylim(bottom=0)
    ax.set_ylabel(words.TEST_ERROR[lang])
    percent(ax)
    return fig
