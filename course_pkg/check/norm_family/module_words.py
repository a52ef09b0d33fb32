"""Mistakes in a module for padded sentences, in words: R-96 to R-99, R-300 to R-303."""

from __future__ import annotations

from dataclasses import replace

from course_pkg.check.norm_family import catalogue
from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

DETACHED = replace(
    catalogue.CONSTANT_STATISTICS,
    next_step=Text(
        ko="평균과 분산을 구할 때 detach()도 no_grad도 쓰지 마세요.",
        en="Do not detach mean and variance, nor compute them under no_grad.",
    ),
)
KEEPS_RUNNING = Diagnosis(
    "R-96",
    Text(
        ko="이동 평균을 모아 두었다가 평가 모드에서 썼습니다. 그룹 정규화는 통계를 문장 하나에서 "
        "구하므로 모아 둘 것이 없습니다.",
        en="You gather running statistics and use them in eval mode. Group norm takes its "
        "statistics from one sentence: there is nothing to gather.",
    ),
    Text(
        ko="버퍼를 없애고, self.training을 보지 말고 언제나 같은 계산을 하세요.",
        en="Remove the buffers, and compute the same whatever self.training says.",
    ),
    "sec-other-axes",
)
HALF_STATISTICS = Diagnosis(
    "R-97",
    Text(
        ko="통계를 float16으로 구했습니다. 편차의 제곱이 65504를 넘어 무한대가 되므로, 출력에 β만 "
        "남거나 NaN이 나옵니다.",
        en="You took the statistics in float16. Squared deviations exceed 65504 and become "
        "infinite: of the output only β is left, or NaN.",
    ),
    Text(
        ko="x.float()로 통계와 x̂을 구하고, 마지막에 x.dtype으로 되돌리세요.",
        en="Compute statistics and x̂ from x.float(), and go back to x.dtype at the end.",
    ),
    "sec-other-axes",
)
OTHER_DTYPE = Diagnosis(
    "R-98",
    Text(
        ko="값은 맞지만 출력의 dtype이 x와 다릅니다. 다음 층의 가중치가 float16이라면 거기에서 "
        "오류가 납니다.",
        en="The values are right, but the output has another dtype than x. A next layer with "
        "weights in float16 would refuse it.",
    ),
    Text(
        ko="계산을 마친 뒤 y.to(x.dtype)을 돌려주세요.",
        en="Return y.to(x.dtype).",
    ),
    "sec-other-axes",
)
NOT_REGISTERED = Diagnosis(
    "R-99",
    Text(
        ko="weight와 bias가 파라미터가 아닙니다. 옵티마이저가 찾지 못하므로 훈련해도 바뀌지 "
        "않습니다.",
        en="weight and bias are no parameters: the optimizer does not find them, and training "
        "leaves them as they are.",
    ),
    Text(
        ko="텐서를 nn.Parameter로 감싸 self.weight와 self.bias에 넣으세요.",
        en="Wrap the tensors in nn.Parameter and assign them to self.weight and self.bias.",
    ),
    "sec-other-axes",
)
COUNTED_POSITIONS = Diagnosis(
    "R-300",
    Text(
        ko="그룹의 채널까지 모두 더해 놓고 실제 자리의 수로만 나눴습니다.",
        en="You summed over the channels of a group too, but divided by the number of real "
        "positions alone.",
    ),
    Text(
        ko="실제 자리의 수에 그룹의 채널 수 c/g를 곱한 값으로 나누세요.",
        en="Divide by the number of real positions times c/g, the channels of a group.",
    ),
    "sec-other-axes",
)
COUNTED_BATCH = Diagnosis(
    "R-301",
    Text(
        ko="문장 하나의 값을 더해 놓고 배치 전체의 실제 자리 수로 나눴습니다.",
        en="You summed over one sentence but divided by the real positions of the whole batch.",
    ),
    Text(
        ko="실제 자리의 수를 문장마다 따로 세세요: mask.sum(dim=1).",
        en="Count the real positions of each sentence: mask.sum(dim=1).",
    ),
    "sec-other-axes",
)
COUNTED_PADDING = Diagnosis(
    "R-302",
    Text(
        ko="실제 자리의 값만 더했는데 나눌 때는 패딩까지 세었습니다. 짧은 문장일수록 평균과 "
        "분산이 0에 가까워집니다.",
        en="You summed the real positions but counted the padding as well: the shorter a "
        "sentence, the closer mean and variance come to 0.",
    ),
    Text(
        ko="문장마다 mask가 True인 자리의 값이 몇 개인지 세어 그 수로 나누세요.",
        en="Divide by how many values of the sentence lie where mask is True.",
    ),
    "sec-other-axes",
)
ZEROED_PADDING = Diagnosis(
    "R-303",
    Text(
        ko="패딩을 0으로 바꾼 다음 그 0까지 넣어 평균이나 분산을 구했습니다. 0도 값입니다.",
        en="You set the padding to 0 and then let these zeros into the mean or the variance. A "
        "zero is a value too.",
    ),
    Text(
        ko="평균을 뺀 편차에 mask를 한 번 더 적용하고 나서 제곱하세요.",
        en="Apply the mask once more, to the deviations, before you square them.",
    ),
    "sec-other-axes",
)
PADDING_LAST = Diagnosis(
    "R-482",
    Text(
        ko="실제 자리가 몇 개인지만 세어 앞에서부터 그만큼을 썼습니다. 패딩이 앞이나 가운데에 "
        "있으면 패딩이 들어오고 실제 자리가 빠집니다.",
        en="You counted the real positions and took that many from the start. Where padding stands "
        "in front or in between, it gets in and real positions are left out.",
    ),
    Text(
        ko="어느 자리가 실제인지는 mask에 적혀 있습니다. 자리를 mask로 고르세요.",
        en="The mask says which positions are real: let it choose them.",
    ),
    "sec-other-axes",
)
