"""Further beliefs about freezing and about rates, in words: R-750 to R-769."""

from __future__ import annotations

from course_pkg.check.variation import worded

ATTRIBUTE_ON_MODULE = worded(
    750,
    (
        "모듈에 requires_grad라는 속성을 붙였습니다. PyTorch는 아무 말 없이 받아 주지만 "
        "파라미터는 그대로 훈련됩니다.",
        "You set requires_grad as an attribute of the module. PyTorch accepts it silently, and "
        "the parameters go on training.",
    ),
    (
        "module.requires_grad_(False)를 부르거나 파라미터마다 바꾸세요.",
        "Call module.requires_grad_(False), or set it on every parameter.",
    ),
    "sec-transfer-freezing",
)
PARAMETERS_LEFT = worded(
    751,
    (
        "파라미터의 requires_grad를 끄지 않았습니다. 평가 모드여도 파라미터는 훈련되고, 지운 "
        "그레이디언트는 다음 backward()에서 다시 생깁니다.",
        "You did not switch requires_grad off. In eval mode parameters still train, and a "
        "gradient that was cleared comes back with the next backward().",
    ),
    (
        "requires_grad를 False로 두고 grad도 None으로 만드세요.",
        "Set requires_grad to False, and grad to None.",
    ),
    "sec-transfer-freezing",
)
SOME_KINDS = worded(
    752,
    (
        "선형층이나 배치 정규화 가운데 한 종류만 동결했습니다. 그 부분에 든 파라미터는 모두 "
        "멈춰야 합니다.",
        "You froze one kind of layer only. Every parameter of that part must stay.",
    ),
    (
        "층의 종류를 따지지 말고 part.parameters()를 모두 도세요.",
        "Go through all of part.parameters(), whatever the layer.",
    ),
    "sec-transfer-freezing",
)
STATISTICS_UNTRACKED = worded(
    753,
    (
        "이동 평균이 바뀌지 않게 track_running_stats나 momentum을 고쳤습니다. 동결한 층이 여전히 "
        "배치의 통계로 정규화하므로 출력은 달라집니다.",
        "You stopped the running statistics by track_running_stats or momentum. The frozen layer "
        "still normalizes with the batch, so its output changes.",
    ),
    (
        "eval()을 부르세요.",
        "Call eval().",
    ),
    "sec-transfer-freezing",
)
ONE_NAME = worded(
    754,
    (
        "names 가운데 하나만 동결했습니다.",
        "You froze only one of the names.",
    ),
    (
        "반복문 안의 들여쓰기와 return을 살펴보세요.",
        "Look at the indentation in the loop, and at return.",
    ),
    "sec-transfer-freezing",
)
THAWED = worded(
    755,
    (
        "names에 없는 부분까지 바꿨습니다. 나머지는 받은 그대로여야 합니다.",
        "You changed parts that are not in names. The rest should stay as it came.",
    ),
    (
        "names에 있는 부분만 건드리세요.",
        "Touch only the parts in names.",
    ),
    "sec-transfer-freezing",
)
EACH_TENSOR = worded(
    760,
    (
        "파라미터 하나하나를 깊이로 셌습니다. 한 층의 가중치와 편향이 서로 다른 학습률을 받습니다.",
        "You counted every parameter as depth: weight and bias of one layer get different rates.",
    ),
    (
        "model.children()의 자식마다 한 번만 세세요.",
        "Count once for each of model.children().",
    ),
    "sec-transfer-rates",
)
NOT_GEOMETRIC = worded(
    761,
    (
        "학습률이 층마다 같은 비율로 줄지 않습니다. 빼거나 깊이를 곱하면 lr, lr·d, lr·d²가 되지 "
        "않습니다.",
        "The rate does not fall by the same factor from child to child; subtracting, or "
        "multiplying by the depth, does not give lr, lr·d, lr·d².",
    ),
    (
        "lr * decay ** k를 쓰세요.",
        "Use lr * decay ** k.",
    ),
    "sec-transfer-rates",
)
DECAY_EXCHANGED = worded(
    762,
    (
        "가중치 감쇠를 거꾸로 줬습니다. 축이 하나인 파라미터가 받고 행렬이 받지 않습니다.",
        "Weight decay is the wrong way round: parameters with one axis get it and matrices do not.",
    ),
    (
        "ndim >= 2일 때 weight_decay를 주세요.",
        "Give weight_decay where ndim >= 2.",
    ),
    "sec-transfer-rates",
)
DECAY_BY_DEPTH = worded(
    763,
    (
        "가중치 감쇠까지 깊이에 따라 줄였습니다. decay는 학습률에만 곱합니다.",
        "You scaled the weight decay by depth as well. decay multiplies the rate alone.",
    ),
    (
        "weight_decay를 그대로 쓰세요.",
        "Use weight_decay as it is.",
    ),
    "sec-transfer-rates",
)
TWO_RATES = worded(
    764,
    (
        "학습률이 두 가지뿐입니다. 아래로 갈수록 한 번씩 더 곱해야 합니다.",
        "There are only two rates. Each child further down takes one more factor.",
    ),
    (
        "한 층 내려갈 때마다 decay를 곱하세요.",
        "Multiply by decay at every child.",
    ),
    "sec-transfer-rates",
)
HALF_FROZEN = worded(
    765,
    (
        "일부만 동결한 자식을 통째로 건너뛰었습니다. 훈련할 파라미터가 하나라도 있으면 깊이로 "
        "세고, 그 파라미터는 그룹에 넣습니다.",
        "You passed over a child of which only a part is frozen. With a single trainable "
        "parameter it counts, and that parameter belongs in a group.",
    ),
    (
        "all이 아니라 any를 쓰세요.",
        "Use any, not all.",
    ),
    "sec-transfer-rates",
)
LEAVES_COUNTED = worded(
    766,
    (
        "자식이 아니라 그 안의 층마다 깊이를 셌습니다.",
        "You counted the layers inside the children as depth, not the children.",
    ),
    (
        "model.children()만 도세요.",
        "Go through model.children() only.",
    ),
    "sec-transfer-rates",
)
LEFT_OUT = worded(
    767,
    (
        "훈련할 파라미터가 그룹에서 빠졌습니다. 옵티마이저가 모르는 파라미터는 움직이지 않습니다.",
        "Trainable parameters are missing from the groups: what the optimizer does not know does "
        "not move.",
    ),
    (
        "훈련할 파라미터를 모두 넣으세요. 편향도 넣으세요.",
        "Put in all that is trainable, biases too.",
    ),
    "sec-transfer-rates",
)
ONE_SHORT = worded(
    769,
    (
        "decay를 한 번 덜 곱했습니다. 맨 위 바로 아래는 lr·decay여야 합니다.",
        "There is one factor decay too few: the child below the top should get lr·decay.",
    ),
    (
        "맨 위에서 0부터 세어 decay ** k를 곱하세요.",
        "Count k from 0 at the top, and multiply by decay ** k.",
    ),
    "sec-transfer-rates",
)
TWICE_IN = worded(
    768,
    (
        "같은 파라미터가 두 그룹에 들어 있어 옵티마이저가 거부합니다.",
        "A parameter is in two groups, which the optimizer refuses.",
    ),
    (
        "파라미터마다 한 그룹에만 넣으세요.",
        "Put each parameter into one group.",
    ),
    "sec-transfer-rates",
)
