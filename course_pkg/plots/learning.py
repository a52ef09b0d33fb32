"""Figures on mini-batches and generalisation."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullLocator

from course_pkg.plots._curves import beside, curves
from course_pkg.plots.capacity import double_descent, ridge
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.base import Floats, interval
from course_pkg.results.learning import BatchNoise, BiasVariance, EarlyStopping, GradientNoise
from course_pkg.results.timing import BatchTimes

__all__ = [
    "batch_noise",
    "batch_times",
    "bias_variance",
    "double_descent",
    "early_stopping",
    "gradient_noise",
    "ridge",
]

BATCH_SIZE = Word("배치 크기 $m$", "batch size $m$")
SPREAD = Word("배치 평균의 표준편차 / σ", "sd of the batch mean / σ")
THEORY = Word("이론: $1/\\sqrt{m}$", "theory: $1/\\sqrt{m}$")
MEASURED = Word("측정", "measured")
NOISE_OF_GRADIENT = Word("그레이디언트의 상대 분산", "relative variance of the gradient")
GAP = Word("배치별 평균과 전체 그레이디언트의 차이", "mean of batches against full gradient")
PER_EXAMPLE = Word("샘플 하나에 드는 시간 (µs)", "microseconds per example")
NETWORKS = {
    "small": Word("작은 신경망", "small network"),
    "large": Word("큰 신경망", "large network"),
}
NO_NORM = Word("정규화 없음", "no norm")
BATCH_NORM = Word("배치 정규화", "batch norm")
INVERSE = Word("기울기 −1", "slope −1")
DEGREE = Word("다항식의 차수", "degree of the polynomial")
SQUARED_ERROR = Word("제곱 오차", "squared error")
BIAS2 = Word("편향$^2$", "bias$^2$")
VARIANCE = Word("분산", "variance")
TOTAL = Word("새 데이터에서 잰 오차", "error on fresh data")
SUM = Word("편향$^2$ + 분산 + 잡음", "bias$^2$ + variance + noise")
STEP = Word("스텝", "step")
TRAINING = Word("훈련 오차", "training error")
VALIDATION = Word("검증 오차", "validation error")
TRUTH = Word("실제 오차", "true error")
PATIENCE = Word("기다리는 스텝 수", "patience (steps)")
RESTORED = Word("가장 좋았던 가중치 복원", "best weights restored")
LAST = Word("멈춘 순간의 가중치", "weights at the stop")
NEVER = Word("끝까지 훈련", "trained to the end")


@house_style()
def batch_noise(result: BatchNoise, lang: Lang) -> Figure:
    """Spread of the batch mean against the batch size, with 1 / sqrt(m)."""
    fig, ax = figure(height=3.2)
    sizes = np.array(result.sizes, dtype=np.float64)
    ax.plot(sizes, sizes**-0.5, color=GREY, linestyle="--", label=THEORY[lang])
    _runs(ax, sizes, result.spread, BLUE, "o", MEASURED[lang], line="none")
    _log_axes(ax, result.sizes)
    ax.set_xlabel(BATCH_SIZE[lang])
    ax.set_ylabel(SPREAD[lang])
    ax.legend()
    return fig


@house_style()
def gradient_noise(result: GradientNoise, lang: Lang) -> Figure:
    """Variance of the mini-batch gradient, and how far batch norm's mean gradient is off."""
    fig, (left, right) = figure(columns=2, width=8.0, height=3.5)
    sizes = np.array(result.sizes, dtype=np.float64)
    line = np.exp(np.log(result.variance.T * sizes).mean()) / sizes
    left.plot(sizes, line, color=GREY, linestyle="--", label=INVERSE[lang])
    _runs(left, sizes, result.variance, BLUE, "o", NO_NORM[lang], line="none")
    left.set_ylabel(NOISE_OF_GRADIENT[lang])
    _runs(right, sizes, result.gap_norm, ORANGE, "s", BATCH_NORM[lang])
    _runs(right, sizes, result.gap_plain, BLUE, "o", NO_NORM[lang])
    right.set_ylabel(GAP[lang])
    for ax in (left, right):
        _log_axes(ax, result.sizes)
        ax.set_xlabel(BATCH_SIZE[lang])
        ax.legend()
    return fig


@house_style()
def batch_times(result: BatchTimes, lang: Lang) -> Figure:
    """Time per example against the batch size, with a line of slope -1 through each start."""
    fig, ax = figure(height=3.4)
    sizes = np.array(result.sizes, dtype=np.float64)
    for name, times, colour, marker in zip(
        result.networks, result.microseconds, (BLUE, ORANGE), "os", strict=True
    ):
        ax.plot(sizes, times[0] / sizes, color=GREY, linestyle="--", linewidth=1.2)
        ax.plot(sizes, times, color=colour, marker=marker, label=NETWORKS[name][lang])
    ax.plot([], [], color=GREY, linestyle="--", linewidth=1.2, label=INVERSE[lang])
    _log_axes(ax, result.sizes)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    ax.set_xlabel(BATCH_SIZE[lang])
    ax.set_ylabel(PER_EXAMPLE[lang])
    ax.legend()
    return fig


@house_style()
def bias_variance(result: BiasVariance, lang: Lang) -> Figure:
    """Bias, variance, their sum with the noise, and the error measured on fresh data."""
    fig, ax = figure(height=3.8)
    at = np.array(result.degrees, dtype=np.float64)
    curves(ax, at, result.bias2, ORANGE, BIAS2[lang], marker="s")
    curves(ax, at, result.variance_plain, GREEN, VARIANCE[lang], marker="^")
    total = (result.bias2 + result.variance_plain + result.noise).mean(axis=1)
    ax.plot(at, total, color=GREY, linestyle="--", label=SUM[lang])
    _runs(ax, at, result.error, BLUE, "o", TOTAL[lang], line="none")
    ax.set_xticks(at, [str(degree) for degree in result.degrees])
    ax.set_yscale("log")
    ax.set_xlabel(DEGREE[lang])
    ax.set_ylabel(SQUARED_ERROR[lang])
    ax.legend()
    return fig


@house_style()
def early_stopping(result: EarlyStopping, lang: Lang) -> Figure:
    """Error curves of the first seed, and the true error that each patience ends with."""
    fig, (left, right) = figure(columns=2, width=8.4, height=3.7)
    steps = np.arange(1, len(result.training) + 1)
    for curve, colour, style, word in (
        (result.training, GREY, ":", TRAINING),
        (result.validation, ORANGE, "-", VALIDATION),
        (result.truth, BLUE, "-", TRUTH),
    ):
        left.plot(steps, curve[:, 0], color=colour, linestyle=style, lw=1.4, label=word[lang])
    left.set_xscale("log")
    left.set_yscale("log")
    left.set_xlabel(STEP[lang])
    left.set_ylabel(SQUARED_ERROR[lang])
    left.legend()

    at = np.arange(len(result.patiences) + 1, dtype=np.float64)
    _runs(right, at[:-1] - 0.12, result.stopped, BLUE, "o", RESTORED[lang], line="none")
    _runs(right, at[:-1] + 0.12, result.last, ORANGE, "s", LAST[lang], line="none")
    _runs(right, at[-1:], result.never[np.newaxis], GREY, "v", NEVER[lang], line="none")
    right.set_xticks(at, [*(str(each) for each in result.patiences), "∞"])
    right.set_xlabel(PATIENCE[lang])
    right.set_ylabel(TRUTH[lang])
    right.legend()
    return fig


def _runs(
    ax: Axes, x: Floats, values: Floats, colour: str, marker: str, label: str, line: str = "-"
) -> None:
    """Every seed a small mark, mean and 95 % interval on top; values: (places, seeds)."""
    beside(ax, x, values, 5, marker=marker, color=colour, alpha=0.4, markersize=3)
    found = [interval(row) for row in values]
    mean = np.array([each.mean for each in found])
    half = np.array([each.half for each in found])
    # On a logarithmic axis a bar must not reach down to zero.
    error = np.stack([np.minimum(half, 0.9 * mean), half])
    ax.errorbar(
        x, mean, yerr=error, color=colour, marker=marker, ms=5.5, capsize=2.5, ls=line, label=label
    )


def _log_axes(ax: Axes, sizes: tuple[int, ...]) -> None:
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set_xticks(sizes, [str(size) for size in sizes])
    ax.xaxis.set_minor_locator(NullLocator())
