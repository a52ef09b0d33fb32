"""Figures of the experiments on transfer learning."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from course_pkg.plots._runs import level, percent, points
from course_pkg.plots.pretrain import autoencoder, depth_or_width, masked_lm
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, Lang, figure, house_style
from course_pkg.plots.transfer_training import (
    cached_features,
    forgetting,
    head_only_start,
    learning_rate_drift,
)
from course_pkg.plots.words import Word
from course_pkg.results.transfer import AdaBN, CutLayer, FrozenBN, Quadrants

__all__ = [
    "adabn",
    "autoencoder",
    "cached_features",
    "cut_layer",
    "depth_or_width",
    "forgetting",
    "frozen_bn",
    "head_only_start",
    "learning_rate_drift",
    "masked_lm",
    "quadrants",
]

ACCURACY = Word("테스트 정확도", "test accuracy")
TITLE = Word("{task}, 샘플 {n:,}개", "{task}, {n:,} examples")
EXAMPLES = Word("샘플 {n:,}개", "{n:,} examples")
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
CHANGES = {
    "contrast": Word("대비 ×0.3", "contrast ×0.3"),
    "brightness": Word("밝기 +2", "brightness +2"),
    "both": Word("대비와 밝기", "both"),
    "blur": Word("흐림", "blur"),
    "noise": Word("잡음", "noise"),
    "invert": Word("반전", "inverted"),
}
OLD = Word("원래 통계", "old statistics")
NEW = Word("레이블 없는 이미지 {n}장의 통계", "statistics of {n} unlabelled images")
CLEAN = Word("바꾸지 않은 이미지", "unchanged images")
HEAD = Word("헤드만 훈련", "head only")
ALL = Word("전체 미세 조정", "fine-tuning everything")
SOURCE = Word("원래 과제(헤드만 훈련한 뒤)", "old task after head only")
BATCH = Word("배치 크기", "batch size")
INFERENCE = Word("배치 정규화 추론 모드", "batch norm in inference mode")
TRAINING = Word("배치 정규화 훈련 모드", "batch norm in training mode")
BEFORE = Word("훈련 전", "before")


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
            if task == result.tasks[0]:
                ax.set_title(EXAMPLES[lang].format(n=n))
            ax.set_xticks(at, [STRATEGIES[each][lang] for each in result.strategies])
            ax.tick_params(axis="x", labelrotation=45)
            percent(ax)
        row[0].set_ylabel(f"{TASKS[task][lang]}\n{ACCURACY[lang]}")
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


@house_style()
def adabn(result: AdaBN, lang: Lang) -> Figure:
    """Accuracy per change of the images: old statistics, those of the fewest and most images."""
    fig, ax = figure(width=7.4, height=3.9)
    at = np.arange(len(result.changes), dtype=np.float64)
    level(ax, result.clean, GREEN, ":", CLEAN[lang])
    points(ax, at - 0.2, result.before, GREY, "o", OLD[lang], line="none")
    few, many = (NEW[lang].format(n=n) for n in (result.unlabelled[0], result.unlabelled[-1]))
    points(ax, at, result.after[:, 0], BLUE, "s", few, line="none")
    points(ax, at + 0.2, result.after[:, -1], ORANGE, "D", many, line="none")
    ax.set_xticks(at, [CHANGES[each][lang] for each in result.changes])
    ax.set_ylim(-0.04, 1.04)
    ax.set_ylabel(ACCURACY[lang])
    percent(ax)
    fig.legend(*ax.get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return fig


@house_style()
def frozen_bn(result: FrozenBN, lang: Lang) -> Figure:
    """Target accuracy against batch size in both modes, and what is left of the old task."""
    fig, axes = figure(columns=3, width=8.6, height=3.5)
    at = np.arange(len(result.sizes), dtype=np.float64)
    source = np.stack([result.source_inference, result.source_training])
    runs = ((HEAD, result.head), (ALL, result.fine_tuned), (SOURCE, source))
    for ax, (title, values) in zip(axes, runs, strict=True):
        points(ax, at - 0.05, values[0], BLUE, "o", INFERENCE[lang])
        points(ax, at + 0.05, values[1], ORANGE, "s", TRAINING[lang], "--")
        ax.set_xticks(at, [str(size) for size in result.sizes])
        ax.set_title(title[lang])
        percent(ax)
    level(axes[2], result.source, GREY, ":", BEFORE[lang])
    axes[0].set_ylabel(ACCURACY[lang])
    fig.supxlabel(BATCH[lang], fontsize=10.5)
    fig.legend(*axes[2].get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return fig
