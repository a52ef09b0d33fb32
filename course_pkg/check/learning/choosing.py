"""Misconceptions about choosing what to report, in words: R-275 to R-278, R-285 to R-289."""

from __future__ import annotations

from course_pkg.check.learning.words import said

EPOCH_ON_TEST = said(
    275,
    (
        "에포크를 테스트 정확도로 골랐습니다. 많은 에포크 가운데 운이 좋은 것을 고른 셈입니다.",
        "You chose the epoch by test accuracy: of many epochs you kept a lucky one.",
    ),
    (
        "시드마다 검증 정확도가 가장 높은 에포크를 쓰세요.",
        "Use the epoch of best validation accuracy.",
    ),
    "reading",
)
RATE_ON_TEST = said(
    276,
    (
        "학습률을 테스트 정확도로 골랐습니다. 고르는 데 쓴 테스트 세트로는 공정하게 잴 수 "
        "없습니다.",
        "You chose the learning rate by test accuracy. A test set that chose can no longer judge.",
    ),
    ("검증 정확도의 평균으로 고르세요.", "Choose by mean validation accuracy."),
    "reading",
)
BEST_SEED = said(
    277,
    (
        "가장 좋은 시드를 적었습니다. 차이가 없어도 시드를 늘릴수록 좋아집니다.",
        "You report the best seed: it improves with their number even if nothing differs.",
    ),
    ("시드에 걸쳐 평균 낸 값을 돌려주세요.", "Return the mean of the seeds."),
    "reading",
)
VALIDATION_REPORTED = said(
    278,
    (
        "고르는 데 쓴 검증 점수를 결과로 적었습니다. 가장 좋은 것을 골랐으므로 낙관적인 값입니다.",
        "You report the validation score that did the choosing; as the best of many it is too "
        "good.",
    ),
    (
        "고르기는 검증에서, 재기는 따로 둔 데이터에서 하세요.",
        "Choose on validation data, measure on others.",
    ),
    "reading",
)
NAN_KEPT = said(
    285,
    (
        "실패한 실행의 NaN이 결과까지 번졌습니다.",
        "The NaN of a failed run has spread to the result.",
    ),
    (
        "차이가 NaN인 시드를 빼고 시작하세요.",
        "Leave out the seeds whose difference is NaN first.",
    ),
    "reading",
)
DEGREES = said(
    286,
    (
        "자유도를 n으로 잡았습니다. 평균을 추정하는 데 하나를 썼으므로 자유도는 n−1입니다.",
        "You took n degrees of freedom. One was spent on the mean: there are n−1.",
    ),
    ("T95[n - 1]을 쓰세요.", "Use T95[n - 1]."),
    "reading",
)
ONE_EPOCH = said(
    287,
    (
        "모든 시드에 같은 에포크를 썼습니다. 여기서는 시드마다 따로 고릅니다.",
        "You used one epoch for all seeds. Here it is chosen seed by seed.",
    ),
    (
        "시드를 평균 내기 전에 에포크를 고르세요.",
        "Choose the epoch before you average over the seeds.",
    ),
    "reading",
)
TOP_RUN = said(
    288,
    (
        "검증 정확도가 가장 높은 실행 하나를 보고 학습률을 골랐습니다. 운 좋은 시드 하나가 "
        "결정합니다.",
        "You chose the learning rate by the single best run: one lucky seed decides.",
    ),
    ("시드에 걸쳐 평균 낸 다음 고르세요.", "Average over the seeds, then choose."),
    "reading",
)
UNREPAIRED = said(
    289,
    (
        "broken_report와 똑같이 답합니다. 아직 고친 곳이 없습니다.",
        "This answers just as broken_report does: nothing is repaired yet.",
    ),
    (
        "한 줄씩 보면서 무엇을 보고 골랐는지, 무엇을 무엇으로 나눴는지 따져 보세요.",
        "Go line by line: ask what chose, and what is divided by what.",
    ),
    "reading",
)
