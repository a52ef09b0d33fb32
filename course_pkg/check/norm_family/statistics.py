"""Mistakes about which values share statistics, and with which weights, in words."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

RESHAPED = Diagnosis(
    "R-75",
    Text(
        ko="채널이 마지막 축인 배열을 (n, g, …)로 바로 reshape했습니다. 메모리에서는 자리가 "
        "먼저이므로 채널이 아니라 자리를 나눈 셈입니다.",
        en="You reshaped an array with channels last to (n, g, …). In memory positions come "
        "first, so you split the positions, not the channels.",
    ),
    Text(
        ko="(n, l, g, c/g)로 reshape한 다음 1번 축과 3번 축으로 평균을 내세요.",
        en="Reshape to (n, l, g, c/g) and average over axes 1 and 3.",
    ),
    "sec-other-axes",
)
PER_POSITION = Diagnosis(
    "R-76",
    Text(
        ko="자리마다 따로 평균을 냈습니다. 그룹 정규화는 그룹의 채널과 모든 자리를 함께 봅니다.",
        en="You averaged at each position by itself. Group norm pools the channels of a "
        "group over all positions.",
    ),
    Text(
        ko="길이 축도 함께 평균 내세요.",
        en="Average over the length, too.",
    ),
    "sec-other-axes",
)
INTERLEAVED = Diagnosis(
    "R-77",
    Text(
        ko="채널을 g칸씩 건너뛰며 묶었습니다. 그룹은 이웃한 채널끼리입니다.",
        en="You put every g-th channel into a group. A group holds neighbouring channels.",
    ),
    Text(
        ko="(…, g, c/g)로 나누세요. (…, c/g, g)가 아닙니다.",
        en="Split into (…, g, c/g), not (…, c/g, g).",
    ),
    "sec-other-axes",
)
WHOLE_BATCH = Diagnosis(
    "R-78",
    Text(
        ko="배치의 샘플을 모두 모아 평균을 냈습니다. 그러면 예측이 함께 들어온 샘플에 따라 "
        "달라집니다.",
        en="You averaged over all examples of the batch: a prediction then depends on its "
        "neighbours.",
    ),
    Text(
        ko="샘플 축(0번)으로는 평균을 내지 마세요.",
        en="Do not average over axis 0.",
    ),
    "sec-other-axes",
)
ONE_GROUP = Diagnosis(
    "R-79",
    Text(
        ko="groups를 쓰지 않고 모든 채널을 한 그룹으로 묶었습니다.",
        en="You ignored groups and put all channels into one.",
    ),
    Text(
        ko="채널 축을 groups개로 나누세요.",
        en="Split the channels into groups.",
    ),
    "sec-other-axes",
)
EACH_CHANNEL = Diagnosis(
    "R-80",
    Text(
        ko="채널마다 따로 평균을 냈습니다. 그러면 인스턴스 정규화가 됩니다.",
        en="You averaged each channel by itself; that is instance norm.",
    ),
    Text(
        ko="한 그룹의 채널을 모두 함께 평균 내세요.",
        en="Average over all the channels of a group.",
    ),
    "sec-other-axes",
)
DIVIDED_BY_COUNT = Diagnosis(
    "R-81",
    Text(
        ko="가중합을 특성의 수로 나눴습니다. 가중 평균은 가중치의 합으로 나눕니다.",
        en="You divided weighted sums by the number of features. A weighted mean divides by "
        "the sum of the weights.",
    ),
    Text(
        ko="w.sum()으로 나누세요.",
        en="Divide by w.sum().",
    ),
    "sec-other-axes",
)
PLAIN_VARIANCE = Diagnosis(
    "R-82",
    Text(
        ko="평균에만 가중치를 쓰고 분산은 가중치 없이 구했습니다.",
        en="You weighted the mean but not the variance.",
    ),
    Text(
        ko="편차의 제곱도 w로 가중 평균 내세요.",
        en="Take the weighted mean of the squared deviations as well.",
    ),
    "sec-other-axes",
)
WEIGHTED_VALUES = Diagnosis(
    "R-83",
    Text(
        ko="x에 w를 곱한 값을 정규화했습니다. 가중치는 통계에만 쓰고 정규화할 값은 x 그대로입니다.",
        en="You normalised w·x. The weights enter the statistics only; what is normalised is x.",
    ),
    Text(
        ko="분자는 x − μ입니다.",
        en="The numerator is x − μ.",
    ),
    "sec-other-axes",
)
SQUARED_WEIGHTS = Diagnosis(
    "R-84",
    Text(
        ko="분산에서 가중치까지 제곱했습니다. 제곱하는 것은 편차뿐입니다.",
        en="You squared the weights in the variance; only the deviations are squared.",
    ),
    Text(
        ko="w·(x − μ)²을 더하세요. (w·(x − μ))²이 아닙니다.",
        en="Add w·(x − μ)², not (w·(x − μ))².",
    ),
    "sec-other-axes",
)
WEIGHTS_IGNORED = Diagnosis(
    "R-85",
    Text(
        ko="가중치를 쓰지 않았습니다.",
        en="You did not use the weights.",
    ),
    Text(
        ko="평균과 분산을 모두 w로 가중하세요.",
        en="Weight both mean and variance with w.",
    ),
    "sec-other-axes",
)
WEIGHTS_LESS_ONE = Diagnosis(
    "R-86",
    Text(
        ko="분산을 가중치의 합에서 1을 뺀 값으로 나눴습니다. 여기서는 편향 분산을 씁니다.",
        en="You divided the variance by the sum of the weights less 1. Here the biased "
        "variance is used.",
    ),
    Text(
        ko="w.sum()으로 나누세요.",
        en="Divide by w.sum().",
    ),
    "sec-other-axes",
)
