"""Misconceptions about batch normalization in words: those of the course's catalogue, M-…."""

from __future__ import annotations

from dataclasses import replace

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

UNBIASED_FORWARD = Diagnosis(
    "M-01",
    Text(
        ko="배치 정규화는 순전파에서 m으로 나눈 편향 분산을 씁니다. m−1로 나눈 불편 분산은 이동 "
        "분산을 갱신할 때만 씁니다.",
        en="In the forward pass batch norm uses the biased (1/m) batch variance, under the "
        "square root; the m−1 version only goes into the running variance.",
    ),
    Text(
        ko="np.var에는 ddof를 주지 말고, torch.var에는 correction=0을 주세요.",
        en="Call np.var without ddof, or torch.var with correction=0.",
    ),
    "sec-bn-forward",
)
RUNNING_BIASED = Diagnosis(
    "M-02",
    Text(
        ko="이동 분산에는 배치 분산에 m/(m−1)을 곱한 불편 분산을 넣습니다. 그러지 않으면 추론할 "
        "때 너무 작은 값으로 나누게 됩니다.",
        en="The stored variance must be corrected by m/(m−1); otherwise inference divides by too "
        "small a number.",
    ),
    Text(
        ko="정규화할 때 쓴 편향 분산을 그대로 저장하지 말고 m/(m−1)을 곱해 저장하세요.",
        en="Do not store the biased variance you normalised with: multiply it by m/(m−1) first.",
    ),
    "sec-bn-inference",
)
EPS_OUTSIDE = Diagnosis(
    "M-03",
    Text(
        ko="ε은 제곱근 안에 더합니다. 분모는 √(σ²+ε)입니다. 제곱근 밖에 더하면 분산이 작은 "
        "채널에서 값이 달라집니다.",
        en="ε belongs inside the square root, √(σ²+ε); outside it changes the result when the "
        "variance is small.",
    ),
    Text(
        ko="분산에 ε을 먼저 더하고 제곱근을 취하세요.",
        en="Add ε to the variance first, then take the square root.",
    ),
    "sec-bn-forward",
)
NO_ROOT = Diagnosis(
    "M-04",
    Text(
        ko="표준편차가 아니라 분산으로 나눴습니다. 그래서 입력의 스케일을 바꾸면 출력도 따라 "
        "바뀝니다.",
        en="You divided by the variance, not its square root: scale the input by 10 and your "
        "output changes.",
    ),
    Text(
        ko="분모에 제곱근을 넣고, 입력에 10을 곱해도 출력이 그대로인지 확인하세요.",
        en="Put the root into the denominator, then multiply an input by 10 and see that the "
        "output stays.",
    ),
    "sec-bn-forward",
)
MOMENTUM_REVERSED = Diagnosis(
    "M-05",
    Text(
        ko="PyTorch의 momentum은 새 배치의 통계에, Keras의 momentum은 이전 이동 평균에 곱하는 "
        "비율입니다. 두 비율을 서로 바꿔 썼습니다.",
        en="PyTorch's momentum is the weight of the new batch, Keras's is the weight of the old "
        "average; yours are swapped.",
    ),
    Text(
        ko="여기서는 PyTorch를 따릅니다. 이전 값에 (1 − momentum), 새 배치의 값에 momentum을 "
        "곱하세요.",
        en="Here it is PyTorch's: (1 − momentum) times the old value plus momentum times the "
        "batch's.",
    ),
    "sec-bn-inference",
)
NOT_DETACHED = Diagnosis(
    "M-06",
    Text(
        ko="이동 평균이나 이동 분산이 계산 그래프에 연결되어 있습니다. 그래서 훈련 스텝마다 "
        "메모리가 늘어납니다.",
        en="The running statistics still carry the autograd graph; memory grows with every "
        "training step.",
    ),
    Text(
        ko="no_grad 안에서 갱신하거나 detach()로 떼어 낸 값을 넣으세요.",
        en="Update them under torch.no_grad(), or from detached values.",
    ),
    "sec-bn-inference",
)
LEARNED_STATISTICS = Diagnosis(
    "M-07",
    Text(
        ko="평균과 분산은 학습하는 값이 아니라 배치에서 계산하는 값입니다. 파라미터는 γ와 "
        "β뿐이고, 이동 평균과 이동 분산은 버퍼로 둡니다.",
        en="Mean and variance are computed from data, not learned; only γ and β are parameters, "
        "running values are buffers.",
    ),
    Text(
        ko="nn.Parameter 대신 register_buffer로 등록하세요.",
        en="Register them with register_buffer instead of nn.Parameter.",
    ),
    "sec-bn-inference",
)
EVAL_BATCH = Diagnosis(
    "M-08",
    Text(
        ko="평가 모드에서도 현재 배치의 평균과 분산을 쓰고 있습니다. 그래서 같은 샘플도 함께 "
        "들어온 샘플에 따라 예측이 달라집니다.",
        en="In eval mode you still normalise with the current batch, so a prediction depends on "
        "its neighbours.",
    ),
    Text(
        ko="self.training이 False이면 running_mean과 running_var로 정규화하세요.",
        en="When self.training is False, normalise with running_mean and running_var.",
    ),
    "sec-bn-inference",
)
AVERAGED_AFFINE = Diagnosis(
    "M-09",
    Text(
        ko="γ와 β는 훈련이 끝났을 때의 값을 그대로 씁니다. 훈련하면서 평균을 내어 두는 값은 배치의 "
        "평균과 분산입니다.",
        en="γ and β are used at their final trained values; it is the mean and variance that are "
        "averaged.",
    ),
    Text(
        ko="평가 모드에서는 지금의 weight를 곱하고 지금의 bias를 더하세요.",
        en="In eval mode use weight and bias as they are now.",
    ),
    "sec-bn-inference",
)
AVERAGED_STD = Diagnosis(
    "M-10",
    Text(
        ko="표준편차를 평균 내면 실제보다 작아집니다. 불편 분산을 평균 낸 뒤 마지막에 제곱근을 "
        "취하세요.",
        en="The mean of standard deviations is smaller than the true one: average the corrected "
        "variances and take the root last.",
    ),
    Text(
        ko="running_var에 표준편차가 아니라 불편 분산을 넣으세요.",
        en="Put the unbiased variance into running_var, not the standard deviation.",
    ),
    "sec-bn-inference",
)
CONSTANT_STATISTICS = Diagnosis(
    "M-11",
    Text(
        ko="배치의 평균과 분산도 x의 함수입니다. 이 두 경로로 흐르는 그레이디언트가 빠졌습니다.",
        en="The batch mean and variance depend on x, so two more gradient paths are missing.",
    ),
    Text(
        ko="dx에서 평균을 거치는 항과 분산을 거치는 항을 빼세요. 올바른 dx는 특성마다 합이 "
        "0입니다.",
        en="Subtract the path through the mean and the path through the variance. A right dx "
        "sums to 0 over the batch.",
    ),
    "sec-bn-backward",
)
DETACHED_STATISTICS = replace(
    CONSTANT_STATISTICS,
    next_step=Text(
        ko="훈련 모드에서 정규화에 쓰는 평균과 분산에는 detach()도 no_grad도 쓰지 마세요.",
        en="In training mode, do not detach the mean and variance you normalise with, nor "
        "compute them under no_grad.",
    ),
)
BATCH_AXIS_ONLY = Diagnosis(
    "M-12",
    Text(
        ko="배치 정규화는 특성 맵의 N·H·W 축으로 평균을 내어 채널마다 통계를 하나씩 구합니다. "
        "지금은 N 축으로만 평균을 냈습니다.",
        en="On feature maps batch norm averages over N, H and W, one statistic per channel; you "
        "averaged over N only.",
    ),
    Text(
        ko="채널 축(1번)을 뺀 모든 축으로 평균과 분산을 구하세요.",
        en="Take mean and variance over every axis but the channel axis, 1.",
    ),
    "sec-bn-forward",
)
INSTANCE_AXES = Diagnosis(
    "M-12",
    Text(
        ko="배치 정규화는 특성 맵의 N·H·W 축으로 평균을 내어 채널마다 통계를 하나씩 구합니다. "
        "지금처럼 H·W 축으로만 평균을 내면 인스턴스 정규화가 됩니다.",
        en="On feature maps batch norm averages over N, H and W, one statistic per channel; "
        "averaging over H and W only is instance norm.",
    ),
    Text(
        ko="채널 축(1번)을 뺀 모든 축으로 평균과 분산을 구하세요.",
        en="Take mean and variance over every axis but the channel axis, 1.",
    ),
    "sec-bn-forward",
)
SHIFT_IN_DENOMINATOR = Diagnosis(
    "M-14",
    Text(
        ko="β는 나눗셈이 끝난 뒤에 더합니다. 분모에 넣으면 시프트가 아니라 스케일이 바뀝니다.",
        en="β is added after the division; inside the denominator it changes the scale instead "
        "of the shift.",
    ),
    Text(ko="y = γ·x̂ + β 순서로 쓰세요.", en="Write y = γ·x̂ + β."),
    "sec-bn-forward",
)
