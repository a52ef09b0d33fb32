"""Figures of the gradient clipping experiments."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from course_pkg.plots._curves import curves
from course_pkg.plots.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    RED,
    Lang,
    figure,
    house_style,
)
from course_pkg.plots.words import Word
from course_pkg.reference import clip as reference
from course_pkg.results.base import interval
from course_pkg.results.clip import Cliff, Reach, RnnClipping

METHODS = {
    "none": Word("클리핑 없음", "no clipping"),
    "value": Word("값 기준", "by value"),
    "norm": Word("텐서별 노름 기준", "by norm, per tensor"),
    "global": Word("전체 노름 기준", "by global norm"),
    "adaptive": Word("적응형(AGC)", "adaptive (AGC)"),
}
WEIGHT = Word("가중치 $w$", "weight $w$")
BIAS = Word("편향 $b$", "bias $b$")
ARRIVED = Word("최소점에 이른 출발점", "starts that reach the minimum")
BEFORE = Word("클리핑 전", "before clipping")
STEP = Word("스텝", "step")
NORM = Word("그레이디언트의 노름", "norm of the gradient")
DISTANCE = Word("마지막 시간 단계에서 거슬러 올라간 거리", "time steps back from the last")
PART = Word("그 시간 단계의 몫(노름)", "norm of that step's part")
SCALE = Word("가중치의 스케일 {scale:g}", "scale of the weights {scale:g}")
LIMIT = Word("임곗값", "threshold")
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
    surface.plot(*result.path[0, 0], "o", color=INK, markersize=7, fillstyle="none")
    surface.set_xlabel(WEIGHT[lang])
    surface.set_ylabel(BIAS[lang])

    for arm, arrived in zip(result.arms, result.share_arrived, strict=True):
        share.plot(
            result.limits,
            arrived,
            color=_COLOURS[arm],
            marker=_MARKERS[arm],
            label=METHODS[arm][lang],
        )
    share.set_xscale("log")
    share.set_ylim(-0.03, 1.03)
    share.yaxis.set_major_formatter(PercentFormatter(xmax=1.0, decimals=0, symbol="%"))
    share.set_xlabel(LIMIT[lang])
    share.set_title(ARRIVED[lang])
    fig.legend(*share.get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return fig


@house_style()
def turned(lang: Lang, gradient: tuple[float, float] = (3.2, 1.4), limit: float = 1.5) -> Figure:
    """One gradient of two components, cut by value and shortened by its norm: the static twin."""
    fig, ax = figure(width=4.6, height=3.2)
    whole = [np.array(gradient)]
    arrows = {
        BEFORE[lang]: (whole, INK),
        METHODS["value"][lang]: (reference.clip_by_value(whole, limit), _COLOURS["value"]),
        METHODS["global"][lang]: (
            reference.clip_by_global_norm(whole, limit)[0],
            _COLOURS["global"],
        ),
    }
    for name, ((tip,), colour) in arrows.items():
        ax.plot([0, tip[0]], [0, tip[1]], color=colour, marker="o", markevery=[1], label=name)
    around = np.linspace(0, 2 * np.pi, 200)
    ax.plot(limit * np.cos(around), limit * np.sin(around), color=GREY, linewidth=0.8)
    corners = limit * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]])
    ax.plot(*corners.T, color=GREY, linewidth=0.8, linestyle="--")
    ax.set(xlim=(-0.3, gradient[0] + 0.2), ylim=(-0.3, limit + 0.3), aspect="equal")
    fig.legend(loc="outside upper center", ncols=3)
    return fig


@house_style()
def reach(result: Reach, lang: Lang) -> Figure:
    """Each time step's part of the gradient against its distance, before and after clipping."""
    fig, ax = figure(height=3.6)
    for row, (scale, colour) in enumerate(zip(result.scales, (PURPLE, GREEN, RED), strict=False)):
        logs = np.log(result.contributions[row])
        before = np.exp(logs.mean(axis=-1))
        after = logs + np.log(result.factor[row])
        ax.plot(result.distance, before, color=colour, linestyle="--", linewidth=1.2)
        label = SCALE[lang].format(scale=scale)
        curves(ax, result.distance, np.exp(after), colour, label, geometric=True)
    ax.plot([], [], color=GREY, linestyle="--", linewidth=1.2, label=BEFORE[lang])
    ax.set_yscale("log")
    ax.set_xlabel(DISTANCE[lang])
    ax.set_ylabel(PART[lang])
    ax.legend()
    return fig


@house_style()
def norm_trace(
    result: RnnClipping, lang: Lang, lr: float = 0.5, limits: tuple[float, ...] = (0.3, 1.0)
) -> Figure:
    """The norm before clipping along the training of the first seed, a panel per limit."""
    fig, axes = figure(columns=len(limits), width=8.0, height=3.0, sharey=True, squeeze=False)
    for ax, limit in zip(axes[0], limits, strict=True):
        norms = result.trace(lr, "global", limit)[0]
        steps = np.arange(1, len(norms) + 1)
        ax.plot(steps, norms, color=_COLOURS["global"], linewidth=1.0)
        ax.axhline(limit, color=GREY, linestyle="--", linewidth=1.0)
        ax.set_yscale("log")
        ax.set_title(f"{LIMIT[lang]} {limit:g}")
        ax.set_xlabel(STEP[lang])
    axes[0, 0].set_ylabel(NORM[lang])
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
    # The 100 % of one panel would stand against the 0 % of the next.
    fig.set_layout_engine("constrained", wspace=0.08)
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
