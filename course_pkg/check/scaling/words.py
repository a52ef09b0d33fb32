"""Misconceptions about scaling before a model, in words: R-168 to R-175, R-250 to R-257."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text


def said(
    number: int, message: tuple[str, str], next_step: tuple[str, str], part: str = "standardize"
) -> Diagnosis:
    """The diagnosis R-``number``; each pair of sentences is Korean, English."""
    section = f"sec-scaling-{part}"
    return Diagnosis(f"R-{number}", Text(*message), Text(*next_step), section)


OWN_STATISTICS = said(
    250,
    (
        "새 데이터를 그 데이터 자신의 통계로 변환했습니다. 그러면 훈련 데이터와 달라진 점이 "
        "가려지고, 모델은 훈련할 때와 스케일이 다른 입력을 받습니다.",
        "You transformed the new data by their own statistics. That hides how they differ from "
        "the training data and feeds the model on another scale than in training.",
    ),
    (
        "훈련 데이터에서 구한 수를 그대로 쓰세요.",
        "Use the numbers found on the training data, unchanged.",
    ),
)
POOLED = said(
    251,
    (
        "훈련 데이터와 테스트 데이터를 합쳐서 통계를 구했습니다. 테스트 샘플이 모델에 새어 "
        "들어간 것이므로(누출) 평가를 믿을 수 없습니다.",
        "You computed the statistics on training and test data together: test examples leak "
        "into the model that they are to judge.",
    ),
    ("평균과 표준편차는 훈련 데이터만으로 구하세요.", "Take them from the training data alone."),
)
ONE_FOR_ALL = said(
    252,
    (
        "모든 특성에 같은 수를 썼습니다. 특성끼리의 스케일 차이가 그대로 남습니다.",
        "You used one number for all features, so their difference in scale stays.",
    ),
    ("axis=0을 따라 특성마다 따로 구하세요.", "Compute it per feature, along axis=0."),
)
PER_EXAMPLE = said(
    253,
    (
        "샘플마다 통계를 구했습니다. 한 샘플 안에서 단위가 다른 특성을 섞은 셈입니다.",
        "You took the statistics of each example: that mixes features of different units.",
    ),
    ("axis=1이 아니라 axis=0을 따라 구하세요.", "Go along axis=0, not axis=1."),
)
UNBIASED = said(
    254,
    (
        "n−1로 나눈 분산을 썼습니다. 이 문제에서는 n으로 나눕니다.",
        "You divided by n−1 in the variance; this task divides by n.",
    ),
    ("ddof=0으로 계산하세요.", "Use ddof=0."),
)
VARIANCE = said(
    255,
    (
        "표준편차가 있어야 할 자리에 분산을 썼습니다. 분산은 단위가 제곱입니다.",
        "You used the variance where the standard deviation belongs; its unit is a square.",
    ),
    ("제곱근을 취하세요.", "Take the root."),
)
CONSTANT_BLOWN_UP = said(
    256,
    (
        "훈련 데이터에서 상수인 특성을 아주 작은 수로 나눴습니다. 새 값이 조금만 달라도 "
        "엄청나게 커집니다.",
        "You divided a feature that is constant in training by a tiny number: a new value that "
        "differs a little becomes enormous.",
    ),
    (
        "값이 모두 같은 특성은 평균만 빼고 1로 나누세요. 반올림 때문에 이런 특성의 표준편차가 0이 "
        "아닐 수 있으니 np.ptp가 0인지 보세요.",
        "Where all values are equal, only centre: divide by 1. Rounding may leave such a feature a "
        "standard deviation that is not 0, so see whether its np.ptp is.",
    ),
)
WEIGHTS_RAW = said(
    257,
    (
        "가중치의 합이 아니라 샘플 수로 나눴습니다. 가중치의 합이 n이 아니면 평균이 어긋납니다.",
        "You divided by the number of examples. Unless the weights sum to n, that is no mean.",
    ),
    ("가중치의 합으로 나누세요.", "Divide by the sum of the weights."),
)
SPREAD_UNWEIGHTED = said(
    168,
    (
        "평균에는 가중치를 썼지만 분산에는 쓰지 않았습니다.",
        "The mean is weighted, the variance is not.",
    ),
    (
        "제곱한 편차도 같은 가중치로 평균 내세요.",
        "Average the squared deviations with the same weights.",
    ),
)
PLAIN_CENTRE = said(
    169,
    (
        "편차를 가중 평균이 아니라 보통 평균에서 쟀습니다. 그러면 분산이 커집니다.",
        "You measured the deviations from the plain mean; that makes the variance too large.",
    ),
    ("가중 평균을 먼저 구해 빼세요.", "Subtract the weighted mean."),
)
DATA_WEIGHTED = said(
    170,
    (
        "데이터에 가중치를 곱한 다음 통계를 구했습니다. 가중치는 값이 아니라 횟수를 바꿉니다.",
        "You multiplied the data by the weights and took plain statistics. A weight says how "
        "often a value counts; it does not change the value.",
    ),
    (
        "값은 그대로 두고, 더할 때 가중치를 곱하세요.",
        "Leave the values, weight the terms of the sums.",
    ),
)
ROOT_SHARES = said(
    171,
    (
        "가중치의 제곱으로 평균 냈습니다.",
        "You averaged with the squares of the weights.",
    ),
    (
        "편차만 제곱하고 가중치는 한 번만 곱하세요.",
        "Square the deviation only; multiply by the weight once.",
    ),
)
EXTREMES = said(
    172,
    (
        "최솟값과 최댓값을 썼습니다. 이상치 하나가 나머지를 모두 좁은 구간에 몰아넣습니다.",
        "You used the minimum and the maximum: one outlier squeezes all the others together.",
    ),
    ("분위수 두 개를 쓰세요.", "Use the two quantiles."),
)
NOT_CUT = said(
    173,
    (
        "[0, 1]을 벗어난 값을 자르지 않았습니다.",
        "You did not cut what lies outside [0, 1].",
    ),
    ("변환한 다음 np.clip으로 자르세요.", "Clip after the transformation."),
)
UPPER_ONLY = said(
    174,
    (
        "구간의 길이가 아니라 위쪽 분위수로 나눴습니다.",
        "You divided by the upper quantile, not by the length of the interval.",
    ),
    (
        "위쪽 분위수에서 아래쪽 분위수를 뺀 값으로 나누세요.",
        "Divide by the upper minus the lower quantile.",
    ),
)
CUT_FIRST = said(
    175,
    (
        "변환하기 전의 값을 [0, 1]로 잘랐습니다. 그 단위의 정보가 사라집니다.",
        "You clipped the raw values to [0, 1], before the transformation.",
    ),
    ("변환한 다음 자르세요.", "Transform first, then clip."),
)
