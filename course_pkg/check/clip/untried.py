"""What a test of clipping may leave untried, in words: R-820 to R-824."""

from __future__ import annotations

from course_pkg.check.variation import worded

ONLY_LONG = worded(
    820,
    (
        "임곗값보다 짧은 그레이디언트를 한 번도 넣지 않았습니다. 그대로 두어야 할 것을 건드리는 "
        "버그는 거기에서만 보입니다.",
        "None of your inputs is shorter than the limit. Only there does a bug show that touches "
        "what should stay as it is.",
    ),
    (
        "노름이 limit보다 작은 입력을 더하세요.",
        "Add inputs whose norm is below the limit.",
    ),
    "sec-clip-ways",
)
ONE_ARRAY_INPUTS = worded(
    821,
    (
        "입력마다 배열이 하나뿐입니다. 배열마다 따로 자르는 버그는 배열이 둘 이상일 때만 보입니다.",
        "Every input has a single array. Clipping array by array shows only where there are two "
        "or more.",
    ),
    (
        "배열이 둘 이상인 입력을 더하세요.",
        "Add inputs of two or more arrays.",
    ),
    "sec-clip-ways",
)
ONLY_SHORT = worded(
    822,
    (
        "임곗값보다 긴 그레이디언트를 한 번도 넣지 않았습니다. 자르는 일이 일어나지 않습니다.",
        "None of your inputs exceeds the limit: nothing is ever clipped.",
    ),
    (
        "노름이 limit보다 큰 입력을 더하세요.",
        "Add inputs whose norm exceeds the limit.",
    ),
    "sec-clip-ways",
)
ONLY_THE_BOUND = worded(
    823,
    (
        "노름이 임곗값을 넘지 않는지만 확인했습니다. 모두 0으로 만들어도 통과합니다.",
        "You test only that the norm does not exceed the limit: an output of zeros passes.",
    ),
    (
        "방향이 그대로인지, 짧은 것은 그대로인지도 확인하세요.",
        "Test as well that the direction stays, and that short ones stay as they are.",
    ),
    "sec-clip-ways",
)
ONLY_DIRECTION = worded(
    824,
    (
        "방향만 확인하고 길이는 확인하지 않았습니다.",
        "You test the direction and not the length.",
    ),
    (
        "노름도 확인하세요.",
        "Test the norm as well.",
    ),
    "sec-clip-ways",
)
