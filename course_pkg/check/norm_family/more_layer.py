"""What else goes wrong in layer norm and its relatives, in words: R-505, R-523 to R-529, R-555 …"""

from __future__ import annotations

from course_pkg.check.variation import worded

SECTION = "sec-other-axes"

SEQUENCES_ONLY = worded(
    524,
    (
        "벡터의 배치에서는 맞고 문장의 배치에서만 틀렸습니다. 축의 번호나 모양을 축이 둘인 배열에 "
        "맞춰 적은 것입니다.",
        "Batches of vectors are right, batches of sequences are not: an axis or a shape is written "
        "for arrays with two axes.",
    ),
    (
        "축을 axis=-1로 적고, 통계에는 keepdims=True를 주세요.",
        "Write axis=-1, and keepdims=True for the statistics.",
    ),
    SECTION,
)
BATCH_NORM = worded(
    525,
    (
        "배치 정규화의 역전파를 그대로 썼습니다. 통계까지 배치 방향으로 구했습니다.",
        "This is the backward pass of batch norm: even the statistics are those of the batch.",
    ),
    (
        "평균, 분산과 dx의 두 평균은 axis=-1로, dgamma와 dbeta의 합은 axis=0으로 구하세요.",
        "Use axis=-1 for mean, variance and the two means in dx; axis=0 for the sums in dgamma and "
        "dbeta.",
    ),
    SECTION,
)
GROUP_AXES = worded(
    526,
    (
        "통계를 함께 쓰는 값이 틀렸습니다. 식은 맞지만 다른 축으로 평균을 냈거나 다른 값끼리 "
        "묶었습니다.",
        "The wrong values share statistics: you average over other axes, or group other values, "
        "than the task says.",
    ),
    (
        "평균의 모양을 적어 보세요. 평균이 몇 개 나와야 하는지부터 세어 보면 됩니다.",
        "Write down the shape of the mean. Begin with how many means there should be.",
    ),
    SECTION,
)
SOFTMAX_WEIGHTS = worded(
    527,
    (
        "가중치를 소프트맥스로 바꿔 썼습니다. 그러면 가중치의 비가 달라지고 0이던 가중치도 "
        "0이 아니게 됩니다.",
        "You put the weights through a softmax: their ratios change, and a weight of 0 becomes "
        "positive.",
    ),
    (
        "가중치를 그대로 곱하고 그 합으로 나누세요.",
        "Use the weights as they are, and divide by their sum.",
    ),
    SECTION,
)
LARGEST = worded(
    528,
    (
        "앞의 k개가 아니라 크기순으로 고른 k개로 크기를 쟀습니다.",
        "You measured k features chosen by their size, not the first k.",
    ),
    (
        "정렬하지 말고 x[..., :k]로 크기를 재세요.",
        "Do not sort; measure x[..., :k].",
    ),
    SECTION,
)
OFF_BY_ONE = worded(
    529,
    (
        "k개가 아니라 k+1개나 k−1개로 크기를 쟀습니다.",
        "You measured k + 1 or k − 1 features instead of k.",
    ),
    (
        "x[..., :k]는 0번부터 k−1번까지, 모두 k개입니다.",
        "x[..., :k] holds features 0 to k − 1, which are k.",
    ),
    SECTION,
)
NOT_BACK = worded(
    505,
    (
        "축을 옮겨 그룹으로 묶은 다음 축을 되돌리지 않고 x의 모양으로 reshape했습니다. 값이 다른 "
        "자리로 갔습니다.",
        "You moved the axes to form the groups, and reshaped to the shape of x without moving them "
        "back: the values are in other places.",
    ),
    (
        "reshape하기 전에 np.moveaxis나 transpose로 축을 되돌리세요.",
        "Move the axes back, with np.moveaxis or transpose, before the last reshape.",
    ),
    SECTION,
)
SIZE_WRONG = worded(
    523,
    (
        "x에 곱하는 수가 행마다 일정하지만 틀렸습니다. 크기를 잘못 쟀거나 γ를 잘못 적용했습니다.",
        "Each row is multiplied by one number, and it is not the right one: the size is measured "
        "wrongly, or γ is not applied as it should be.",
    ),
    (
        "크기는 앞의 k개의 제곱을 더하고 k로 나눈 다음 ε을 더하고 제곱근을 취한 값입니다.",
        "The size is the root of ε plus the first k squares, summed and divided by k.",
    ),
    SECTION,
)
EMPTY_ONLY = worded(
    555,
    (
        "실제 픽셀이 하나도 없는 이미지에서만 틀렸습니다.",
        "Only an image without a single real pixel comes out wrong.",
    ),
    (
        "그 이미지의 출력은 모두 0이고, 0으로 나누는 일이 없어야 합니다.",
        "Its output is 0 everywhere; see that nothing is divided by 0 on the way.",
    ),
    SECTION,
)
ONLY_IN_VARIANCE = worded(
    556,
    (
        "분산에만 가중치를 쓰고, 빼는 평균은 가중치 없이 구했습니다.",
        "You weighted the variance but not the mean that you subtract.",
    ),
    (
        "μ도 Σw·x를 Σw로 나눈 값으로 쓰세요.",
        "Let μ be Σw·x divided by Σw as well.",
    ),
    SECTION,
)
OTHER_COUNT = worded(
    920,
    (
        "dx에서 뺄 두 평균을 다른 수로 나눴습니다. 더한 값의 개수로 나눠야 평균입니다.",
        "The two means that you subtract in dx are divided by another number than how many values "
        "you sum.",
    ),
    (
        "층 정규화에서는 특성의 수 d, 배치 정규화에서는 샘플의 수 m으로 나눕니다. mean을 쓰면 틀릴 "
        "일이 없습니다.",
        "Layer norm divides by d, the number of features, batch norm by m, that of examples. With "
        "mean it cannot go wrong.",
    ),
    SECTION,
)
