"""Further misconceptions about scaling and whitening, in words: R-320 to R-326."""

from __future__ import annotations

from course_pkg.check.scaling.words import said

PERCENT = said(
    320,
    (
        "np.percentile에 0과 1 사이의 비율을 넣었습니다. np.percentile은 0에서 100까지의 백분율을 "
        "받으므로, 두 값이 모두 최솟값 가까이에 놓입니다.",
        "You gave np.percentile a share between 0 and 1. It takes per cent, up to 100, so both of "
        "your bounds lie close to the minimum.",
    ),
    ("np.quantile을 쓰거나 비율에 100을 곱하세요.", "Use np.quantile, or multiply by 100."),
)
NOT_BETWEEN = said(
    321,
    (
        "데이터에 있는 값 가운데 하나를 분위수로 골랐습니다. 이 문제에서는 이웃한 두 값 사이를 "
        "보간합니다.",
        "You took one of the data as the quantile. This task interpolates between two neighbours.",
    ),
    (
        "np.quantile을 기본 방식(linear)으로 쓰세요.",
        "Use np.quantile with its default method, linear.",
    ),
)
TRACE_WHOLE = said(
    322,
    (
        "목표 행렬에 대각합을 그대로 썼습니다. 대각합은 특성 분산의 합이므로 목표가 d배로 "
        "커집니다.",
        "Your target holds the whole trace. That is the sum of the variances, so the target is d "
        "times too large.",
    ),
    ("대각합을 특성의 수 d로 나누세요.", "Divide the trace by d, the number of features."),
    "whitening",
)
CHOLESKY = said(
    323,
    (
        "촐레스키 분해를 썼습니다. 그렇게 해도 백색화는 되지만 행렬이 대칭이 아니므로 ZCA가 "
        "아닙니다.",
        "You used a Cholesky factor. That whitens too, but the matrix is not symmetric: it is not "
        "ZCA.",
    ),
    (
        "eigh로 고유벡터 V와 고윳값 λ를 구해 V·diag(λ^(−1/2))·Vᵀ를 계산하세요.",
        "Take eigenvectors V and eigenvalues λ from eigh and compute V·diag(λ^(−1/2))·Vᵀ.",
    ),
    "whitening",
)
MIXED_UNITS = said(
    325,
    (
        "절편에서 원래 단위의 평균과 표준화한 특성의 계수를 곱했습니다. 단위가 서로 다릅니다.",
        "For the intercept you multiplied means in original units by the coefficients of the "
        "standardized features: their units do not fit.",
    ),
    (
        "표준편차로 나눈 계수에 평균을 곱하세요.",
        "Multiply the means by the coefficients that are already divided by the deviations.",
    ),
    "regularization",
)
REPEATED = said(
    326,
    (
        "샘플을 정말로 되풀이하느라 가중치를 정수로 바꿨습니다. 0.4처럼 정수가 아닌 가중치는 "
        "그렇게 나타낼 수 없습니다.",
        "You really repeated the examples and made the weights whole numbers for that. A weight "
        "of 0.4 cannot be had that way.",
    ),
    (
        "되풀이하지 말고 더할 때 가중치를 곱한 뒤 가중치의 합으로 나누세요.",
        "Do not repeat: weight the terms of the sums and divide by the sum of the weights.",
    ),
)
