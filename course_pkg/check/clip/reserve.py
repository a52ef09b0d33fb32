"""Mistakes in clipping a list of gradients, in words: the reserve list beside M-17 to M-20."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

ONE_SIDED = Diagnosis(
    "R-40",
    Text(
        ko="한쪽만 잘랐습니다. 다른 쪽에서는 경계를 넘는 성분이 그대로입니다.",
        en="You cut on one side only: on the other, components beyond the limit stay.",
    ),
    Text(
        ko="c와 −c에서 모두 자르세요.",
        en="Cut at both c and −c.",
    ),
    "sec-clip-ways",
)
SIGN_LOST = Diagnosis(
    "R-41",
    Text(
        ko="절댓값만 보고 자르면서 부호를 잃었습니다. 음수가 양수가 됩니다.",
        en="You clipped by absolute value and lost the sign: what was negative is now positive.",
    ),
    Text(
        ko="np.clip(g, -c, c)처럼 양쪽 경계로 자르세요.",
        en="Clip between both bounds, as np.clip(g, -c, c) does.",
    ),
    "sec-clip-ways",
)
NONE_AS_ZERO = Diagnosis(
    "R-42",
    Text(
        ko="그레이디언트가 없는 자리(None)를 0으로 바꿨습니다. None은 파라미터를 건너뛰라는 "
        "뜻이지만, 0이면 가중치 감쇠와 모멘텀이 그대로 적용됩니다.",
        en="You turned a missing gradient (None) into zeros. None means that the parameter "
        "is skipped; a zero gradient still gets weight decay and momentum.",
    ),
    Text(
        ko="None은 None으로 돌려주세요.",
        en="Return None where None came in.",
    ),
    "sec-clipping",
)
SQUARED_NORM = Diagnosis(
    "R-43",
    Text(
        ko="제곱합을 노름으로 썼습니다. 제곱근이 빠졌습니다.",
        en="You used the sum of squares as the norm: the root is missing.",
    ),
    Text(
        ko="제곱합을 모두 더한 다음 제곱근을 취하세요.",
        en="Take the root of the sum of all squares.",
    ),
    "sec-clip-ways",
)
SUM_OF_NORMS = Diagnosis(
    "R-44",
    Text(
        ko="배열마다 구한 노름을 그대로 더했습니다. 한 벡터의 노름은 제곱을 더한 뒤 제곱근을 "
        "취한 값입니다.",
        en="You added the norms of the arrays. The norm of them all is the root of the sum "
        "of the squares.",
    ),
    Text(
        ko="노름이 아니라 노름의 제곱을 더하세요.",
        en="Add the squares of the norms, not the norms.",
    ),
    "sec-clip-ways",
)
NORM_AFTER = Diagnosis(
    "R-45",
    Text(
        ko="자른 뒤의 노름을 돌려줬습니다. 기록해 둘 만한 값은 자르기 전의 노름입니다. 자른 "
        "뒤에는 언제나 c 이하라 아무것도 알려 주지 않습니다.",
        en="You returned the norm after clipping. It never exceeds c and tells nothing; the "
        "one worth logging is the norm before.",
    ),
    Text(
        ko="자르기 전에 구한 노름을 따로 두었다가 돌려주세요.",
        en="Keep the norm from before clipping and return that.",
    ),
    "sec-clipping",
)
LARGEST_ENTRY = Diagnosis(
    "R-46",
    Text(
        ko="노름 대신 가장 큰 성분의 절댓값을 썼습니다.",
        en="You used the largest absolute component instead of the norm.",
    ),
    Text(
        ko="제곱합의 제곱근으로 노름을 구하세요.",
        en="The norm is the root of the sum of squares.",
    ),
    "sec-clip-ways",
)
SCALED_FOR_CLAMP = Diagnosis(
    "R-47",
    Text(
        ko="값 기준 클리핑은 성분마다 자르는 것인데, 벡터 전체에 같은 수를 곱했습니다.",
        en="Clipping by value cuts each component by itself; you scaled the whole array.",
    ),
    Text(
        ko="성분마다 [−c, c] 안에 들어오게 하세요.",
        en="Bring each component into [−c, c] by itself.",
    ),
    "sec-clip-ways",
)
ALL_AT_LIMIT = Diagnosis(
    "R-48",
    Text(
        ko="모든 성분이 ±c가 되었습니다. 경계 안의 성분은 그대로 두어야 합니다.",
        en="Every component became ±c. Those within the limits should stay as they are.",
    ),
    Text(
        ko="절댓값이 c보다 큰 성분만 바꾸세요.",
        en="Change only components larger than c.",
    ),
    "sec-clip-ways",
)
MEAN_SQUARE = Diagnosis(
    "R-49",
    Text(
        ko="제곱의 합이 아니라 평균으로 노름을 구했습니다. 그러면 성분이 많을수록 노름이 "
        "작아집니다.",
        en="You took the mean of the squares, not their sum: the more components, the "
        "smaller your norm.",
    ),
    Text(
        ko="mean 대신 sum을 쓰세요.",
        en="Use sum, not mean.",
    ),
    "sec-clip-ways",
)
ONE_NORM = Diagnosis(
    "R-50",
    Text(
        ko="그룹을 나누지 않고 노름을 하나만 구했습니다. 그러면 한 그룹의 그레이디언트가 길 "
        "때 다른 그룹까지 줄어듭니다.",
        en="You computed one norm over all groups: then a long gradient in one group shrinks "
        "the others too.",
    ),
    Text(
        ko="그룹마다 노름을 하나씩 구하세요.",
        en="Compute one norm per group.",
    ),
    "sec-clip-ways",
)
MISSING_LIMIT = Diagnosis(
    "R-51",
    Text(
        ko="limit이 None인 그룹을 잘랐습니다. 임곗값이 없는 그룹은 그대로 두어야 합니다.",
        en="You clipped a group whose limit is None; it should stay as it is.",
    ),
    Text(
        ko="limit이 None이면 곱할 수를 1로 두세요.",
        en="Where limit is None, the factor is 1.",
    ),
    "sec-clip-ways",
)
SMALLEST_LIMIT = Diagnosis(
    "R-52",
    Text(
        ko="모든 그룹을 한 그룹의 임곗값(이를테면 가장 작은 것)으로 잘랐습니다.",
        en="You clipped every group with one and the same limit, such as the smallest.",
    ),
    Text(
        ko="그룹마다 그 그룹의 limit을 쓰세요.",
        en="Use each group's own limit.",
    ),
    "sec-clip-ways",
)
