"""Mistakes in batch normalization in words: the reserve list, R-…, beside the catalogue's M-…."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

ONE_PATH = Diagnosis(
    "R-01",
    Text(
        ko="dx에서 빼야 할 두 항 가운데 하나가 빠졌습니다. x는 배치의 평균을 거쳐서도, 분산을 "
        "거쳐서도 출력에 영향을 줍니다.",
        en="Of the two further terms of dx only one is there. x reaches the output through the "
        "batch mean and through the batch variance.",
    ),
    Text(
        ko="dx의 합과 dx·x̂의 합을 특성마다 구해 보세요. 올바른 dx라면 둘 다 0에 가깝습니다. 0에서 "
        "먼 쪽을 보면 어느 항이 빠졌는지 알 수 있습니다.",
        en="Sum dx, and dx·x̂, over the batch: with a right dx both are close to 0. The one that "
        "is not tells you which term is missing.",
    ),
    "sec-bn-backward",
)
WRONG_AXIS = Diagnosis(
    "R-02",
    Text(
        ko="γ와 β의 그레이디언트를 특성 축으로 더했습니다. γ와 β는 특성마다 하나씩이고 모든 "
        "샘플이 함께 쓰므로 샘플 축으로 더해야 합니다.",
        en="You summed the gradients of γ and β over the features. Each feature has one γ and "
        "one β, shared by all examples: sum over the examples.",
    ),
    Text(
        ko="dgamma와 dbeta의 모양이 gamma와 같은지 확인하세요.",
        en="See that dgamma and dbeta have the shape of gamma.",
    ),
    "sec-bn-backward",
)
FEATURE_AXIS = Diagnosis(
    "R-03",
    Text(
        ko="샘플마다 특성 방향으로 평균을 냈습니다. 그러면 층 정규화가 됩니다. 배치 정규화는 "
        "특성마다 샘플 방향으로 평균을 냅니다.",
        en="You averaged over the features of each example; that is layer norm. Batch norm "
        "averages over the examples, feature by feature.",
    ),
    Text(
        ko="평균과 분산의 모양이 (특성 수,)인지 확인하세요.",
        en="See that mean and variance have shape (features,).",
    ),
    "sec-bn-other-axes",
)
NO_EPS = Diagnosis(
    "R-04",
    Text(
        ko="분모에 ε이 없습니다. 한 채널의 값이 모두 같으면 0을 0으로 나눕니다.",
        en="ε is missing from the denominator: a channel whose values are all equal gives 0/0.",
    ),
    Text(ko="√(σ²+ε)로 나누세요.", en="Divide by √(σ²+ε)."),
    "sec-bn-forward",
)
EPS_IGNORED = Diagnosis(
    "R-05",
    Text(
        ko="인자 eps를 쓰지 않고 식에 1e-5를 직접 적었습니다.",
        en="You wrote 1e-5 into the formula instead of using the argument eps.",
    ),
    Text(ko="식에서 인자 eps를 쓰세요.", en="Use the argument eps in the formula."),
    "sec-bn-forward",
)
NO_AFFINE = Diagnosis(
    "R-06",
    Text(
        ko="정규화까지만 하고 γ와 β를 적용하지 않았습니다.",
        en="You stopped after normalising: γ and β are not applied.",
    ),
    Text(ko="마지막에 y = γ·x̂ + β를 계산하세요.", en="Finish with y = γ·x̂ + β."),
    "sec-bn-forward",
)
SHIFT_FIRST = Diagnosis(
    "R-07",
    Text(
        ko="β를 더한 뒤에 γ를 곱했습니다. 그러면 시프트까지 γ배가 됩니다.",
        en="You added β before multiplying by γ, so the shift is multiplied too.",
    ),
    Text(ko="γ를 먼저 곱하고 β를 더하세요.", en="Multiply by γ first, then add β."),
    "sec-bn-forward",
)
GAMMA_GRADIENT_OF_X = Diagnosis(
    "R-08",
    Text(
        ko="dgamma를 구할 때 정규화한 x̂이 아니라 원래 입력 x를 곱했습니다.",
        en="For dgamma you multiplied by the input x, not by the normalised x̂.",
    ),
    Text(
        ko="y = γ·x̂ + β를 γ로 미분하면 x̂이 남습니다.",
        en="Differentiate y = γ·x̂ + β by γ: what remains is x̂.",
    ),
    "sec-bn-backward",
)
GRADIENT_MEAN = Diagnosis(
    "R-09",
    Text(
        ko="γ와 β의 그레이디언트를 더하지 않고 평균을 냈습니다. 배치 크기로 나누는 일은 손실 "
        "함수가 이미 했고, 그 결과가 dy에 들어 있습니다.",
        en="You averaged the gradients of γ and β over the batch instead of summing. Dividing by "
        "the batch size is the loss's business and is already in dy.",
    ),
    Text(ko="mean 대신 sum을 쓰세요.", en="Use sum, not mean."),
    "sec-bn-backward",
)
NO_GAMMA_IN_DX = Diagnosis(
    "R-10",
    Text(
        ko="dx에 γ가 빠졌습니다. y = γ·x̂ + β이므로 dx̂ = γ·dy입니다.",
        en="γ is missing from dx: y = γ·x̂ + β, hence dx̂ = γ·dy.",
    ),
    Text(ko="dx̂ = γ·dy부터 계산하세요.", en="Begin with dx̂ = γ·dy."),
    "sec-bn-backward",
)
PLAIN_ATTRIBUTES = Diagnosis(
    "R-11",
    Text(
        ko="이동 평균과 이동 분산이 버퍼가 아니라 일반 속성입니다. state_dict()에 저장되지 않고 "
        ".to()로도 옮겨지지 않습니다.",
        en="The running mean and variance are plain attributes, not buffers: state_dict() does "
        "not save them and .to() does not move them.",
    ),
    Text(
        ko="__init__에서 register_buffer로 등록하세요.",
        en="Register them with register_buffer in __init__.",
    ),
    "sec-bn-inference",
)
UPDATED_IN_EVAL = Diagnosis(
    "R-12",
    Text(
        ko="평가 모드에서도 이동 평균과 이동 분산을 갱신합니다. 그러면 테스트 데이터가 모델을 "
        "바꿉니다.",
        en="You update the running statistics in eval mode too: test data would change the model.",
    ),
    Text(
        ko="self.training이 True일 때만 갱신하세요.",
        en="Update them only when self.training is True.",
    ),
    "sec-bn-inference",
)
TRAIN_WITH_RUNNING = Diagnosis(
    "R-13",
    Text(
        ko="훈련 모드에서도 이동 평균과 이동 분산으로 정규화했습니다. 훈련할 때는 현재 배치의 "
        "통계를 씁니다.",
        en="You normalise with the running statistics in training mode too; training uses those "
        "of the current batch.",
    ),
    Text(
        ko="self.training이 True이면 배치의 평균과 분산으로 정규화하세요.",
        en="When self.training is True, normalise with the mean and variance of the batch.",
    ),
    "sec-bn-inference",
)
SUMS_FOR_MEANS = Diagnosis(
    "R-14",
    Text(
        ko="dx에서 뺄 두 항을 배치 크기 m으로 나누지 않았습니다. μ도 σ²도 m개 값의 평균이므로 x "
        "하나가 미치는 영향은 1/m입니다.",
        en="The two terms that you subtract in dx are not divided by the batch size m. μ and σ² "
        "are means of m values, so each x has a share of 1/m in them.",
    ),
    Text(ko="두 항에서 sum을 mean으로 바꾸세요.", en="In both terms use mean, not sum."),
    "sec-bn-backward",
)
STARTS_AT_ZERO = Diagnosis(
    "R-15",
    Text(
        ko="이동 분산이 0에서 시작합니다. 그러면 한동안 실제 분산보다 훨씬 작은 값에 머뭅니다.",
        en="The running variance starts at 0, so for many steps it stays far below the true "
        "variance.",
    ),
    Text(
        ko="running_mean은 0, running_var는 1로 시작하세요.",
        en="Start running_mean at 0 and running_var at 1.",
    ),
    "sec-bn-inference",
)
NO_GRADIENT = Diagnosis(
    "R-16",
    Text(
        ko="순전파 전체가 no_grad 안에 있어서 x에도 γ와 β에도 그레이디언트가 흐르지 않습니다.",
        en="The whole forward pass runs under no_grad, so no gradient reaches x, γ or β.",
    ),
    Text(
        ko="no_grad는 이동 평균과 이동 분산을 갱신하는 줄에만 쓰세요.",
        en="Keep no_grad for the lines that update the running mean and variance.",
    ),
    "sec-bn-inference",
)
NEVER_UPDATED = Diagnosis(
    "R-17",
    Text(
        ko="훈련 모드에서 배치를 넣어도 이동 평균과 이동 분산이 처음 값 그대로입니다.",
        en="In training mode the running mean and variance stay what they were at the start.",
    ),
    Text(
        ko="self.training이 True이면 배치마다 두 값을 갱신하세요.",
        en="When self.training is True, update both with every batch.",
    ),
    "sec-bn-inference",
)
ALL_POSITIONS_COUNTED = Diagnosis(
    "R-18",
    Text(
        ko="실제 자리의 값만 더해 놓고 전체 자리의 수로 나눴습니다. 패딩이 많을수록 평균과 분산이 "
        "0에 가까워집니다.",
        en="You divided sums over the real positions by the number of all positions: the more "
        "padding, the closer mean and variance come to 0.",
    ),
    Text(ko="mask에서 True의 개수로 나누세요.", en="Divide by the number of True entries in mask."),
    "sec-bn-forward",
)
ZEROS_INCLUDED = Diagnosis(
    "R-19",
    Text(
        ko="패딩을 0으로 바꾸었을 뿐 평균이나 분산에서 빼지는 않았습니다. 0도 값입니다.",
        en="You set the padding to 0 but left it in the mean or the variance. A zero is a value "
        "too.",
    ),
    Text(
        ko="편차를 제곱하기 전에 패딩 자리를 0으로 만들고, mask에서 True의 개수로 나누세요.",
        en="Zero the deviations at padded positions before squaring, and divide by the number of "
        "True entries in mask.",
    ),
    "sec-bn-forward",
)
PADDING_INCLUDED = Diagnosis(
    "R-20",
    Text(
        ko="출력만 가리고, 평균과 분산은 패딩까지 넣어 구했습니다.",
        en="You masked the output only; the mean and the variance still include the padding.",
    ),
    Text(
        ko="mask가 True인 자리만으로 통계를 구하세요.", en="Take the statistics where mask is True."
    ),
    "sec-bn-forward",
)
PADDING_NOT_ZERO = Diagnosis(
    "R-21",
    Text(
        ko="통계는 맞지만 패딩 자리의 출력이 0이 아닙니다.",
        en="The statistics are right, but the output is not 0 where x is padding.",
    ),
    Text(
        ko="γ와 β를 모두 적용한 뒤 마지막에 패딩 자리를 0으로 만드세요.",
        en="Set padded positions to 0 last, after γ and β.",
    ),
    "sec-bn-forward",
)
PER_SENTENCE = Diagnosis(
    "R-22",
    Text(
        ko="문장마다 따로 평균을 냈습니다. 배치 정규화는 배치 전체의 실제 자리를 모아 채널마다 "
        "통계를 하나씩 구합니다.",
        en="You averaged within each sentence. Batch norm has one statistic per channel, over "
        "the real positions of the whole batch.",
    ),
    Text(
        ko="문장 축(0번)과 길이 축(2번)으로 함께 더하세요.",
        en="Sum over the sentences (axis 0) and the positions (axis 2) together.",
    ),
    "sec-bn-forward",
)
NO_SHIFT = Diagnosis(
    "R-23",
    Text(
        ko="γ는 곱했지만 β를 더하지 않았습니다.",
        en="You multiplied by γ but did not add β.",
    ),
    Text(ko="y = γ·x̂ + β로 마무리하세요.", en="Finish with y = γ·x̂ + β."),
    "sec-bn-forward",
)
