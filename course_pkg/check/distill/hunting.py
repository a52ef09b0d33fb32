"""Bug hunt ``kd-hunt``: a test of the distillation loss.

What is planted here is what the visible check names; the grader plants others.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.distill import catalogue, untried
from course_pkg.check.hunt import Hunt, Planted
from course_pkg.check.hunt_beliefs import Untried
from course_pkg.check.verdict import Text
from course_pkg.reference import distill as reference

Array = npt.NDArray[np.float64]


def _loss(
    student: Array,
    teacher: Array,
    labels: npt.NDArray[np.int64],
    temperature: float,
    alpha: float,
    soft_scale: float | None = None,
    student_temperature: float | None = None,
    swapped: bool = False,
) -> float:
    """The loss in one line each for the soft and the hard part, open to a mistake."""
    log_p = reference.log_softmax(teacher, temperature)
    log_q = reference.log_softmax(student, student_temperature or temperature)
    first, second = (log_q, log_p) if swapped else (log_p, log_q)
    soft = (np.exp(first) * (first - second)).sum() / len(student)
    hard = -reference.log_softmax(student)[np.arange(len(student)), labels].mean()
    scale = temperature**2 if soft_scale is None else soft_scale
    return float(alpha * scale * soft + (1 - alpha) * hard)


def _by_cross_entropy(
    student: Array,
    teacher: Array,
    labels: npt.NDArray[np.int64],
    temperature: float,
    alpha: float,
) -> float:
    """Cross-entropy minus entropy, example by example."""
    total = 0.0
    for z, v, label in zip(student, teacher, labels, strict=True):
        p = reference.softmax(v, temperature)
        soft = -p @ reference.log_softmax(z, temperature) + p @ reference.log_softmax(
            v, temperature
        )
        total += alpha * temperature**2 * soft - (1 - alpha) * reference.log_softmax(z)[label]
    return float(total / len(student))


def _in_float32(
    student: Array,
    teacher: Array,
    labels: npt.NDArray[np.int64],
    temperature: float,
    alpha: float,
) -> float:
    """The same with seven digits."""

    def log_softmax(z: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        z = z - z.max(axis=1, keepdims=True)
        log_p: npt.NDArray[np.float32] = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        return log_p

    z, v = np.asarray(student, dtype=np.float32), np.asarray(teacher, dtype=np.float32)
    t = np.float32(temperature)
    log_p, log_q = log_softmax(v / t), log_softmax(z / t)
    soft = (np.exp(log_p) * (log_p - log_q)).sum(axis=1).mean()
    hard = -log_softmax(z)[np.arange(len(z)), labels].mean()
    return float(alpha * t * t * soft + (1 - alpha) * hard)


def _larger(**arguments: Any) -> float:
    return 1.2 * _loss(**arguments)


HUNT = Hunt(
    name="kd-hunt",
    points=4.0,
    section="sec-kd-loss",
    asked=("student", "teacher", "labels", "temperature", "alpha"),
    right=(
        Planted(Text("행렬로 계산하는 구현", "computed with matrices"), _loss),
        Planted(Text("샘플마다 계산하는 구현", "computed example by example"), _by_cross_entropy),
        Planted(Text("float32로 계산하는 구현", "computed in float32"), _in_float32),
    ),
    bugs=(
        Planted(
            Text("T²이 빠진 구현", "without T²"),
            partial(_loss, soft_scale=1.0),
            catalogue.NO_SQUARE,
        ),
        Planted(
            Text("KL의 방향이 반대인 구현", "KL the other way"),
            partial(_loss, swapped=True),
            catalogue.KL_REVERSED,
        ),
        Planted(
            Text("교사만 T로 나누는 구현", "only the teacher divided by T"),
            partial(_loss, student_temperature=1.0),
            catalogue.ONE_TEMPERATURE,
        ),
    ),
    untried=(
        Untried(untried.ONLY_T_ONE, lambda tries: all(t["temperature"] == 1 for t in tries)),
        Untried(untried.ONE_EXAMPLE, lambda tries: all(len(t["student"]) < 2 for t in tries)),
        Untried(
            untried.ONE_TERM,
            lambda tries: len({t["alpha"] for t in tries} - {0, 1, 0.5}) == 0,
        ),
        Untried(
            untried.NO_LARGE_LOGITS,
            lambda tries: all(np.abs(t["student"]).max() < 300 for t in tries),
            weak=True,
        ),
    ),
    probes=(Planted(Text("20% 큰 손실", "a loss 20% larger"), _larger, untried.TOO_LOOSE),),
)
