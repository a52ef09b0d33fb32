"""What else goes wrong on the way back, in words: R-496 to R-504; and where it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.compare import agree
from course_pkg.check.norm.places import only_values
from course_pkg.check.task import Case, Row, Symptom
from course_pkg.check.variation import worded

Array = npt.NDArray[Any]

SECTION = "sec-bn-backward"

MEAN_PATH = worded(
    496,
    (
        "dx에서 평균 μ를 거치는 항만 틀렸습니다. 나머지 항은 맞습니다.",
        "In dx only the term through the mean μ is wrong; the others are right.",
    ),
    (
        "이 항은 dx̂의 평균을 √(σ²+ε)으로 나눈 값입니다. 부호, 1/m, γ를 차례로 확인하세요.",
        "It is the mean of dx̂ divided by √(σ²+ε). Check its sign, 1/m, and γ.",
    ),
    SECTION,
)
VARIANCE_PATH = worded(
    497,
    (
        "dx에서 분산 σ²을 거치는 항만 틀렸습니다. 나머지 항은 맞습니다.",
        "In dx only the term through the variance σ² is wrong; the others are right.",
    ),
    (
        "(σ²+ε)^(−1/2)의 미분은 −½·(σ²+ε)^(−3/2)이고 σ²을 x로 미분하면 2(x − μ)/m입니다. 지수와 "
        "1/2, 2, 1/m을 차례로 확인하세요.",
        "(σ²+ε)^(−1/2) has the derivative −½·(σ²+ε)^(−3/2), and σ² by x that of 2(x − μ)/m. Check "
        "the exponent, the 1/2, the 2 and the 1/m.",
    ),
    SECTION,
)
DX_FACTOR = worded(
    498,
    (
        "dx는 올바른 값에 상수를 곱한 것입니다. 괄호 안은 맞고 앞에 곱하는 수가 틀렸습니다.",
        "Your dx is the right one times a number: the bracket is right, the factor in front is "
        "not.",
    ),
    (
        "앞에 곱하는 것은 1/√(σ²+ε)이고 γ는 dx̂ 안에 들어 있습니다. 배치 크기로 한 번 더 나누지 "
        "않았는지도 보세요.",
        "The factor is 1/√(σ²+ε), and γ is inside dx̂. See also that you do not divide by the batch "
        "size once more.",
    ),
    SECTION,
)
ONLY_DGAMMA = worded(
    499,
    (
        "dx와 dbeta는 맞고 dgamma만 틀렸습니다.",
        "dx and dbeta are right; only dgamma is not.",
    ),
    (
        "y = γ·x̂ + β를 γ로 미분하면 x̂입니다. dy·x̂을 모든 샘플에 걸쳐 더하세요.",
        "y = γ·x̂ + β has the derivative x̂ by γ. Sum dy·x̂ over all examples.",
    ),
    SECTION,
)
ONLY_DBETA = worded(
    500,
    (
        "dx와 dgamma는 맞고 dbeta만 틀렸습니다.",
        "dx and dgamma are right; only dbeta is not.",
    ),
    (
        "y = γ·x̂ + β를 β로 미분하면 1입니다. dy를 모든 샘플에 걸쳐 더하세요.",
        "y = γ·x̂ + β has the derivative 1 by β. Sum dy over all examples.",
    ),
    SECTION,
)
NUMERICAL = worded(
    501,
    (
        "dx가 올바른 값에 가깝지만 같지는 않습니다. 유한 차분으로 어림했거나 낮은 정밀도로 "
        "계산했습니다.",
        "Your dx is close to the right one but not equal: finite differences, or too low a "
        "precision.",
    ),
    (
        "유한 차분은 검산에만 쓰고, 답은 식으로 계산하세요.",
        "Keep differences for testing, and compute the answer from the formula.",
    ),
    SECTION,
)
ORDER = worded(
    502,
    (
        "결과의 순서가 다릅니다. dx, dgamma, dbeta 순서로 돌려줘야 합니다.",
        "The results stand in another order than dx, dgamma, dbeta.",
    ),
    ("return dx, dgamma, dbeta로 쓰세요.", "Return dx, dgamma, dbeta."),
    SECTION,
)
GAMMA_IN_PARAMETERS = worded(
    503,
    (
        "dgamma나 dbeta에 γ를 곱했습니다. γ를 곱한 dx̂은 dx에만 쓰고, γ와 β의 그레이디언트에는 dy를 "
        "씁니다.",
        "dgamma or dbeta contains γ. dx̂ = γ·dy serves dx alone; the gradients of γ and β are made "
        "of dy.",
    ),
    (
        "dgamma = Σ dy·x̂, dbeta = Σ dy로 쓰세요.",
        "Write dgamma = Σ dy·x̂ and dbeta = Σ dy.",
    ),
    SECTION,
)
OTHER_MEANS = worded(
    504,
    (
        "dx에서 뺄 두 평균을 특성 방향으로 냈습니다. 배치 정규화에서는 특성마다 배치 방향으로 "
        "냅니다.",
        "You took the two means in dx over the features. In batch norm they go over the batch, "
        "feature by feature.",
    ),
    ("두 평균 모두 axis=0으로 내세요.", "Take both means over axis=0."),
    SECTION,
)


def symptoms(axis: int) -> tuple[Symptom, ...]:
    """Where a backward pass goes wrong; ``axis`` of the examples, or values, of one mean."""

    def ones(case: Case, right: Array) -> Array:
        return np.ones_like(right)

    def centred(case: Case, right: Array) -> Array:
        x = np.asarray(case.inputs["x"], dtype=np.float64)
        return np.asarray(x - x.mean(axis=axis, keepdims=True))

    return (
        Symptom(ONLY_DGAMMA, only_values("dgamma")),
        Symptom(ONLY_DBETA, only_values("dbeta")),
        Symptom(MEAN_PATH, _dx(axis, ones, lambda got, right: got - right)),
        Symptom(VARIANCE_PATH, _dx(axis, centred, lambda got, right: got - right)),
        Symptom(DX_FACTOR, _dx(axis, lambda case, right: right, lambda got, right: got)),
        Symptom(NUMERICAL, _close),
    )


def _dx(
    axis: int,
    basis: Callable[[Case, Array], Array],
    rest: Callable[[Array, Array], Array],
) -> Callable[[Sequence[Row]], bool]:
    """In every case ``rest`` is, along the axis, a multiple of ``basis``; in two dx is wrong."""

    def shown(rows: Sequence[Row]) -> bool:
        told = 0
        for case, want, have in rows:
            right, got = want.values["dx"], have.values.get("dx")
            if agree(right, got, case.tolerance):
                continue
            if not isinstance(right, np.ndarray) or not isinstance(got, np.ndarray):
                return False
            if right.shape != got.shape or not np.isfinite(got).all() or not got.any():
                return False
            b, r = basis(case, right), rest(got, right)
            size = (b * b).sum(axis=axis, keepdims=True)
            k = (b * r).sum(axis=axis, keepdims=True) / np.where(size > 0, size, 1.0)
            scale = max(np.abs(got).max(), np.abs(right).max())
            if np.abs(r - k * b).max() > 4 * case.tolerance * scale:
                return False
            told += right.shape[axis] > 2
        return told >= 2

    return shown


def _close(rows: Sequence[Row]) -> bool:
    """dx is off by less than 2% of its largest entry, wherever that is not huge."""
    off = []
    for case, want, have in rows:
        right, got = want.values["dx"], have.values.get("dx")
        if not isinstance(right, np.ndarray) or not isinstance(got, np.ndarray):
            return False
        if right.shape != got.shape:
            return False
        x = np.asarray(case.inputs["x"], dtype=np.float64)
        if x.var(axis=0).min() < 1e-4 or x.var(axis=1).min() < 1e-4 or x.mean() > 1e3:
            continue
        off.append(float(np.abs(got - right).max() / np.abs(right).max()))
    return len(off) >= 2 and 1e-6 < max(off) < 0.02
