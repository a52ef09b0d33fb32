"""Figures on the axes over which one normalises."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from course_pkg.plots import words
from course_pkg.plots._curves import bars
from course_pkg.plots._runs import percent
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.norm_axes import InstanceContrast, RNNNorms

ACCURACY = Word("테스트 정확도", "test accuracy")
BATCH = Word("배치 크기 {}", "batch size {}")
LONGER = Word("더 긴 시퀀스", "longer sequences")
RNN_ARMS = (
    (Word("정규화 없음, 작은 가중치", "no norm, small weights"), GREY, "v"),
    (Word("정규화 없음, 직교 초기화", "no norm, orthogonal start"), ORANGE, "s"),
    (words.LAYER_NORM, GREEN, "^"),
    (Word("배치 정규화, 공유 통계", "batch norm, shared statistics"), RED, "X"),
    (Word("공유 통계, 테스트 배치로 추론", "the same, test batch statistics"), PURPLE, "P"),
    (Word("배치 정규화, 시간 단계별 통계", "batch norm, statistics per step"), BLUE, "o"),
)


@house_style()
def rnn_norms(result: RNNNorms, lang: Lang) -> Figure:
    """Accuracy by kind of norm, a group per batch size; last, sequences longer than trained on."""
    fig, ax = figure(width=8.4, height=4.5)
    known = (result.none_default, result.none, result.layer, result.shared)
    arms = (*known, result.shared_batch, result.per_step)
    waiting = (None, result.none_longer, result.layer_longer, result.shared_longer)
    after = (*waiting, None, result.per_step_longer)
    at = np.arange(len(result.batches) + 1, dtype=np.float64)
    shifts = np.linspace(-0.33, 0.37, len(arms))
    for shift, (word, colour, marker), values, long in zip(
        shifts, RNN_ARMS, arms, after, strict=True
    ):
        shown = values if long is None else np.concatenate([values, long[:1]])
        bars(ax, at[: len(shown)] + shift, shown, colour, marker, word[lang])
    ax.axhline(0.1, color=GREY, linestyle="--", linewidth=1.0)
    names = [BATCH[lang].format(size) for size in result.batches]
    ax.set_xticks(at, [*names, f"{LONGER[lang]}\n{names[0]}"])
    ax.set_ylim(0, 1)
    ax.set_ylabel(ACCURACY[lang])
    percent(ax)
    fig.legend(loc="outside lower center", ncols=2, fontsize=9.5)
    return fig


NORMS = {
    "batch": (words.BATCH_NORM, BLUE, "o"),
    "instance": (Word("인스턴스 정규화", "instance norm"), ORANGE, "s"),
    "group": (words.GROUP_NORM, PURPLE, "D"),
    "layer": (words.LAYER_NORM, GREEN, "^"),
}
CHANGES = {
    "clean": Word("그대로", "clean"),
    "contrast": Word("대비 변화", "contrast"),
    "brightness": Word("밝기 변화", "brightness"),
}
BORDERS = {
    "zero": Word("테두리: 0", "borders: zeros"),
    "reflect": Word("테두리: 반사", "borders: reflected"),
}
COUNTER = Word("반대 과제: 대비가 레이블", "counter-task: contrast is the label")


@house_style()
def instance_contrast(result: InstanceContrast, lang: Lang) -> Figure:
    """Accuracy under changes, a panel per padding; last, the task whose label is the contrast."""
    fig, axes = figure(columns=len(result.paddings) + 1, width=9.6, height=4.0, sharey=True)
    at = np.arange(len(result.changes), dtype=np.float64)
    for row, name in enumerate(result.norms):
        word, colour, marker = NORMS[name]
        for column, ax in enumerate(axes[:-1]):
            shift = 0.2 * (row - (len(result.norms) - 1) / 2)
            bars(ax, at + shift, result.test[row, column], colour, marker, word[lang])
        bars(axes[-1], np.array([float(row)]), result.counter[row : row + 1], colour, marker)
    for padding, ax in zip(result.paddings, axes[:-1], strict=True):
        ax.set_title(BORDERS[padding][lang])
        ax.set_xticks(at, [CHANGES[change][lang] for change in result.changes])
        ax.set_xlim(-0.6, at[-1] + 0.6)
    axes[-1].set_title(COUNTER[lang])
    axes[-1].set_xlim(-0.6, len(result.norms) - 0.4)
    axes[-1].set_xticks([])
    axes[-1].axhline(1 / 3, color=GREY, linestyle="--", linewidth=1.0)
    axes[0].set_ylim(0, 1.03)
    axes[0].set_ylabel(ACCURACY[lang])
    percent(axes[0])
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=4)
    return fig
