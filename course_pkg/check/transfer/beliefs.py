"""What students believe of freezing, heads and caches beyond the usual list: R-440 to R-448."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

NUMBER_NOT_SIZE = Diagnosis(
    "R-440",
    Text(
        ko="batch_size를 배치의 크기가 아니라 개수로 썼습니다. torch.chunk의 둘째 인자는 조각의 "
        "수입니다.",
        en="You took batch_size for the number of batches, not their size: the second argument "
        "of torch.chunk is the number of pieces.",
    ),
    Text(
        ko="조각의 크기를 받는 x.split(batch_size)를 쓰세요.",
        en="Use x.split(batch_size), which takes the size.",
    ),
    "sec-strategies-economics",
)
SWITCHED_OFF = Diagnosis(
    "R-441",
    Text(
        ko="백본의 requires_grad를 끄고 되돌리지 않았습니다. 나중에 미세 조정을 해도 백본은 "
        "움직이지 않습니다.",
        en="You switched requires_grad of the backbone off and left it so: later fine-tuning "
        "would not move it.",
    ),
    Text(
        ko="파라미터는 그대로 두고 torch.no_grad() 안에서 계산하세요.",
        en="Leave the parameters alone and compute under torch.no_grad().",
    ),
    "sec-transfer-freezing",
)
SHUFFLED = Diagnosis(
    "R-442",
    Text(
        ko="샘플을 섞었습니다. 특성의 순서가 x와 달라서 레이블과 짝이 맞지 않습니다.",
        en="You shuffled the examples: the features come in another order than x, and no longer "
        "belong to their labels.",
    ),
    Text(
        ko="특성을 구할 때는 shuffle 없이 순서대로 넣으세요.",
        en="Compute features in order, without shuffle.",
    ),
    "sec-strategies-economics",
)
HEADS_COUNTED = Diagnosis(
    "R-443",
    Text(
        ko="새 데이터의 비중을 가중치의 합이 아니라 샘플 수로 정했습니다. 믿기 어려운 샘플도 "
        "온전한 하나로 셉니다.",
        en="The share of the target comes from the number of its examples, not from the sum of "
        "their weights: doubtful ones count in full.",
    ),
    Text(
        ko="원래 데이터의 비중을 count/(count+Σw)로 구하세요.",
        en="Give the source the share count/(count+Σw).",
    ),
    "sec-transfer-adabn",
)
TOP_LEVEL_ONLY = Diagnosis(
    "R-444",
    Text(
        ko="이름을 모델의 바로 아래 자식에서만 찾았습니다. body.block1처럼 점이 든 경로는 거기에 "
        "없어서 그 부분이 동결되지 않습니다.",
        en="You looked for the names among the direct children only. A path with a dot, such as "
        "body.block1, is not there, so that part is not frozen.",
    ),
    Text(
        ko="model.get_submodule(name)으로 찾으세요.",
        en="Find the part with model.get_submodule(name).",
    ),
    "sec-transfer-freezing",
)
BIAS_BY_NAME = Diagnosis(
    "R-445",
    Text(
        ko="이름이 bias인 파라미터만 감쇠에서 뺐습니다. 배치 정규화의 γ는 이름이 weight이지만 "
        "행렬이 아닙니다.",
        en="Only parameters called bias escape weight decay. The γ of batch norm is called "
        "weight, but it is no matrix.",
    ),
    Text(
        ko="이름이 아니라 축의 수로 가리세요.",
        en="Go by the number of axes, not by the name.",
    ),
    "sec-transfer-rates",
)
NOTHING_DECAYED = Diagnosis(
    "R-446",
    Text(
        ko="선형층의 가중치에 가중치 감쇠를 걸지 않았습니다. 축이 둘인 가중치에도 걸어야 합니다.",
        en="The weights of linear layers get no weight decay. They have two axes, and should.",
    ),
    Text(
        ko="축이 둘 이상인 파라미터에 weight_decay를 주세요.",
        en="Give weight_decay to parameters with two axes or more.",
    ),
    "sec-transfer-rates",
)
ATTRIBUTE_ONLY = Diagnosis(
    "R-447",
    Text(
        ko="out_features를 바꿔도 가중치의 모양은 바뀌지 않습니다. 그 속성은 층을 만들 때 한 번 "
        "쓰이고 맙니다.",
        en="Changing out_features does not change the shape of the weight: the attribute is used "
        "once, when the layer is made.",
    ),
    Text(
        ko="nn.Linear를 새로 만들어 갈아 끼우세요.",
        en="Make a new nn.Linear and put it in place.",
    ),
    "sec-transfer-procedure",
)
FROZEN_UNASKED = Diagnosis(
    "R-448",
    Text(
        ko="헤드를 바꾸면서 백본까지 동결했습니다. 동결은 따로 정할 일이고, 받아 쓰는 쪽은 모르는 "
        "채로 백본을 훈련하지 못합니다.",
        en="You froze the backbone along with changing the head. That is a decision of its own; "
        "whoever uses the model could not fine-tune it and would not know why.",
    ),
    Text(
        ko="requires_grad는 그대로 두세요.",
        en="Leave requires_grad as it is.",
    ),
    "sec-transfer-procedure",
)
