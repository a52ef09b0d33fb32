"""Further misconceptions about training and bias, in words: R-461 to R-473."""

from __future__ import annotations

from course_pkg.check.learning.words import said

TIE_IS_PROGRESS = said(
    461,
    (
        "지금까지의 최솟값과 같은 손실을 새 최솟값으로 쳤습니다. 같은 값이 이어지면 영영 멈추지 "
        "않습니다.",
        "You took a loss equal to the lowest so far for a new minimum: while it stays the same, "
        "training never stops.",
    ),
    ("<= 대신 <로 비교하세요.", "Compare with <, not with <=."),
    "stopping",
)
NOISE_SHARE = said(
    463,
    (
        "레이블의 잡음 τ²을 나누어 뺐습니다. 레이블은 입력마다 한 번만 쟀으므로, 훈련 세트나 "
        "입력이 늘어도 제곱 거리에 드는 잡음은 τ² 그대로입니다.",
        "You divided the noise τ² before subtracting it. Each label was measured once: neither "
        "more training sets nor more inputs make its share in the squared distance smaller.",
    ),
    ("τ²을 통째로 빼세요.", "Subtract τ² as a whole."),
    "bv",
)
WHOLE_START = said(
    464,
    (
        "초기화의 분산을 S로 나누지 않고 뺐습니다. 예측 S개의 평균에 남는 것은 분산/S뿐입니다.",
        "You subtracted the variance of initialisation without dividing it by S. Of it, a mean "
        "of S predictions keeps variance/S.",
    ),
    ("초기화의 분산을 S로 나누어 빼세요.", "Divide it by S before you subtract it."),
    "bv",
)
TOTAL_LESS_WITHIN = said(
    465,
    (
        "모든 실행의 분산에서 초기화의 분산을 뺐습니다. 실행은 R·S개이지만 훈련 세트는 R개뿐이어서 "
        "이렇게 구한 데이터의 분산은 평균적으로 작게 나옵니다.",
        "You subtracted the variance of initialisation from that of all runs. There are R·S runs "
        "but only R training sets, so what remains is too small on average.",
    ),
    (
        "훈련 세트마다 평균을 내고, 그 평균 R개의 분산에서 시작하세요.",
        "Begin with the variance of the R means, one for each training set.",
    ),
    "bv",
)
CROSSED = said(
    466,
    (
        "초기화 번호가 같은 실행을 훈련 세트에 걸쳐 평균 냈습니다. 초기화는 훈련 세트마다 따로 "
        "뽑았으므로 번호가 같아도 서로 상관이 없습니다.",
        "You averaged runs with the same number over the training sets. Initialisations were "
        "drawn anew on each of them: number s on one has nothing to do with number s on another.",
    ),
    (
        "초기화의 분산은 훈련 세트 안에서(axis=1) 구해 평균 내세요.",
        "Take the variance of initialisation within each training set, along axis 1, and average.",
    ),
    "bv",
)
POWERS_OF_TWO = said(
    467,
    (
        "배치 크기를 2의 거듭제곱에서만 찾았습니다. 2의 거듭제곱은 하드웨어에 맞춘 습관일 뿐이고, "
        "여기서 찾는 것은 조건을 만족하는 가장 작은 m입니다.",
        "You tried powers of two only. They are a habit that suits the hardware; asked is the "
        "smallest m that will do.",
    ),
    ("1부터 N까지 모든 m을 살펴보세요.", "Consider every m from 1 to N."),
    "gradient",
)
WISH_RETURNED = said(
    468,
    (
        "허용한 비율을 그대로 돌려줬습니다. m은 올림한 정수이므로 실제 잡음은 그보다 작습니다.",
        "You returned the ratio that is allowed. m was rounded up, so the noise is really smaller.",
    ),
    ("정한 m을 잡음의 식에 넣어 계산하세요.", "Put the m you found into the formula."),
    "gradient",
)
NOISE_BEFORE = said(
    469,
    (
        "m은 맞지만 잡음은 하나 작은 배치 크기에서 계산한 값입니다.",
        "m is right, but the noise is that of the batch size one smaller.",
    ),
    ("m을 정한 다음 그 m으로 잡음을 다시 구하세요.", "Compute the noise once m is found."),
    "gradient",
)
WHOLE_CURVE = said(
    470,
    (
        "학습률을 모든 에포크에 걸친 검증 정확도의 평균으로 골랐습니다. 빨리 배우는 학습률이 "
        "유리할 뿐, 쓰려는 에포크의 정확도를 비교한 것이 아닙니다.",
        "You chose the learning rate by validation accuracy averaged over all epochs. That "
        "favours what learns fast and does not compare the epochs that will be used.",
    ),
    (
        "시드마다 가장 좋은 에포크의 값을 골라 평균 내세요.",
        "Average, over the seeds, the accuracy at each one's best epoch.",
    ),
    "reading",
)
STOPPED_FOR_GOOD = said(
    471,
    (
        "멈출 때가 되자 훈련을 정말로 끝냈습니다. 그래서 끝까지 훈련한 가중치가 아니라 멈춘 "
        "순간의 가중치와 비교했습니다.",
        "You really ended training when it was time to stop, and compared with the weights of "
        "that moment, not with those of a full training.",
    ),
    (
        "break를 없애고, 멈출 때가 지나면 검증 오차만 보지 마세요.",
        "Do without break: after the stop train on, and only ignore the validation error.",
    ),
    "stopping",
)
TWICE_THE_STEP = said(
    472,
    (
        "스텝마다 두 배로 움직였습니다. 손실에 ½이 있으므로 미분하면 2가 지워집니다.",
        "Every step is twice as long as it should be: the ½ of the loss cancels the 2 that "
        "differentiating brings.",
    ),
    ("그레이디언트의 식에서 인수 2를 없애세요.", "Leave out the factor 2 in the gradient."),
    "gradient",
)
NAN_SKIPPED = said(
    473,
    (
        "손실이 NaN인 호출을 없던 일로 쳤습니다. 진전이 아닌 호출이므로 세어야 합니다.",
        "You treated a call with a loss of NaN as if it had not taken place. It is a call without "
        "progress and counts.",
    ),
    (
        "NaN일 때 곧바로 돌아가지 말고, 진전이 없을 때와 똑같이 세세요.",
        "Do not return early on NaN: count it like any call without progress.",
    ),
    "stopping",
)
