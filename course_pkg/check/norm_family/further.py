"""Further mistakes in the other normalizations, in words: R-339 to R-343."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

ABSOLUTE = Diagnosis(
    "R-339",
    Text(
        ko="절댓값의 평균으로 크기를 쟀습니다. 제곱의 평균을 먼저 구하고 제곱근은 마지막에 취해야 "
        "합니다.",
        en="You measured the size by the mean of absolute values. The mean is taken of the "
        "squares, and the root comes last.",
    ),
    Text(
        ko="np.abs나 값마다 취한 제곱근 대신 제곱의 평균의 제곱근을 쓰세요.",
        en="Use the root of the mean square, not np.abs or a root of each value.",
    ),
    "sec-other-axes",
)
GROUPS_AS_SIZE = Diagnosis(
    "R-340",
    Text(
        ko="groups를 그룹 하나의 채널 수로 썼습니다. groups는 그룹의 개수입니다.",
        en="You took groups for the number of channels in a group. It is how many groups there "
        "are.",
    ),
    Text(
        ko="그룹 하나의 채널은 c/groups개입니다.",
        en="A group holds c/groups channels.",
    ),
    "sec-other-axes",
)
FIRST_EXAMPLES = Diagnosis(
    "R-341",
    Text(
        ko="x[:k]는 앞의 특성 k개가 아니라 앞의 샘플 k개입니다. 그러면 크기가 다른 샘플에 따라 "
        "달라집니다.",
        en="x[:k] holds the first k examples, not the first k features: the size then depends on "
        "other examples.",
    ),
    Text(
        ko="마지막 축을 자르는 x[..., :k]를 쓰세요.",
        en="Use x[..., :k], which cuts the last axis.",
    ),
    "sec-other-axes",
)
WEIGHTS_CORRECTED = Diagnosis(
    "R-342",
    Text(
        ko="가중 분산에 불편 분산의 보정(Σw − Σw²/Σw)을 넣었습니다. 정규화에는 보정하지 않은 "
        "분산을 씁니다.",
        en="You corrected the weighted variance for bias, with Σw − Σw²/Σw. A normalization takes "
        "the variance without correction.",
    ),
    Text(ko="Σw로 나누세요.", en="Divide by Σw."),
    "sec-other-axes",
)
SINGLE_SKIPPED = Diagnosis(
    "R-343",
    Text(
        ko="실제 픽셀이 하나뿐인 이미지를 비어 있는 이미지처럼 건너뛰었습니다. 값이 하나일 때 편향 "
        "분산은 0이고 x̂도 0이므로 출력은 β입니다.",
        en="You skipped an image with a single real pixel as if it were empty. The biased variance "
        "of one value is 0, so x̂ is 0 and the output is β.",
    ),
    Text(
        ko="실제 픽셀이 하나도 없는 이미지만 따로 다루세요.",
        en="Treat only images without any real pixel separately.",
    ),
    "sec-other-axes",
)
