"""Misconceptions about stopping and comparing, in words: R-238 to R-249, R-270 to R-291 in part."""

from __future__ import annotations

from course_pkg.check.learning.words import said
from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

LAST_WEIGHTS = Diagnosis(
    "M-30",
    Text(
        "가장 좋았던 시점이 아니라 마지막 시점을 골랐습니다. 멈출 때는 이미 patience만큼 더 "
        "훈련한 뒤입니다.",
        "You kept the last moment, not the best one. When training stops it has gone on for the "
        "whole patience.",
    ),
    Text(
        "검증 오차가 가장 낮았던 시점의 가중치를 쓰세요.",
        "Use the weights of the lowest validation error.",
    ),
    "sec-learning-stopping",
)
ALIAS = said(
    238,
    (
        "배열을 복사하지 않았습니다. 딕셔너리만 복사해도 배열은 같은 것이어서, 훈련이 이어지면 "
        "값이 바뀝니다.",
        "You did not copy the arrays. A copied dictionary still holds the same ones, and training "
        "overwrites them.",
    ),
    ("배열마다 .copy()를 하세요.", "Call .copy() on every array."),
    "stopping",
)
NOT_CONSECUTIVE = said(
    239,
    (
        "진전이 있어도 세던 수를 0으로 되돌리지 않았습니다.",
        "You did not set the count back to 0 upon progress.",
    ),
    (
        "patience는 진전이 연달아 없었던 횟수입니다.",
        "Patience counts calls without progress in a row.",
    ),
    "stopping",
)
ONE_LATE = said(
    240,
    (
        "한 번 늦게 멈춥니다. 진전 없는 것이 연달아 patience번째가 되는 바로 그때 멈춰야 합니다.",
        "You stop one step late: the patience-th in a row without progress is where to stop.",
    ),
    (
        "세던 수가 patience보다 클 때가 아니라 같을 때 멈추세요.",
        "Stop when the count equals the patience, not when it exceeds it.",
    ),
    "stopping",
)
FROM_LAST = said(
    241,
    (
        "바로 앞의 손실과 비교했습니다. 한 번 치솟았다가 조금 내려오기만 해도 진전으로 칩니다.",
        "You compared with the loss just before. Coming down a little from a spike then counts "
        "as progress.",
    ),
    (
        "마지막으로 진전이 있었을 때의 손실과 비교하세요.",
        "Compare with the loss at the last progress.",
    ),
    "stopping",
)
GATED = said(
    242,
    (
        "진전이라고 할 때만 가중치를 남겼습니다. min_delta보다 조금 나아진 것도 가장 낮은 손실일 "
        "수 있습니다.",
        "You kept weights only upon progress. A gain smaller than min_delta may still be the "
        "lowest loss.",
    ),
    (
        "가장 낮은 손실을 따로 기억하세요.",
        "Remember the lowest loss by itself.",
    ),
    "stopping",
)
MOVING_MARK = said(
    243,
    (
        "조금 나아질 때마다 비교 기준을 낮췄습니다. 천천히 꾸준히 나아지면 영영 진전이 없는 "
        "것으로 칩니다.",
        "You lowered the mark with every small gain: a slow and steady improvement never counts "
        "as progress.",
    ),
    (
        "기준은 진전이 있을 때만 바꾸세요.",
        "Move the mark upon progress only.",
    ),
    "stopping",
)
NAN_IS_PROGRESS = said(
    244,
    (
        "손실이 NaN인 호출을 진전이나 가장 낮은 손실로 쳤습니다. NaN과 비교하면 언제나 False이므로 "
        "조건을 뒤집어 쓰면 통과합니다.",
        "You took a loss of NaN for progress, or for the lowest. A comparison with NaN is False, "
        "so an inverted condition lets it through.",
    ),
    (
        "loss < … 꼴로 쓰고 else에서 세세요.",
        "Write loss < …, and count in the else branch.",
    ),
    "stopping",
)
DELTA_IGNORED = said(
    245,
    (
        "min_delta를 쓰지 않았습니다. 아주 조금만 나아져도 진전으로 칩니다.",
        "You did not use min_delta: the tiniest gain counts as progress.",
    ),
    (
        "기준보다 min_delta 넘게 낮아야 진전입니다.",
        "Progress means lower than the mark by more than min_delta.",
    ),
    "stopping",
)
UNPAIRED = said(
    246,
    (
        "짝짓지 않고 두 분산을 더했습니다. 쉬운 시드와 어려운 시드의 차이가 구간에 그대로 "
        "남습니다.",
        "You added the two variances without pairing: what easy and hard seeds share stays in "
        "the interval.",
    ),
    (
        "같은 시드끼리 먼저 빼고, 그 차이의 표준편차를 쓰세요.",
        "Subtract seed by seed first and use the standard deviation of the differences.",
    ),
    "reading",
)
OVERLAP = said(
    247,
    (
        "두 구간이 겹치는지 보고 판정했습니다. 겹쳐도 차이의 구간은 0을 포함하지 않을 수 있습니다.",
        "You judged by whether the two intervals overlap. They may, and that of the difference "
        "still excludes 0.",
    ),
    (
        "차이의 구간이 0을 포함하는지 보세요.",
        "See whether the interval of the difference contains 0.",
    ),
    "reading",
)
NORMAL = said(
    248,
    (
        "1.96을 곱했습니다. 표준편차도 몇 개의 값으로 추정했으므로 구간이 너무 좁습니다.",
        "You multiplied by 1.96. The standard deviation was estimated from a few values too, so "
        "the interval is too narrow.",
    ),
    ("자유도 n−1인 t 분포의 수를 쓰세요.", "Use Student's t with n−1 degrees of freedom."),
    "reading",
)
SEPARATE = said(
    249,
    (
        "평균을 따로따로 냈습니다. 한쪽만 실패한 시드가 남아서 서로 다른 시드를 비교하게 됩니다.",
        "You averaged each on its own: seeds that failed for one only remain, and different "
        "seeds are compared.",
    ),
    (
        "둘 다 있는 시드만 남긴 다음 시작하세요.",
        "Keep only the seeds that both have.",
    ),
    "reading",
)
NO_ROOT = said(
    270,
    (
        "표준편차를 √n이 아니라 n으로 나눴습니다.",
        "You divided the standard deviation by n, not by √n.",
    ),
    ("평균의 표준오차는 표준편차/√n입니다.", "The standard error of a mean is sd/√n."),
    "reading",
)
SPREAD = said(
    271,
    (
        "표준편차를 √n으로 나누지 않았습니다. 평균이 아니라 실행 하나가 흔들리는 정도입니다.",
        "You did not divide by √n: that is how a single run varies, not their mean.",
    ),
    ("평균의 표준오차는 표준편차/√n입니다.", "The standard error of a mean is sd/√n."),
    "reading",
)
AS_ZERO = said(
    272,
    (
        "실패한 시드의 점수를 0으로 쳤습니다. 재지 못한 것과 0점은 다릅니다.",
        "You counted failed seeds as 0. Not measured is not the same as zero.",
    ),
    ("그 시드를 빼세요.", "Leave those seeds out."),
    "reading",
)
STALE_COUNT = said(
    273,
    (
        "시드를 뺀 뒤에도 처음의 개수로 t나 √n을 구했습니다.",
        "You left seeds out but took t, or √n, for the number before.",
    ),
    ("남은 시드의 수를 쓰세요.", "Use the number of seeds that remain."),
    "reading",
)
SIGN = said(
    274,
    (
        "기준선에서 새 방법을 뺐습니다. 좋아졌는데 나빠졌다고 읽게 됩니다.",
        "You subtracted the method from the baseline: a gain reads as a loss.",
    ),
    ("새 방법에서 기준선을 빼세요.", "Subtract the baseline from the method."),
    "reading",
)
TRAINING_WATCHED = said(
    279,
    (
        "훈련 오차를 지켜봤습니다. 훈련 오차는 계속 내려가므로 멈추지 않습니다.",
        "You watched the training error, which keeps falling: training never stops.",
    ),
    ("검증 오차를 지켜보세요.", "Watch the validation error."),
    "stopping",
)
NEVER_STOPPED = said(
    280,
    (
        "멈추지 않고 모든 스텝 가운데 가장 좋은 것을 골랐습니다. patience를 쓰지 않은 셈입니다.",
        "You never stopped and took the best of all steps: the patience has no effect.",
    ),
    (
        "True가 나오면 그 뒤의 검증 오차는 보지 마세요.",
        "After True, look at no more validation errors.",
    ),
    "stopping",
)
CHOSEN_BY_TRUTH = said(
    281,
    (
        "실제 오차를 보고 멈췄습니다. 실전에서는 볼 수 없는 값이고, 이득이 부풀려집니다.",
        "You stopped by the true error, which nobody can see in practice: the gain is inflated.",
    ),
    ("멈출 때는 검증 데이터만 쓰세요.", "Stop by the validation data alone."),
    "stopping",
)
NEVER_TRUE = said(
    291,
    (
        "update가 한 번도 True를 돌려주지 않습니다.",
        "update never returns True.",
    ),
    (
        "return 문이 있는지, 세던 수를 patience와 비교하는지 살펴보세요.",
        "See whether there is a return statement that compares the count with the patience.",
    ),
    "stopping",
)
