"""More misconceptions about whitening and penalties, in words: R-551 to R-581."""

from __future__ import annotations

from course_pkg.check.scaling.words import said

ENTRYWISE = said(
    551,
    (
        "행렬의 원소마다 제곱근을 취했습니다. 행렬의 제곱근은 원소의 제곱근이 아닙니다.",
        "You took the root of every entry. The root of a matrix is not made of the roots of its "
        "entries.",
    ),
    (
        "고윳값을 구해 고윳값의 제곱근을 취하세요.",
        "Find the eigenvalues and take their roots.",
    ),
    "whitening",
)
DIRECTIONS = said(
    552,
    (
        "고윳값은 맞지만 방향이 틀렸습니다. 고유벡터를 전치한 쪽과 곱했거나 행과 열을 "
        "뒤바꿨습니다.",
        "The eigenvalues are right, the directions are not: the eigenvectors are transposed, or "
        "rows are taken for columns.",
    ),
    (
        "eigh의 고유벡터는 열입니다. V·diag(…)·Vᵀ 순서로 곱하세요.",
        "eigh returns eigenvectors as columns: multiply V·diag(…)·Vᵀ, in this order.",
    ),
    "whitening",
)
COLOURING = said(
    553,
    (
        "C의 −1/2제곱이 아니라 1/2제곱을 구했습니다. 백색화가 아니라 그 반대입니다.",
        "You took C to the power 1/2, not −1/2: that undoes whitening.",
    ),
    (
        "고윳값의 제곱근으로 나누세요.",
        "Divide by the roots of the eigenvalues.",
    ),
    "whitening",
)
EIGENVALUES = said(
    554,
    (
        "방향은 맞지만 방향마다 곱하는 수가 틀렸습니다. 공분산을 다르게 섞었거나 고윳값에 다른 "
        "지수를 썼습니다.",
        "The directions are right, the factor of each is not: the covariance is mixed otherwise, "
        "or the eigenvalues are raised to another power.",
    ),
    (
        "C의 고윳값이 (1−s)·λ + s·tr(Σ)/d인지, 그 −1/2제곱을 쓰는지 확인하세요.",
        "See that the eigenvalues of C are (1−s)·λ + s·tr(Σ)/d, and that you use their power −1/2.",
    ),
    "whitening",
)
CORRELATION = said(
    560,
    (
        "공분산이 아니라 상관 행렬을 썼습니다. 특성마다 표준화한 데이터의 공분산입니다.",
        "You used the correlation matrix: that is the covariance of standardized features.",
    ),
    (
        "표준편차로 나누지 않고 평균만 뺀 데이터의 공분산을 쓰세요.",
        "Use the covariance of data that are centred, not divided by their deviations.",
    ),
    "whitening",
)
DIAGONAL_TARGET = said(
    562,
    (
        "목표 행렬에 특성마다 다른 분산을 넣었습니다. 여기서는 모든 방향의 분산이 같은 둥근 "
        "공분산 쪽으로 축소합니다.",
        "Your target keeps each feature's own variance. Here the covariance is shrunk towards a "
        "round one, the same in all directions.",
    ),
    (
        "I에 특성 분산의 평균을 곱하세요.",
        "Multiply I by the mean of the features' variances.",
    ),
    "whitening",
)
ROWS = said(
    564,
    (
        "행을 특성으로 보고 공분산을 구했습니다. np.cov는 따로 말하지 않으면 행을 변수로 봅니다.",
        "You took the rows for features: np.cov does so unless told otherwise.",
    ),
    (
        "np.cov(…, rowvar=False)로 쓰거나 Xᵀ·X를 계산하세요.",
        "Use np.cov(…, rowvar=False), or compute Xᵀ·X.",
    ),
    "whitening",
)
ROOT_OF_SINGULAR = said(
    565,
    (
        "특잇값의 제곱근으로 나눴습니다. 특잇값은 분산이 아닙니다. 이미 제곱근을 취한 값입니다.",
        "You divided by roots of the singular values. A singular value is no variance: the root "
        "is taken already.",
    ),
    (
        "특잇값을 √n으로 나눈 것이 표준편차입니다.",
        "A singular value divided by √n is the standard deviation.",
    ),
    "whitening",
)
MULTIPLIED = said(
    566,
    (
        "표준편차로 나누지 않고 곱했습니다.",
        "You multiplied by the standard deviations instead of dividing.",
    ),
    (
        "성분마다 그 표준편차로 나누세요.",
        "Divide each component by its standard deviation.",
    ),
    "whitening",
)
TRAIN_RETURNED = said(
    567,
    (
        "새 데이터 x가 아니라 훈련 데이터의 성분을 돌려줬습니다.",
        "You returned the components of the training data, not of the new data x.",
    ),
    (
        "훈련 데이터에서 구한 평균, 축, 표준편차를 x에 적용하세요.",
        "Apply the mean, axes and deviations of the training data to x.",
    ),
    "whitening",
)
OTHER_NUMBER = said(
    568,
    (
        "z의 모양이 (len(x), k)가 아닙니다. 성분을 k개만 남기지 않았거나 원래 축으로 되돌렸습니다.",
        "z does not have shape (len(x), k): not just k components are kept, or they are rotated "
        "back.",
    ),
    (
        "분산이 큰 축 k개에 놓인 값만 돌려주세요.",
        "Return the values along the k axes with the most variance, and nothing else.",
    ),
    "whitening",
)
COMPONENT_ORDER = said(
    570,
    (
        "성분은 맞지만 순서가 다릅니다. 분산이 큰 것부터 늘어놓아야 합니다.",
        "The components are right but stand in another order: the one with the most variance "
        "comes first.",
    ),
    (
        "eigh는 고윳값을 오름차순으로 돌려주므로 순서를 뒤집으세요.",
        "eigh returns eigenvalues in ascending order: reverse them.",
    ),
    "whitening",
)
COMPONENT_SCALE = said(
    571,
    (
        "축은 맞지만 성분마다 일정한 배만큼 다릅니다. 나누는 수가 훈련 데이터의 표준편차가 "
        "아닙니다.",
        "The axes are right, but each component is off by a factor: what you divide by is not its "
        "standard deviation in the training data.",
    ),
    (
        "공분산을 n으로 나눴는지, 고윳값의 제곱근을 취했는지, 특잇값을 √n으로 나눴는지 확인하세요.",
        "See that the covariance is divided by n, that you take the root of the eigenvalue, or "
        "that you divide the singular value by √n.",
    ),
    "whitening",
)
COMPONENT_SHIFT = said(
    572,
    (
        "성분마다 일정한 값만큼 어긋났습니다. 뺀 평균이 훈련 데이터의 평균이 아닙니다.",
        "Each component is off by a constant: what you subtracted is not the training mean.",
    ),
    (
        "x에서 훈련 데이터의 평균을 빼세요.",
        "Subtract the mean of the training data from x.",
    ),
    "whitening",
)
INTERCEPT_PENALISED = said(
    573,
    (
        "절편에도 벌점을 줬습니다. 그러면 y에 상수를 더하기만 해도 모델이 달라집니다.",
        "You penalised the intercept too: adding a constant to y then changes the model.",
    ),
    (
        "z와 y의 평균을 빼고 계수만 구하거나, 절편의 자리에는 벌점 0을 넣으세요.",
        "Centre z and y and solve for the coefficients alone, or let the intercept's penalty be 0.",
    ),
    "regularization",
)
PENALTY_FACTOR = said(
    574,
    (
        "벌점의 세기가 일정한 배만큼 다릅니다. 손실을 미분할 때 나오는 2나 n이 벌점에만 남았거나 "
        "빠졌습니다.",
        "The penalty is off by a factor: a 2, or an n, from the derivative of the loss is left in "
        "it, or lost.",
    ),
    (
        "ZᵀZ/n + λI로 풀면 됩니다.",
        "Solve with ZᵀZ/n + λI.",
    ),
    "regularization",
)
PENALTY_IGNORED = said(
    575,
    (
        "벌점을 쓰지 않은 최소제곱법입니다.",
        "This is least squares, without the penalty.",
    ),
    (
        "ZᵀZ/n에 λI를 더하고 푸세요.",
        "Add λI to ZᵀZ/n before you solve.",
    ),
    "regularization",
)
INTERCEPT_SIGN = said(
    576,
    (
        "절편에서 평균의 몫을 빼지 않고 더했습니다.",
        "For the intercept you added the means' share instead of subtracting it.",
    ),
    (
        "y의 평균에서 μ와 계수의 내적을 빼세요.",
        "Subtract the product of the means and the coefficients from the mean of y.",
    ),
    "regularization",
)
ONLY_INTERCEPT = said(
    578,
    (
        "계수는 맞고 절편만 틀렸습니다.",
        "The coefficients are right, only the intercept is not.",
    ),
    (
        "x가 평균일 때 예측이 y의 평균이어야 합니다. 여기에서 절편을 구하세요.",
        "Where x is at its mean the prediction is the mean of y: get the intercept from that.",
    ),
    "regularization",
)
NOT_MOVED = said(
    579,
    (
        "특성을 나누기만 하고 평균을 빼지 않은 채 맞췄습니다. 그러면 절편에 줄 벌점이 계수에 "
        "섞입니다.",
        "You fitted features that are divided but not centred: what belongs to the intercept gets "
        "into the coefficients.",
    ),
    (
        "z = (x − μ)/σ로 맞추세요.",
        "Fit with z = (x − μ)/σ.",
    ),
    "regularization",
)
ONLY_WITH_PENALTY = said(
    581,
    (
        "벌점이 0이면 맞고, 0보다 크면 틀렸습니다. 벌점의 세기나 벌점을 주는 대상이 다릅니다.",
        "With a penalty of 0 you are right, with a larger one you are not: its strength, or what "
        "it punishes, is another.",
    ),
    (
        "표준화한 특성의 계수에만, 오차 제곱의 평균에 견주어 λ만큼 벌점을 주세요.",
        "Punish the coefficients of the standardized features alone, by λ against the mean "
        "squared error.",
    ),
    "regularization",
)
