"""Figures of unsupervised pretraining and of transfer in networks of several shapes."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from course_pkg.plots._runs import percent, points
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, PURPLE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.pretrain import FewLabels, MaskedLM
from course_pkg.results.transfer import DepthOrWidth

ACCURACY = Word("테스트 정확도", "test accuracy")
LABELS = Word("클래스당 레이블 수", "labels per class")
WAYS = {
    "scratch": Word("사전 훈련 없이", "no pretraining"),
    "frozen": Word("오토인코더, 동결", "autoencoder, frozen"),
    "fine-tune": Word("오토인코더, 미세 조정", "autoencoder, fine-tuned"),
    "raw pixels": Word("픽셀에 선형 분류기", "linear on raw pixels"),
}
SENTENCES = {
    "scratch": Word("사전 훈련 없이", "no pretraining"),
    "word counts": Word("단어 수에 선형 분류기", "linear on word counts"),
    "singular vectors": Word("단어 수의 특이 벡터", "singular vectors of word counts"),
    "head": Word("가린 단어 맞히기, 동결", "hidden words, frozen"),
    "fine-tune": Word("가린 단어 맞히기, 미세 조정", "hidden words, fine-tuned"),
}
LABELLED = Word("레이블이 있는 문장 수", "labelled sentences")
PRETRAINING = Word("사전 훈련 스텝", "steps of pretraining")
PROBED = Word("문장 {n}개로 훈련한 분류기의 정확도", "accuracy of a head with {n} labels")
EACH_SEED = Word("선 하나가 시드 하나", "one line per seed")
LOSS = Word("가린 단어의 손실(내트)", "loss per hidden word (nats)")
FLOORS = (
    Word("빈도만 알 때", "frequencies only"),
    Word("자리까지 알 때", "and the place"),
    Word("주제까지 알 때", "and the topic"),
)
NETWORKS = {
    "narrow": Word("좁은", "narrow"),
    "wide": Word("넓은", "wide"),
    "shallow": Word("얕은", "shallow"),
    "deep": Word("깊은", "deep"),
}
EXAMPLES = Word("샘플 {n:,}개", "{n:,} examples")
SCRATCH = Word("처음부터", "from scratch")
TUNED = Word("전이 학습 뒤 미세 조정", "transferred and fine-tuned")
LOOKS = ((GREY, "o", "-"), (BLUE, "s", "--"), (ORANGE, "D", "-."), (GREEN, "^", ":"))


@house_style()
def autoencoder(result: FewLabels, lang: Lang) -> Figure:
    """Accuracy against labels per class, a line per way, baselines included."""
    fig, ax = figure(height=4.2)
    at = np.arange(len(result.labels), dtype=np.float64)
    for row, (way, (colour, marker, line)) in enumerate(zip(result.ways, LOOKS, strict=True)):
        shift = 0.07 * (row - 1.5)
        points(ax, at + shift, result.accuracy[row], colour, marker, WAYS[way][lang], line)
    ax.set_xticks(at, [str(count) for count in result.labels])
    ax.set_xlabel(LABELS[lang])
    ax.set_ylabel(ACCURACY[lang])
    percent(ax)
    ax.legend(loc="lower right")
    return fig


@house_style()
def depth_or_width(result: DepthOrWidth, lang: Lang) -> Figure:
    """From scratch and after transfer, network by network, a panel per number of examples."""
    fig, axes = figure(columns=len(result.sizes), width=8.0, height=3.7, squeeze=False)
    at = np.arange(len(result.networks), dtype=np.float64)
    for column, (ax, n) in enumerate(zip(axes[0], result.sizes, strict=True)):
        points(ax, at - 0.12, result.scratch[:, column], GREY, "o", SCRATCH[lang], "none")
        points(ax, at + 0.12, result.tuned[:, column], BLUE, "s", TUNED[lang], "none")
        ax.set_xticks(at, [NETWORKS[each][lang] for each in result.networks])
        ax.set_title(EXAMPLES[lang].format(n=n))
        percent(ax)
    axes[0, 0].set_ylabel(ACCURACY[lang])
    fig.legend(*axes[0, 0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return fig


@house_style()
def masked_lm(result: MaskedLM, lang: Lang) -> Figure:
    """Accuracy against labels per way; and every seed's way through pretraining."""
    fig, (left, right) = figure(columns=2, width=8.6, height=4.4)
    at = np.arange(len(result.labels), dtype=np.float64)
    looks = dict(zip(SENTENCES, (*LOOKS, (PURPLE, "v", "-")), strict=True))
    for row, way in enumerate(result.ways):
        colour, marker, line = looks[way]
        shift = 0.08 * (row - 2)
        points(left, at + shift, result.accuracy[row], colour, marker, SENTENCES[way][lang], line)
    left.set_xticks(at, [str(count) for count in result.labels])
    left.set_xlabel(LABELLED[lang])
    left.set_ylabel(ACCURACY[lang])
    percent(left)
    # Seeds before and after the transition make two groups; their interval passes 100 %.
    left.set_ylim(top=1.05)
    fig.legend(*left.get_legend_handles_labels(), loc="outside upper center", ncols=3)
    # A mean of lines that rise at different times would show a slope that no seed has.
    right.plot(result.times, result.probe, color=GREEN, lw=1.4)
    right.set_title(EACH_SEED[lang])
    right.set_xlabel(PRETRAINING[lang])
    right.set_ylabel(PROBED[lang].format(n=result.labels[0]))
    percent(right)
    return fig


@house_style()
def masked_loss(result: MaskedLM, lang: Lang) -> Figure:
    """Every seed's loss on new sentences, and the least loss that some knowledge allows."""
    fig, ax = figure(height=3.8)
    ax.plot(result.times, result.loss, color=GREEN, lw=1.4)
    beside = ax.get_yaxis_transform()
    for floor, word in zip(result.floors, FLOORS, strict=True):
        ax.axhline(floor, color=GREY, lw=1, ls="--")
        ax.text(1.01, floor, word[lang], transform=beside, va="center")
    ax.set_title(EACH_SEED[lang])
    ax.set_xlabel(PRETRAINING[lang])
    ax.set_ylabel(LOSS[lang])
    return fig
