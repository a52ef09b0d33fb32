"""Which layers to train, by how much data there is and how similar the task: a rule of thumb.

The rule is one of four boxes; the literature's doubts about each box belong to it. What decides is
a comparison on validation examples (``course_pkg.train.reuse_layers``).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Advice:
    """Where to begin, and what speaks against taking it for a law; in Korean and English.

    strategy: as in ``experiments.transfer.quadrants``; references: bib keys of the caveat.
    """

    strategy: str
    do_ko: str
    do_en: str
    caveat_ko: str
    caveat_en: str
    references: tuple[str, ...]


def advise(similar: bool, many: bool) -> Advice:
    """The rule of thumb for a target that is similar to the source or not, with many data or few.

    "Many" has no threshold that holds everywhere: it is relative to how many parameters move.
    References: karpathy2015transfer, yosinski2014how
    """
    if similar:
        return _SIMILAR_MANY if many else _SIMILAR_FEW
    return _DIFFERENT_MANY if many else _DIFFERENT_FEW


_SIMILAR_FEW = Advice(
    "head",
    "백본을 동결하고 새 출력층만 훈련합니다.",
    "Freeze the backbone and train a new output layer only.",
    "데이터가 적으면 시드에 따라 결과가 크게 달라서 다른 전략과 차이가 없을 때가 많습니다. "
    "과제가 비슷해 보여도 사전 훈련한 이득이 거의 없던 데이터셋이 있습니다.",
    "With few data the results of seeds scatter so much that other strategies often tie, and on "
    "some data sets that look similar pretraining hardly helped at all.",
    ("kornblith2019better",),
)
_SIMILAR_MANY = Advice(
    "fine-tune",
    "전체를 작은 학습률로 미세 조정합니다.",
    "Fine-tune the whole network at a small learning rate.",
    "성능이 가장 높다고 이득도 가장 큰 것은 아닙니다. 처음부터 오래 훈련해도 같은 정확도에 이를 수 "
    "있으므로 그 경우와 비교해야 합니다.",
    "The highest accuracy is not the largest gain: training from scratch for longer can reach the "
    "same accuracy, so it has to be compared.",
    ("he2019rethinking",),
)
_DIFFERENT_FEW = Advice(
    "freeze 1",
    "아래층만 남겨 동결하고 그 특성 위에 작은 분류기를 훈련합니다.",
    "Keep and freeze the lower layers only, and train a small classifier on their features.",
    "네 경우 가운데 가장 어렵습니다. 어느 층에서 자를지는 검증 데이터로 정해야 하고, "
    "더 가까운 원래 과제를 찾거나 데이터를 더 모으는 편이 나을 수 있습니다.",
    "The hardest of the four. Where to cut is for validation to decide, and a closer source or "
    "more data may do better than any cut.",
    ("yosinski2014how",),
)
_DIFFERENT_MANY = Advice(
    "fine-tune",
    "전체를 훈련하되, 사전 훈련한 가중치에서 시작합니다.",
    "Train the whole network, but start from the pretrained weights.",
    "처음부터 훈련할 수 있다고 해서 그편이 더 나은 것은 아닙니다. 다만 의료 영상처럼 "
    "정확도의 이득이 작고 수렴만 빨라지는 경우도 있습니다.",
    "That one can afford to train from scratch does not make it better. In medical imaging, for "
    "one, what was gained was faster convergence more than accuracy.",
    ("raghu2019transfusion", "karpathy2015transfer"),
)
