"""Misconceptions about whitening and about penalties on scaled data, in words: R-176 to R-189."""

from __future__ import annotations

from course_pkg.check.scaling.words import said

INVERSE = said(
    176,
    (
        "공분산의 역행렬을 곱했습니다. 그러면 공분산이 I가 아니라 역행렬이 됩니다.",
        "You used the inverse of the covariance; the result then has the inverse as its "
        "covariance, not I.",
    ),
    ("고윳값의 −1/2제곱을 쓰세요.", "Raise the eigenvalues to the power −1/2."),
    "whitening",
)
NOT_BACK = said(
    177,
    (
        "주축으로 돌린 다음 되돌리지 않았습니다. 그것은 PCA 백색화입니다.",
        "You rotated onto the principal axes and not back: that is PCA whitening.",
    ),
    (
        "고유벡터의 전치를 한 번 더 곱하세요.",
        "Multiply by the transposed eigenvectors once more.",
    ),
    "whitening",
)
UNIT_TARGET = said(
    178,
    (
        "단위행렬 쪽으로 축소했습니다. 데이터의 단위가 바뀌면 축소의 세기까지 바뀝니다.",
        "You shrank towards the identity; a change of the data's unit then changes how strongly.",
    ),
    (
        "I에 특성 분산의 평균(대각합/d)을 곱한 행렬을 쓰세요.",
        "Use I times the mean variance, the trace divided by d.",
    ),
    "whitening",
)
SHARES_SWAPPED = said(
    179,
    (
        "축소 비율이 뒤바뀌었습니다. shrink=0이면 공분산을 그대로 써야 합니다.",
        "The shares are swapped: with shrink=0 the covariance should stay as it is.",
    ),
    (
        "공분산에 1−shrink를, 목표 행렬에 shrink를 곱하세요.",
        "Multiply the covariance by 1−shrink and the target by shrink.",
    ),
    "whitening",
)
NOT_CENTRED = said(
    180,
    (
        "평균을 빼지 않고 공분산을 구했습니다. 가장 큰 방향은 분산이 아니라 평균의 방향이 됩니다.",
        "You did not centre before computing the covariance: its main direction becomes that of "
        "the mean.",
    ),
    ("먼저 훈련 데이터의 평균을 빼세요.", "Subtract the training mean first."),
    "whitening",
)
NO_SHRINKAGE = said(
    181,
    (
        "축소하지 않고 고윳값에 작은 수만 더했습니다. 분산이 없는 방향이 엄청나게 커집니다.",
        "You did not shrink, at most you added a tiny number: directions without variance are "
        "blown up enormously.",
    ),
    ("shrink로 섞은 공분산을 쓰세요.", "Mix the covariance with the target first."),
    "price",
)
SMALLEST_FIRST = said(
    182,
    (
        "분산이 가장 작은 축을 골랐습니다. eigh는 고윳값을 오름차순으로 돌려줍니다.",
        "You kept the axes with the least variance: eigh returns eigenvalues in ascending order.",
    ),
    ("순서를 뒤집은 다음 k개를 고르세요.", "Reverse the order, then take k."),
    "whitening",
)
ONLY_ROTATED = said(
    183,
    (
        "주축으로 돌리기만 하고 표준편차로 나누지 않았습니다. 상관은 없지만 분산은 제각각입니다.",
        "You rotated but did not divide: no correlation is left, but the variances differ.",
    ),
    (
        "성분마다 고윳값의 제곱근으로 나누세요.",
        "Divide each component by the root of its eigenvalue.",
    ),
    "whitening",
)
SINGULAR = said(
    184,
    (
        "특잇값으로 나눴습니다. 특잇값의 제곱은 제곱합이므로 아직 n으로 나누지 않은 값입니다.",
        "You divided by the singular values; their squares are sums of squares, not yet divided "
        "by n.",
    ),
    ("특잇값을 √n으로 나눠서 쓰세요.", "Divide the singular values by √n first."),
    "whitening",
)
RAW_UNITS = said(
    185,
    (
        "표준화하지 않은 특성에 벌점을 줬습니다. 벌점의 세기가 특성의 단위에 따라 달라집니다.",
        "You penalised the coefficients of raw features: how much depends on their units.",
    ),
    (
        "표준화한 특성으로 맞춘 다음 원래 단위로 옮기세요.",
        "Fit on standardized features, then translate.",
    ),
    "regularization",
)
NOT_TRANSLATED = said(
    186,
    (
        "표준화한 특성의 계수를 그대로 돌려줬습니다. 원래 단위의 특성에 곱하면 틀립니다.",
        "You returned the coefficients of the standardized features; they do not fit raw ones.",
    ),
    (
        "계수를 표준편차로 나누고 절편에서 평균의 몫을 빼세요.",
        "Divide by the standard deviations and take the means' share from the intercept.",
    ),
    "regularization",
)
WRONG_WAY = said(
    187,
    (
        "계수에 표준편차를 곱했습니다. z = (x−μ)/σ이므로 x의 계수는 z의 계수를 σ로 나눈 값입니다.",
        "You multiplied by the standard deviations. As z = (x−μ)/σ, the coefficient of x is that "
        "of z divided by σ.",
    ),
    ("표준편차로 나누세요.", "Divide instead."),
    "regularization",
)
MEAN_FORGOTTEN = said(
    188,
    (
        "절편에서 특성 평균의 몫을 빼지 않았습니다. 특성이 중심에 있을 때만 y의 평균이 절편입니다.",
        "The intercept forgets the features' means: it is the mean of y only for centred features.",
    ),
    (
        "y의 평균에서 μ와 계수의 내적을 빼세요.",
        "Subtract the product of the means and the coefficients.",
    ),
    "regularization",
)
SUM_FOR_MEAN = said(
    189,
    (
        "오차 제곱의 평균이 아니라 합에 벌점을 더했습니다. 같은 벌점이 n분의 1로 약해집니다.",
        "You added the penalty to the sum of squared errors, not to their mean: it is n times "
        "too weak.",
    ),
    ("ZᵀZ를 n으로 나눈 다음 벌점을 더하세요.", "Divide ZᵀZ by n before adding the penalty."),
    "regularization",
)
