"""Further beliefs about comparing and reporting, in words: R-800 to R-819."""

from __future__ import annotations

from course_pkg.check.learning.words import said

WHOLE_WIDTH = said(
    800,
    (
        "구간의 반폭이 아니라 전체 너비를 돌려줬습니다.",
        "You returned the whole width of the interval, not half of it.",
    ),
    (
        "평균에서 끝까지의 거리를 돌려주세요.",
        "Return the distance from the mean to either end.",
    ),
    "reading",
)
INTERVAL_RETURNED = said(
    801,
    (
        "반폭 하나가 아니라 구간의 두 끝을 돌려줬습니다.",
        "You returned the two ends of the interval, not half its width.",
    ),
    (
        "t·표준편차/√n을 돌려주세요.",
        "Return t·sd/√n.",
    ),
    "reading",
)
DEGREES_OF_TWO = said(
    802,
    (
        "자유도를 2n−2로 잡았습니다. 짝지어 빼고 나면 표본은 하나이고 자유도는 n−1입니다.",
        "You took 2n−2 degrees of freedom. Differences seed by seed are one sample, with n−1.",
    ),
    (
        "T95[n - 1]을 쓰세요.",
        "Use T95[n - 1].",
    ),
    "reading",
)
DEGREES_LESS = said(
    803,
    (
        "자유도를 n−2로 잡았습니다. 추정한 것은 평균 하나뿐입니다.",
        "You took n−2 degrees of freedom. Only one thing was estimated, the mean.",
    ),
    (
        "T95[n - 1]을 쓰세요.",
        "Use T95[n - 1].",
    ),
    "reading",
)
MEAN_DECIDES = said(
    804,
    (
        "구간을 보지 않고 평균의 부호만으로 판정했습니다.",
        "You judged by the sign of the mean and not by the interval.",
    ),
    (
        "구간 전체가 0의 한쪽에 있는지 보세요.",
        "See whether the whole interval lies on one side of 0.",
    ),
    "reading",
)
VERDICT_EXCHANGED = said(
    805,
    (
        "better와 worse가 뒤바뀌었습니다.",
        "“better” and “worse” are exchanged.",
    ),
    (
        "점수는 클수록 좋습니다.",
        "Scores are better the larger.",
    ),
    "reading",
)
SIGN_UNSEEN = said(
    806,
    (
        "차이의 크기만 보거나 한쪽만 봤습니다. 나빠졌는데 better라고 판정하거나 worse를 놓칩니다.",
        "You looked only at the size of the difference, or only at one side: what became worse "
        "is called better, or missed.",
    ),
    (
        "구간이 0보다 큰지, 작은지를 따로 보세요.",
        "Ask separately whether the interval lies above or below 0.",
    ),
    "reading",
)
VOTES = said(
    807,
    (
        "이긴 시드의 수로 판정했습니다. 얼마나 이겼는지가 사라집니다.",
        "You judged by the number of seeds won; by how much is lost.",
    ),
    (
        "차이의 평균과 그 구간으로 판정하세요.",
        "Judge by the interval of the mean difference.",
    ),
    "reading",
)
ONE_ERROR_WIDE = said(
    808,
    (
        "t를 곱하지 않은 표준오차로 판정하거나 반폭을 냈습니다. 그런 구간은 95%에 한참 못 "
        "미칩니다.",
        "You used the standard error without t: such an interval covers far less than 95%.",
    ),
    (
        "T95[n - 1]을 곱하세요.",
        "Multiply by T95[n - 1].",
    ),
    "reading",
)
MEDIAN = said(
    809,
    (
        "평균 대신 중앙값을 썼습니다.",
        "You used the median, not the mean.",
    ),
    (
        "평균을 쓰세요. 구간도 평균의 구간입니다.",
        "Use the mean; the interval is one for the mean.",
    ),
    "reading",
)
PERCENT = said(
    810,
    (
        "차이를 기준값으로 나눴습니다. 여기서는 점수의 차이 그대로입니다.",
        "You divided the difference by the baseline. Asked is the difference itself.",
    ),
    (
        "빼기만 하세요.",
        "Only subtract.",
    ),
    "reading",
)
IMPUTED = said(
    811,
    (
        "실패한 실행의 점수를 평균으로 채웠습니다. 없는 실행을 지어낸 만큼 구간이 좁아집니다.",
        "You filled in a mean for failed runs. Runs that were never made narrow the interval.",
    ),
    (
        "그 시드를 빼세요.",
        "Leave those seeds out.",
    ),
    "reading",
)
ROOT_OF_LESS = said(
    812,
    (
        "표준편차를 √(n−1)로 나눴습니다. n−1로 나눈 분산을 썼다면 √n으로 나눕니다.",
        "You divided by √(n−1). With a variance divided by n−1 the root is that of n.",
    ),
    (
        "표준편차(ddof=1)를 √n으로 나누세요.",
        "Divide the standard deviation (ddof=1) by √n.",
    ),
    "reading",
)
BLOCK_FOR_PAIRS = said(
    813,
    (
        "슬라이스와 번호의 배열을 섞어 모든 시드를 모든 시드의 에포크에서 봤습니다.",
        "You mixed a slice with an array of numbers and took every seed at every seed's epoch.",
    ),
    (
        "test[rate, np.arange(시드 수), epochs]처럼 짝지어 고르세요.",
        "Pick in pairs, as in test[rate, np.arange(seeds), epochs].",
    ),
    "reading",
)
LOWEST_CHOSEN = said(
    814,
    (
        "정확도가 가장 낮은 것을 골랐습니다. argmin은 손실에 씁니다.",
        "You chose the lowest accuracy. argmin is for losses.",
    ),
    (
        "argmax를 쓰세요.",
        "Use argmax.",
    ),
    "reading",
)
WRONG_RUNS = said(
    815,
    (
        "구간을 다른 실행들(검증 점수나 다른 학습률)에서 구했습니다.",
        "The interval comes from other runs than the mean: from validation scores, or from other "
        "learning rates.",
    ),
    (
        "평균을 낸 바로 그 테스트 점수들로 구하세요.",
        "Use the very test scores that were averaged.",
    ),
    "reading",
)
RATE_BY_LAST = said(
    816,
    (
        "학습률을 마지막 에포크의 검증 정확도로 골랐습니다.",
        "You chose the learning rate by validation accuracy at the last epoch.",
    ),
    (
        "시드마다 고른 에포크의 값을 쓰세요.",
        "Use the accuracy at each seed's chosen epoch.",
    ),
    "reading",
)
RATE_NOT_USED = said(
    817,
    (
        "고른 학습률의 것이 아니라 모든 학습률의 점수를 평균 냈습니다.",
        "You averaged over all learning rates instead of the one chosen.",
    ),
    (
        "고른 학습률의 행만 쓰세요.",
        "Use the row of the chosen rate.",
    ),
    "reading",
)
RESULTS_EXCHANGED = said(
    818,
    (
        "결과의 순서가 다릅니다.",
        "The results are in another order than asked.",
    ),
    (
        "문제에 적힌 순서대로 돌려주세요.",
        "Return them in the order of the task.",
    ),
    "reading",
)
WORST_SEED = said(
    819,
    (
        "평균이 아니라 가장 나쁜 시드를 적었습니다.",
        "You report the worst seed, not the mean.",
    ),
    (
        "시드에 걸쳐 평균 낸 값을 돌려주세요.",
        "Return the mean of the seeds.",
    ),
    "reading",
)
