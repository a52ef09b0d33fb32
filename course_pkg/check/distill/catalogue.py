"""Misconceptions about distillation in words: those of the course's catalogue, M-21 to M-26."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

NO_SQUARE = Diagnosis(
    "M-21",
    Text(
        ko="소프트 타깃의 그레이디언트는 대략 1/T²에 비례해 작아집니다. 소프트 손실에 T²을 "
        "곱해야 T를 바꿔도 하드 손실과의 비중이 유지됩니다.",
        en="The gradients of soft targets shrink roughly like 1/T². Only with the factor T² does "
        "the soft loss keep its weight against the hard loss when T changes.",
    ),
    Text(
        ko="소프트 손실에 T²을 곱하세요. 손으로 구한 그레이디언트에서는 1/T 하나가 지워져 T가 "
        "남습니다.",
        en="Multiply the soft loss by T². In a gradient by hand one 1/T cancels and T is left.",
    ),
    "sec-kd-loss",
)
KL_REVERSED = Diagnosis(
    "M-22",
    Text(
        ko="KL의 방향이 반대입니다. 지식 증류에서는 KL(교사‖학생)을 줄입니다.",
        en="KL points the other way. Distillation minimises KL(teacher‖student).",
    ),
    Text(
        ko="로그 비에 교사의 확률을 곱해 더하세요. kl_div라면 input에 학생의 로그 확률을, "
        "target에 교사의 확률을 넣습니다.",
        en="Weigh the log ratio by the teacher's probabilities. In kl_div the input is the "
        "student's log-probabilities, the target the teacher's probabilities.",
    ),
    "sec-kd-loss",
)
NOT_LOG = Diagnosis(
    "M-23",
    Text(
        ko="kl_div의 첫 인자는 로그 확률인데 확률을 넣었습니다. 그러면 손실이 음수가 되기도 "
        "합니다.",
        en="The first argument of kl_div is log-probabilities; you passed probabilities, and the "
        "loss may turn negative.",
    ),
    Text(
        ko="학생 로짓에 softmax가 아니라 log_softmax를 쓰세요.",
        en="Use log_softmax, not softmax, on the student's logits.",
    ),
    "sec-kd-loss",
)
CLASSES_TOO = Diagnosis(
    "M-24",
    Text(
        ko="소프트 손실을 샘플 수로만 나눠야 하는데 클래스 수로도 나눴습니다. kl_div의 'mean'이 "
        "그렇게 합니다.",
        en="The soft loss is a mean over the examples; you divided by the number of classes as "
        "well, as kl_div does with 'mean'.",
    ),
    Text(
        ko="클래스 방향으로는 더하기만 하세요. kl_div라면 'batchmean'을 씁니다.",
        en="Over the classes only sum. In kl_div that is 'batchmean'.",
    ),
    "sec-kd-loss",
)
ONE_TEMPERATURE = Diagnosis(
    "M-25",
    Text(
        ko="소프트 손실에서는 교사와 학생의 로짓을 같은 온도 T로 나눕니다. 하드 손실과 추론에서는 "
        "T=1을 씁니다.",
        en="In the soft loss the logits of teacher and student are divided by the same T; the "
        "hard loss and inference use T=1.",
    ),
    Text(
        ko="학생의 로짓이 교사와 같을 때 소프트 손실이 0인지, T를 바꿔도 하드 손실이 그대로인지 "
        "확인하세요.",
        en="See that the soft loss is 0 when student and teacher agree, and that the hard loss "
        "does not change with T.",
    ),
    "sec-kd-loss",
)
TEACHER_RUNS_LOOSE = Diagnosis(
    "M-26",
    Text(
        ko="교사 모델은 평가 모드(eval())로 바꾸고 no_grad 안에서 실행하세요. 그러지 않으면 "
        "드롭아웃과 배치 정규화 때문에 타깃이 흔들리고 교사 모델까지 변합니다.",
        en="Run the teacher in eval() under no_grad. Otherwise dropout and batch norm shake its "
        "targets, and the teacher itself changes.",
    ),
    Text(
        ko="스텝이 끝난 뒤 교사의 running_mean이 그대로인지, 교사 파라미터의 grad가 None인지 "
        "확인하세요.",
        en="After a step see that the teacher's running_mean has not moved and that its "
        "parameters have grad None.",
    ),
    "sec-kd-loss",
)
