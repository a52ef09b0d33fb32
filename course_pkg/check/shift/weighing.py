"""Misconceptions about weights, ties and probabilities, in words: R-420 to R-425."""

from __future__ import annotations

from course_pkg.check.shift.words import said

NOT_SUM_ONE = said(
    420,
    (
        "유효 샘플 수를 1/Σw²로 구했지만 가중치의 합이 1이 아닙니다. 이 식은 합이 1인 "
        "가중치에만 맞습니다.",
        "You computed 1/Σw² with weights that do not sum to 1; only for weights that do is this "
        "the effective sample size.",
    ),
    (
        "가중치를 합으로 나눈 다음 제곱하거나, 합의 제곱을 제곱의 합으로 나누세요.",
        "Divide the weights by their sum before squaring, or divide the square of the sum by the "
        "sum of the squares.",
    ),
    "weights",
)
PERPLEXITY = said(
    421,
    (
        "가중치의 엔트로피로 유효 샘플 수를 구했습니다. 그것도 샘플 수를 재는 한 방법이지만, "
        "가중 평균의 분산을 말해 주는 것은 제곱합입니다.",
        "You took the exponential of the entropy of the weights. That counts examples too, but "
        "the variance of a weighted mean is governed by the sum of squares.",
    ),
    (
        "합의 제곱을 제곱의 합으로 나누세요.",
        "Divide the square of the sum by the sum of the squares.",
    ),
    "weights",
)
LOGS_CLIPPED = said(
    422,
    (
        "로그 가중치를 일정한 범위로 잘랐습니다. 모르는 상수가 크면 모두 같은 값이 되어 "
        "가중치가 사라집니다.",
        "You clipped the log weights to a range. With a large constant in them all become equal, "
        "and the weights are gone.",
    ),
    (
        "자르지 말고 가장 큰 로그 가중치를 빼세요.",
        "Do not clip; subtract the largest log weight.",
    ),
    "weights",
)
THROWN_AWAY = said(
    423,
    (
        "상한을 넘는 샘플을 버렸습니다. 자른다는 것은 큰 가중치를 상한으로 낮춘다는 뜻입니다. "
        "버리면 쓸 때 가장 흔한 입력이 사라집니다.",
        "You threw away the examples above the cap. To cut means to lower a weight to the cap; "
        "without them the inputs most common in use are gone.",
    ),
    (
        "np.minimum으로 상한까지만 낮추세요.",
        "Lower them to the cap with np.minimum.",
    ),
    "weights",
)
TIES_LOST = said(
    424,
    (
        "관측한 통계량과 같은 순서를 세지 않았습니다. 값이 자주 겹치는 데이터에서는 p값이 너무 "
        "작아져 오경보가 늘어납니다.",
        "You did not count the orders whose statistic equals the observed one. Where values "
        "repeat, p becomes too small and false alarms too many.",
    ),
    (
        "반올림 오차를 감안해 관측한 값 이상인 순서를 모두 세세요.",
        "Count every order that is at least as large, up to rounding.",
    ),
    "detector",
)
SOFTMAX_AGAIN = said(
    425,
    (
        "고친 값에 소프트맥스를 적용했습니다. 소프트맥스는 로짓에 쓰는 것입니다. 확률에 다시 "
        "쓰면 0이던 클래스에도 확률이 생깁니다.",
        "You put the corrected values through a softmax. That is for logits: applied to "
        "probabilities, even a class that is gone gets some.",
    ),
    (
        "행마다 합으로 나누기만 하세요.",
        "Only divide each row by its sum.",
    ),
    "three",
)
SIZES_SWAPPED = said(
    480,
    (
        "섞은 데이터를 나눌 때 두 표본의 크기를 뒤바꿨습니다. 원래와 같은 크기로 나눠야 우연한 "
        "차이의 크기도 같습니다.",
        "In the shuffled data you exchanged the sizes of the two samples. Only samples of the "
        "same sizes differ by chance as much as the original ones.",
    ),
    (
        "섞은 데이터에서도 앞의 len(a)개를 첫 표본으로 쓰세요.",
        "Take the first len(a) of the shuffled examples as the first sample, as in the original.",
    ),
    "detector",
)
