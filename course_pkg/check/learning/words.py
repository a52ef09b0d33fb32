"""Misconceptions about bias, variance and noise: R-220 to R-237, R-282 to R-284, R-290."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text


def said(number: int, message: tuple[str, str], next_step: tuple[str, str], part: str) -> Diagnosis:
    """The diagnosis R-``number``; each pair of sentences is Korean, English."""
    return Diagnosis(f"R-{number}", Text(*message), Text(*next_step), f"sec-learning-{part}")


NOISE_KEPT = said(
    220,
    (
        "레이블의 잡음 τ²을 빼지 않아 모델의 편향에 들어갔습니다.",
        "You did not subtract the noise τ² of the labels and count it as bias of the model.",
    ),
    ("τ²을 빼세요.", "Subtract τ²."),
    "bv",
)
NOISE_ROOT = said(
    221,
    (
        "표준편차 τ를 제곱하지 않고 뺐습니다. 제곱 오차에 더해지는 것은 분산입니다.",
        "You subtracted the standard deviation τ itself. What adds to a squared error is a "
        "variance.",
    ),
    ("τ²을 빼세요.", "Subtract τ²."),
    "bv",
)
VARIANCE_KEPT = said(
    222,
    (
        "예측의 평균도 분산/R만큼 흔들립니다. 그만큼을 빼지 않아 편향²이 크게 나옵니다.",
        "The mean of R predictions varies too, by variance/R. You did not subtract it, and bias² "
        "is too large by as much.",
    ),
    ("분산/R을 빼세요.", "Subtract variance/R."),
    "bv",
)
WHOLE_VARIANCE = said(
    223,
    (
        "분산을 R로 나누지 않고 뺐습니다. 예측 R개의 평균이 흔들리는 정도는 분산/R입니다.",
        "You subtracted the variance without dividing it by R. A mean of R predictions varies by "
        "variance/R.",
    ),
    ("분산을 R로 나누어 빼세요.", "Divide the variance by R before you subtract it."),
    "bv",
)
BIASED_VARIANCE = said(
    224,
    (
        "분산을 구할 때 개수로 나눴습니다. 평균도 같은 값으로 추정했으므로 작게 나옵니다.",
        "You divided the variance by the number of values. Their mean was estimated from them as "
        "well, so the result is too small.",
    ),
    ("개수보다 1 작은 수로 나누세요(ddof=1).", "Divide by one less (ddof=1)."),
    "bv",
)
CLIPPED = said(
    225,
    (
        "음수를 0으로 올렸습니다. 음수를 버리면 추정값의 평균이 참값보다 커집니다.",
        "You raised negative estimates to 0. Without them the estimates are too large on average.",
    ),
    ("음수도 그대로 돌려주세요.", "Return a negative estimate as it is."),
    "bv",
)
SIGNS_CANCEL = said(
    226,
    (
        "입력에 걸쳐 평균을 낸 다음 제곱했습니다. 한 입력에서 높고 다른 입력에서 낮은 편향이 서로 "
        "지워집니다.",
        "You averaged over the inputs before squaring: a bias upwards at one input cancels one "
        "downwards at another.",
    ),
    ("입력마다 제곱한 다음 평균을 내세요.", "Square at each input, then average."),
    "bv",
)
ACROSS_INPUTS = said(
    227,
    (
        "한 모델의 예측이 입력에 따라 달라지는 정도를 쟀습니다. 분산은 같은 입력에서 훈련 세트에 "
        "따라 달라지는 정도입니다.",
        "You measured how one model's predictions differ between inputs. Variance is how they "
        "differ between training sets at the same input.",
    ),
    ("axis=0, 곧 훈련 세트를 따라 분산을 구하세요.", "Take the variance along axis 0."),
    "bv",
)
START_KEPT = said(
    228,
    (
        "훈련 세트마다 낸 평균에는 초기화의 분산/S도 섞여 있습니다. 그만큼을 빼지 않았습니다.",
        "The means per training set still hold the variance of initialisation over S. You did "
        "not subtract it.",
    ),
    (
        "그 평균의 분산에서 초기화의 분산/S를 빼세요.",
        "Subtract it from the variance of the means.",
    ),
    "bv",
)
SOURCES_SWAPPED = said(
    229,
    (
        "훈련 세트와 초기화를 뒤바꿨습니다. 첫 축이 훈련 세트, 둘째 축이 초기화입니다.",
        "You exchanged the two: the first axis is the training set, the second the initialisation.",
    ),
    (
        "초기화의 분산은 한 훈련 세트 안에서 axis=1을 따라 구합니다.",
        "The variance of initialisation is taken within a training set, along axis 1.",
    ),
    "bv",
)
POOLED_RUNS = said(
    230,
    (
        "모든 실행을 한데 모아 초기화의 분산을 구했습니다. 훈련 세트가 달라서 생기는 분산까지 "
        "들어갑니다.",
        "You pooled all runs for the variance of initialisation, which brings in that of the "
        "training sets.",
    ),
    (
        "훈련 세트마다 따로 구한 다음 평균을 내세요.",
        "Take it within each training set, then average.",
    ),
    "bv",
)
PER_START = said(
    231,
    (
        "초기화를 하나씩 떼어 훈련 세트 사이의 분산을 구했습니다. 여기에는 초기화의 분산이 "
        "통째로 들어 있습니다.",
        "You took the variance between training sets one initialisation at a time. It holds the "
        "whole variance of initialisation.",
    ),
    (
        "먼저 훈련 세트마다 초기화에 걸쳐 평균을 내세요.",
        "Average over the initialisations of each training set first.",
    ),
    "bv",
)
WITH_REPLACEMENT = said(
    232,
    (
        "(N−m)/(N−1)이 빠졌습니다. 한 배치 안에서 같은 샘플을 두 번 뽑지 않으면 잡음이 그만큼 "
        "작습니다.",
        "The factor (N−m)/(N−1) is missing: without drawing an example twice the noise is "
        "smaller by it.",
    ),
    ("그 분수를 넣고 m에 대해 다시 푸세요.", "Put it in and solve for m again."),
    "gradient",
)
ROUNDED_DOWN = said(
    233,
    (
        "m을 내림하거나 반올림했습니다. 그러면 잡음이 허용한 값을 넘을 수 있습니다.",
        "You rounded m down, or to the nearest. The noise may then exceed what is allowed.",
    ),
    ("올림하세요.", "Round up."),
    "gradient",
)
NOT_SQUARED = said(
    234,
    (
        "표준편차와 분산을 뒤섞었습니다. m에 반비례하는 것은 분산이고, 표준편차는 √m에 "
        "반비례합니다.",
        "You mixed up standard deviation and variance: it is the variance that falls as 1/m; the "
        "standard deviation falls as 1/√m.",
    ),
    ("비율을 제곱해 분산끼리 비교하세요.", "Square the ratio and compare variances."),
    "gradient",
)
MEAN_OF_NORMS = said(
    235,
    (
        "샘플 그레이디언트의 노름을 평균 냈습니다. 서로 반대 방향인 그레이디언트가 지워지지 않아 "
        "신호가 크게 나옵니다.",
        "You averaged the norms of the examples' gradients. Opposite ones then do not cancel, "
        "and the signal looks too large.",
    ),
    ("먼저 평균을 낸 다음 노름을 구하세요.", "Average first, then take the norm."),
    "gradient",
)
PER_PARAMETER = said(
    236,
    (
        "파라미터마다 구한 분산을 더하지 않고 평균했습니다. σ²은 벡터 사이 거리의 제곱입니다.",
        "You averaged the variances of the parameters instead of adding them. σ² is a squared "
        "distance between vectors.",
    ),
    ("파라미터를 따라 더하세요.", "Sum over the parameters."),
    "gradient",
)
UNBIASED_TWICE = said(
    237,
    (
        "σ²을 N−1로 나눠 구했습니다. (N−m)/(N−1)은 N으로 나눈 σ²에 붙는 분수이므로 보정을 두 번 "
        "한 셈입니다.",
        "You divided σ² by N−1. The factor (N−m)/(N−1) belongs to a σ² divided by N, so you "
        "corrected twice.",
    ),
    ("여기서는 N으로 나누세요.", "Divide by N here."),
    "gradient",
)
SUMMED = said(
    282,
    (
        "미니배치의 손실을 평균 내지 않고 더했습니다. 배치 크기가 학습률에 곱해집니다.",
        "You added the losses of the mini-batch instead of averaging: the batch size multiplies "
        "the learning rate.",
    ),
    ("미니배치의 샘플 수로 나누세요.", "Divide by the number of examples in the mini-batch."),
    "gradient",
)
NOT_CORRECTED = said(
    283,
    (
        "고치지 않은 값을 그대로 돌려줬습니다. 예측의 평균도 흔들리고 레이블에도 잡음이 있어 참 "
        "편향²보다 큽니다.",
        "You returned the plain value. The mean prediction varies and the labels are noisy, so it "
        "is larger than the true bias².",
    ),
    ("두 가지 몫을 구해 빼세요.", "Find the two shares and subtract them."),
    "bv",
)
EACH_PREDICTION = said(
    284,
    (
        "예측 하나하나의 제곱 오차를 평균했습니다. 거기에는 분산이 통째로 들어 있습니다.",
        "You averaged the squared errors of the single predictions, which hold the whole variance.",
    ),
    (
        "훈련 세트에 걸쳐 예측을 먼저 평균 내세요.",
        "Average the predictions over the training sets first.",
    ),
    "bv",
)
ABSOLUTE = said(
    290,
    (
        "잡음을 전체 그레이디언트의 노름으로 나누지 않았습니다.",
        "You did not divide the noise by the norm of the full gradient.",
    ),
    ("비율로 비교하세요.", "Compare the ratio."),
    "gradient",
)
