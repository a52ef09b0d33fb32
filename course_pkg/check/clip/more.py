"""What students believe of clipping lists and groups of gradients, in words: R-600 to R-626."""

from __future__ import annotations

from course_pkg.check.variation import worded

WAYS = "sec-clip-ways"

NEGATIVE_ZERO = worded(
    600,
    (
        "음수 성분을 모두 0으로 만들었습니다. 구간은 0이 아니라 −c에서 시작합니다.",
        "All negative components became 0. The interval begins at −c, not at 0.",
    ),
    ("[0, c]가 아니라 [−c, c]로 자르세요.", "Cut to [−c, c], not to [0, c]."),
    WAYS,
)
HALF_WIDTH = worded(
    601,
    (
        "limit을 구간의 너비로 보고 ±limit/2에서 잘랐습니다. limit은 0에서 끝까지의 거리입니다.",
        "You took limit for the width of the interval and cut at ±limit/2. It is the distance "
        "from 0 to either end.",
    ),
    ("[−limit, limit]으로 자르세요.", "Cut to [−limit, limit]."),
    WAYS,
)
NONE_DROPPED = worded(
    602,
    (
        "None인 자리를 결과에서 뺐습니다. 그 뒤의 그레이디언트가 모두 다른 파라미터의 자리로 "
        "밀립니다.",
        "You left the places that hold None out of the result: every gradient after them moves to "
        "another parameter.",
    ),
    ("길이를 지키고 None은 None으로 두세요.", "Keep the length, and None where it was."),
    WAYS,
)
NONE_FORGOTTEN = worded(
    603,
    (
        "그레이디언트가 없는(None) 파라미터를 생각하지 않았습니다. None으로는 계산할 수 없습니다.",
        "You did not think of parameters without a gradient: None cannot be calculated with.",
    ),
    (
        "None인지 먼저 확인하고 건너뛰되 결과에서 그 자리는 None으로 남기세요.",
        "Test for None first and skip it; in the result its place stays None.",
    ),
    WAYS,
)
ONE_ARRAY = worded(
    604,
    (
        "그레이디언트를 하나로 이어 붙인 채 돌려줬습니다. 어느 값이 어느 파라미터의 것인지 알 수 "
        "없게 됩니다.",
        "You returned all gradients joined into one array: which value belongs to which parameter "
        "is lost.",
    ),
    (
        "노름만 한꺼번에 구하고, 결과는 배열마다 원래 모양으로 돌려주세요.",
        "Only the norm needs them together; return each array in its own shape.",
    ),
    WAYS,
)
SQUASHED = worded(
    605,
    (
        "성분을 자르지 않고 부드러운 함수로 눌렀습니다. 그러면 경계 안의 성분도 작아집니다.",
        "You squashed the components with a smooth function; those within the limits become "
        "smaller too.",
    ),
    ("경계 안의 성분은 그대로 두세요.", "Leave components within the limits as they are."),
    WAYS,
)
ABSOLUTE_SUM = worded(
    606,
    (
        "노름 대신 절댓값의 합을 썼습니다. 여기서 노름은 제곱합의 제곱근입니다.",
        "You used the sum of absolute values. The norm here is the root of the sum of squares.",
    ),
    ("제곱해서 더한 다음 제곱근을 구하세요.", "Square, sum, then take the root."),
    WAYS,
)
SPECTRAL = worded(
    607,
    (
        "np.linalg.norm에 ord=2를 주면 행렬에서는 가장 큰 특잇값이 나옵니다. 성분 전체의 노름이 "
        "아닙니다.",
        "With ord=2, np.linalg.norm gives a matrix's largest singular value, not the norm of all "
        "its components.",
    ),
    ("ord를 빼거나 ravel()한 벡터를 넣으세요.", "Leave out ord, or pass a ravelled vector."),
    WAYS,
)
ZERO_DIVIDED = worded(
    608,
    (
        "모두 0인 그레이디언트에서 0인 노름으로 나눴습니다.",
        "Where all gradients are zero you divided by the norm, which is 0.",
    ),
    (
        "노름이 임곗값보다 클 때만 나누세요.",
        "Divide only if the norm exceeds the limit.",
    ),
    "sec-clip-nonfinite",
)
FACTOR_RETURNED = worded(
    609,
    (
        "노름 자리에 곱한 배율을 돌려줬습니다.",
        "In place of the norm you returned the factor that you multiplied by.",
    ),
    ("자르기 전의 노름을 돌려주세요.", "Return the norm before clipping."),
    WAYS,
)
ORDER_SWAPPED = worded(
    610,
    (
        "두 결과의 순서가 뒤바뀌었습니다.",
        "The two results are in the wrong order.",
    ),
    (
        "자른 그레이디언트를 앞에, 다른 하나를 뒤에 두세요.",
        "Put the clipped gradients first, the other one second.",
    ),
    WAYS,
)
SECOND_MISSING = worded(
    611,
    (
        "자른 그레이디언트만 돌려줬습니다. 둘째 결과가 빠졌습니다.",
        "You returned the clipped gradients alone; the second result is missing.",
    ),
    ("두 값을 튜플로 돌려주세요.", "Return both in a tuple."),
    WAYS,
)
NORMS_LISTED = worded(
    612,
    (
        "함께 자를 그레이디언트의 노름은 하나인데 배열마다 구한 노름을 돌려줬습니다.",
        "Gradients that are clipped together have one norm; you returned one per array.",
    ),
    (
        "배열의 제곱합을 모두 더해 제곱근을 취한 수를 돌려주세요.",
        "Return the root of the sum of all squares.",
    ),
    WAYS,
)
MAX_FOR_MIN = worded(
    613,
    (
        "조건이 거꾸로입니다. 긴 그레이디언트는 그대로 두고 짧은 것을 임곗값까지 키웁니다.",
        "The condition is the wrong way round: long gradients stay and short ones are blown up "
        "to the limit.",
    ),
    (
        "노름이 임곗값보다 클 때 곱하거나 min(1, c/‖g‖)를 쓰세요.",
        "Multiply where the norm exceeds the limit, or use min(1, c/‖g‖).",
    ),
    WAYS,
)
FACTOR_INVERTED = worded(
    614,
    (
        "배율의 분자와 분모가 뒤바뀌었습니다. 긴 그레이디언트가 더 길어집니다.",
        "The factor is upside down: a long gradient becomes longer.",
    ),
    ("c/‖g‖를 곱하세요.", "Multiply by c/‖g‖."),
    WAYS,
)
UNIT_LENGTH = worded(
    615,
    (
        "긴 그레이디언트를 노름 1로 만들었습니다. 줄인 다음의 노름은 임곗값이어야 합니다.",
        "You brought long gradients to norm 1. What they are shortened to is the limit.",
    ),
    ("노름으로 나눈 다음 임곗값을 곱하세요.", "After dividing by the norm multiply by the limit."),
    WAYS,
)
LIMIT_ADDED = worded(
    616,
    (
        "c/‖g‖가 아니라 c/(‖g‖+c)처럼 노름에 큰 수를 더해 나눴습니다. 결과의 노름이 c보다 "
        "작아집니다.",
        "You divided by the norm plus a number that is not tiny: the result is shorter than c.",
    ),
    (
        "노름이 임곗값을 넘을 때만 나누면 더할 것이 없습니다. 더하더라도 1e-6이면 충분합니다.",
        "If you divide only where the norm exceeds the limit, nothing need be added; 1e-6 is "
        "enough in any case.",
    ),
    WAYS,
)
NORMS_AVERAGED = worded(
    617,
    (
        "배열마다 구한 노름의 평균이나 최댓값을 전체 노름으로 썼습니다.",
        "As the norm of the whole you took the mean, or the largest, of the arrays' norms.",
    ),
    (
        "배열마다 제곱합을 구해 모두 더한 뒤 제곱근을 한 번만 취하세요.",
        "Add the sums of squares of all arrays, then take one root.",
    ),
    WAYS,
)
ONE_ARRAY_ONLY = worded(
    618,
    (
        "노름을 배열 하나에서만 구했습니다. 반복문에서 더하지 않고 덮어쓰면 마지막 것만 남습니다.",
        "Your norm is that of a single array. A loop that overwrites instead of adding keeps only "
        "the last.",
    ),
    ("=가 아니라 +=로 제곱합을 모으세요.", "Collect the squares with +=, not with =."),
    WAYS,
)
SO_FAR = worded(
    619,
    (
        "노름을 다 구하기 전에 잘랐습니다. 배열마다 그때까지 더한 노름으로 다른 수를 곱하게 "
        "됩니다.",
        "You clipped before the norm was complete: each array is multiplied by a factor from what "
        "had been added up so far.",
    ),
    (
        "첫 번째 반복문에서 노름을 다 구한 다음 두 번째 반복문에서 자르세요.",
        "Finish the norm in a first loop; clip in a second.",
    ),
    WAYS,
)
LIMIT_FORGOTTEN = worded(
    620,
    (
        "limit이 None일 수 있다는 점을 빠뜨렸습니다. None과는 크기를 비교하거나 나눌 수 없습니다.",
        "You did not think of a limit that is None: it can be neither compared nor divided.",
    ),
    ("limit이 None이면 자르지 마세요.", "Where limit is None, do not clip."),
    WAYS,
)
GROUPS_FLAT = worded(
    621,
    (
        "모든 그룹의 그레이디언트를 한 리스트에 이어 담았습니다. 그룹의 경계가 사라집니다.",
        "You put the gradients of all groups into one list: where a group ends is lost.",
    ),
    (
        "그룹마다 리스트를 만들고 그 리스트를 append하세요.",
        "Make a list for each group and append that list.",
    ),
    WAYS,
)
GROUP_BY_GROUP = worded(
    622,
    (
        "그룹마다 한 쌍, 또는 딕셔너리를 돌려줬습니다. 여기서는 리스트의 리스트와 노름의 리스트, "
        "이렇게 두 값을 돌려줍니다.",
        "You returned a pair, or a dictionary, per group. Asked are two results: a list of lists, "
        "and a list of norms.",
    ),
    ("return clipped, norms로 끝내세요.", "End with return clipped, norms."),
    WAYS,
)
ONE_TOTAL = worded(
    623,
    (
        "노름을 그룹마다 돌려주지 않고 하나로 합쳤습니다.",
        "You returned one norm instead of one per group.",
    ),
    ("그룹마다 노름을 리스트에 담으세요.", "Collect the norm of each group in a list."),
    WAYS,
)
ONE_GROUP = worded(
    624,
    (
        "그룹 하나만 처리했습니다. return이나 append의 들여쓰기를 살펴보세요.",
        "Only one group was dealt with. Look at how far return, or append, is indented.",
    ),
    (
        "append는 반복문 안에, return은 밖에 있어야 합니다.",
        "append belongs inside the loop, return after it.",
    ),
    WAYS,
)
CARRIED_OVER = worded(
    625,
    (
        "앞 그룹의 제곱합이 다음 그룹에 이어집니다. 합을 반복문 밖에서 한 번만 0으로 두었습니다.",
        "The squares of one group run on into the next: the sum is set to 0 only once, before the "
        "loop.",
    ),
    ("그룹마다 합을 0에서 시작하세요.", "Start each group's sum at 0."),
    WAYS,
)
