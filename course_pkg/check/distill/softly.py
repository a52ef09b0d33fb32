"""Mistakes in softmax, in losses with gaps and in their gradient, in words: R-101 to R-117."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

OVERFLOW = Diagnosis(
    "R-101",
    Text(
        ko="로짓이 크면 exp가 넘쳐 무한대나 nan이 됩니다.",
        en="Large logits make exp overflow: the result is infinite or nan.",
    ),
    Text(
        ko="지수를 취하기 전에 행마다 가장 큰 로짓을 빼세요. 소프트맥스의 값은 달라지지 않습니다.",
        en="Subtract the largest logit of each row before you exponentiate; softmax does not "
        "change.",
    ),
    "sec-kd-temperature",
)
LOG_OF_ZERO = Diagnosis(
    "R-102",
    Text(
        ko="소프트맥스를 다 구한 다음 로그를 취했습니다. 작은 확률은 0으로 사라져 로그가 -inf가 "
        "됩니다.",
        en="You took the log of a finished softmax. Small probabilities underflow to 0, and "
        "their log is -inf.",
    ),
    Text(
        ko="log p = z/T − log Σ exp(z/T)를 바로 계산하세요.",
        en="Compute log p = z/T − log Σ exp(z/T) directly.",
    ),
    "sec-kd-temperature",
)
TIMES_T = Diagnosis(
    "R-103",
    Text(
        ko="로짓을 T로 나누지 않고 T를 곱했습니다. 그러면 온도를 높일수록 분포가 더 뾰족해집니다.",
        en="You multiplied the logits by T instead of dividing: a higher temperature then makes "
        "the distribution sharper.",
    ),
    Text(ko="z/T를 쓰세요.", en="Use z/T."),
    "sec-kd-temperature",
)
T_AFTER = Diagnosis(
    "R-104",
    Text(
        ko="로그 확률을 T로 나눴습니다. 그러면 확률의 합이 1이 아닙니다.",
        en="You divided the log-probabilities by T: the probabilities no longer sum to 1.",
    ),
    Text(
        ko="정규화하기 전에 로짓을 T로 나누세요.",
        en="Divide the logits by T before you normalise.",
    ),
    "sec-kd-temperature",
)
WRONG_SUM = Diagnosis(
    "R-105",
    Text(
        ko="확률의 합을 마지막 축(클래스)이 아닌 다른 축으로 구했습니다.",
        en="You normalised over another axis than the last one, the classes.",
    ),
    Text(
        ko="axis=-1, keepdims=True로 더하고, 행마다 확률의 합이 1인지 확인하세요.",
        en="Sum with axis=-1 and keepdims=True, and see that each row of probabilities sums to 1.",
    ),
    "sec-kd-temperature",
)
T_IGNORED = Diagnosis(
    "R-106",
    Text(ko="temperature를 쓰지 않았습니다.", en="The argument temperature is not used."),
    Text(ko="로짓을 먼저 T로 나누세요.", en="Divide the logits by T first."),
    "sec-kd-temperature",
)
NO_LOG = Diagnosis(
    "R-107",
    Text(
        ko="로그 확률이 아니라 확률을 돌려줬습니다.",
        en="You returned probabilities instead of their logarithms.",
    ),
    Text(
        ko="log p = z/T − log Σ exp(z/T)를 돌려주세요. 값은 모두 0 이하입니다.",
        en="Return log p = z/T − log Σ exp(z/T): no value is above 0.",
    ),
    "sec-kd-temperature",
)
STUDENT_UNRESTRICTED = Diagnosis(
    "R-108",
    Text(
        ko="교사는 아는 클래스로 제한했지만 학생의 확률은 모든 클래스에 걸쳐 구했습니다. 그러면 "
        "교사가 모르는 클래스를 고른 학생이 벌을 받습니다.",
        en="The teacher is restricted to the classes it knows, the student is not: so the student "
        "is punished for classes on which the teacher has nothing to say.",
    ),
    Text(
        ko="학생의 소프트맥스도 같은 클래스만으로 구하세요. 아는 클래스의 로짓이 서로 같으면 "
        "손실은 0입니다.",
        en="Take the student's softmax over the same classes. Where the known logits agree, the "
        "loss is 0.",
    ),
    "sec-kd-loss",
)
GAP_IS_ZERO = Diagnosis(
    "R-109",
    Text(
        ko="빠진 로짓에 0을 넣었습니다. 로짓 0은 “모른다”가 아니라 exp(0) = 1만큼의 확률을 "
        "요구합니다.",
        en="You filled the gaps with logit 0. That does not say “unknown”: it claims a share "
        "exp(0) = 1 of the probability.",
    ),
    Text(
        ko="빠진 클래스를 합에서 아예 빼세요. 로짓을 -inf로 두는 것과 같습니다.",
        en="Leave missing classes out of the sums, as logit -inf would.",
    ),
    "sec-kd-temperature",
)
NAN_SPREADS = Diagnosis(
    "R-110",
    Text(
        ko="nan에 0을 곱해도 nan입니다. 그래서 빈 곳이 하나만 있어도 손실 전체가 nan이 됩니다.",
        en="0 times nan is nan: a single gap turns the whole loss into nan.",
    ),
    Text(
        ko="곱해서 지우지 말고 np.where로 값을 바꾸거나 where= 인자로 합에서 빼세요.",
        en="Do not multiply gaps away: replace them with np.where, or leave them out of the sum "
        "with where=.",
    ),
    "sec-kd-loss",
)
EMPTY_ROWS = Diagnosis(
    "R-111",
    Text(
        ko="교사가 아무것도 말하지 않은 샘플까지 세어 평균을 냈습니다.",
        en="The mean counts examples on which the teacher said nothing.",
    ),
    Text(
        ko="아는 클래스가 하나라도 있는 샘플의 수로 나누세요.",
        en="Divide by the number of examples with at least one known class.",
    ),
    "sec-kd-loss",
)
T_ONCE = Diagnosis(
    "R-112",
    Text(
        ko="소프트 손실에 T²이 아니라 T를 곱했습니다. 1/T은 두 번 나옵니다. 한 번은 로짓을 나눌 "
        "때, 한 번은 두 확률의 차가 작아질 때입니다.",
        en="You multiplied the soft loss by T, not T². There are two factors 1/T: one from "
        "dividing "
        "the logits, one from the two distributions coming closer.",
    ),
    Text(ko="T²을 곱하세요.", en="Multiply by T²."),
    "sec-kd-logits",
)
CROSS_ENTROPY = Diagnosis(
    "R-113",
    Text(
        ko="KL이 아니라 교차 엔트로피를 구했습니다. 그레이디언트는 같지만 값이 교사의 "
        "엔트로피만큼 커서, 학생이 교사와 똑같아도 0이 되지 않습니다.",
        en="That is the cross-entropy, not KL. The gradient is the same, but the value is larger "
        "by "
        "the teacher's entropy, so it is not 0 when student and teacher agree.",
    ),
    Text(
        ko="교사의 엔트로피를 빼세요. 곧 Σ p·(log p − log q)입니다.",
        en="Subtract the teacher's entropy: Σ p·(log p − log q).",
    ),
    "sec-kd-loss",
)
CHAIN = Diagnosis(
    "R-114",
    Text(
        ko="소프트 손실에 T²은 곱했지만 로짓을 T로 나눈 것을 미분할 때 나오는 1/T이 빠졌습니다.",
        en="The factor T² is there, the 1/T from differentiating z/T is not.",
    ),
    Text(
        ko="연쇄 법칙을 한 번 더 쓰세요. T²·(1/T) = T가 남습니다.",
        en="Use the chain rule once more: T²·(1/T) = T is left.",
    ),
    "sec-kd-gradient",
)
SIGN = Diagnosis(
    "R-115",
    Text(
        ko="부호가 반대입니다. 이대로 경사 하강법을 쓰면 손실이 커집니다.",
        en="The sign is reversed: gradient descent with it makes the loss grow.",
    ),
    Text(
        ko="그레이디언트는 학생의 확률에서 타깃을 뺀 것입니다.",
        en="The gradient is the student's probabilities minus the targets.",
    ),
    "sec-kd-gradient",
)
ALPHA_SWAPPED = Diagnosis(
    "R-116",
    Text(
        ko="α와 1−α를 바꿔 썼습니다. α는 소프트 쪽의 비중입니다.",
        en="α and 1−α are swapped: α is the weight of the soft part.",
    ),
    Text(
        ko="α=1일 때 레이블을 바꿔도 결과가 그대로인지 확인하세요.",
        en="With α=1 the labels must not matter.",
    ),
    "sec-kd-loss",
)
SUM_NOT_MEAN = Diagnosis(
    "R-117",
    Text(
        ko="배치의 평균이 아니라 합을 미분했습니다.",
        en="That is the gradient of a sum over the batch, not of a mean.",
    ),
    Text(
        ko="소프트 쪽은 샘플 수로, 하드 쪽은 레이블이 있는 샘플 수로 나누세요.",
        en="Divide the soft part by the number of examples, the hard part by that of labelled "
        "ones.",
    ),
    "sec-kd-gradient",
)
