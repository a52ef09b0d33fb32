"""Figures of the distillation experiments."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator, PercentFormatter

from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, PURPLE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.base import Floats, interval
from course_pkg.results.distill import LogitMatching, MissingClass, SoftLabels, Temperature

ACCURACY = Word("테스트 정확도", "test accuracy")
TEMPERATURE = Word("온도 $T$", "temperature $T$")
EXAMPLES = Word("샘플 {n}개", "{n} examples")
HARD = Word("하드 레이블", "hard labels")
SMOOTHED = Word("레이블 스무딩", "label smoothing")
SOFT = Word("소프트 타깃", "soft targets")
TEACHER = Word("교사(앙상블)", "teacher (ensemble)")
ON_MISSING = Word("본 적 없는 {label}의 정확도", "accuracy on the unseen {label}")
RAW = Word("그대로", "as trained")
SHIFTED = Word(
    "편향을 올린 뒤(훈련 샘플의 {price:g}%가 틀릴 때까지)",
    "bias raised until {price:g}% of the training examples are wrong",
)
DISTANCE = Word("극한과의 상대 거리", "relative distance from the limit")
CENTRED = Word("로짓의 평균을 0으로", "logits of mean zero")
UNCENTRED = Word("로짓 그대로", "logits as they are")
NORM = Word("그레이디언트의 노름", "norm of the gradient")
WITHOUT = Word("$T^2$ 없이", "without $T^2$")
WITH = Word("$T^2$을 곱하면", "times $T^2$")
CLASSES = Word("소 개 고양이 자동차", "cow dog cat car")
SHARE = Word("확률", "probability")
PRINTED = Word("강의 노트", "as printed")


@house_style()
def temperature(result: Temperature, lang: Lang) -> Figure:
    """Accuracy against T, a panel per size of the training set, with both controls and the teacher.

    Every seed is a dot; lines and bands are means and 95 % intervals.
    """
    rows = -(-len(result.sizes) // 2)
    fig, grid = figure(rows, 2, width=6.8, height=0.7 + 2.5 * rows, squeeze=False)
    axes = grid.ravel()[: len(result.sizes)]
    at = np.arange(len(result.temperatures), dtype=np.float64)
    for row, (ax, size) in enumerate(zip(axes, result.sizes, strict=True)):
        _level(ax, result.hard[row], GREY, "-", HARD[lang])
        _level(ax, result.smoothed[row], ORANGE, "--", SMOOTHED[lang])
        _points(ax, at, result.soft[row], BLUE, "o", SOFT[lang])
        ax.axhline(
            result.ensemble.mean(), color=GREEN, linewidth=1.2, linestyle=":", label=TEACHER[lang]
        )
        ax.set_xticks(at, [f"{t:g}" for t in result.temperatures])
        ax.set_title(EXAMPLES[lang].format(n=size))
        ax.yaxis.set_major_formatter(PercentFormatter(xmax=1.0, symbol="%"))
    fig.supxlabel(TEMPERATURE[lang], fontsize=10.5)
    fig.supylabel(ACCURACY[lang], fontsize=10.5)
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=4)
    return fig


@house_style()
def missing_class(result: MissingClass, lang: Lang) -> Figure:
    """Accuracy on the class never seen: as trained, and after raising its bias at each price."""
    fig, ax = figure(height=3.9)
    at = np.arange(1 + len(result.temperatures), dtype=np.float64)
    words = [RAW[lang]]
    rows = [np.vstack([result.hard, result.soft])]
    for price, hard, soft in zip(
        result.prices, result.hard_shifted, result.soft_shifted, strict=True
    ):
        words.append(SHIFTED[lang].format(price=100 * price))
        rows.append(np.vstack([hard, soft]))
    for i, (word, values) in enumerate(zip(words, rows, strict=True)):
        offset = 0.24 * (i - (len(rows) - 1) / 2)
        _points(ax, at + offset, values, (BLUE, ORANGE, PURPLE)[i], "osD"[i], word, line="none")
    ax.set_xticks(at, [HARD[lang], *(f"$T$ = {t:g}" for t in result.temperatures)])
    ax.set_ylim(-0.04, 1.06)
    ax.yaxis.set_major_formatter(PercentFormatter(xmax=1.0, decimals=0, symbol="%"))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.set_ylabel(ON_MISSING[lang].format(label=result.missing))
    fig.legend(loc="outside upper left", fontsize=9.5)
    return fig


@house_style()
def logit_matching(result: LogitMatching, lang: Lang) -> Figure:
    """Distance of the soft gradient from matching of logits, and what the factor T^2 does."""
    fig, (left, right) = figure(columns=2, width=8.0, height=3.4)
    t = result.temperatures
    left.loglog(t, result.centred, color=BLUE, marker="o", label=CENTRED[lang])
    left.loglog(t, result.uncentred, color=ORANGE, marker="s", label=UNCENTRED[lang])
    left.set_ylabel(DISTANCE[lang])
    right.loglog(t, result.scaled, color=BLUE, marker="o", label=WITH[lang])
    right.loglog(t, result.norm, color=GREY, marker="s", label=WITHOUT[lang])
    right.set_ylabel(NORM[lang])
    for ax in (left, right):
        ax.set_xlabel(TEMPERATURE[lang])
        ax.legend(loc="lower left")
    return fig


@house_style()
def soft_labels(result: SoftLabels, lang: Lang) -> Figure:
    """What softening makes of the row, temperature by temperature, beside what was printed."""
    rows = [*result.softened, result.printed]
    fig, grid = figure(-(-len(rows) // 3), 3, width=6.6, height=4.6, sharey=True)
    axes = grid.ravel()[: len(rows)]
    titles = [f"$T$ = {t:g}" for t in result.temperatures] + [PRINTED[lang]]
    names = CLASSES[lang].split()
    for ax, title, row in zip(axes, titles, rows, strict=True):
        bars = ax.bar(names, row, color=ORANGE if row is result.printed else BLUE)
        ax.bar_label(bars, [_short(value) for value in row], fontsize=7.5, padding=1)
        ax.set_title(title)
        ax.grid(visible=False, axis="x")
        ax.set_ylim(0, 1.08)
    fig.supylabel(SHARE[lang], fontsize=10.5)
    return fig


def _short(share: float) -> str:
    """A share that fits over a bar: very small ones as zero."""
    return f"{share:.2g}" if share >= 0.001 else "≈0"


def _level(ax: Axes, values: Floats, colour: str, style: str, label: str) -> None:
    found = interval(values)
    ax.axhspan(found.low, found.high, color=colour, alpha=0.18, linewidth=0)
    ax.axhline(found.mean, color=colour, linestyle=style, linewidth=1.6, label=label)


def _points(
    ax: Axes, at: Floats, values: Floats, colour: str, marker: str, label: str, line: str = "-"
) -> None:
    """values: (places, seeds)."""
    ax.plot(
        np.repeat(at - 0.07, values.shape[1]),
        values.ravel(),
        marker,
        color=colour,
        alpha=0.45,
        ms=3,
    )
    found = [interval(row) for row in values]
    ax.errorbar(
        at,
        np.array([each.mean for each in found]),
        yerr=np.array([each.half for each in found]),
        color=colour,
        marker=marker,
        markersize=5.5,
        capsize=2.5,
        linestyle=line,
        label=label,
    )
