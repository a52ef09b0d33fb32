"""More misconceptions about weights and detectors, in words: R-582 to R-599."""

from __future__ import annotations

from course_pkg.check.shift.words import said

BASE = said(
    582,
    (
        "로그 가중치를 밑이 e가 아닌 지수로 되돌렸습니다. 여기의 로그는 자연로그입니다.",
        "You turned the log weights back with another base than e. These are natural logarithms.",
    ),
    (
        "np.exp를 쓰세요.",
        "Use np.exp.",
    ),
    "weights",
)
ONLY_EFFECTIVE = said(
    583,
    (
        "추정한 손실은 맞고 유효 샘플 수가 틀렸습니다.",
        "The estimate is right, the effective sample size is not.",
    ),
    (
        "가중치가 모두 같을 때 n, 하나만 클 때 1에 가까운지 보세요. (Σw)²을 Σw²으로 나눈 값입니다.",
        "See that it is n for equal weights and near 1 if one is far larger: (Σw)² divided by Σw².",
    ),
    "weights",
)
ONLY_ESTIMATE = said(
    584,
    (
        "유효 샘플 수는 맞고 추정한 손실이 틀렸습니다.",
        "The effective sample size is right, the estimate is not.",
    ),
    (
        "손실마다 가중치를 한 번 곱해 더하고, 가중치의 합으로 한 번 나누세요.",
        "Multiply each loss by its weight once, sum, and divide once by the sum of the weights.",
    ),
    "weights",
)
DIVIDED_TWICE = said(
    585,
    (
        "두 번 나눴습니다. 합이 1이 되게 나눈 가중치에는 평균이 아니라 합을 써야 합니다.",
        "You divided twice: with weights that already sum to 1 the estimate is a sum, not a mean.",
    ),
    (
        "np.mean 대신 np.sum을 쓰거나, 가중치를 그대로 두고 그 합으로 한 번만 나누세요.",
        "Use np.sum instead of np.mean, or leave the weights and divide by their sum once.",
    ),
    "weights",
)
ONLY_LARGE = said(
    586,
    (
        "로그 가중치가 0에서 멀 때만 틀렸습니다. 그대로 지수에 넣으면 무한대가 되거나 모두 0이 "
        "됩니다.",
        "You are wrong only where the log weights are far from 0: exponentials there are "
        "infinite, or all zero.",
    ),
    (
        "어떤 계산보다 먼저 가장 큰 로그 가중치를 빼세요.",
        "Subtract the largest log weight before anything else.",
    ),
    "weights",
)
SHARE_OF_ALL = said(
    587,
    (
        "두 표본의 크기의 비가 아니라 전체에서 차지하는 비율을 곱했습니다.",
        "You multiplied by a share of the whole sample, not by the ratio of the two sizes.",
    ),
    (
        "오즈에 n_train/n_test를 곱하세요.",
        "Multiply the odds by n_train/n_test.",
    ),
    "weights",
)
CUT_BELOW = said(
    588,
    (
        "작은 밀도비도 위로 올려 잘랐습니다. 상한은 큰 쪽에만 있습니다.",
        "You raised small ratios too. There is a cap, and no floor.",
    ),
    (
        "np.minimum으로 큰 쪽만 자르세요.",
        "Cut large ones only, with np.minimum.",
    ),
    "weights",
)
CAP_AS_QUANTILE = said(
    589,
    (
        "cap을 값이 아니라 분위수나 백분율로 썼습니다.",
        "You took cap for a quantile or a percentage, not for a value.",
    ),
    (
        "밀도비가 cap보다 크면 cap으로 바꾸세요.",
        "Where a ratio exceeds cap, make it cap.",
    ),
    "weights",
)
ONLY_SCALE = said(
    590,
    (
        "가중치끼리의 비는 맞지만 평균이 1이 아닙니다.",
        "The weights have the right proportions, but their mean is not 1.",
    ),
    (
        "자른 다음 마지막에 그 평균으로 나누세요.",
        "Divide by their mean last, after the cut.",
    ),
    "weights",
)
NORMALISED_FIRST = said(
    591,
    (
        "자르기 전에 평균을 1로 맞췄습니다. 상한은 밀도비에 적용하는 것이므로 다른 곳에서 "
        "잘립니다.",
        "You made the mean 1 before cutting. The cap is meant for the density ratio, so you cut "
        "elsewhere.",
    ),
    (
        "밀도비를 먼저 자른 다음 평균으로 한 번만 나누세요.",
        "Cut the density ratio first, then divide by the mean, once.",
    ),
    "weights",
)
WITHIN = said(
    592,
    (
        "합친 데이터의 표준편차가 아니라 표본 안의 분산을 합친 값으로 나눴습니다. 그 값은 순서를 "
        "바꿀 때마다 달라집니다.",
        "You divided by a deviation within the samples, not by that of the pooled data; it "
        "changes from order to order.",
    ),
    (
        "np.concatenate([a, b])의 표준편차를 특성마다 한 번만 구하세요.",
        "Take the deviation of np.concatenate([a, b]) once, per feature.",
    ),
    "detector",
)
DENOMINATOR = said(
    595,
    (
        "1을 분자나 분모 한쪽에만 더했습니다.",
        "You added 1 to the numerator or to the denominator, not to both.",
    ),
    (
        "(1 + 센 수)/(1 + 순서의 수)로 쓰세요.",
        "Write (1 + count)/(1 + number of orders).",
    ),
    "detector",
)
STANDARD_ERROR = said(
    597,
    (
        "표준편차가 아니라 표준오차로 나눴습니다. t 통계량에 쓰는 식입니다.",
        "You divided by a standard error, as a t statistic does, not by the standard deviation.",
    ),
    (
        "표본의 크기가 들어가지 않은 표준편차로 나누세요.",
        "Divide by the standard deviation, without the sizes of the samples.",
    ),
    "detector",
)
ONLY_P = said(
    598,
    (
        "통계량은 맞고 p값이 틀렸습니다.",
        "The statistic is right, the p-value is not.",
    ),
    (
        "무엇을 세는지(관측한 값 이상), 관측한 순서를 하나로 더하는지, 무엇으로 나누는지 "
        "확인하세요.",
        "See what you count (at least the observed value), that the observed order counts as one, "
        "and what you divide by.",
    ),
    "detector",
)
ONLY_STATISTIC = said(
    599,
    (
        "p값은 맞고 통계량이 틀렸습니다. 순서끼리의 크기 비교는 맞지만 값의 크기가 다릅니다.",
        "The p-value is right, the statistic is not: the orders compare as they should, but the "
        "value is another.",
    ),
    (
        "나누는 표준편차가 무엇인지, 상수가 곱해지지 않았는지 확인하세요.",
        "See which standard deviation you divide by, and whether a constant is in it.",
    ),
    "detector",
)
