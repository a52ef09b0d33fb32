"""What students believe of other normalizations, in words: R-462, R-474 to R-479."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

SECOND_AXIS = Diagnosis(
    "R-462",
    Text(
        ko="축 1로 평균을 냈습니다. 벡터의 배치에서는 그것이 마지막 축이지만, 문장의 배치에서는 "
        "단어의 자리입니다.",
        en="You averaged over axis 1. In a batch of vectors that is the last axis, in a batch of "
        "sequences it is the positions.",
    ),
    Text(ko="axis=1 대신 axis=-1을 쓰세요.", en="Write axis=-1 instead of axis=1."),
    "sec-other-axes",
)
LAST_GROUP = Diagnosis(
    "R-474",
    Text(
        ko="마지막 그룹을 빠뜨렸습니다. 경계가 k+1개여야 그룹이 k개 나옵니다.",
        en="The last group is left out: k groups need k + 1 edges.",
    ),
    Text(
        ko="range나 np.arange는 끝을 포함하지 않으니 반복이 몇 번인지 세어 보세요.",
        en="range and np.arange leave out their end: count how often your loop runs.",
    ),
    "sec-other-axes",
)
WEIGHTLESS_REMOVED = Diagnosis(
    "R-475",
    Text(
        ko="가중치가 0인 특성을 출력에서도 지웠습니다. 가중치는 통계를 구할 때만 쓰고, 정규화는 "
        "모든 특성에 적용합니다.",
        en="You removed features of weight 0 from the output too. Weights enter the statistics "
        "only; every feature is normalised.",
    ),
    Text(
        ko="출력에는 특성마다 γ·x̂ + β가 그대로 있어야 합니다.",
        en="Return γ·x̂ + β for each feature, whatever its weight.",
    ),
    "sec-other-axes",
)
CROPPED = Diagnosis(
    "R-476",
    Text(
        ko="실제 픽셀이 왼쪽 위 직사각형을 채운다고 보고 잘라 냈습니다. mask의 True는 어디에나 "
        "있을 수 있습니다.",
        en="You cropped, as if the real pixels filled a rectangle in the upper left corner. True "
        "may stand anywhere in the mask.",
    ),
    Text(
        ko="자르지 말고 mask가 True인 픽셀만 더하고 세세요.",
        en="Do not crop: sum and count the pixels where the mask is True.",
    ),
    "sec-other-axes",
)
AFFINE_PER_GROUP = Diagnosis(
    "R-477",
    Text(
        ko="γ와 β를 그룹마다 하나씩 두었습니다. 그룹이 함께 쓰는 것은 통계뿐이고, γ와 β는 채널마다 "
        "하나씩입니다.",
        en="You gave each group one γ and one β. A group shares its statistics; γ and β are one "
        "per channel.",
    ),
    Text(
        ko="weight와 bias의 모양을 (num_channels,)로 하세요.",
        en="Let weight and bias have shape (num_channels,).",
    ),
    "sec-other-axes",
)
OTHER_NAMES = Diagnosis(
    "R-478",
    Text(
        ko="파라미터의 이름이 weight와 bias가 아닙니다. 계산이 맞아도 이름이 다르면 저장해 둔 "
        "state_dict를 읽어 들이지 못합니다.",
        en="The parameters are not called weight and bias. Under other names a saved state_dict "
        "does not load, however right the formula is.",
    ),
    Text(
        ko="self.weight(γ)와 self.bias(β)에 넣으세요.",
        en="Assign them to self.weight (γ) and self.bias (β).",
    ),
    "sec-other-axes",
)
NOT_CONTIGUOUS = Diagnosis(
    "R-479",
    Text(
        ko="전치한 텐서를 받으면 멈춥니다. view는 값이 메모리에 차례로 놓여 있어야 쓸 수 있습니다.",
        en="A transposed tensor stops your code: view needs values that lie in memory one after "
        "the other.",
    ),
    Text(ko="view 대신 reshape를 쓰세요.", en="Use reshape instead of view."),
    "sec-other-axes",
)
