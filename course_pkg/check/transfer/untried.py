"""What a test of a frozen step may leave untried, in words: R-833 to R-839."""

from __future__ import annotations

from course_pkg.check.variation import worded

NO_VELOCITY = worded(
    833,
    (
        "모든 입력의 속도가 0입니다. 모멘텀이 동결한 값을 움직이는 버그는 속도가 남아 있을 때만 "
        "보입니다.",
        "The velocity is zero in every input. Momentum moves what is frozen only where some is "
        "left.",
    ),
    (
        "0이 아닌 속도를 넣으세요.",
        "Try velocities that are not zero.",
    ),
    "sec-transfer-freezing",
)
NO_WEIGHT_DECAY = worded(
    834,
    (
        "모든 입력의 weight_decay가 0입니다. 가중치 감쇠에 든 버그는 하나도 보이지 않습니다.",
        "weight_decay is 0 in every input: no mistake with weight decay can show.",
    ),
    (
        "0이 아닌 weight_decay를 넣으세요.",
        "Try a weight_decay that is not 0.",
    ),
    "sec-transfer-freezing",
)
NO_MOMENTUM = worded(
    835,
    (
        "모든 입력의 momentum이 0입니다. 속도를 잘못 쓰는 버그가 보이지 않습니다.",
        "momentum is 0 in every input: mistakes with the velocity do not show.",
    ),
    (
        "0이 아닌 momentum을 넣으세요.",
        "Try a momentum that is not 0.",
    ),
    "sec-transfer-freezing",
)
VELOCITY_UNSEEN = worded(
    836,
    (
        "새 속도를 확인하지 않았습니다. 속도가 틀리면 다음 스텝부터 가중치도 틀립니다.",
        "You do not test the new velocity. Where it is wrong, the weights are wrong from the next "
        "step on.",
    ),
    (
        "두 결과를 모두 비교하세요.",
        "Compare both results.",
    ),
    "sec-transfer-freezing",
)
ALL_ALIKE = worded(
    837,
    (
        "동결한 것과 동결하지 않은 것이 함께 든 입력이 없습니다.",
        "No input has both frozen and free entries.",
    ),
    (
        "frozen에 True와 False를 섞으세요.",
        "Mix True and False in frozen.",
    ),
    "sec-transfer-freezing",
)
ONLY_FROZEN_SEEN = worded(
    838,
    (
        "동결한 값만 확인했습니다. 나머지가 바르게 훈련되는지도 보아야 합니다.",
        "You test only what is frozen, not whether the rest trains as it should.",
    ),
    (
        "frozen이 False인 자리도 비교하세요.",
        "Compare the free entries as well.",
    ),
    "sec-transfer-freezing",
)
ONLY_FREE_SEEN = worded(
    839,
    (
        "동결하지 않은 값만 확인했습니다. 동결한 값이 그대로인지도 보아야 합니다.",
        "You test only the free entries, not whether frozen ones stay.",
    ),
    (
        "frozen이 True인 자리도 비교하세요.",
        "Compare the frozen entries as well.",
    ),
    "sec-transfer-freezing",
)
