"""Where a module for padded sentences goes wrong, in words: R-557 to R-559."""

from __future__ import annotations

from course_pkg.check.variation import worded

SECTION = "sec-other-axes"

HALF_ONLY = worded(
    557,
    (
        "float32에서는 맞고 float16에서만 틀렸습니다. 중간의 어떤 값이 65504를 넘거나 자릿수를 "
        "잃습니다.",
        "float32 is right, float16 is not: some value on the way exceeds 65504 or loses digits.",
    ),
    (
        "맨 처음에 x.float()로 바꾸고 weight와 bias도 float32로 바꾸어 계산한 다음, 맨 마지막에 "
        "x.dtype으로 되돌리세요.",
        "Begin with x.float(), use weight and bias in float32 too, and go back to x.dtype at the "
        "very end.",
    ),
    SECTION,
)
STATE = worded(
    558,
    (
        "계산은 맞지만 파라미터와 버퍼가 weight와 bias 둘만이 아니거나, 이 둘이 파라미터가 "
        "아닙니다.",
        "The computation is right, but what the module keeps is not just the parameters weight "
        "and bias.",
    ),
    (
        "list(module.state_dict())를 출력해 보세요. weight와 bias만 있어야 합니다.",
        "Print list(module.state_dict()): it should be weight and bias.",
    ),
    SECTION,
)
MODE = worded(
    559,
    (
        "훈련 모드에서는 맞고, 평가 모드나 새 모듈에 읽어 들인 뒤에만 틀렸습니다.",
        "Training mode is right; only eval mode, or a module that has loaded the state, is not.",
    ),
    (
        "self.training을 보지 말고, forward에서 만든 값을 다음 호출까지 남겨 두지 마세요.",
        "Do not look at self.training, and keep nothing from one call of forward to the next.",
    ),
    SECTION,
)
