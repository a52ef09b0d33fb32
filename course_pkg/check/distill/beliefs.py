"""What students believe of distillation beyond the usual list, in words: R-450 to R-455, R-481."""

from __future__ import annotations

from course_pkg.check.task import Diagnosis
from course_pkg.check.verdict import Text

CLEARED_BETWEEN = Diagnosis(
    "R-450",
    Text(
        ko="학생의 가중치가 움직이지 않았습니다. backward()와 step() 사이에서 그레이디언트를 "
        "비웠거나, 둘 가운데 하나를 부르지 않았습니다.",
        en="The student's weights have not moved: the gradients are cleared between backward() "
        "and step(), or one of the two is not called.",
    ),
    Text(
        ko="zero_grad(), backward(), step()을 이 순서로 부르세요.",
        en="Call zero_grad(), backward() and step(), in this order.",
    ),
    "sec-kd-loss",
)
LOSS_AFTERWARDS = Diagnosis(
    "R-451",
    Text(
        ko="갱신한 다음에 손실을 다시 구해 돌려줬습니다. 학생 모델이 배치를 두 번 보고, 배치 "
        "정규화의 이동 평균도 두 번 바뀝니다.",
        en="You computed the loss again after the update and returned that. The student sees the "
        "batch twice, and running statistics are updated twice.",
    ),
    Text(
        ko="backward()를 부른 그 손실을 돌려주세요.",
        en="Return the loss on which backward() was called.",
    ),
    "sec-kd-loss",
)
OVER_MEMBERS = Diagnosis(
    "R-452",
    Text(
        ko="소프트맥스를 클래스가 아니라 모델의 축으로 구했습니다. 한 모델의 확률을 더해도 1이 "
        "되지 않습니다.",
        en="You took the softmax over the members, not the classes: one member's probabilities "
        "do not sum to 1.",
    ),
    Text(
        ko="마지막 축을 쓰세요.",
        en="Use the last axis.",
    ),
    "sec-kd-ensembles",
)
LOG_OF_MORE = Diagnosis(
    "R-453",
    Text(
        ko="로그 안에 작은 수를 더했습니다. 무한대는 피하지만 그보다 작은 확률의 로그가 모두 같은 "
        "값에서 멈춥니다.",
        en="You added a small number inside the log. That avoids infinity, but the logarithms of "
        "smaller probabilities all stop at one value.",
    ),
    Text(
        ko="확률을 거치지 말고 로짓에서 지수 합의 로그를 빼세요.",
        en="Do not go through probabilities: subtract the log of the sum of exponentials from "
        "the logits.",
    ),
    "sec-kd-temperature",
)
ONE_MAXIMUM = Diagnosis(
    "R-454",
    Text(
        ko="행마다가 아니라 배열 전체나 다른 축에서 가장 큰 로짓을 뺐습니다. 그보다 훨씬 작은 행은 "
        "지수가 모두 0이 됩니다.",
        en="You subtracted the largest logit of the whole array, or of another axis, not of each "
        "row: in a row far below it every exponential is zero.",
    ),
    Text(
        ko="행마다 그 행에서 가장 큰 로짓을 빼세요.",
        en="Subtract from each row its own largest logit.",
    ),
    "sec-kd-temperature",
)
HIGH_T_LIMIT = Diagnosis(
    "R-455",
    Text(
        ko="온도가 높을 때의 근사식을 썼습니다. 로짓의 차이는 극한에서만 그레이디언트와 같습니다.",
        en="You used the approximation for high temperatures: only in that limit is the gradient "
        "the difference of the logits.",
    ),
    Text(
        ko="온도를 적용한 두 소프트맥스의 차이를 쓰세요.",
        en="Use the difference of the two softmaxes with temperature.",
    ),
    "sec-kd-gradient",
)
FILLED = Diagnosis(
    "R-481",
    Text(
        ko="교사가 모르는 클래스의 로짓을 −10 같은 수로 채웠습니다. 온도로 나누면 그런 클래스에도 "
        "확률이 남습니다.",
        en="You filled unknown classes with a logit such as −10. Divided by the temperature, that "
        "leaves them some probability.",
    ),
    Text(
        ko="아는 클래스만으로 소프트맥스를 구하거나 −np.inf로 채우세요.",
        en="Take the softmax over the known classes only, or fill in −np.inf.",
    ),
    "sec-kd-loss",
)
