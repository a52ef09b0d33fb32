"""What else goes wrong where there is a mask, in words: R-517 to R-523; and where it shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course_pkg.check.compare import same
from course_pkg.check.task import Row
from course_pkg.check.variation import worded

SECTION = "sec-bn-forward"

MEAN_OF_MEANS = worded(
    517,
    (
        "문장마다 통계를 구한 다음 평균 냈습니다. 그러면 짧은 문장의 값이 긴 문장의 값보다 무겁게 "
        "들어갑니다.",
        "You averaged the statistics of the sentences: a value of a short sentence then weighs "
        "more than one of a long sentence.",
    ),
    (
        "배치의 실제 자리를 모두 더하고 그 개수로 한 번만 나누세요.",
        "Sum over all real positions of the batch, and divide once by how many there are.",
    ),
    SECTION,
)
WRONG_COUNT = worded(
    518,
    (
        "실제 자리의 값을 더했지만 그 개수가 아닌 수로 나눴습니다.",
        "You summed the real values but divided by something else than how many there are.",
    ),
    (
        "더한 값이 몇 개인지 세어 그 수로 나누세요. 합과 개수를 구하는 축이 같아야 합니다.",
        "Count the values that you sum, over the same axes, and divide by that number.",
    ),
    SECTION,
)
PER_POSITION = worded(
    519,
    (
        "자리마다 따로 평균을 냈습니다. 배치 정규화에서는 한 채널의 모든 자리가 통계를 함께 "
        "씁니다.",
        "You averaged at each position by itself. In batch norm all positions of a channel share "
        "their statistics.",
    ),
    (
        "문장 축(0번)과 길이 축(2번)으로 함께 더하세요.",
        "Sum over the sentences (axis 0) and the positions (axis 2) together.",
    ),
    SECTION,
)
MASKED_ONLY = worded(
    520,
    (
        "패딩이 없을 때는 맞고 있을 때만 틀렸습니다. 패딩이 통계에 들어가거나 실제 자리가 빠진 "
        "것입니다.",
        "Without padding all is right, with padding it is not: padding gets into the statistics, "
        "or real positions are left out.",
    ),
    (
        "패딩 자리의 값을 1000으로 바꾸어 보세요. 실제 자리의 출력이 바뀌면 패딩이 통계에 들어간 "
        "것입니다.",
        "Set the padding to 1000. If the output at real positions changes, padding is in the "
        "statistics.",
    ),
    SECTION,
)
ONE_REAL = worded(
    522,
    (
        "실제 값이 하나뿐일 때만 틀렸습니다. 값이 하나면 편향 분산은 0이고 x̂도 0이므로 출력은 "
        "β입니다.",
        "Only where a single value is real you are wrong: its biased variance is 0, so x̂ is 0 and "
        "the output is β.",
    ),
    (
        "개수로 나누고 √(σ²+ε)을 쓰면 따로 다룰 필요가 없습니다.",
        "Divide by the count and use √(σ²+ε): then it needs no treatment of its own.",
    ),
    SECTION,
)


def only_padding(rows: Sequence[Row]) -> bool:
    """Real values are right everywhere; what is wrong is padding."""
    found = False
    for case, right, got in rows:
        if same(case, right, got):
            continue
        want, have = right.values["y"], got.values.get("y")
        if not isinstance(want, np.ndarray) or not isinstance(have, np.ndarray):
            return False
        if want.shape != have.shape:
            return False
        real = np.broadcast_to(case.inputs["mask"][:, None], want.shape)
        far = ~(np.abs(have - want) <= case.tolerance * max(float(np.abs(want).max()), 1.0))
        if bool((far & real).any()):
            return False
        found = True
    return found
