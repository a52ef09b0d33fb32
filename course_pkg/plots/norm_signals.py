"""Figures on signals through layers: gradients by depth, activations over training."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course_pkg.plots import words
from course_pkg.plots._curves import curves
from course_pkg.plots._runs import level, percent
from course_pkg.plots.style import (
    BLUE,
    COLOURS,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    Lang,
    figure,
    house_style,
)
from course_pkg.plots.words import Word
from course_pkg.results.norm_signals import ActivationDrift, DepthGradients

LAYER = Word("은닉층", "hidden layer")
GRADIENT = Word("그레이디언트 노름 / 맨 위층", "gradient norm / top layer")
THEORY = Word("이론: 층마다 1.211배", "theory: ×1.211 per layer")
ARMS = {
    "sigmoid, Xavier": Word("시그모이드, Xavier", "sigmoid, Xavier"),
    "tanh, Xavier": Word("tanh, Xavier", "tanh, Xavier"),
    "ReLU, sd 0.05": Word("ReLU, 표준편차 0.05", "ReLU, sd 0.05"),
    "ReLU, sd 0.3": Word("ReLU, 표준편차 0.3", "ReLU, sd 0.3"),
    "ReLU, He": Word("ReLU, He", "ReLU, He"),
    "ReLU, He, skip": Word("ReLU, He, 잔차 연결", "ReLU, He, skip connections"),
}

STEP = Word("훈련 스텝", "training step")
MEAN_MOVED = Word("유닛 평균의 이동 (처음의 σ)", "shift of unit means (initial σ)")
CORRELATION_MOVED = Word("유닛 상관계수의 변화", "change of unit correlations")
ZEROS = Word("ReLU 뒤 0의 비율", "share of zeros after ReLU")
SIGNALS = (
    (Word("정규화 없음: 입력 $z$", "no norm: input $z$"), ORANGE, "s"),
    (Word("배치 정규화: 입력 $z$", "batch norm: input $z$"), PURPLE, "^"),
    (Word("배치 정규화: $\\hat x$", "batch norm: $\\hat x$"), BLUE, "o"),
    (Word("배치 정규화: $y$", "batch norm: $y$"), GREEN, "D"),
)
ONE_BATCH = Word("배치 하나의 오차 (훈련 전)", "error of a single batch (untrained)")


@house_style()
def activation_drift(result: ActivationDrift, lang: Lang) -> Figure:
    """Shift of means and correlations of a hidden layer's signals, and the share of zeros."""
    fig, (left, middle, right) = figure(columns=3, width=9.4, height=3.8)
    steps = np.array(result.steps, dtype=np.float64)
    means = (result.mean_plain, result.mean_z, result.mean_x_hat, result.mean_y)
    for (word, colour, marker), values in zip(SIGNALS, means, strict=True):
        curves(left, steps, values, colour, word[lang], marker=marker)
    level(left, result.between_batches, GREY, "--", ONE_BATCH[lang])
    for at, values in ((0, result.correlation_plain), (2, result.correlation_x_hat)):
        _, colour, marker = SIGNALS[at]
        curves(middle, steps, values, colour, marker=marker)
    curves(right, steps, result.zeros, GREEN, marker="D")
    right.set_ylim(0, 1)
    percent(right)
    words_of_axes = (MEAN_MOVED, CORRELATION_MOVED, ZEROS)
    for ax, word in zip((left, middle, right), words_of_axes, strict=True):
        ax.set_xlabel(STEP[lang])
        ax.set_ylabel(word[lang])
    middle.set_ylim(bottom=0)
    fig.legend(loc="outside lower center", ncols=3, fontsize=9.5)
    return fig


@house_style()
def held(result: ActivationDrift, lang: Lang) -> Figure:
    """With batch norm only: what is held, what gamma and beta move, and the share of zeros."""
    fig, (left, right) = figure(columns=2, width=7.6, height=3.6)
    steps = np.array(result.steps, dtype=np.float64)
    means = (result.mean_z, result.mean_x_hat, result.mean_y)
    for (word, colour, marker), values in zip(SIGNALS[1:], means, strict=True):
        curves(left, steps, values, colour, word[lang], marker=marker)
    level(left, result.between_batches, GREY, "--", ONE_BATCH[lang])
    curves(right, steps, result.zeros, GREEN, marker="D")
    right.set_ylim(0.4, 0.6)
    right.set_yticks([0.4, 0.45, 0.5, 0.55, 0.6])
    percent(right)
    for ax, word in zip((left, right), (MEAN_MOVED, ZEROS), strict=True):
        ax.set_xlabel(STEP[lang])
        ax.set_ylabel(word[lang])
    fig.legend(loc="outside lower center", ncols=2, fontsize=9.5)
    return fig


@house_style()
def depth_gradients(result: DepthGradients, lang: Lang) -> Figure:
    """Gradient length by layer, relative to the top one: without and with batch norm."""
    fig, axes = figure(columns=2, width=8.2, height=4.4)
    layers = np.arange(1, result.plain.shape[1] + 1, dtype=np.float64)
    for ax, lengths, title in zip(
        axes, (result.plain, result.normed), (words.NO_NORM, words.BATCH_NORM), strict=True
    ):
        for arm, of_arm, colour, marker in zip(
            result.arms, lengths, COLOURS, "so^vDP", strict=False
        ):
            relative = of_arm / of_arm[-1]
            label = ARMS[arm][lang]
            marks = {"marker": marker, "markevery": 3, "linewidth": 1.5}
            curves(ax, layers, relative, colour, label, geometric=True, **marks)
        ax.set_yscale("log")
        ax.set_title(title[lang])
        ax.set_xlabel(LAYER[lang])
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    theory = result.theory ** (layers[-1] - layers)
    axes[1].plot(layers, theory, color=INK, linestyle=":", label=THEORY[lang], linewidth=1.6)
    axes[0].set_ylabel(GRADIENT[lang])
    handles, labels = axes[1].get_legend_handles_labels()
    fig.legend(handles, labels, loc="outside lower center", ncols=3, fontsize=9)
    return fig
