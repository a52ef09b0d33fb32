"""Further beliefs about stopping and about the experiment, in words: R-724 to R-746."""

from __future__ import annotations

from course_pkg.check.learning.words import said

ONE_EARLY = said(
    724,
    (
        "한 번 일찍 멈춥니다. 진전 없는 호출이 연달아 patience번이 되어야 합니다.",
        "You stop one call early: it takes patience calls in a row without progress.",
    ),
    (
        "세던 수가 patience가 될 때 멈추세요.",
        "Stop when the count reaches the patience.",
    ),
    "stopping",
)
FIRST_COUNTED = said(
    725,
    (
        "첫 호출을 진전으로 치지 않았습니다.",
        "You did not take the first call for progress.",
    ),
    (
        "기준을 무한대에서 시작하세요.",
        "Let the mark begin at infinity.",
    ),
    "stopping",
)
RELATIVE_DELTA = said(
    726,
    (
        "min_delta를 손실의 비율로 읽었습니다. 여기서는 손실의 차이입니다.",
        "You read min_delta as a share of the loss. Here it is a difference of losses.",
    ),
    (
        "loss < 기준 − min_delta로 비교하세요.",
        "Compare loss < mark − min_delta.",
    ),
    "stopping",
)
DELTA_SIGN = said(
    727,
    (
        "min_delta의 부호가 반대입니다. 기준보다 조금 높은 손실까지 진전으로 칩니다.",
        "min_delta has the wrong sign: a loss slightly above the mark counts as progress.",
    ),
    (
        "loss < 기준 − min_delta로 비교하세요.",
        "Compare loss < mark − min_delta.",
    ),
    "stopping",
)
NO_ATTRIBUTE = said(
    728,
    (
        "best_weights라는 속성이 없습니다.",
        "There is no attribute called best_weights.",
    ),
    (
        "가중치를 self.best_weights에 담으세요.",
        "Keep the weights in self.best_weights.",
    ),
    "stopping",
)
SET_AT_STOP = said(
    729,
    (
        "멈출 때에야 best_weights를 정했습니다. 멈추지 않고 끝나는 훈련에서는 None으로 남습니다.",
        "You set best_weights only upon stopping: in a training that never stops it stays None.",
    ),
    (
        "가장 낮은 손실이 나올 때마다 담으세요.",
        "Set it whenever a loss is the lowest.",
    ),
    "stopping",
)
NAN_STOPS = said(
    731,
    (
        "손실이 NaN이 되자마자 멈췄습니다. 진전 없는 호출 하나로 셀 뿐입니다.",
        "You stop as soon as a loss is NaN. It is one call without progress.",
    ),
    (
        "NaN도 다른 호출처럼 세세요.",
        "Count it like any other.",
    ),
    "stopping",
)
NAN_RAISES = said(
    746,
    (
        "손실이 NaN이면 오류를 냈습니다. 진전 없는 호출 하나로 셀 뿐입니다.",
        "You raise an error where a loss is NaN. It is one call without progress.",
    ),
    (
        "NaN도 다른 호출처럼 세세요.",
        "Count it like any other.",
    ),
    "stopping",
)
NAN_RESETS = said(
    732,
    (
        "NaN이 나오면 세던 수를 0으로 되돌렸습니다.",
        "A NaN sets your count back to 0.",
    ),
    (
        "NaN은 진전이 아니므로 하나 더 세세요.",
        "NaN is no progress: count one more.",
    ),
    "stopping",
)
INVERTED_ANSWER = said(
    734,
    (
        "update의 True와 False가 뒤바뀌었습니다. True는 멈추라는 뜻입니다.",
        "True and False of update are exchanged: True says stop.",
    ),
    (
        "진전이 있었는지가 아니라 멈춰야 하는지를 돌려주세요.",
        "Return whether to stop, not whether there was progress.",
    ),
    "stopping",
)
HIGHEST = said(
    735,
    (
        "손실이 커질 때를 진전으로 쳤습니다. 손실은 작을수록 좋습니다.",
        "You took a larger loss for progress. Of losses, the smaller the better.",
    ),
    (
        "<로 비교하세요.",
        "Compare with <.",
    ),
    "stopping",
)
ANY_CHANGE = said(
    736,
    (
        "손실이 어느 쪽으로든 바뀌면 진전으로 쳤습니다.",
        "You took a change in either direction for progress.",
    ),
    (
        "절댓값을 쓰지 말고 낮아졌는지 보세요.",
        "Ask whether it is lower; take no absolute value.",
    ),
    "stopping",
)
BEFORE_THE_STEP = said(
    738,
    (
        "검증 오차를 갱신하기 전에 쟀습니다. 복원할 가중치가 한 스텝 어긋나고 시작 가중치까지 "
        "후보가 됩니다.",
        "You measured the validation error before the update: everything is one step off, and the "
        "weights of the start take part.",
    ),
    (
        "갱신한 뒤에 재세요.",
        "Measure after the update.",
    ),
    "stopping",
)
CARRIED_OVER = said(
    739,
    (
        "앞 문제에서 쓰던 것(가중치나 조기 종료의 상태)이 다음 문제로 이어집니다.",
        "Something is carried over from one problem to the next: the weights, or the state of "
        "early stopping.",
    ),
    (
        "문제마다 새로 만드세요.",
        "Make both anew for each problem.",
    ),
    "stopping",
)
GAINS_COUNTED = said(
    740,
    (
        "나빠진 문제가 아니라 좋아진 문제를 셌습니다.",
        "You counted the problems that gained, not those that lost.",
    ),
    (
        "복원한 가중치의 오차가 더 큰 문제를 세세요.",
        "Count those on which restoring made the error larger.",
    ),
    "stopping",
)
WHOLE_BATCH = said(
    741,
    (
        "미니배치를 쓰지 않고 훈련 데이터 전체로 갱신했습니다.",
        "You updated with all training data, not with the mini-batch of the step.",
    ),
    (
        "그 스텝의 행만 쓰세요.",
        "Use only the rows of the step.",
    ),
    "gradient",
)
HALF_THE_STEP = said(
    742,
    (
        "스텝의 길이가 절반입니다. 손실의 ½은 미분하면 지워집니다.",
        "Every step is half as long as it should be: the ½ of the loss is gone once it is "
        "differentiated.",
    ),
    (
        "그레이디언트에 ½을 곱하지 마세요.",
        "Do not multiply the gradient by ½.",
    ),
    "gradient",
)
OTHER_ERROR = said(
    743,
    (
        "오차로 평균 제곱 오차가 아닌 것(제곱근, 합, 절반, 절댓값)을 썼습니다.",
        "Your error is not the mean squared error but its root, its half, a sum, or a mean of "
        "absolute values.",
    ),
    (
        "np.mean((x @ w − y) ** 2)를 쓰세요.",
        "Use np.mean((x @ w − y) ** 2).",
    ),
    "stopping",
)
SUM_RETURNED = said(
    745,
    (
        "이득을 평균 내지 않고 더하거나 그대로 늘어놓았습니다.",
        "You added up the gains, or listed them, instead of averaging.",
    ),
    (
        "문제에 걸쳐 평균을 내세요.",
        "Average over the problems.",
    ),
    "stopping",
)
SHARE_COUNTED = said(
    744,
    (
        "나빠진 문제의 수가 아니라 비율을 돌려줬습니다.",
        "You returned the share of problems that lost, not their number.",
    ),
    (
        "수를 그대로 돌려주세요.",
        "Return the number.",
    ),
    "stopping",
)
