"""More misconceptions about scaling, in words: R-530 to R-550, R-917 …."""

from __future__ import annotations

from course_pkg.check.scaling.words import said

NOT_CENTRED = said(
    530,
    (
        "평균을 빼지 않고 나누기만 했습니다.",
        "You divided without subtracting the mean.",
    ),
    (
        "나누기 전에 훈련 데이터의 평균을 빼세요.",
        "Subtract the training mean before you divide.",
    ),
    "standardize",
)
NOT_SCALED = said(
    531,
    (
        "평균만 빼고 표준편차로 나누지 않았습니다.",
        "You subtracted the mean but did not divide by the standard deviation.",
    ),
    (
        "훈련 데이터의 표준편차로 나누세요.",
        "Divide by the standard deviation of the training data.",
    ),
    "standardize",
)
MIN_MAX = said(
    532,
    (
        "표준화하지 않고 최솟값과 최댓값으로 스케일을 맞췄습니다.",
        "You scaled by minimum and maximum; this is not standardizing.",
    ),
    (
        "평균을 빼고 표준편차로 나누세요.",
        "Subtract the mean and divide by the standard deviation.",
    ),
    "standardize",
)
CONSTANT_ZEROED = said(
    533,
    (
        "훈련 데이터에서 상수인 특성을 모두 0으로 바꿨습니다. 새 데이터에서 그 값이 달라진 것이 "
        "지워집니다.",
        "You set a feature that is constant in training to 0 everywhere: where it differs in new "
        "data, that is wiped out.",
    ),
    (
        "평균만 빼고 나누지는 마세요.",
        "Subtract the mean and do not divide.",
    ),
    "standardize",
)
CONSTANT_RAW = said(
    534,
    (
        "훈련 데이터에서 상수인 특성을 그대로 두었습니다. 나누지는 않더라도 평균은 빼야 합니다.",
        "You left a feature that is constant in training as it was. It is not divided, but its "
        "mean is subtracted.",
    ),
    (
        "표준편차 대신 1로 나누고, 평균은 다른 특성처럼 빼세요.",
        "Divide by 1 instead of the deviation, and subtract the mean as everywhere.",
    ),
    "standardize",
)
ORDER = said(
    535,
    (
        "결과의 순서가 뒤바뀌었습니다.",
        "The results stand in the wrong order.",
    ),
    (
        "문제에 적힌 순서대로 돌려주세요.",
        "Return them in the order that the task gives.",
    ),
    "standardize",
)
ROBUST = said(
    536,
    (
        "평균이나 표준편차가 아니라 중앙값이나 사분위수 범위를 썼습니다. 이상치에는 강하지만 이 "
        "문제의 스케일은 아닙니다.",
        "You used the median or a range of quantiles. They bear outliers, but they are not the "
        "mean and the standard deviation that the task asks for.",
    ),
    (
        "np.mean과 np.std를 쓰세요.",
        "Use np.mean and np.std.",
    ),
    "standardize",
)
ONLY_CONSTANT = said(
    537,
    (
        "훈련 데이터에서 상수인 특성이 있을 때만 틀렸습니다.",
        "You are wrong only where a feature is constant in training.",
    ),
    (
        "그런 특성은 평균만 빼고 1로 나누세요. 반올림 때문에 표준편차가 0이 아닐 수 있으니 "
        "np.ptp로 확인하세요.",
        "Only centre such a feature and divide it by 1. Rounding may leave it a deviation that is "
        "not 0: look at its np.ptp.",
    ),
    "standardize",
)
ONLY_TEST = said(
    538,
    (
        "훈련 데이터는 맞고 테스트 데이터만 틀렸습니다. 두 데이터를 같은 수로 변환하지 않았습니다.",
        "The training data are right, the test data are not: they are not transformed by the same "
        "numbers.",
    ),
    (
        "훈련 데이터에서 구한 평균과 나눌 수를 테스트 데이터에도 그대로 쓰세요.",
        "Use the mean and the divisor of the training data, unchanged, for the test data.",
    ),
    "standardize",
)
NOT_DIVIDED = said(
    539,
    (
        "가중합을 아무것으로도 나누지 않았습니다. 가중치의 합이 1일 때만 맞습니다.",
        "You did not divide the weighted sums by anything: that is right only if the weights sum "
        "to 1.",
    ),
    (
        "가중치의 합으로 나누세요.",
        "Divide by the sum of the weights.",
    ),
    "standardize",
)
OTHER_DIVISOR = said(
    917,
    (
        "빼는 평균은 맞고 나누는 수가 틀렸습니다.",
        "The mean that you subtract is right, what you divide by is not.",
    ),
    (
        "특성마다 훈련 데이터의 표준편차(n으로 나눔)로 나누세요.",
        "Divide each feature by its standard deviation in the training data, divided by n.",
    ),
    "standardize",
)
OTHER_CENTRE = said(
    918,
    (
        "나누는 수는 맞고 빼는 평균이 틀렸습니다.",
        "What you divide by is right, the mean that you subtract is not.",
    ),
    (
        "특성마다 훈련 데이터의 평균을 빼세요.",
        "Subtract each feature's mean in the training data.",
    ),
    "standardize",
)
OTHER_BOUNDS = said(
    919,
    (
        "일차 변환은 맞지만 0과 1로 가는 값이 훈련 데이터의 두 분위수가 아닙니다.",
        "The map is linear, but the values that go to 0 and 1 are not the two quantiles of the "
        "training data.",
    ),
    (
        "np.quantile(train, [share, 1 − share], axis=0)이 0과 1로 가는지 확인하세요.",
        "See that np.quantile(train, [share, 1 − share], axis=0) goes to 0 and 1.",
    ),
    "standardize",
)
ONLY_MEAN = said(
    540,
    (
        "표준편차는 맞고 평균이 틀렸습니다.",
        "The standard deviation is right, the mean is not.",
    ),
    (
        "평균을 구하는 식에서 가중치와 나누는 수를 확인하세요.",
        "Look at the weights, and at what you divide by, in the mean.",
    ),
    "standardize",
)
ONLY_SPREAD = said(
    541,
    (
        "평균은 맞고 표준편차가 틀렸습니다.",
        "The mean is right, the standard deviation is not.",
    ),
    (
        "편차를 어디에서 재는지, 제곱에 어떤 가중치를 곱하고 무엇으로 나누는지, 제곱근을 취하는지 "
        "차례로 확인하세요.",
        "See what the deviations are measured from, how their squares are weighted, what you "
        "divide by, and whether you take the root.",
    ),
    "standardize",
)
FLIPPED = said(
    542,
    (
        "위아래가 뒤집혔습니다. 아래쪽 분위수가 0, 위쪽 분위수가 1이어야 합니다.",
        "It is upside down: the lower quantile should go to 0, the upper one to 1.",
    ),
    (
        "아래쪽 분위수를 빼고, 위쪽에서 아래쪽을 뺀 길이로 나누세요.",
        "Subtract the lower quantile and divide by the upper minus the lower.",
    ),
    "standardize",
)
HALF_SHARE = said(
    544,
    (
        "share를 양쪽에 나눠 주었습니다. share는 한쪽 끝에서 자르는 비율입니다.",
        "You split share between the two ends. It is what is cut at each end.",
    ),
    (
        "share와 1 − share의 분위수를 쓰세요.",
        "Take the quantiles at share and 1 − share.",
    ),
    "standardize",
)
SHARE_IGNORED = said(
    545,
    (
        "인자 share를 쓰지 않고 정해진 분위수를 썼습니다.",
        "You took fixed quantiles instead of those at share.",
    ),
    (
        "share와 1 − share의 분위수를 쓰세요.",
        "Take the quantiles at share and 1 − share.",
    ),
    "standardize",
)
MEDIAN_IQR = said(
    546,
    (
        "아래쪽 분위수가 아니라 중앙값이나 평균을 뺐습니다. 그러면 아래쪽 분위수가 0으로 가지 "
        "않습니다.",
        "You subtracted the median or the mean, not the lower quantile, so the lower quantile "
        "does not go to 0.",
    ),
    (
        "아래쪽 분위수를 빼세요.",
        "Subtract the lower quantile.",
    ),
    "standardize",
)
NOT_RESCALED = said(
    547,
    (
        "분위수에서 자르기만 하고 [0, 1]로 옮기지 않았습니다.",
        "You cut at the quantiles but did not map them to 0 and 1.",
    ),
    (
        "아래쪽 분위수를 빼고 두 분위수의 차이로 나누세요.",
        "Subtract the lower quantile and divide by the difference of the two.",
    ),
    "standardize",
)
CUT_AT_SHARE = said(
    548,
    (
        "결과를 [0, 1]이 아니라 [share, 1 − share]로 자르거나 보냈습니다. share는 데이터의 "
        "비율이지 결과의 값이 아닙니다.",
        "You cut to, or mapped to, [share, 1 − share]. share is a share of the data, not a value "
        "of the result.",
    ),
    (
        "분위수를 0과 1로 보내고 [0, 1]로 자르세요.",
        "Map the quantiles to 0 and 1, and cut to [0, 1].",
    ),
    "standardize",
)
ONLY_ENDS = said(
    550,
    (
        "두 분위수 사이의 값은 맞고, 그 밖의 값만 틀렸습니다.",
        "Values between the two quantiles are right; only those beyond them are not.",
    ),
    (
        "변환한 다음 np.clip(…, 0, 1)로 양쪽을 모두 자르세요.",
        "Transform, then cut both sides with np.clip(…, 0, 1).",
    ),
    "standardize",
)
