"""Bug hunt ``tl-hunt``: a test of a step of SGD that leaves frozen weights alone.

What is planted here is what the visible check names; the grader plants others.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.hunt import Hunt, Planted
from course_pkg.check.hunt_beliefs import Untried
from course_pkg.check.transfer import untried
from course_pkg.check.verdict import Text

Array = npt.NDArray[np.float64]
Pair = tuple[Any, Any]


def _where(
    weight: Array,
    grad: Array,
    velocity: Array,
    frozen: npt.NDArray[np.bool_],
    lr: float,
    momentum: float,
    weight_decay: float,
) -> Pair:
    moved = momentum * velocity + grad + weight_decay * weight
    return np.where(frozen, weight, weight - lr * moved), np.where(frozen, velocity, moved)


def _loop(
    weight: Array,
    grad: Array,
    velocity: Array,
    frozen: npt.NDArray[np.bool_],
    lr: float,
    momentum: float,
    weight_decay: float,
) -> Pair:
    weight, velocity = weight.astype(float), velocity.astype(float)
    for at in np.ndindex(weight.shape):
        if not frozen[at]:
            velocity[at] = momentum * velocity[at] + (grad[at] + weight_decay * weight[at])
            weight[at] -= lr * velocity[at]
    return weight, velocity


def _in_float32(
    weight: Array,
    grad: Array,
    velocity: Array,
    frozen: npt.NDArray[np.bool_],
    lr: float,
    momentum: float,
    weight_decay: float,
) -> Pair:
    rows = (np.asarray(each, dtype=np.float32) for each in (weight, grad, velocity))
    w, g, v = rows
    moved = np.float32(momentum) * v + (g + np.float32(weight_decay) * w)
    return np.where(frozen, w, w - np.float32(lr) * moved), np.where(frozen, v, moved)


def _only_gradient(
    weight: Array,
    grad: Array,
    velocity: Array,
    frozen: npt.NDArray[np.bool_],
    lr: float,
    momentum: float,
    weight_decay: float,
) -> Pair:
    moved = momentum * velocity + np.where(frozen, 0.0, grad) + weight_decay * weight
    return weight - lr * moved, moved


def _keeps_rolling(
    weight: Array,
    grad: Array,
    velocity: Array,
    frozen: npt.NDArray[np.bool_],
    lr: float,
    momentum: float,
    weight_decay: float,
) -> Pair:
    moved = momentum * velocity + np.where(frozen, 0.0, grad + weight_decay * weight)
    return weight - lr * moved, moved


def _no_decay(
    weight: Array,
    grad: Array,
    velocity: Array,
    frozen: npt.NDArray[np.bool_],
    lr: float,
    momentum: float,
    weight_decay: float,
) -> Pair:
    return _where(weight, grad, velocity, frozen, lr, momentum, 0.0)


def _lost_velocity(**arguments: Any) -> Pair:
    """The weight is right, the velocity is not."""
    weight, velocity = _where(**arguments)
    return weight, velocity + 1.0


def _rest_stays(**arguments: Any) -> Pair:
    weight, velocity = _where(**arguments)
    free = ~np.asarray(arguments["frozen"], dtype=bool)
    return weight + free, velocity + free


def _thawed(**arguments: Any) -> Pair:
    weight, velocity = _where(**arguments)
    frozen = np.asarray(arguments["frozen"], dtype=bool)
    return weight + frozen, velocity + frozen


HUNT = Hunt(
    name="tl-hunt",
    points=4.0,
    section="sec-transfer-freezing",
    asked=("weight", "grad", "velocity", "frozen", "lr", "momentum", "weight_decay"),
    right=(
        Planted(Text("배열로 계산하는 구현", "computed with arrays"), _where),
        Planted(Text("원소마다 계산하는 구현", "computed entry by entry"), _loop),
        Planted(Text("float32로 계산하는 구현", "computed in float32"), _in_float32),
    ),
    bugs=(
        Planted(
            Text("그레이디언트만 0으로 만드는 구현", "only the gradient set to zero"),
            _only_gradient,
        ),
        Planted(
            Text("모멘텀이 동결한 값을 움직이는 구현", "momentum moves what is frozen"),
            _keeps_rolling,
        ),
        Planted(Text("가중치 감쇠가 빠진 구현", "without weight decay"), _no_decay),
    ),
    untried=(
        Untried(untried.NO_VELOCITY, lambda tries: not any(np.any(t["velocity"]) for t in tries)),
        Untried(untried.NO_WEIGHT_DECAY, lambda tries: not any(t["weight_decay"] for t in tries)),
        Untried(untried.NO_MOMENTUM, lambda tries: not any(t["momentum"] for t in tries)),
        Untried(
            untried.ALL_ALIKE,
            lambda tries: all(np.all(t["frozen"]) or not np.any(t["frozen"]) for t in tries),
        ),
    ),
    probes=(
        Planted(Text("속도를 버림", "no velocity"), _lost_velocity, untried.VELOCITY_UNSEEN),
        Planted(Text("나머지가 멈춤", "the rest stays"), _rest_stays, untried.ONLY_FROZEN_SEEN),
        Planted(Text("동결이 안 됨", "nothing is frozen"), _thawed, untried.ONLY_FREE_SEEN),
    ),
)
