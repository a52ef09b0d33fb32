"""What else goes wrong in a normalization, in words: R-483 to R-499."""

from __future__ import annotations

from course_pkg.check.variation import worded

MAP_ROWS = worded(
    483,
    (
        "특성 맵을 축을 옮기지 않고 reshape해서 한 행에 여러 채널이 섞였습니다. reshape는 값의 "
        "순서를 바꾸지 않습니다.",
        "You reshaped the maps without moving the channel axis first, so a row mixes channels: "
        "reshape keeps the order of the values.",
    ),
    (
        "np.moveaxis로 채널을 앞으로 옮긴 다음 reshape하거나, 축을 골라 평균을 내세요.",
        "Bring the channels to the front with np.moveaxis before reshaping, or average over axes.",
    ),
    "sec-bn-forward",
)
OTHERS_ONLY = worded(
    484,
    (
        "각 샘플을 자신을 뺀 나머지의 통계로 정규화했습니다. 배치의 통계에는 그 샘플 자신도 "
        "들어갑니다.",
        "You normalised each example with the statistics of the others. The statistics of the "
        "batch include the example itself.",
    ),
    (
        "배치 전체의 평균과 분산을 한 번만 구하세요.",
        "Take one mean and one variance, of the whole batch.",
    ),
    "sec-bn-forward",
)
NOT_CENTRED = worded(
    485,
    (
        "평균을 빼지 않고 나누기만 했습니다. 그러면 출력의 평균이 0이 되지 않습니다.",
        "You divided without subtracting the mean: the mean of the output is then not 0.",
    ),
    ("분자를 x − μ로 쓰세요.", "Write x − μ in the numerator."),
    "sec-bn-forward",
)
ONE_FOR_ALL = worded(
    486,
    (
        "모든 값을 한꺼번에 평균 내어 채널이나 특성을 가리지 않고 같은 통계를 썼습니다.",
        "You averaged over all values at once: one statistic for everything.",
    ),
    (
        "평균과 분산을 구할 축을 axis로 정하세요.",
        "Say over which axes to average, with axis.",
    ),
    "sec-bn-forward",
)
SUM_OF_SQUARES = worded(
    487,
    (
        "편차의 제곱을 더하기만 하고 개수로 나누지 않았습니다. 분산은 제곱의 평균입니다.",
        "You summed the squared deviations without dividing by how many there are: a variance is "
        "their mean.",
    ),
    ("sum 대신 mean을 쓰세요.", "Use mean instead of sum."),
    "sec-bn-forward",
)
EPS_ELSEWHERE = worded(
    488,
    (
        "ε이 영향을 주는 입력에서만 틀렸습니다. ε을 다른 곳에 넣었거나, 빠뜨렸거나, 분산이 작을 때 "
        "따로 계산한 것입니다.",
        "Only inputs on which ε matters come out wrong: ε stands somewhere else, is missing, or "
        "small variances get a treatment of their own.",
    ),
    (
        "분산이 0이든 아니든 √(σ²+ε) 하나로 나누고, ε에는 인자 eps를 쓰세요.",
        "Divide by √(σ²+ε) whether or not the variance is 0, with the argument eps for ε.",
    ),
    "sec-bn-forward",
)
OFFSET_SCALE = worded(
    489,
    (
        "γ가 아니라 1 + γ를 곱했습니다. 여기서 γ는 1에서 얼마나 벗어났는지가 아니라 곱하는 수 "
        "그대로입니다.",
        "You multiplied by 1 + γ. Here γ is the factor itself, not its distance from 1.",
    ),
    ("y = γ·x̂ + β로 쓰세요.", "Write y = γ·x̂ + β."),
    "sec-bn-forward",
)
NO_SCALE = worded(
    490,
    ("β는 더했지만 γ를 곱하지 않았습니다.", "You added β but did not multiply by γ."),
    ("y = γ·x̂ + β로 마무리하세요.", "Finish with y = γ·x̂ + β."),
    "sec-bn-forward",
)
FORWARD_SIGN = worded(
    491,
    (
        "부호가 하나 반대입니다. 평균은 빼고 β는 더합니다.",
        "A sign is wrong: the mean is subtracted, β is added.",
    ),
    (
        "y = γ·(x − μ)/√(σ²+ε) + β와 부호를 하나씩 비교하세요.",
        "Compare the signs with y = γ·(x − μ)/√(σ²+ε) + β, one by one.",
    ),
    "sec-bn-forward",
)
MAPS_ONLY = worded(
    492,
    (
        "벡터의 배치에서는 맞고 특성 맵에서만 틀렸습니다. 특성 맵에서 축을 잘못 골랐거나, γ와 β가 "
        "채널 축에 맞춰지지 않았거나, 모양을 바꾸면서 채널이 섞인 것입니다.",
        "Batches of vectors are right, feature maps are not: there you average over other axes, γ "
        "and β are not on the channel axis, or a reshape mixes the channels.",
    ),
    (
        "평균과 분산이 (1, c, 1, 1) 모양인지, γ와 β도 그 모양으로 곱하고 더하는지 보세요.",
        "See that mean and variance have shape (1, c, 1, 1), and γ and β too where they enter.",
    ),
    "sec-bn-forward",
)
DIGITS_LOST = worded(
    493,
    (
        "평균이 큰 입력에서만 틀렸습니다. 거의 같은 두 수를 빼거나 낮은 정밀도로 계산해서 유효 "
        "숫자를 잃었습니다.",
        "Only inputs with a large mean come out wrong: digits are lost, because nearly equal "
        "numbers are subtracted or the precision is low.",
    ),
    (
        "float64에서 평균을 먼저 빼고, 편차의 제곱을 평균 내세요.",
        "In float64, subtract the mean first, then average the squared deviations.",
    ),
    "sec-bn-forward",
)
WRONG_FACTOR = worded(
    494,
    (
        "빼는 평균과 더하는 β는 맞습니다. x − μ에 곱하는 γ/√(σ²+ε)이 틀렸습니다.",
        "The mean that you subtract and the β that you add are right. What is not is the factor "
        "of x − μ, that is γ/√(σ²+ε).",
    ),
    (
        "γ를 그대로 곱하는지, 그리고 분산에서 무엇을 더하고, 몇으로 나누고, 제곱근을 취하는지 "
        "차례로 확인하세요.",
        "See whether γ enters as it is; then, in the variance, what you sum, what you divide by, "
        "and the root.",
    ),
    "sec-bn-forward",
)
WRONG_OFFSET = worded(
    495,
    (
        "x에 곱하는 γ/√(σ²+ε)은 맞습니다. 빼는 평균이나 더하는 β가 틀렸습니다.",
        "The factor of x, γ/√(σ²+ε), is right. What you subtract or add, the mean or β, is not.",
    ),
    (
        "β를 0으로 두고 출력의 평균이 0인지 보세요. 0이면 β가, 아니면 평균이 틀렸습니다.",
        "Set β to 0 and look at the mean of the output: if it is 0, β is wrong, else the mean.",
    ),
    "sec-bn-forward",
)
