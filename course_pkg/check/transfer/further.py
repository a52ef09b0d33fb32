"""Further beliefs about heads, caches and statistics, in words: R-770 to R-797, and R-840."""

from __future__ import annotations

from course_pkg.check.variation import worded

ANOTHER_CLASS = worded(
    770,
    (
        "body와 head를 다른 모듈에 다시 담았습니다. 이름이 사라져 state_dict의 키도, model.head도 "
        "맞지 않습니다.",
        "You put body and head into another module. Their names are gone: neither the keys of its "
        "state_dict nor model.head fit any more.",
    ),
    (
        "copy.deepcopy(model)에서 시작하세요.",
        "Begin with copy.deepcopy(model).",
    ),
    "sec-transfer-procedure",
)
APPENDED = worded(
    771,
    (
        "옛 마지막 층을 남기고 그 뒤에 새 층을 붙였습니다. 새 클래스를 옛 클래스의 점수에서 "
        "구하게 됩니다.",
        "You kept the old last layer and appended the new one: new classes are computed from "
        "scores of the old.",
    ),
    (
        "마지막 선형층을 갈아 끼우세요.",
        "Replace the last linear layer.",
    ),
    "sec-transfer-procedure",
)
ONE_KIND_OF_HEAD = worded(
    772,
    (
        "헤드가 선형층일 때와 Sequential일 때 가운데 하나만 생각했습니다.",
        "You thought of one kind of head only: it may be a linear layer or a Sequential.",
    ),
    (
        "isinstance(head, nn.Sequential)로 가르세요.",
        "Distinguish with isinstance(head, nn.Sequential).",
    ),
    "sec-transfer-procedure",
)
REST_RESET = worded(
    840,
    (
        "헤드의 다른 층까지 새로 초기화했습니다. 거기에도 사전 훈련에서 배운 것이 들어 있습니다.",
        "You reset the other layers of the head as well; what pretraining learned is in them too.",
    ),
    (
        "헤드가 Sequential이면 마지막 선형층만 새로 만드세요.",
        "If the head is a Sequential, make its last linear layer anew and nothing else.",
    ),
    "sec-transfer-procedure",
)
MODE_CHANGED = worded(
    773,
    (
        "원래 모델의 모드를 바꿔 놓았습니다.",
        "You left the original in another mode.",
    ),
    (
        "복사본에서만 eval()이나 train()을 부르세요.",
        "Call eval() or train() on the copy only.",
    ),
    "sec-transfer-procedure",
)
NO_MODEL = worded(
    774,
    (
        "새 모델을 돌려주지 않았습니다.",
        "You did not return the new model.",
    ),
    (
        "return 문을 살펴보세요. 헤드가 아니라 모델을 돌려줍니다.",
        "Look at the return statement: return the model, not its head.",
    ),
    "sec-transfer-procedure",
)
ONLY_SOME_QUIET = worded(
    780,
    (
        "배치 정규화나 드롭아웃 가운데 한쪽만 평가 모드로 바꿨습니다.",
        "You put only batch norm, or only dropout, into eval mode.",
    ),
    (
        "body.eval()로 모두 바꾸세요.",
        "Call body.eval() for all of them.",
    ),
    "sec-transfer-freezing",
)
PIECES_RETURNED = worded(
    781,
    (
        "배치마다 구한 특성을 하나로 이어 붙이지 않았습니다.",
        "You did not join the features of the batches into one tensor.",
    ),
    (
        "torch.cat(조각들)을 돌려주세요.",
        "Return torch.cat(pieces).",
    ),
    "sec-strategies-economics",
)
ONE_BATCH_LEFT = worded(
    782,
    (
        "배치 하나의 특성만 남았습니다. 덮어썼거나 반복문 안에서 return했습니다.",
        "Only one batch's features are left: overwritten, or returned from inside the loop.",
    ),
    (
        "조각을 리스트에 모은 뒤 반복문 밖에서 이어 붙이세요.",
        "Collect the pieces in a list and join them after the loop.",
    ),
    "sec-strategies-economics",
)
SLICES_OFF = worded(
    783,
    (
        "조각의 경계가 하나씩 어긋나 샘플이 빠지거나 두 번 들어갑니다.",
        "The slices are off by one: examples are missing or come twice.",
    ),
    (
        "x[i : i + batch_size]를 쓰세요.",
        "Use x[i : i + batch_size].",
    ),
    "sec-strategies-economics",
)
NORMALISED_FIRST = worded(
    790,
    (
        "가중치를 합이 1이 되도록 나눈 다음 섞었습니다. 새 데이터 전체가 샘플 하나로 줄어듭니다.",
        "You made the weights sum to one before blending: the whole target counts as a single "
        "example.",
    ),
    (
        "새 데이터의 비중은 원래 가중치의 합 Σw로 정합니다.",
        "The target's share comes from Σw, the sum of the weights as given.",
    ),
    "sec-transfer-adabn",
)
OLD_CENTRE = worded(
    791,
    (
        "새 데이터의 분산을 원래 데이터의 평균 둘레에서 쟀습니다. 평균이 멀어진 만큼이 잘못 "
        "들어갑니다.",
        "You measured the target's spread around the source's mean: the distance of the means "
        "gets into it wrongly.",
    ),
    (
        "섞은 평균을 기준으로 두 쪽 모두 재거나, 각자의 평균에서 잰 뒤 a(1−a)d²을 더하세요.",
        "Measure both around the pooled mean, or each around its own and add a(1−a)d².",
    ),
    "sec-transfer-adabn",
)
BETWEEN_WRONG = worded(
    792,
    (
        "두 평균이 떨어진 만큼을 더하기는 했지만 비중이 맞지 않습니다.",
        "You did add the distance of the means, but with a wrong coefficient.",
    ),
    (
        "a(1−a)(μ_s−μ_t)²을 더하세요. a는 원래 데이터의 비중입니다.",
        "Add a(1−a)(μ_s−μ_t)², with a the share of the source.",
    ),
    "sec-transfer-adabn",
)
MOMENT_WITHOUT_MEAN = worded(
    793,
    (
        "제곱의 평균에서 평균의 제곱을 뺄 때, 원래 데이터의 제곱의 평균에 평균의 제곱을 "
        "빠뜨렸습니다.",
        "In mean of squares minus square of the mean, the source's mean of squares lacks its mean "
        "squared.",
    ),
    (
        "원래 데이터의 제곱의 평균은 var + mean²입니다.",
        "The source's mean of squares is var + mean².",
    ),
    "sec-transfer-adabn",
)
FIXED_SHARE = worded(
    794,
    (
        "비중을 count와 Σw가 아니라 정해진 수(0.5나 0.1)로 뒀습니다.",
        "The share is a fixed number, such as 0.5 or 0.1, not one from count and Σw.",
    ),
    (
        "원래 데이터의 비중은 count/(count+Σw)입니다.",
        "The source has the share count/(count+Σw).",
    ),
    "sec-transfer-adabn",
)
DEVIATION_RETURNED = worded(
    795,
    (
        "분산 대신 표준편차를 돌려줬습니다.",
        "You returned the standard deviation, not the variance.",
    ),
    (
        "제곱근을 취하지 마세요.",
        "Do not take the root.",
    ),
    "sec-transfer-adabn",
)
VAR_NOT_BLENDED = worded(
    796,
    (
        "평균만 섞고 분산은 한쪽 것을 그대로 썼습니다.",
        "You blended the means and took the variance from one side alone.",
    ),
    (
        "분산도 섞고 a(1−a)(μ_s−μ_t)²을 더하세요.",
        "Blend the variances too, and add a(1−a)(μ_s−μ_t)².",
    ),
    "sec-transfer-adabn",
)
RESULTS_EXCHANGED = worded(
    797,
    (
        "평균과 분산의 순서가 뒤바뀌었습니다.",
        "Mean and variance are in the wrong order.",
    ),
    (
        "(mean, var) 순서로 돌려주세요.",
        "Return (mean, var).",
    ),
    "sec-transfer-adabn",
)
