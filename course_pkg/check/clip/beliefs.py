"""What students believe of clipping beyond the usual list, in words: R-430 to R-435."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

REMOVED = Diagnosis(
    "R-430",
    Text(
        ko="경계를 넘는 성분을 0으로 만들었습니다. 클리핑은 버리는 것이 아니라 경계까지 줄이는 "
        "것이므로, 가장 크게 움직여야 할 성분이 멈춥니다.",
        en="You set components beyond the limit to zero. Clipping shrinks them to the limit; "
        "this way those that should move most do not move at all.",
    ),
    Text(
        ko="경계를 넘는 성분을 −c나 c로 바꾸세요.",
        en="Replace them by −c or c.",
    ),
    "sec-clip-ways",
)
GROUP_LEFT_OUT = Diagnosis(
    "R-431",
    Text(
        ko="limit이 None인 그룹이 결과에서 빠졌습니다. 자르지 않을 뿐이고, 갱신에는 그 그룹의 "
        "그레이디언트도 필요합니다.",
        en="Groups whose limit is None are missing in the result. They are only not clipped; the "
        "update still needs their gradients.",
    ),
    Text(
        ko="그런 그룹도 그레이디언트는 그대로, 노름과 함께 같은 자리에 넣으세요.",
        en="Put them in their place, gradients as they are, together with their norm.",
    ),
    "sec-clip-ways",
)
NORM_NOT_MEASURED = Diagnosis(
    "R-432",
    Text(
        ko="limit이 None인 그룹의 노름을 구하지 않았습니다. 노름은 자를 때만이 아니라 훈련을 "
        "지켜볼 때도 씁니다.",
        en="You did not compute the norm of a group whose limit is None. A norm is not only for "
        "clipping but also for watching the training.",
    ),
    Text(
        ko="limit이 있는지 보기 전에 모든 그룹의 노름을 구하세요.",
        en="Compute the norm of every group before you look at its limit.",
    ),
    "sec-clipping",
)
LAST_AXIS = Diagnosis(
    "R-433",
    Text(
        ko="유닛마다 구한 배율이 마지막 축에 곱해졌습니다. 축을 없애고 더하면 브로드캐스팅은 "
        "유닛의 축이 어디였는지 모릅니다.",
        en="The factors, one per unit, were multiplied along the last axis. Once the summed axes "
        "are gone, broadcasting does not know which axis held the units.",
    ),
    Text(
        ko="더할 때 keepdims=True를 쓰세요.",
        en="Sum with keepdims=True.",
    ),
    "sec-clip-ways",
)
VANISHED = Diagnosis(
    "R-434",
    Text(
        ko="성분은 모두 유한한데 노름이 무한대로 넘쳤습니다. 무한대로 나누니 그레이디언트 전체가 "
        "0이 되었습니다.",
        en="All entries are finite, but your norm overflows to infinity; divided by it, the whole "
        "gradient becomes zero.",
    ),
    Text(
        ko="절댓값이 가장 큰 성분으로 나눈 다음 노름을 구하고, 그 수를 다시 곱하세요.",
        en="Divide by the largest absolute entry, take the norm, and multiply it back.",
    ),
    "sec-clip-nonfinite",
)
DIVIDED_LATE = Diagnosis(
    "R-435",
    Text(
        ko="조각의 합을 자른 다음에 조각 수로 나눴습니다. 그러면 임곗값도 조각 수로 나눈 셈이 "
        "됩니다.",
        en="You clipped the sum of the micro-batches and divided by their number afterwards: "
        "that divides the limit too.",
    ),
    Text(
        ko="먼저 손실이나 그레이디언트를 조각 수로 나눈 다음 자르세요.",
        en="Divide the losses, or the gradients, by the number first; then clip.",
    ),
    "sec-clipping",
)
