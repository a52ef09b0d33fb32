"""What a test of early stopping may leave untried, in words: R-830 to R-832."""

from __future__ import annotations

from course_pkg.check.learning.words import said

NO_TIES = said(
    830,
    (
        "같은 손실이 두 번 나오는 입력이 없습니다. 같은 값을 새 최솟값으로 치는 버그는 거기에서만 "
        "보입니다.",
        "No input has the same loss twice. Taking an equal loss for a new minimum shows only "
        "there.",
    ),
    (
        "가장 낮은 값이 되풀이되는 손실을 더하세요.",
        "Add losses whose lowest value comes again.",
    ),
    "stopping",
)
NEVER_STOPS = said(
    831,
    (
        "어느 입력에서도 훈련이 일찍 멈추지 않습니다. 멈춘 다음에 생기는 버그가 보이지 않습니다.",
        "On none of your inputs does training stop early: what goes wrong upon stopping cannot "
        "show.",
    ),
    (
        "patience가 짧고, 멈춘 뒤에 더 낮은 손실이 나오는 입력을 더하세요.",
        "Add inputs of short patience on which a lower loss comes after the stop.",
    ),
    "stopping",
)
ONE_PATIENCE = said(
    832,
    (
        "모든 입력의 patience가 1입니다. 세는 방법이 틀려도 보이지 않습니다.",
        "The patience is 1 in every input: a wrong way of counting does not show.",
    ),
    (
        "patience가 2 이상인 입력을 더하세요.",
        "Add inputs with a patience of 2 or more.",
    ),
    "stopping",
)
