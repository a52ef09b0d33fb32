"""Figures on the axes over which one normalises."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from course_pkg.plots import words
from course_pkg.plots._curves import bars
from course_pkg.plots._runs import percent
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.norm_axes import RNNNorms

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
    after = (None, result.none_longer, result.layer_longer, None, None, result.per_step_longer)
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
