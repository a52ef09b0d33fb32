"""Further beliefs about bias, variance and noise, in words: R-700 to R-723."""

from __future__ import annotations

from course_pkg.check.learning.words import said

ADDED = said(
    700,
    (
        "빼야 할 몫을 더했습니다. 그 몫 때문에 값이 이미 크게 나와 있습니다.",
        "You added a share that has to be subtracted: it is what makes the value too large.",
    ),
    (
        "부호를 바꾸세요.",
        "Change the sign.",
    ),
    "bv",
)
DIVIDED_BY_LESS = said(
    701,
    (
        "평균이 흔들리는 정도를 구하면서 분산을 R−1이나 S−1로 나눴습니다. 편향 없는 분산을 구할 "
        "때 이미 하나를 뺐습니다.",
        "You divided the variance by R−1, or S−1, for the spread of a mean. The one was "
        "subtracted already when the variance was made unbiased.",
    ),
    (
        "분산을 R(또는 S)로 나누세요.",
        "Divide the variance by R, or S.",
    ),
    "bv",
)
NOISE_OFF_VARIANCE = said(
    702,
    (
        "분산에도 레이블의 잡음을 넣거나 뺐습니다. 예측의 분산은 레이블과 아무 상관이 없습니다.",
        "You let the noise of the labels enter the variance. How predictions vary has nothing to "
        "do with labels.",
    ),
    (
        "예측만으로 분산을 구하세요.",
        "Take the variance of the predictions alone.",
    ),
    "bv",
)
ROOTS_RETURNED = said(
    703,
    (
        "분산이나 제곱 대신 제곱근을 돌려줬습니다.",
        "You returned a root where a variance, or a square, is asked.",
    ),
    (
        "제곱근을 취하지 말고 돌려주세요.",
        "Return it without taking the root.",
    ),
    "bv",
)
SUMMED_INPUTS = said(
    704,
    (
        "입력에 걸쳐 평균 내지 않고 더했습니다.",
        "You added over the inputs instead of averaging.",
    ),
    (
        "입력의 수로 나누세요.",
        "Divide by the number of inputs.",
    ),
    "bv",
)
ABSOLUTE_DISTANCE = said(
    705,
    (
        "거리를 제곱하지 않고 절댓값을 썼습니다.",
        "You took absolute distances and did not square them.",
    ),
    (
        "제곱한 다음 평균을 내세요.",
        "Square, then average.",
    ),
    "bv",
)
ORDER = said(
    706,
    (
        "결과의 순서가 다릅니다.",
        "The results are in another order than asked.",
    ),
    (
        "문제에 적힌 순서대로 돌려주세요.",
        "Return them in the order of the task.",
    ),
    "bv",
)
OTHER_COUNT = said(
    708,
    (
        "다른 축의 개수로 나눴습니다. 흔들림이 줄어드는 것은 평균을 낸 축의 개수만큼입니다.",
        "You divided by the length of another axis. A mean varies less by the number of values "
        "averaged, and by no other.",
    ),
    (
        "평균을 낸 축의 길이로 나누세요.",
        "Divide by the length of the axis that was averaged over.",
    ),
    "bv",
)
PLAIN_CORRECTED = said(
    709,
    (
        "고치지 않은 값을 돌려줄 자리에 이미 무언가를 뺀 값을 돌려줬습니다.",
        "In the place of the plain value you returned one from which something is subtracted.",
    ),
    (
        "plain에서는 아무것도 빼지 마세요.",
        "Subtract nothing from plain.",
    ),
    "bv",
)
DEGREES_POOLED = said(
    711,
    (
        "모든 실행에서 각 훈련 세트의 평균을 뺀 제곱합을 RS−1로 나눴습니다. 평균을 R개 "
        "추정했으므로 자유도는 R(S−1)입니다.",
        "You divided the squared deviations from R means by RS−1. With R means estimated there "
        "are R(S−1) degrees of freedom.",
    ),
    (
        "훈련 세트마다 S−1로 나누어 평균 내세요.",
        "Divide by S−1 in each training set, then average.",
    ),
    "bv",
)
ALL_RUNS = said(
    712,
    (
        "데이터의 분산으로 모든 실행의 분산을 돌려줬습니다. 초기화의 분산이 통째로 들어 있습니다.",
        "For the variance by the data you returned that of all runs, which holds the whole "
        "variance of initialisation.",
    ),
    (
        "훈련 세트마다 낸 평균의 분산에서 시작하세요.",
        "Begin with the variance of the means per training set.",
    ),
    "bv",
)
FRACTION_N = said(
    715,
    (
        "(N−m)/(N−1)의 분모나 분자가 하나 어긋났습니다.",
        "The fraction (N−m)/(N−1) is off by one.",
    ),
    (
        "σ²을 N으로 나누었을 때 붙는 분수는 (N−m)/(N−1)입니다.",
        "To a σ² divided by N belongs (N−m)/(N−1).",
    ),
    "gradient",
)
FRACTION_OUTSIDE = said(
    716,
    (
        "(N−m)/(N−1)을 제곱근 밖에 곱했습니다. 이 분수는 분산에 붙습니다.",
        "You multiplied by (N−m)/(N−1) outside the root. It belongs to the variance.",
    ),
    (
        "제곱근 안으로 옮기세요.",
        "Move it under the root.",
    ),
    "gradient",
)
SIGNAL_CORRECTED = said(
    717,
    (
        "전체 그레이디언트의 노름에서 잡음을 뺐습니다. ‖ḡ‖는 훈련 샘플 전체의 평균이고, 추정할 "
        "것이 아닙니다.",
        "You subtracted noise from the norm of the full gradient. ‖ḡ‖ is the mean of all examples "
        "and nothing to be estimated.",
    ),
    (
        "평균의 노름을 그대로 쓰세요.",
        "Use the norm of the mean as it is.",
    ),
    "gradient",
)
SPREAD_OF_NORMS = said(
    718,
    (
        "샘플마다 노름을 구해 그 노름의 분산을 썼습니다. 방향이 흔들리는 것은 노름에 나타나지 "
        "않습니다.",
        "You took the variance of the examples' norms. How directions vary does not show in them.",
    ),
    (
        "그레이디언트 벡터와 평균의 거리를 제곱해 평균 내세요.",
        "Average the squared distances of the vectors from their mean.",
    ),
    "gradient",
)
STDS_ADDED = said(
    719,
    (
        "파라미터마다 구한 표준편차를 더하거나 평균 냈습니다. 더할 수 있는 것은 분산입니다.",
        "You added or averaged the standard deviations of the parameters. It is variances that "
        "add.",
    ),
    (
        "분산을 모두 더한 다음 제곱근을 취하세요.",
        "Add the variances, then take the root.",
    ),
    "gradient",
)
ONE_MORE = said(
    722,
    (
        "조건을 만족하는 m보다 하나 큰 수를 돌려줬습니다.",
        "You returned one more than the smallest m that will do.",
    ),
    (
        "노름이 처음으로 ratio 이하가 되는 m에서 멈추세요.",
        "Stop at the first m whose noise is at most ratio.",
    ),
    "gradient",
)
POOLED_ENTRIES = said(
    723,
    (
        "파라미터를 모두 한 줄로 섞어 분산이나 평균을 구했습니다. 파라미터마다 평균이 다릅니다.",
        "You mixed all parameters in one variance or mean. Each parameter has a mean of its own.",
    ),
    (
        "샘플의 축(axis=0)으로만 평균과 분산을 구하세요.",
        "Take mean and variance along the examples, axis 0, only.",
    ),
    "gradient",
)
