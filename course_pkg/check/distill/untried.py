"""What a test of the loss may leave untried, in words: R-825 to R-829."""

from __future__ import annotations

from course_pkg.check.variation import worded

ONLY_T_ONE = worded(
    825,
    (
        "모든 입력의 온도가 1입니다. T나 T²을 잘못 쓴 버그는 하나도 보이지 않습니다.",
        "The temperature is 1 in every input: no mistake with T or T² can show.",
    ),
    (
        "온도가 1이 아닌 입력을 더하세요.",
        "Add inputs with another temperature.",
    ),
    "sec-kd-loss",
)
ONE_EXAMPLE = worded(
    826,
    (
        "입력마다 샘플이 하나뿐입니다. 평균 대신 합을 쓰는 버그가 보이지 않습니다.",
        "Every input has a single example: a sum in place of a mean does not show.",
    ),
    (
        "샘플이 둘 이상인 입력을 더하세요.",
        "Add inputs of two or more examples.",
    ),
    "sec-kd-loss",
)
ONE_TERM = worded(
    827,
    (
        "α가 언제나 0이거나 언제나 1이거나 0.5입니다. 두 항이 뒤바뀌거나 빠져도 보이지 않을 수 "
        "있습니다.",
        "α is always 0, always 1 or always 0.5: exchanged or missing terms may not show.",
    ),
    (
        "0과 1 사이의 다른 α도 넣으세요.",
        "Try other values of α between 0 and 1.",
    ),
    "sec-kd-loss",
)
NO_LARGE_LOGITS = worded(
    828,
    (
        "로짓이 모두 작습니다. 넘치는 버그는 로짓이 수백이나 수천일 때만 보입니다.",
        "All logits are small. Overflow shows only with logits of some hundreds or thousands.",
    ),
    (
        "아주 큰 로짓을 넣은 입력을 더하세요.",
        "Add an input with very large logits.",
    ),
    "sec-kd-temperature",
)
TOO_LOOSE = worded(
    829,
    (
        "20%나 다른 결과도 받아들였습니다. 허용 오차가 너무 넓거나 값을 비교하지 않았습니다.",
        "You accept results that are off by 20%: your tolerance is too wide, or you do not "
        "compare values.",
    ),
    (
        "스스로 구한 값과 10⁻³ 정도까지 비교하세요.",
        "Compare with a value of your own to about 10⁻³.",
    ),
    "sec-kd-loss",
)
