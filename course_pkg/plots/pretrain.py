"""Figures of unsupervised pretraining and of transfer in networks of several shapes."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from course_pkg.plots._runs import percent, points
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.pretrain import FewLabels
from course_pkg.results.transfer import DepthOrWidth

ACCURACY = Word("테스트 정확도", "test accuracy")
LABELS = Word("클래스당 레이블 수", "labels per class")
WAYS = {
    "scratch": Word("사전 훈련 없이", "no pretraining"),
    "frozen": Word("오토인코더, 동결", "autoencoder, frozen"),
    "fine-tune": Word("오토인코더, 미세 조정", "autoencoder, fine-tuned"),
    "raw pixels": Word("픽셀에 선형 분류기", "linear on raw pixels"),
}
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
