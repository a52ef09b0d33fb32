"""What else goes wrong in a batch norm module, in words: R-506 to R-516; and where it shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course_pkg.check.compare import agree
from course_pkg.check.norm.places import only_values
from course_pkg.check.task import Row, Symptom
from course_pkg.check.variation import worded

SECTION = "sec-bn-inference"

BESSEL_INVERTED = worded(
    506,
    (
        "불편 분산으로 바꾸는 비율을 뒤집었습니다. 배치 분산보다 커져야 하는데 작아졌습니다.",
        "The correction for the unbiased variance is upside down: it makes the variance smaller "
        "instead of larger.",
    ),
    ("(m−1)/m이 아니라 m/(m−1)을 곱하세요.", "Multiply by m/(m−1), not by (m−1)/m."),
    SECTION,
)
ONLY_RUNNING_VAR = worded(
    507,
    (
        "출력도 이동 평균도 맞고 이동 분산만 틀렸습니다.",
        "The output and the running mean are right; only the running variance is not.",
    ),
    (
        "이전 값에 (1 − momentum), 이 배치의 불편 분산에 momentum을 곱해 더한 값인지 식과 "
        "비교하세요.",
        "Compare with (1 − momentum) times the old value plus momentum times the unbiased variance "
        "of this batch.",
    ),
    SECTION,
)
ONLY_UPDATE = worded(
    508,
    (
        "출력은 맞고 이동 평균과 이동 분산의 갱신이 틀렸습니다.",
        "The output is right; the update of the running mean and variance is not.",
    ),
    (
        "두 값 모두 (1 − momentum)·(이전 값) + momentum·(이 배치의 값)으로, 배치마다 한 번 "
        "갱신하세요.",
        "Update both, once per batch, to (1 − momentum) times the old value plus momentum times "
        "the batch's.",
    ),
    SECTION,
)
LAST_BATCH = worded(
    509,
    (
        "이전 값을 버리고 마지막 배치의 통계만 남겼습니다. 이동 평균은 지난 배치들을 기억합니다.",
        "You keep the statistics of the last batch alone. A running average remembers the batches "
        "before.",
    ),
    (
        "이전 값에 (1 − momentum)을 곱해 남기세요.",
        "Keep (1 − momentum) of the old value.",
    ),
    SECTION,
)
OLD_NOT_SHRUNK = worded(
    510,
    (
        "이전 값을 줄이지 않고 새 값을 더했습니다. 배치마다 점점 커집니다.",
        "You added the new value without shrinking the old one: they grow with every batch.",
    ),
    (
        "이전 값에 (1 − momentum)을 곱한 다음 더하세요.",
        "Multiply the old value by (1 − momentum) before you add.",
    ),
    SECTION,
)
UPDATED_TWICE = worded(
    511,
    (
        "한 배치에서 이동 평균과 이동 분산을 두 번 갱신했습니다.",
        "You update the running mean and variance twice with every batch.",
    ),
    ("갱신하는 줄이 한 번만 실행되게 하세요.", "See that the update runs once per call."),
    SECTION,
)
OTHER_SHAPE = worded(
    512,
    (
        "running_mean이나 running_var의 모양이 (c,)가 아닙니다. PyTorch의 state_dict와 맞지 않고 "
        "갱신할 때 모양이 바뀔 수도 있습니다.",
        "running_mean or running_var does not have shape (c,): it does not fit PyTorch's "
        "state_dict, and an update may change it.",
    ),
    (
        "배치 축으로 평균을 낼 때 keepdim을 쓰지 말고 (c,) 그대로 저장하세요.",
        "Average over the batch without keepdim, and store shape (c,).",
    ),
    SECTION,
)
CORRECTED_IN_EVAL = worded(
    513,
    (
        "평가 모드에서 이동 분산에 m/(m−1)을 곱했습니다. 보정은 갱신할 때 이미 했고, 평가할 때는 "
        "배치의 크기가 아무 역할도 하지 않습니다.",
        "In eval mode you multiply the running variance by m/(m−1). The correction is made in the "
        "update; in eval mode the size of the batch plays no part.",
    ),
    ("running_var를 그대로 쓰세요.", "Use running_var as it is."),
    SECTION,
)
HALF_EVAL = worded(
    514,
    (
        "평가 모드에서 평균과 분산 가운데 하나는 이동 평균처럼 모아 둔 값이고, 다른 하나는 현재 "
        "배치에서 구한 값입니다.",
        "In eval mode one of mean and variance is a running value, the other is that of the "
        "current batch.",
    ),
    (
        "self.training이 False이면 running_mean과 running_var를 함께 쓰세요.",
        "When self.training is False, use running_mean and running_var together.",
    ),
    SECTION,
)
ONLY_DX = worded(
    515,
    (
        "출력은 맞는데 x로 흐르는 그레이디언트가 틀렸습니다. 계산 어딘가에서 그래프가 끊겼습니다.",
        "The output is right, the gradient that reaches x is not: somewhere the graph is cut.",
    ),
    (
        "정규화에 쓰는 평균, 분산, x에 detach(), .data, no_grad, .item()이나 NumPy를 쓰지 마세요.",
        "Use no detach(), .data, no_grad, .item() or NumPy on the mean, the variance or x that you "
        "normalise with.",
    ),
    SECTION,
)
VARIANCES_SWAPPED = worded(
    516,
    (
        "두 분산을 바꿔 썼습니다. 정규화에는 편향 분산을, 이동 분산에는 불편 분산을 씁니다.",
        "You exchanged the two variances: the biased one normalises, the unbiased one goes into "
        "the running variance.",
    ),
    (
        "정규화하는 줄에는 correction=0, 갱신하는 줄에는 correction=1을 쓰세요.",
        "Use correction=0 where you normalise and correction=1 in the update.",
    ),
    SECTION,
)


def _other_shape(rows: Sequence[Row]) -> bool:
    """A running value holds the right numbers in another shape."""
    found = False
    for case, right, got in rows:
        for key, want in right.values.items():
            have = got.values.get(key)
            if not key.startswith("running_") or not isinstance(want, np.ndarray):
                continue
            if not isinstance(have, np.ndarray) or have.size != want.size:
                return False
            if not agree(want, have.reshape(want.shape), case.tolerance):
                return False
            found = found or have.shape != want.shape
    return found


SYMPTOMS = (
    Symptom(ONLY_DX, only_values("dx")),
    Symptom(OTHER_SHAPE, _other_shape),
    Symptom(ONLY_RUNNING_VAR, only_values("running_var")),
    Symptom(ONLY_UPDATE, only_values("running_mean", "running_var")),
)
