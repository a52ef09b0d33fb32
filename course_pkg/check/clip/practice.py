"""Mistakes in adaptive clipping, in what is not finite, and in the training step, in words."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

WHOLE_TENSOR = Diagnosis(
    "R-54",
    Text(
        ko="텐서 전체의 노름을 비교했습니다. 적응형 클리핑은 유닛마다 따로 비교합니다.",
        en="You compared the norms of the whole tensors. Adaptive clipping compares unit by unit.",
    ),
    Text(
        ko="unit_axis를 뺀 모든 축으로 노름을 구하세요.",
        en="Take norms over all axes but unit_axis.",
    ),
    "sec-clip-ways",
)
FIRST_AXIS = Diagnosis(
    "R-55",
    Text(
        ko="unit_axis를 보지 않고 언제나 0번 축을 유닛으로 여겼습니다.",
        en="You ignored unit_axis and always took axis 0 as the units.",
    ),
    Text(
        ko="unit_axis를 뺀 모든 축으로 노름을 구하세요.",
        en="Take norms over all axes but unit_axis.",
    ),
    "sec-clip-ways",
)
NO_FLOOR = Diagnosis(
    "R-56",
    Text(
        ko="가중치 노름의 하한 eps가 빠졌습니다. 그러면 가중치가 0인 유닛은 영영 움직이지 "
        "못합니다.",
        en="The floor eps under the weights' norm is missing: a unit with zero weights can "
        "never move.",
    ),
    Text(
        ko="가중치의 노름과 eps 가운데 큰 쪽을 쓰세요.",
        en="Use the larger of the weights' norm and eps.",
    ),
    "sec-clip-ways",
)
FLOOR_ADDED = Diagnosis(
    "R-57",
    Text(
        ko="eps를 가중치의 노름에 더했습니다. eps는 하한이므로 둘 가운데 큰 쪽을 써야 합니다.",
        en="You added eps to the weights' norm. It is a floor: use the larger of the two.",
    ),
    Text(
        ko="np.maximum을 쓰세요.",
        en="Use np.maximum.",
    ),
    "sec-clip-ways",
)
ACROSS_UNITS = Diagnosis(
    "R-58",
    Text(
        ko="unit_axis 하나로만 제곱을 더했습니다. 그러면 유닛마다가 아니라 자리마다 노름이 "
        "나옵니다.",
        en="You summed squares along unit_axis: that gives a norm per position, not per unit.",
    ),
    Text(
        ko="반대로 unit_axis를 뺀 나머지 축으로 더하세요.",
        en="Sum over all the other axes instead.",
    ),
    "sec-clip-ways",
)
LIMIT_ALONE = Diagnosis(
    "R-59",
    Text(
        ko="가중치의 노름을 쓰지 않고 limit 자체를 경계로 삼았습니다.",
        en="You used limit itself as the bound and left the weights out.",
    ),
    Text(
        ko="경계는 limit에 가중치의 노름을 곱한 값입니다.",
        en="The bound is limit times the norm of the weights.",
    ),
    "sec-clip-ways",
)
INF_MISSED = Diagnosis(
    "R-60",
    Text(
        ko="NaN만 찾고 무한대는 놓쳤습니다. 무한대에 0을 곱하면 NaN이 됩니다.",
        en="You looked for NaN only and missed infinity, which becomes NaN when multiplied by 0.",
    ),
    Text(
        ko="np.isfinite로 확인하세요.",
        en="Test with np.isfinite.",
    ),
    "sec-clip-nonfinite",
)
ZEROS_FOR_NONE = Diagnosis(
    "R-61",
    Text(
        ko="건너뛸 때 None이 아니라 0을 돌려줬습니다. 0이면 모멘텀과 가중치 감쇠가 "
        "파라미터를 움직입니다.",
        en="To skip, you returned zeros instead of None: with zeros, momentum and weight "
        "decay still move the parameters.",
    ),
    Text(
        ko="건너뛸 때는 모든 자리에 None을 두세요.",
        en="When skipping, put None everywhere.",
    ),
    "sec-clip-nonfinite",
)
REPAIRED = Diagnosis(
    "R-62",
    Text(
        ko="NaN이나 무한대를 다른 수로 바꾸고 계속했습니다. 그 스텝의 그레이디언트는 믿을 수 "
        "없으니 건너뛰어야 합니다.",
        en="You replaced NaN or infinity by numbers and went on. The gradient of such a step "
        "cannot be trusted: skip it.",
    ),
    Text(
        ko="유한하지 않은 값이 하나라도 있으면 모두 None으로 돌려주세요.",
        en="If a single entry is not finite, return None everywhere.",
    ),
    "sec-clip-nonfinite",
)
OVERFLOW = Diagnosis(
    "R-63",
    Text(
        ko="모든 값이 유한한데도 건너뛰었습니다. 1e200을 제곱하면 무한대가 됩니다.",
        en="You skipped a gradient whose entries are all finite: the square of 1e200 overflows.",
    ),
    Text(
        ko="유한한지는 제곱하기 전의 값으로 확인하고, 노름은 가장 큰 성분으로 나눈 뒤에 구하세요.",
        en="Test the entries themselves, and divide by the largest before squaring.",
    ),
    "sec-clip-nonfinite",
)
ONLY_BAD = Diagnosis(
    "R-64",
    Text(
        ko="유한하지 않은 배열만 건너뛰었습니다. 노름을 구할 수 없으니 다른 배열도 얼마나 "
        "잘라야 할지 알 수 없습니다.",
        en="You skipped only the arrays that are not finite. Without a norm nobody knows how "
        "far to clip the others.",
    ),
    Text(
        ko="하나라도 유한하지 않으면 모두 None으로 돌려주세요.",
        en="If one of them is not finite, return None for all.",
    ),
    "sec-clip-nonfinite",
)
CLIPPED_EACH = Diagnosis(
    "R-65",
    Text(
        ko="조각마다 잘랐습니다. 자를 대상은 조각의 그레이디언트를 모두 모은 것입니다.",
        en="You clipped after every micro-batch. What is to be clipped is the gradient of "
        "them all.",
    ),
    Text(
        ko="반복문이 끝난 뒤 한 번만 자르세요.",
        en="Clip once, after the loop.",
    ),
    "sec-clipping",
)
SUMMED = Diagnosis(
    "R-66",
    Text(
        ko="조각의 손실을 더하기만 했습니다. 그러면 조각 수에 비례해 그레이디언트가 커집니다.",
        en="You added the losses of the micro-batches: the gradient grows with their number.",
    ),
    Text(
        ko="조각마다 손실을 조각 수로 나누세요.",
        en="Divide each loss by the number of micro-batches.",
    ),
    "sec-clipping",
)
LAST_ONLY = Diagnosis(
    "R-67",
    Text(
        ko="반복문 안에서 그레이디언트를 비웠습니다. 마지막 조각만 남습니다.",
        en="You cleared the gradients inside the loop: only the last micro-batch is left.",
    ),
    Text(
        ko="zero_grad()는 반복문 앞에서 한 번만 부르세요.",
        en="Call zero_grad() once, before the loop.",
    ),
    "sec-clipping",
)
NOT_ZEROED = Diagnosis(
    "R-68",
    Text(
        ko="스텝을 시작할 때 그레이디언트를 비우지 않아서 전에 남은 것이 섞입니다.",
        en="The gradients are not cleared before the step: what was left over mixes in.",
    ),
    Text(
        ko="스텝을 시작할 때 optimizer.zero_grad()를 부르세요.",
        en="Call optimizer.zero_grad() at the start of the step.",
    ),
    "sec-clipping",
)
