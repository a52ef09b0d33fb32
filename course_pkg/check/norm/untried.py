"""What a test does not look at, in words: R-900 to R-915."""

from __future__ import annotations

from course_pkg.check.variation import worded

DEFAULTS = worded(
    900,
    (
        "momentum이나 eps를 한 번도 바꾸지 않았습니다. 인자를 무시하는 구현은 기본값에서는 "
        "옳습니다.",
        "You never change momentum, or never eps. An implementation that ignores the argument is "
        "right with the default.",
    ),
    (
        "훈련 모드의 입력에 momentum=0.3, eps=0.1처럼 기본값이 아닌 값을 넣으세요.",
        "Give some inputs in training mode another momentum and eps, such as 0.3 and 0.1.",
    ),
    "sec-bn-inference",
)
NO_MAPS = worded(
    901,
    (
        "특성 맵을 한 번도 넣지 않았습니다. 축을 잘못 고른 구현은 벡터의 배치에서는 옳을 수 "
        "있습니다.",
        "You never try feature maps. An implementation that averages over the wrong axes may be "
        "right on vectors.",
    ),
    (
        "모양이 (n, c, h, w)인 x도 넣으세요.",
        "Add inputs whose x has shape (n, c, h, w).",
    ),
    "sec-bn-inference",
)
ONE_MODE = worded(
    902,
    (
        "한 모드만 시험했습니다. 훈련 모드와 평가 모드의 버그는 다른 모드에서 보이지 않습니다.",
        "You test one mode only. Bugs of training mode do not show in eval mode, nor the other "
        "way round.",
    ),
    (
        "training이 True인 입력과 False인 입력을 모두 넣으세요.",
        "Add inputs with training=True and with training=False.",
    ),
    "sec-bn-inference",
)
FRESH_BUFFERS = worded(
    903,
    (
        "이동 평균과 이동 분산이 언제나 0과 1입니다. 이 값에서는 이전 값을 잘못 다루는 구현도 "
        "옳아 보입니다.",
        "The running statistics are always 0 and 1. With these values an implementation that "
        "treats the old ones wrongly may look right.",
    ),
    (
        "running_mean과 running_var에 무작위 값을 넣으세요.",
        "Draw running_mean and running_var at random.",
    ),
    "sec-bn-inference",
)
PLAIN_AFFINE = worded(
    904,
    (
        "γ가 언제나 1이고 β가 언제나 0입니다. γ와 β를 빠뜨리거나 바꿔 쓴 구현을 알아볼 수 "
        "없습니다.",
        "γ is always 1 and β always 0: implementations that leave them out, or take them in the "
        "wrong order, cannot be told.",
    ),
    (
        "gamma와 beta를 무작위로 고르세요.",
        "Draw gamma and beta at random.",
    ),
    "sec-bn-forward",
)
ONLY_Y = worded(
    905,
    (
        "출력 y만 보고 이동 평균과 이동 분산은 보지 않습니다.",
        "You look at the output y and not at the running mean and variance.",
    ),
    (
        "output의 세 값을 모두 비교하세요.",
        "Compare all three values of output.",
    ),
    "sec-bn-inference",
)
ONE_SIDED = worded(
    906,
    (
        "한쪽으로 틀린 것만 알아봅니다. 차이의 부호를 없애지 않고 비교했습니다.",
        "You see errors in one direction only: the difference is compared with its sign.",
    ),
    (
        "차이의 절댓값을 비교하세요.",
        "Compare the absolute value of the difference.",
    ),
    "sec-bn-forward",
)
MEAN_ERROR = worded(
    907,
    (
        "틀린 값이 서로 상쇄되면 알아보지 못합니다. 차이를 평균 낸 다음 비교했습니다.",
        "Errors that cancel escape you: you average the differences before you compare.",
    ),
    (
        "값마다 차이의 절댓값을 구하고 그 최댓값을 보세요.",
        "Take the absolute difference of every value, and look at the largest.",
    ),
    "sec-bn-forward",
)
RANGE_ONLY = worded(
    908,
    (
        "출력이 가장 작은 값과 가장 큰 값 사이에 있는지만 봅니다. 그 사이의 틀린 값은 모두 "
        "통과합니다.",
        "You only ask whether the output lies between the smallest and the largest value; every "
        "wrong one in between passes.",
    ),
    (
        "올바른 값을 직접 계산해서 비교하세요.",
        "Compute the right value and compare with it.",
    ),
    "sec-shift-weights",
)
X_IS_TRAIN = worded(
    909,
    (
        "x가 언제나 train과 같습니다. 훈련 데이터의 통계와 x의 통계를 구별할 수 없습니다.",
        "x is always the same as train: statistics of the training data and of x cannot be told "
        "apart.",
    ),
    (
        "train과 평균도 퍼진 정도도 다른 x를 넣으세요.",
        "Let x have another mean and another spread than train.",
    ),
    "sec-scaling-standardize",
)
NO_CONSTANT = worded(
    910,
    (
        "훈련 데이터에서 상수인 특성을 한 번도 넣지 않았습니다.",
        "No input has a feature that is constant in training.",
    ),
    (
        "train의 한 열을 모두 같은 값으로 하고, x에서는 다른 값으로 하세요.",
        "Let a column of train hold one value, and let x differ from it there.",
    ),
    "sec-scaling-standardize",
)
COUNTED_EXAMPLES = worded(
    911,
    (
        "불편 분산의 m을 샘플 수로 잡았습니다. 특성 맵에서 m은 채널마다 평균 낸 값의 수, 곧 "
        "n·h·w입니다.",
        "You took m of the unbiased variance for the number of examples. On feature maps it is "
        "how many values a channel averages, n·h·w.",
    ),
    (
        "m = x.size / c를 쓰세요.",
        "Use m = x.size / c.",
    ),
    "sec-bn-inference",
)
WEIGHTS_SUM_ONE = worded(
    912,
    (
        "가중치의 합이 언제나 1입니다. 합으로 나누지 않는 구현도 옳아 보입니다.",
        "The weights always sum to 1: an implementation that does not divide by their sum looks "
        "right.",
    ),
    (
        "합이 1보다 훨씬 크거나 작은 가중치도 넣으세요.",
        "Add weights whose sum is far from 1.",
    ),
    "sec-shift-weights",
)
EQUAL_WEIGHTS = worded(
    913,
    (
        "한 입력 안의 가중치가 언제나 같습니다. 가중치를 무시하는 구현도 옳아 보입니다.",
        "Within an input all weights are equal: an implementation that ignores them looks right.",
    ),
    (
        "서로 많이 다른 가중치를 넣으세요.",
        "Add weights that differ a lot.",
    ),
    "sec-shift-weights",
)
EPS_NEVER_MATTERS = worded(
    914,
    (
        "분산이 언제나 ε보다 훨씬 큽니다. ε을 빠뜨리거나 다른 곳에 넣은 구현도 옳아 보입니다.",
        "The variance is always far larger than ε: implementations without ε, or with ε "
        "elsewhere, look right.",
    ),
    (
        "분산이 ε만큼 작은 행이나 eps=0.1을 넣으세요.",
        "Add rows whose variance is as small as ε, or eps=0.1.",
    ),
    "sec-bn-forward",
)
NO_SEQUENCES = worded(
    915,
    (
        "축이 셋인 x를 한 번도 넣지 않았습니다. 축을 번호로 고른 구현은 축이 둘일 때는 옳을 수 "
        "있습니다.",
        "You never try an x with three axes. An implementation that names its axis by number may "
        "be right with two.",
    ),
    (
        "모양이 (n, l, d)인 x도 넣으세요.",
        "Add inputs whose x has shape (n, l, d).",
    ),
    "sec-other-axes",
)
