"""Figures on the scale of weights, learning rates and raw inputs."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from course_pkg.plots import words
from course_pkg.plots._curves import bars, curves
from course_pkg.plots._runs import percent
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, PURPLE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.norm_scale import EffectiveLR, InputNorm

ACCURACY = Word("테스트 정확도", "test accuracy")
INITIAL = Word("초기 가중치의 배율 (He 기준)", "initial weights / He's")
STEP = Word("훈련 스텝", "training step")
EFFECTIVE = Word("유효 학습률 / 처음 값", "effective rate / initial")
DECAY = Word("배치 정규화, 가중치 감쇠 {:g}", "batch norm, weight decay {:g}")

DECADES = Word("픽셀 스케일의 범위 (10의 거듭제곱)", "range of pixel scales (powers of ten)")
INPUTS = (
    (Word("그대로", "raw"), GREY, "v"),
    (Word("최소–최대 스케일링", "min–max scaling"), GREEN, "D"),
    (Word("표준화", "standardization"), ORANGE, "s"),
    (Word("첫 층 배치 정규화 (샘플 {}개)", "batch norm first ({} examples)"), BLUE, "o"),
    (Word("첫 층 배치 정규화 (샘플 {}개)", "batch norm first ({} examples)"), PURPLE, "^"),
)


@house_style()
def input_norm(result: InputNorm, lang: Lang) -> Figure:
    """Test error against the range of the inputs' scales, an arm of five per colour."""
    fig, ax = figure(width=7.4, height=4.3)
    at = np.arange(len(result.decades), dtype=np.float64)
    counts = (0, 0, 0, result.batch, result.group)
    shifts = np.linspace(-0.28, 0.32, len(INPUTS))
    for shift, (word, colour, marker), count, errors in zip(
        shifts, INPUTS, counts, result.best, strict=True
    ):
        bars(ax, at + shift, errors, colour, marker, word[lang].format(count))
    ax.set_yscale("log")
    ax.set_yticks([0.02, 0.05, 0.1, 0.2, 0.5, 1.0])
    ax.set_ylim(0.01, 1.1)
    ax.yaxis.set_minor_locator(NullLocator())
    percent(ax)
    ax.set_xticks(at, [f"{decades:g}" for decades in result.decades])
    ax.set_xlabel(DECADES[lang])
    ax.set_ylabel(words.TEST_ERROR[lang])
    fig.legend(loc="outside lower center", ncols=3, fontsize=9.5)
    return fig


@house_style()
def effective_lr(result: EffectiveLR, lang: Lang) -> Figure:
    """Accuracy by initial scale and by learning rate; effective rate under weight decay."""
    fig, (left, middle, right) = figure(columns=3, width=9.8, height=3.9)
    strips = (
        (left, result.scales, result.init_plain, result.init_norm, INITIAL),
        (middle, result.rates, result.rate_plain, result.rate_norm, words.LEARNING_RATE),
    )
    for ax, values, plain, normed, word in strips:
        at = np.array(values)
        curves(ax, at, plain, ORANGE, words.NO_NORM[lang], marker="s", linestyle="--")
        curves(ax, at, normed, BLUE, words.BATCH_NORM[lang], marker="o")
        ax.set_xscale("log")
        ax.set_ylim(0, 1.02)
        ax.set_xlabel(word[lang])
        ax.set_ylabel(ACCURACY[lang])
        percent(ax)
    marks = zip(result.decays, result.effective, (GREY, GREEN, PURPLE), "vD^", strict=False)
    for decay, effective, colour, marker in marks:
        label = DECAY[lang].format(decay)
        steps = np.array(result.steps, dtype=np.float64)
        curves(right, steps, effective, colour, label, marker=marker, markevery=4)
    right.set_ylim(bottom=0)
    right.set_xlabel(STEP[lang])
    right.set_ylabel(EFFECTIVE[lang])
    handles, labels = (
        [*a, *b]
        for a, b in zip(
            left.get_legend_handles_labels(), right.get_legend_handles_labels(), strict=True
        )
    )
    fig.legend(handles, labels, loc="outside lower center", ncols=3, fontsize=9.5)
    return fig
