"""Misconceptions about importance weights and detectors, in words: R-190 to R-208."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text


def said(number: int, message: tuple[str, str], next_step: tuple[str, str], part: str) -> Diagnosis:
    """The diagnosis R-``number``; each pair of sentences is Korean, English."""
    return Diagnosis(f"R-{number}", Text(*message), Text(*next_step), f"sec-shift-{part}")


RAW_MEAN = said(
    190,
    (
        "가중치의 합으로 나누지 않았습니다. 가중치에 상수만 곱해도 추정값이 바뀝니다.",
        "You did not divide by the sum of the weights: a constant factor in them changes the "
        "estimate.",
    ),
    (
        "가중치의 합으로 나누세요.",
        "Divide by the sum of the weights.",
    ),
    "weights",
)
OVERFLOW = said(
    191,
    (
        "로그 가중치를 그대로 지수에 넣어 무한대가 되거나 모두 0이 됩니다.",
        "You exponentiate the log weights as they are: they become infinite, or all zero.",
    ),
    (
        "먼저 가장 큰 로그 가중치를 빼세요. 비율은 그대로입니다.",
        "Subtract the largest log weight first; the ratios stay.",
    ),
    "weights",
)
UPSIDE_DOWN = said(
    192,
    (
        "비율이 뒤집혔습니다. 쓸 때 드문 샘플의 가중치가 커집니다.",
        "The ratio is upside down: what is rare in use becomes heavy.",
    ),
    (
        "쓸 때의 밀도를 훈련 밀도로 나누세요.",
        "Divide the density in use by that in training.",
    ),
    "weights",
)
ONE_SQUARE = said(
    193,
    (
        "유효 샘플 수에서 합의 제곱과 제곱의 합을 뒤섞었습니다.",
        "In the effective sample size you mixed up the square of the sum and the sum of squares.",
    ),
    (
        "합의 제곱을 제곱의 합으로 나누세요.",
        "Divide the square of the sum by the sum of the squares.",
    ),
    "weights",
)
SHARE = said(
    194,
    (
        "유효 샘플 수가 아니라 그것이 n에서 차지하는 비율을 돌려줬습니다.",
        "You returned the share of n, not the effective number of examples.",
    ),
    (
        "n으로 나누지 마세요.",
        "Do not divide by n.",
    ),
    "weights",
)
LOG_WEIGHTS = said(
    195,
    (
        "로그 가중치를 가중치로 썼습니다. 음수인 가중치까지 생깁니다.",
        "You used the logarithms as weights; some are even negative.",
    ),
    (
        "지수를 취하세요.",
        "Exponentiate them.",
    ),
    "weights",
)
UNWEIGHTED = said(
    196,
    (
        "가중치를 쓰지 않은 평균입니다. 훈련 분포의 손실을 추정합니다.",
        "This is the plain mean: it estimates the loss under the training distribution.",
    ),
    (
        "손실마다 가중치를 곱해 평균 내세요.",
        "Average with the weights.",
    ),
    "weights",
)
NO_PRIOR = said(
    197,
    (
        "두 표본의 크기를 무시했습니다. 분류기의 오즈에는 n_te/n_tr이 섞여 있습니다.",
        "You ignored the sizes of the two samples: the classifier's odds contain n_te/n_tr.",
    ),
    (
        "오즈에 n_tr/n_te를 곱하세요.",
        "Multiply the odds by n_tr/n_te.",
    ),
    "weights",
)
PRIOR_INVERTED = said(
    198,
    (
        "표본 크기의 비를 거꾸로 곱했습니다.",
        "You multiplied by the ratio of sample sizes the wrong way round.",
    ),
    (
        "n_tr/n_te를 곱하세요.",
        "Multiply by n_tr/n_te.",
    ),
    "weights",
)
PROBABILITY = said(
    199,
    (
        "확률을 밀도비로 썼습니다. 밀도비는 확률이 아니라 오즈에 비례합니다.",
        "You used the probability as the density ratio; the ratio is proportional to the odds.",
    ),
    (
        "p를 1−p로 나누세요.",
        "Divide p by 1−p.",
    ),
    "weights",
)
CAP_LATE = said(
    200,
    (
        "평균을 1로 맞춘 다음에 잘랐습니다. 그러면 평균이 1보다 작아지고 자르는 위치도 달라집니다.",
        "You capped after making the mean 1: the mean falls below 1 and the cap means "
        "something else.",
    ),
    (
        "먼저 자른 다음 평균으로 나누세요.",
        "Cap first, then divide by the mean.",
    ),
    "weights",
)
NO_CAP = said(
    201,
    (
        "상한을 적용하지 않았습니다. 가중치가 큰 샘플 하나가 결과를 좌우합니다.",
        "You did not apply the cap: a single heavy example decides.",
    ),
    (
        "np.minimum으로 자르세요.",
        "Cut with np.minimum.",
    ),
    "weights",
)
SUM_ONE = said(
    202,
    (
        "평균이 아니라 합을 1로 맞췄습니다. 그러면 손실과 학습률이 n분의 1이 됩니다.",
        "You made the sum 1, not the mean; the loss, and with it the step, is then n times "
        "too small.",
    ),
    (
        "평균으로 나누세요.",
        "Divide by the mean.",
    ),
    "weights",
)
NO_PLUS_ONE = said(
    203,
    (
        "관측한 순서를 세지 않았습니다. p값이 0이 될 수 있어 경보가 약속보다 자주 울립니다.",
        "You did not count the arrangement that was observed: p can be 0, and alarms come "
        "too often.",
    ),
    (
        "분자와 분모에 1을 더하세요.",
        "Add 1 to numerator and denominator.",
    ),
    "detector",
)
SIGNED = said(
    204,
    (
        "차이의 부호를 남겼습니다. 한쪽으로 움직인 것만 잡습니다.",
        "You kept the sign: only a move in one direction is seen.",
    ),
    (
        "절댓값을 취하세요.",
        "Take the absolute value.",
    ),
    "detector",
)
AVERAGED = said(
    205,
    (
        "특성의 차이를 평균 냈습니다. 특성 하나의 이동이 나머지에 묻힙니다.",
        "You averaged over the features: a single one that moved is drowned by the rest.",
    ),
    (
        "가장 큰 값을 쓰세요.",
        "Take the largest.",
    ),
    "detector",
)
WRONG_TAIL = said(
    206,
    (
        "통계량이 더 작은 순서를 셌습니다. 크게 움직일수록 p값이 커집니다.",
        "You counted arrangements with a smaller statistic: the larger the move, the larger "
        "your p.",
    ),
    (
        "통계량이 관측한 값 이상인 순서를 세세요.",
        "Count those at least as large as what was observed.",
    ),
    "detector",
)
UNSCALED = said(
    207,
    (
        "차이를 표준편차로 나누지 않았습니다. 단위가 큰 특성만 보게 됩니다.",
        "You did not divide by the standard deviations: only the feature with the largest "
        "unit counts.",
    ),
    (
        "특성마다 합친 데이터의 표준편차로 나누세요.",
        "Divide by the standard deviation of the pooled data, per feature.",
    ),
    "detector",
)
SMALLEST_P = said(
    208,
    (
        "특성마다 p값을 구해 가장 작은 것을 골랐습니다. 여러 번 보고 가장 좋은 것을 고르면 "
        "오경보가 늘어납니다.",
        "You took the smallest of one p per feature. Looking often and keeping the best "
        "multiplies false alarms.",
    ),
    (
        "순서마다 특성의 최댓값을 구한 다음 비교하세요.",
        "Take the maximum over the features within each arrangement, then compare.",
    ),
    "detector",
)
