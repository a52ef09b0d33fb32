"""Mistakes in RMS norm and in masked instance norm, in words."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

CENTRED = Diagnosis(
    "R-87",
    Text(
        ko="평균을 뺐습니다. RMS 정규화는 평균을 빼지 않고 크기만 맞춥니다.",
        en="You subtracted the mean. RMS norm does not: it sets the size alone.",
    ),
    Text(
        ko="분자를 x 그대로 두고, 제곱의 평균으로 나누세요.",
        en="Leave the numerator x, and divide by the root of the mean square.",
    ),
    "sec-other-axes",
)
CENTRED_SIZE = Diagnosis(
    "R-88",
    Text(
        ko="크기를 잴 때 표준편차를 썼습니다. RMS는 평균을 빼지 않은 제곱의 평균입니다.",
        en="You measured the size by the standard deviation. The RMS is taken of the values "
        "themselves, without subtracting the mean.",
    ),
    Text(
        ko="np.var 대신 x²의 평균을 쓰세요.",
        en="Use the mean of x², not np.var.",
    ),
    "sec-other-axes",
)
ALL_FEATURES = Diagnosis(
    "R-89",
    Text(
        ko="k를 쓰지 않고 모든 특성으로 크기를 쟀습니다.",
        en="You ignored k and measured all features.",
    ),
    Text(
        ko="x[..., :k]로 크기를 재세요.",
        en="Measure x[..., :k].",
    ),
    "sec-other-axes",
)
DIVIDED_BY_D = Diagnosis(
    "R-90",
    Text(
        ko="앞의 k개만 제곱해 더하고 특성의 수 d로 나눴습니다. 더한 개수로 나눠야 평균입니다.",
        en="You summed k squares and divided by d. A mean divides by how many were summed.",
    ),
    Text(
        ko="k로 나누세요.",
        en="Divide by k.",
    ),
    "sec-other-axes",
)
LAST_K = Diagnosis(
    "R-91",
    Text(
        ko="앞의 k개가 아니라 뒤의 k개로 크기를 쟀습니다.",
        en="You measured the last k features, not the first k.",
    ),
    Text(
        ko="x[..., :k]로 크기를 재세요.",
        en="Measure x[..., :k].",
    ),
    "sec-other-axes",
)
ONLY_K = Diagnosis(
    "R-92",
    Text(
        ko="앞의 k개만 나눴습니다. 크기는 k개로 재지만 나누는 것은 모든 특성입니다.",
        en="You divided the first k features only. The size is measured on k features, but "
        "all are divided by it.",
    ),
    Text(
        ko="나눗셈은 x 전체에 하세요.",
        en="Divide all of x.",
    ),
    "sec-other-axes",
)
EMPTY_NAN = Diagnosis(
    "R-93",
    Text(
        ko="실제 픽셀이 하나도 없는 이미지에서 0을 0으로 나눴습니다.",
        en="An image without a single real pixel gives 0/0.",
    ),
    Text(
        ko="개수가 0이면 1로 나누고, 마지막에 패딩 자리를 0으로 만드세요. np.where를 쓰세요.",
        en="Where the count is 0 divide by 1, and set padding to 0 last with np.where.",
    ),
    "sec-other-axes",
)
OVER_BATCH = Diagnosis(
    "R-94",
    Text(
        ko="배치의 이미지를 모두 모아 평균을 냈습니다. 그것은 마스크가 있는 배치 정규화입니다.",
        en="You averaged over all images of the batch: that is masked batch norm.",
    ),
    Text(
        ko="H·W 축으로만 더하세요.",
        en="Sum over H and W only.",
    ),
    "sec-other-axes",
)
OVER_CHANNELS = Diagnosis(
    "R-95",
    Text(
        ko="채널을 모두 모아 평균을 냈습니다. 인스턴스 정규화는 채널마다 통계가 따로 있습니다.",
        en="You averaged over the channels too. Instance norm has separate statistics for "
        "every channel.",
    ),
    Text(
        ko="H·W 축으로만 더하세요.",
        en="Sum over H and W only.",
    ),
    "sec-other-axes",
)
