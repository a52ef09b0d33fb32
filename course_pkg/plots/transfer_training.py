"""Figures of what happens while a pretrained network learns a new task."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator

from course_pkg.plots._curves import curves
from course_pkg.plots._runs import level, percent, points
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.transfer_training import (
    CachedFeatures,
    Forgetting,
    HeadOnlyStart,
    LearningRateDrift,
)

ACCURACY = Word("테스트 정확도", "test accuracy")
EPOCH = Word("에포크", "epoch")
STEP = Word("새 과제를 학습한 스텝", "steps on the new task")
RATE = Word("학습률", "learning rate")
KNOWN = {
    "known": Word("아는 클래스, 새 헤드", "known classes, new head"),
    "new": Word("새 클래스, 새 헤드", "new classes, new head"),
}
HEAD = Word("헤드만({rate})", "head only ({rate})")
TUNE = Word("미세 조정", "fine-tune")
SCRATCH = Word("처음부터", "from scratch")
OLD_HEAD = Word("원래 헤드", "old head")
OLD = Word("원래 과제", "old task")
NEW = Word("새 과제", "new task")
FROZEN = Word("동결, 헤드만 훈련", "frozen, new head only")
AT = Word("학습률 {rate}", "rate {rate}")
DRIFT = Word("가중치의 상대 변화", "relative change of weights")
EXAMPLES = Word("샘플 {n:,}개", "{n:,} examples")
FRESH = Word("새 헤드로 바로", "with a fresh head")
FIRST = Word("헤드를 먼저 훈련한 뒤", "after training the head")
BILLIONS = Word("곱셈–덧셈(10억 번)", "multiply-adds (billions)")
WAYS = {
    "fine-tune": TUNE,
    "frozen": Word("동결", "frozen"),
    "cached": Word("동결, 특성 저장", "frozen, features stored"),
}
COLOURS = (GREEN, BLUE, ORANGE, GREY)
STYLES = ("-", "--", "-.", ":")


@house_style()
def head_only_start(result: HeadOnlyStart, lang: Lang) -> Figure:
    """Accuracy epoch by epoch, a panel per kind of class; the old head where there is one."""
    fig, axes = figure(columns=len(result.tasks), width=8.0, height=3.9, sharey=True)
    names = [_arm(arm, lang) for arm in result.arms]
    epochs = np.arange(result.curves.shape[2], dtype=np.float64)
    for row, (ax, task) in enumerate(zip(axes, result.tasks, strict=True)):
        for arm, name in enumerate(names):
            runs, style = result.curves[row, arm], STYLES[arm % 4]
            curves(ax, epochs, runs, COLOURS[arm % 4], name, linestyle=style)
        points(ax, np.zeros(1), result.curves[row, :1, 0], GREY, "o", line="none")
        if task == "known":
            level(ax, result.old_head, GREY, (0, (1, 4)), OLD_HEAD[lang])
        ax.set_title(KNOWN[task][lang])
        ax.set_xlabel(EPOCH[lang])
        percent(ax)
    axes[0].set_ylabel(ACCURACY[lang])
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=5)
    return fig


@house_style()
def forgetting(result: Forgetting, lang: Lang) -> Figure:
    """Old task and new task while the new one is learned, a line per learning rate."""
    fig, axes = figure(columns=2, width=8.0, height=3.7, sharey=True)
    for ax, title, runs in zip(axes, (OLD, NEW), (result.old, result.new), strict=True):
        for row, rate in enumerate(result.rates):
            mean = runs[row].mean(axis=-1)
            low, high = runs[row].min(axis=-1), runs[row].max(axis=-1)
            label = AT[lang].format(rate=f"{rate:g}") if rate else FROZEN[lang]
            ax.fill_between(result.times, low, high, color=COLOURS[row % 4], alpha=0.12)
            ax.plot(
                result.times, mean, color=COLOURS[row % 4], linestyle=STYLES[row % 4], label=label
            )
        ax.set_title(title[lang])
        ax.set_xlabel(STEP[lang])
        percent(ax)
    axes[0].set_ylabel(ACCURACY[lang])
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=4)
    return fig


@house_style()
def learning_rate_drift(result: LearningRateDrift, lang: Lang) -> Figure:
    """Change of the copied weights and accuracy against the learning rate, a row per size."""
    fig, axes = figure(len(result.sizes), 2, width=8.0, height=5.2, sharex=True, squeeze=False)
    at = np.arange(len(result.rates), dtype=np.float64)
    for row, n in enumerate(result.sizes):
        for ax, runs in zip(axes[row], (result.drift, result.accuracy), strict=True):
            points(ax, at - 0.04, runs[0, row], BLUE, "o", FRESH[lang])
            points(ax, at + 0.04, runs[1, row], ORANGE, "s", FIRST[lang], "--")
            ax.set_title(EXAMPLES[lang].format(n=n))
            ax.set_xticks(at, [f"{rate:g}" for rate in result.rates])
        axes[row, 0].set_ylabel(DRIFT[lang])
        axes[row, 1].set_ylabel(ACCURACY[lang])
        percent(axes[row, 1])
        axes[row, 1].yaxis.set_major_locator(MultipleLocator(0.05))
    fig.supxlabel(RATE[lang], fontsize=10.5)
    fig.legend(*axes[0, 0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return fig


@house_style()
def cached_features(result: CachedFeatures, lang: Lang) -> Figure:
    """Multiply-adds of one training in three ways."""
    fig, ax = figure(height=3.2)
    at = np.arange(len(result.ways), dtype=np.float64)
    ax.bar(at, result.operations / 1e9, width=0.5, color=BLUE)
    for place, count in zip(at, result.operations / 1e9, strict=True):
        ax.annotate(f"{count:.1f}", (place, count), ha="center", va="bottom")
    ax.set_xticks(at, [WAYS[way][lang] for way in result.ways])
    ax.set_xlim(-0.5, len(at) - 0.5)
    ax.set_ylabel(BILLIONS[lang])
    return fig


def _arm(arm: str, lang: Lang) -> str:
    if arm.startswith("head "):
        return HEAD[lang].format(rate=arm.removeprefix("head "))
    return {"fine-tune": TUNE, "scratch": SCRATCH}[arm][lang]
