"""Figure on what a normalization layer costs."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from course_pkg.plots import words
from course_pkg.plots.style import BLUE, INK, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.norm_cost import NormCost

LAYERS = {
    "batch": words.BATCH_NORM,
    "instance": Word("인스턴스 정규화", "instance norm"),
    "group": words.GROUP_NORM,
    "layer": words.LAYER_NORM,
    "folded": Word("합쳐 넣은 배치 정규화", "batch norm, fused"),
}
TRAFFIC = Word(
    "읽고 쓴 값의 수 / 활성화 값의 수", "values read and written / values of the activation"
)
INFERENCE = Word("추론", "inference")
TRAINING = Word("훈련 (순전파와 역전파)", "training (forward and backward)")
PARAMETERS = Word("파라미터 {:,}개", "{:,} parameters")


@house_style()
def norm_cost(result: NormCost, lang: Lang) -> Figure:
    """Memory traffic of every layer in inference and in training, with its parameters."""
    fig, ax = figure(width=7.6, height=4.0)
    rows = np.arange(len(result.layers), dtype=np.float64)
    arms = (
        (-0.2, result.traffic_inference, BLUE, "", INFERENCE),
        (0.2, result.traffic_training, ORANGE, "///", TRAINING),
    )
    for shift, traffic, colour, hatch, word in arms:
        known = np.nan_to_num(traffic)
        drawn = ax.barh(rows + shift, known, 0.36, color=colour, hatch=hatch, label=word[lang])
        labels = ["" if np.isnan(each) else f"{each:.0f}" for each in traffic]
        ax.bar_label(drawn, labels, padding=3, color=INK)
    names = [
        f"{LAYERS[layer][lang]}\n{PARAMETERS[lang].format(count)}"
        for layer, count in zip(result.layers, result.parameters, strict=True)
    ]
    ax.set_yticks(rows, names)
    ax.invert_yaxis()
    ax.set_xlabel(TRAFFIC[lang])
    fig.legend(loc="outside lower center", ncols=2)
    return fig
