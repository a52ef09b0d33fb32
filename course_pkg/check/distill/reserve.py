"""Mistakes with unlabelled examples, ensembles, controls and steps: R-118 to R-129, R-160 on."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

UNLABELLED_COUNTED = Diagnosis(
    "R-118",
    Text(
        ko="하드 쪽을 전체 샘플 수로 나눴습니다. 그러면 레이블이 드물수록 하드 손실이 약해집니다.",
        en="You divided the hard part by all examples: the fewer labels, the weaker it gets.",
    ),
    Text(
        ko="레이블이 있는 샘플의 수로 나누세요.",
        en="Divide by the number of labelled examples.",
    ),
    "sec-kd-loss",
)
LAST_CLASS = Diagnosis(
    "R-119",
    Text(
        ko="레이블 -1을 인덱스로 썼습니다. NumPy에서 -1은 마지막 클래스를 뜻합니다.",
        en="You used label -1 as an index; in NumPy that is the last class.",
    ),
    Text(
        ko="레이블이 있는 행을 먼저 골라낸 다음 그 행에서만 1을 빼세요.",
        en="Pick the labelled rows first, and subtract the 1 in those only.",
    ),
    "sec-kd-gradient",
)
UNLABELLED_PULLED = Diagnosis(
    "R-120",
    Text(
        ko="레이블이 없는 샘플에도 하드 쪽의 그레이디언트(학생의 확률)가 남아 있습니다.",
        en="Examples without a label still get a hard gradient, the student's probabilities.",
    ),
    Text(
        ko="레이블이 없는 행에서는 하드 쪽 전체가 0이어야 합니다.",
        en="In rows without a label the whole hard part must be 0.",
    ),
    "sec-kd-gradient",
)
WEIGHTS_RAW = Diagnosis(
    "R-121",
    Text(
        ko="가중치의 합이 1이 아닐 수 있는데 그대로 곱했습니다.",
        en="The weights need not sum to 1, and you used them as they are.",
    ),
    Text(
        ko="먼저 weights를 그 합으로 나누세요.",
        en="Divide the weights by their sum first.",
    ),
    "sec-kd-ensembles",
)
WEIGHTS_IGNORED = Diagnosis(
    "R-122",
    Text(
        ko="weights를 쓰지 않고 모두 똑같이 평균 냈습니다.",
        en="You averaged all members alike; the weights are not used.",
    ),
    Text(
        ko="한 모델의 가중치만 1이고 나머지가 0이면 그 모델의 확률이 나와야 합니다.",
        en="With weight 1 for one member and 0 for the others you must get that member back.",
    ),
    "sec-kd-ensembles",
)
NOT_RESCALED = Diagnosis(
    "R-123",
    Text(
        ko="기하 평균을 내고 나서 합이 1이 되도록 다시 나누지 않았습니다.",
        en="The geometric mean is not rescaled to sum to 1.",
    ),
    Text(
        ko="클래스의 합으로 나누세요. 로짓의 평균에 소프트맥스를 취해도 됩니다.",
        en="Divide by the sum over the classes, or take the softmax of the mean logits.",
    ),
    "sec-kd-ensembles",
)
KINDS_SWAPPED = Diagnosis(
    "R-124",
    Text(
        ko="두 앙상블이 뒤바뀌었습니다. 로짓을 평균 내면 기하, 확률을 평균 내면 산술 앙상블입니다.",
        en="The two ensembles are swapped: averaging logits is the geometric one, averaging "
        "probabilities the arithmetic one.",
    ),
    Text(
        ko="한 모델이 확률을 거의 0으로 준 클래스를 보세요. 기하 앙상블에서는 그 클래스가 "
        "사라집니다.",
        en="Look at a class that one member all but rules out: in the geometric ensemble it is "
        "gone.",
    ),
    "sec-kd-ensembles",
)
LOGITS_TWICE = Diagnosis(
    "R-125",
    Text(
        ko="산술 앙상블까지 로짓을 평균 내어 구했습니다. 로짓의 평균은 기하 앙상블입니다.",
        en="You averaged logits for the arithmetic ensemble too; mean logits give the geometric "
        "one.",
    ),
    Text(
        ko="모델마다 소프트맥스를 먼저 구하고 나서 확률을 평균 내세요.",
        en="Take each member's softmax first, then average the probabilities.",
    ),
    "sec-kd-ensembles",
)
PRODUCT_UNDERFLOWS = Diagnosis(
    "R-126",
    Text(
        ko="확률을 그대로 곱해서 기하 평균을 냈습니다. 모든 클래스의 곱이 0으로 사라지면 0을 0으로 "
        "나누게 됩니다.",
        en="You multiplied probabilities. When the product of every class underflows, 0 is divided "
        "by 0.",
    ),
    Text(
        ko="로그에서 계산하세요. 곧 로짓의 가중 평균에 소프트맥스를 취하면 됩니다.",
        en="Stay with logarithms: the softmax of the weighted mean of the logits.",
    ),
    "sec-kd-ensembles",
)
SMOOTHING_RETURNS = Diagnosis(
    "R-127",
    Text(
        ko="ε = 1−c로 두었습니다. 그런데 레이블 스무딩은 정답 클래스에도 ε/k를 돌려주므로 정답의 "
        "확률이 c보다 커집니다.",
        en="You set ε = 1−c. But label smoothing gives ε/k back to the right class, which ends up "
        "above c.",
    ),
    Text(
        ko="1 − ε + ε/k = c를 ε에 대해 푸세요.",
        en="Solve 1 − ε + ε/k = c for ε.",
    ),
    "sec-kd-measured",
)
KNOWS_WHICH_IS_HARD = Diagnosis(
    "R-128",
    Text(
        ko="샘플마다 교사의 확신을 따로 썼습니다. 그러면 어느 샘플이 어려운지 교사가 알려 주는 "
        "셈이라 아무것도 모르는 대조군이 아닙니다.",
        en="You used the teacher's confidence example by example. That tells which examples are "
        "hard: no longer a control that knows nothing.",
    ),
    Text(
        ko="정답 확률을 배치 전체에서 평균 내어 모든 샘플에 같은 ε을 쓰세요.",
        en="Average the probability of the right class over the batch; one ε for all.",
    ),
    "sec-kd-measured",
)
LARGEST_NOT_RIGHT = Diagnosis(
    "R-129",
    Text(
        ko="정답 클래스의 확률이 아니라 가장 큰 확률을 썼습니다. 교사가 틀린 샘플에서 둘은 "
        "다릅니다.",
        en="You took the largest probability instead of that of the right class; they differ where "
        "the teacher is wrong.",
    ),
    Text(
        ko="labels로 교사의 확률을 골라내세요.",
        en="Pick the teacher's probabilities with the labels.",
    ),
    "sec-kd-measured",
)
SHARE_LOST = Diagnosis(
    "R-160",
    Text(
        ko="남은 확률 1−c를 나누는 수가 맞지 않아 행의 합이 1이 아닙니다.",
        en="The rest, 1−c, is divided by the wrong number: rows do not sum to 1.",
    ),
    Text(
        ko="정답 말고 클래스는 k−1개입니다.",
        en="There are k−1 classes besides the right one.",
    ),
    "sec-kd-measured",
)
MEAN_TEACHER = Diagnosis(
    "R-161",
    Text(
        ko="교사의 확률이 타깃에 그대로 남아 있습니다. 어느 오답이 더 비슷한지 알려 주면 대조군이 "
        "아닙니다.",
        en="The teacher's probabilities are still in the targets. A control must not tell which "
        "wrong classes are alike.",
    ),
    Text(
        ko="정답이 아닌 클래스는 모두 같은 확률을 받아야 합니다.",
        en="All classes but the right one must get the same share.",
    ),
    "sec-kd-measured",
)
GRADIENTS_PILE_UP = Diagnosis(
    "R-162",
    Text(
        ko="이전 그레이디언트를 지우지 않아 새 그레이디언트가 그 위에 쌓입니다.",
        en="Old gradients are not cleared: the new ones are added to them.",
    ),
    Text(
        ko="backward() 앞에서 optimizer.zero_grad()를 부르세요.",
        en="Call optimizer.zero_grad() before backward().",
    ),
    "sec-distillation",
)
STUDENT_IN_EVAL = Diagnosis(
    "R-163",
    Text(
        ko="학생 모델이 평가 모드에 머물러 있습니다. 그래서 배치 정규화가 배치의 통계를 쓰지 않고 "
        "이동 평균도 갱신하지 않습니다.",
        en="The student stays in eval mode: its batch norm neither uses the batch's statistics nor "
        "updates the running ones.",
    ),
    Text(
        ko="스텝을 시작할 때 student.train()을 부르세요.",
        en="Call student.train() when the step begins.",
    ),
    "sec-distillation",
)
NOTHING_TO_AVERAGE = Diagnosis(
    "R-164",
    Text(
        ko="평균 낼 것이 하나도 없을 때 0을 0으로 나눠 nan이 됩니다.",
        en="Where there is nothing to average, 0 is divided by 0: nan.",
    ),
    Text(
        ko="개수가 0이면 그 부분의 손실과 그레이디언트는 0으로 두세요. 개수 대신 max(개수, 1)로 "
        "나눠도 됩니다.",
        en="With a count of 0 that part is 0; dividing by max(count, 1) does it.",
    ),
    "sec-kd-loss",
)
