"""Misconceptions about layer norm, forward and backward, in words."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

UNBIASED = Diagnosis(
    "M-01",
    Text(
        ko="n−1로 나눈 불편 분산을 썼습니다. 정규화 층은 모두 원소 수로 나눈 편향 분산을 씁니다.",
        en="You used the unbiased variance, divided by n−1. All normalizations divide by the "
        "number of values.",
    ),
    Text(
        ko="np.var에는 ddof를 주지 마세요.",
        en="Call np.var without ddof.",
    ),
    "sec-other-axes",
)
CONSTANT_STATISTICS = Diagnosis(
    "M-11",
    Text(
        ko="평균과 분산을 상수로 여겼습니다. 샘플의 평균과 분산도 x의 함수이므로 이 두 "
        "경로로도 그레이디언트가 흐릅니다.",
        en="You took mean and variance as constants. They depend on x, so two more gradient "
        "paths are missing.",
    ),
    Text(
        ko="dx에서 평균을 거치는 항과 분산을 거치는 항을 빼세요. 올바른 dx는 행마다 합이 0입니다.",
        en="Subtract the paths through mean and variance. A right dx sums to 0 in every row.",
    ),
    "sec-other-axes",
)
BATCH_AXIS = Diagnosis(
    "M-13",
    Text(
        ko="배치 방향으로 평균을 냈습니다. 층 정규화는 샘플마다 따로, 특성 방향으로 평균을 냅니다.",
        en="You averaged over the batch; layer norm averages over the features of each "
        "single example.",
    ),
    Text(
        ko="마지막 축(axis=-1)으로 평균과 분산을 구하고 keepdims=True를 주세요.",
        en="Take mean and variance over the last axis, axis=-1, with keepdims=True.",
    ),
    "sec-other-axes",
)
ALL_BUT_FIRST = Diagnosis(
    "R-70",
    Text(
        ko="배치 축을 뺀 모든 축으로 평균을 냈습니다. 여기서는 마지막 축으로만 평균을 "
        "냅니다. 문장이라면 단어마다 통계가 따로 있습니다.",
        en="You averaged over every axis but the first. Here only the last counts: in a "
        "sentence each position has its own statistics.",
    ),
    Text(
        ko="axis=-1만 쓰세요.",
        en="Use axis=-1 alone.",
    ),
    "sec-other-axes",
)
GAMMA_OUTSIDE = Diagnosis(
    "R-71",
    Text(
        ko="γ를 평균 밖으로 뺐습니다. 층 정규화에서는 γ가 평균을 내는 축을 따라 달라지므로 "
        "먼저 dy에 곱해야 합니다.",
        en="You took γ out of the means. In layer norm γ varies along the axis of the mean: "
        "multiply dy by it first.",
    ),
    Text(
        ko="dx̂ = γ·dy부터 구하고 평균은 dx̂으로 내세요.",
        en="Begin with dx̂ = γ·dy and take the means of that.",
    ),
    "sec-other-axes",
)
PARAMETER_AXIS = Diagnosis(
    "R-72",
    Text(
        ko="γ와 β의 그레이디언트를 특성 방향으로 더했습니다. γ와 β는 특성마다 하나씩이므로 "
        "샘플 방향으로 더해야 합니다.",
        en="You summed the gradients of γ and β over the features. Each feature has its own "
        "γ and β: sum over the examples.",
    ),
    Text(
        ko="dgamma와 dbeta의 모양이 (d,)인지 확인하세요.",
        en="See that dgamma and dbeta have shape (d,).",
    ),
    "sec-other-axes",
)
ONE_PATH = Diagnosis(
    "R-73",
    Text(
        ko="dx에서 빼야 할 두 항 가운데 하나가 빠졌습니다.",
        en="Of the two terms to subtract in dx only one is there.",
    ),
    Text(
        ko="dx의 합과 dx·x̂의 합을 행마다 구해 보세요. 둘 다 0에 가까워야 합니다.",
        en="Sum dx, and dx·x̂, in each row: both should be close to 0.",
    ),
    "sec-other-axes",
)
BATCH_MEANS = Diagnosis(
    "R-74",
    Text(
        ko="dx의 두 평균을 배치 방향으로 냈습니다. 그것은 배치 정규화의 역전파입니다.",
        en="You took the two means in dx over the batch: that is the backward pass of batch norm.",
    ),
    Text(
        ko="두 평균 모두 axis=-1로 내세요.",
        en="Take both means over axis=-1.",
    ),
    "sec-other-axes",
)
