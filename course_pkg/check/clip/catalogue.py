"""Misconceptions about gradient clipping in words: the course's catalogue, M-17 to M-20."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

CLAMPED = Diagnosis(
    "M-17",
    Text(
        ko="성분마다 따로 자르면 그레이디언트의 방향이 바뀝니다. 벡터 전체에 min(1, c/‖g‖)를 "
        "곱하세요.",
        en="Clamping each component turns the gradient. Multiply the whole vector by "
        "min(1, c/‖g‖).",
    ),
    Text(
        ko="np.clip 대신 노름을 하나 구하고, 모든 배열에 같은 수를 곱하세요.",
        en="Instead of np.clip, compute one norm and multiply every array by the same number.",
    ),
    "sec-clip-ways",
)
PER_TENSOR = Diagnosis(
    "M-18",
    Text(
        ko="그레이디언트를 텐서마다 따로 잘랐습니다. 함께 자를 그레이디언트는 한 벡터로 보고 "
        "노름을 하나만 구해야 방향이 그대로입니다.",
        en="You clipped each tensor by its own norm. Gradients that are clipped together are one "
        "vector with one norm: only then does the direction stay.",
    ),
    Text(
        ko="배열마다 제곱합을 구해 모두 더한 뒤 제곱근을 한 번만 취하세요.",
        en="Add the sums of squares of all arrays, then take one root.",
    ),
    "sec-clip-ways",
)
CLIPPED_LATE = Diagnosis(
    "M-19",
    Text(
        ko="자르지 않은 그레이디언트로 갱신했습니다. step() 다음에 자르면 이미 늦습니다.",
        en="The update was made with the unclipped gradient: after step() it is too late to clip.",
    ),
    Text(
        ko="마지막 backward() 다음, step() 앞으로 옮기세요.",
        en="Move it after the last backward() and before step().",
    ),
    "sec-clipping",
)
CLIPPED_EARLY = Diagnosis(
    "M-19",
    Text(
        ko="backward()보다 먼저 잘랐습니다. 그때는 자를 그레이디언트가 아직 없습니다.",
        en="You clipped before backward(): there was no gradient to clip yet.",
    ),
    Text(
        ko="마지막 backward() 다음, step() 앞으로 옮기세요.",
        en="Move it after the last backward() and before step().",
    ),
    "sec-clipping",
)
ALWAYS_SCALED = Diagnosis(
    "M-20",
    Text(
        ko="클리핑은 큰 그레이디언트를 줄이기만 합니다. min(1, ·)이 없으면 작은 그레이디언트까지 "
        "노름 c로 키웁니다.",
        en="Clipping only shrinks. Without min(1, ·) small gradients are blown up to norm c.",
    ),
    Text(
        ko="노름이 임곗값보다 클 때만 곱하거나, min(1, c/‖g‖)를 곱하세요.",
        en="Multiply only if the norm exceeds the limit, or by min(1, c/‖g‖).",
    ),
    "sec-clip-ways",
)
