"""Mistakes in freezing and in rates by depth, in words: M-27, M-28, R-130 to R-142."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

NORM_STILL_TRAINS = Diagnosis(
    "M-27",
    Text(
        ko="이동 평균과 이동 분산은 파라미터가 아니어서 requires_grad=False로는 멈추지 않습니다. "
        "동결한 부분의 배치 정규화가 아직 훈련 모드입니다.",
        en="Running mean and variance are buffers, not parameters: requires_grad=False does not "
        "stop them. Batch norm in the frozen part is still in training mode.",
    ),
    Text(
        ko="동결할 부분을 eval()로도 바꾸세요. model.train()을 부를 때마다 풀리므로 그 뒤에 다시 "
        "부릅니다.",
        en="Put the frozen part in eval() too, again after each model.train().",
    ),
    "sec-transfer-freezing",
)
ZERO_IS_NOT_NONE = Diagnosis(
    "M-28",
    Text(
        ko="그레이디언트가 None이 아니라 0이거나 예전 값이면 가중치 감쇠와 모멘텀이 동결한 "
        "파라미터까지 움직입니다.",
        en="Where the gradient is zero or an old one instead of None, weight decay and momentum "
        "still move the frozen parameters.",
    ),
    Text(
        ko="동결한 파라미터의 grad를 None으로 두세요. 옵티마이저는 grad가 None인 파라미터를 "
        "건너뜁니다.",
        en="Set grad of the frozen parameters to None: the optimizer skips those.",
    ),
    "sec-transfer-freezing",
)
FREEZES_ALL = Diagnosis(
    "R-130",
    Text(
        ko="모델 전체를 동결했습니다. 훈련할 파라미터가 남지 않습니다.",
        en="You froze the whole model; nothing is left to train.",
    ),
    Text(
        ko="names에 있는 부분만 model.get_submodule(name)으로 꺼내 동결하세요.",
        en="Freeze only the parts in names; model.get_submodule(name) gives them.",
    ),
    "sec-transfer-freezing",
)
PREFIX = Diagnosis(
    "R-131",
    Text(
        ko="이름의 앞부분만 비교해서 이름이 비슷한 다른 부분까지 동결했습니다. ‘body.block1’은 "
        "‘body.block10’의 앞부분이기도 합니다.",
        en="You compared the beginnings of names and froze another part as well: “body.block1” "
        "also begins “body.block10”.",
    ),
    Text(
        ko="이름 뒤에 점을 붙여 비교하거나 get_submodule을 쓰세요.",
        en="Compare with the dot after the name, or use get_submodule.",
    ),
    "sec-transfer-freezing",
)
SHALLOW = Diagnosis(
    "R-132",
    Text(
        ko="이름이 가리키는 모듈이 직접 가진 파라미터만 동결했습니다. 그 안에 든 층의 파라미터는 "
        "그대로입니다.",
        en="You froze only the parameters that the named module holds itself; those of the layers "
        "inside it go on training.",
    ),
    Text(
        ko="module.parameters()는 안쪽까지 모두 훑습니다. recurse=False를 쓰지 마세요.",
        en="module.parameters() reaches the layers inside; do not pass recurse=False.",
    ),
    "sec-transfer-freezing",
)
WHOLE_EVAL = Diagnosis(
    "R-133",
    Text(
        ko="모델 전체를 평가 모드로 바꿨습니다. 훈련하는 부분의 배치 정규화와 드롭아웃까지 "
        "멈춥니다.",
        en="You put the whole model in eval mode; that stops batch norm and dropout in the part "
        "that is being trained, too.",
    ),
    Text(
        ko="동결할 부분에만 eval()을 부르세요.",
        en="Call eval() on the frozen parts only.",
    ),
    "sec-transfer-freezing",
)
BIAS_LEFT = Diagnosis(
    "R-134",
    Text(
        ko="이름이 weight인 파라미터만 동결해서 편향과 시프트 β가 계속 훈련됩니다.",
        en="You froze only parameters called weight; biases and shifts β go on training.",
    ),
    Text(
        ko="동결할 부분의 파라미터를 이름으로 가리지 말고 모두 동결하세요.",
        en="Freeze all parameters of the part, whatever they are called.",
    ),
    "sec-transfer-freezing",
)
INVERTED = Diagnosis(
    "R-135",
    Text(
        ko="거꾸로 동결했습니다. names에 있는 부분이 훈련되고 나머지가 멈춥니다.",
        en="It is the other way round: the parts in names train and the rest is frozen.",
    ),
    Text(
        ko="조건을 뒤집으세요.",
        en="Reverse the condition.",
    ),
    "sec-transfer-freezing",
)
BOTTOM_FASTEST = Diagnosis(
    "R-136",
    Text(
        ko="학습률의 순서가 반대입니다. 입력에 가까운 층이 가장 빨리 바뀝니다. 가장 많이 재사용할 "
        "층이므로 가장 천천히 바꿔야 합니다.",
        en="The rates are in reverse: the layers near the input move fastest. They carry over "
        "best and should move slowest.",
    ),
    Text(
        ko="마지막 자식이 lr를 받고, 아래로 갈수록 decay를 곱하세요.",
        en="The last child gets lr; multiply by decay towards the input.",
    ),
    "sec-transfer-rates",
)
EMPTY_COUNTS = Diagnosis(
    "R-137",
    Text(
        ko="훈련할 파라미터가 없는 자식까지 깊이로 세었습니다. 활성화 함수나 동결한 층을 끼우기만 "
        "해도 학습률이 달라집니다.",
        en="Children without trainable parameters count as depth, so that an activation or a "
        "frozen layer in between changes the rates.",
    ),
    Text(
        ko="훈련할 파라미터가 있는 자식만 골라낸 다음 세세요.",
        en="First pick the children that have something to train, then count.",
    ),
    "sec-transfer-rates",
)
OFF_BY_ONE = Diagnosis(
    "R-138",
    Text(
        ko="맨 위 자식부터 decay를 곱했습니다. 맨 위는 lr 그대로여야 합니다.",
        en="The top child already gets a factor decay; it should get lr itself.",
    ),
    Text(
        ko="위에서 k번째(0부터) 자식의 학습률은 lr·decay^k입니다.",
        en="The k-th child from the top, from 0, gets lr·decay^k.",
    ),
    "sec-transfer-rates",
)
DIVIDES = Diagnosis(
    "R-139",
    Text(
        ko="decay를 곱하지 않고 나눴습니다. 그래서 아래로 갈수록 학습률이 커집니다.",
        en="You divided by decay instead of multiplying: rates grow towards the input.",
    ),
    Text(
        ko="lr * decay**k를 쓰세요.",
        en="Use lr * decay**k.",
    ),
    "sec-transfer-rates",
)
FROZEN_IN = Diagnosis(
    "R-140",
    Text(
        ko="동결한 파라미터(requires_grad=False)도 그룹에 들어 있습니다. 나중에 0인 "
        "그레이디언트가 생기면 가중치 감쇠가 이 파라미터를 움직입니다.",
        en="Frozen parameters (requires_grad=False) are in the groups. Should they ever get a "
        "zero gradient, weight decay moves them.",
    ),
    Text(
        ko="requires_grad가 True인 파라미터만 넣으세요.",
        en="Put in only parameters with requires_grad True.",
    ),
    "sec-transfer-freezing",
)
DECAYS_ALL = Diagnosis(
    "R-141",
    Text(
        ko="편향과 γ, β에도 가중치 감쇠를 걸었습니다.",
        en="Biases, γ and β get weight decay as well.",
    ),
    Text(
        ko="축이 둘 이상인 파라미터만 weight_decay를 받고 나머지는 0입니다.",
        en="Only parameters with two or more axes get weight_decay; the others get 0.",
    ),
    "sec-transfer-rates",
)
FLAT = Diagnosis(
    "R-142",
    Text(
        ko="모든 층의 학습률이 같습니다.",
        en="All layers get the same rate.",
    ),
    Text(
        ko='그룹마다 "lr"를 적고 깊이에 따라 decay를 곱하세요.',
        en='Give each group its own "lr", with one factor decay per step down.',
    ),
    "sec-transfer-rates",
)
