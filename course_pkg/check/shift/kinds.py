"""Misconceptions about the kinds of shift, in words: R-209 to R-219, R-258 to R-261."""

from __future__ import annotations

from course_pkg.check.shift.words import said

NOT_RENORMALISED = said(
    209,
    (
        "다시 정규화하지 않아 확률의 합이 1이 아닙니다.",
        "The probabilities no longer sum to 1.",
    ),
    (
        "행마다 합으로 나누세요.",
        "Divide each row by its sum.",
    ),
    "three",
)
PRIORS_INVERTED = said(
    210,
    (
        "사전 확률의 비를 거꾸로 곱했습니다. 흔해진 클래스의 확률이 줄어듭니다.",
        "The ratio of priors is upside down: a class that became common loses probability.",
    ),
    (
        "새 사전 확률을 옛 사전 확률로 나누세요.",
        "Divide the new prior by the old one.",
    ),
    "three",
)
OLD_KEPT = said(
    211,
    (
        "새 사전 확률을 곱하기만 했습니다. 모델의 확률에는 옛 사전 확률이 이미 들어 있습니다.",
        "You only multiplied by the new prior; the model's probabilities already contain the "
        "old one.",
    ),
    (
        "옛 사전 확률로도 나누세요.",
        "Divide by the old prior as well.",
    ),
    "three",
)
NOTHING_DONE = said(
    212,
    (
        "확률을 그대로 뒀습니다. 레이블 이동에서는 p(y|x)가 바뀝니다. 그대로인 것은 p(x|y)입니다.",
        "You left the probabilities as they were. Under label shift p(y|x) changes; p(x|y) stays.",
    ),
    (
        "클래스마다 사전 확률의 비를 곱하세요.",
        "Multiply each class by the ratio of priors.",
    ),
    "three",
)
ADDED = said(
    213,
    (
        "사전 확률의 차이를 더했습니다. 확률이 음수가 될 수도 있습니다.",
        "You added the difference of the priors; probabilities may even become negative.",
    ),
    (
        "비를 곱하세요.",
        "Multiply by their ratio.",
    ),
    "three",
)
COUNTS_RAW = said(
    214,
    (
        "두 표를 전체 수로 나누지 않았습니다. 표본의 크기가 다르기만 해도 거리가 생깁니다.",
        "You did not divide the tables by their totals: a larger sample alone makes a distance.",
    ),
    (
        "먼저 표마다 합으로 나누세요.",
        "Divide each table by its sum first.",
    ),
    "three",
)
NO_HALF = said(
    215,
    (
        "총변동 거리의 1/2이 빠졌습니다. 거리가 1을 넘을 수 있습니다.",
        "The factor 1/2 of the total variation distance is missing; it can exceed 1.",
    ),
    (
        "절댓값의 합을 2로 나누세요.",
        "Halve the sum of absolute differences.",
    ),
    "three",
)
AXES_SWAPPED = said(
    216,
    (
        "x와 y를 뒤바꿨습니다. 표에서 행은 x, 열은 y입니다.",
        "You mixed up x and y: rows are x, columns are y.",
    ),
    (
        "p(x)는 axis=1을 따라 더한 값입니다.",
        "p(x) is the sum along axis=1.",
    ),
    "three",
)
JOINT = said(
    217,
    (
        "조건부 분포가 아니라 결합 분포를 비교했습니다. x의 이동만으로도 거리가 생깁니다.",
        "You compared joint distributions, not conditional ones: a mere shift of x makes a "
        "distance.",
    ),
    (
        "행이나 열을 그 합으로 나누세요.",
        "Divide each row, or column, by its sum.",
    ),
    "three",
)
TRAIN_AVERAGED = said(
    218,
    (
        "훈련 분포로 평균 냈습니다. 앞으로 만날 입력은 새 분포에서 나옵니다.",
        "You averaged over the training distribution; the inputs to come are from the new one.",
    ),
    (
        "새 데이터의 p(x), p(y)로 평균 내세요.",
        "Average with p(x), p(y) of the new data.",
    ),
    "three",
)
PLAIN_AVERAGE = said(
    219,
    (
        "조건마다 똑같이 평균 냈습니다. 드문 조건이 흔한 조건만큼 세게 작용합니다.",
        "You averaged all conditions alike: a rare one counts as much as a common one.",
    ),
    (
        "새 데이터에서 그 조건의 확률로 가중하세요.",
        "Weight by the probability of the condition in the new data.",
    ),
    "three",
)
MEAN_OF_MEANS = said(
    258,
    (
        "배치의 평균을 똑같은 비중으로 평균 냈습니다. 작은 배치에 든 샘플의 비중이 커집니다.",
        "You averaged the batch means alike: examples of a small batch weigh more.",
    ),
    (
        "배치 크기로 가중하세요.",
        "Weight by the batch sizes.",
    ),
    "batch",
)
WITHIN_ONLY = said(
    259,
    (
        "배치 안의 분산만 평균 냈습니다. 배치 평균이 서로 다른 만큼의 분산이 빠졌습니다.",
        "You averaged the variances within batches; the variance between their means is missing.",
    ),
    (
        "배치 평균과 전체 평균의 차이를 제곱해 더하세요.",
        "Add the squared distances of the batch means from the overall mean.",
    ),
    "batch",
)
LAST_ONLY = said(
    260,
    (
        "마지막 배치의 통계만 썼습니다.",
        "You used the statistics of the last batch only.",
    ),
    (
        "모든 배치를 합쳐 구하세요.",
        "Combine all batches.",
    ),
    "batch",
)
MOVING = said(
    261,
    (
        "지수 이동 평균을 썼습니다. 나중 배치의 비중이 더 크고 순서에 따라 결과가 달라집니다.",
        "You used a moving average: later batches weigh more, and the order changes the result.",
    ),
    (
        "모든 샘플이 똑같은 비중을 갖게 하세요.",
        "Let every example weigh the same.",
    ),
    "batch",
)
