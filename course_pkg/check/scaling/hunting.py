"""Bug hunt ``sw-hunt``: a test of standardization by training statistics, ``fn(train, x)``."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from course_pkg.check.hunt import Hunt, Planted
from course_pkg.check.hunt_beliefs import Untried
from course_pkg.check.norm import habits, untried
from course_pkg.check.scaling import words
from course_pkg.check.verdict import Text

Array = npt.NDArray[np.float64]


def _exact(train: Array, x: Array) -> Array:
    spread = train.std(axis=0)
    z: Array = (x - train.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return z


def _single(train: Array, x: Array) -> Array:
    """Feature by feature, in float32."""
    columns = []
    for at in range(train.shape[1]):
        given, new = train[:, at].astype(np.float32), x[:, at].astype(np.float32)
        middle = given.mean()
        spread = np.sqrt(np.square(given - middle).mean())
        columns.append((new - middle) / (spread if np.ptp(given) > 0 else np.float32(1.0)))
    return np.stack(columns, axis=1)


def _own(train: Array, x: Array) -> Array:
    return _exact(x, x)


def _pooled(train: Array, x: Array) -> Array:
    return _exact(np.concatenate([train, x]), x)


def _one_scale(train: Array, x: Array) -> Array:
    z: Array = (x - train.mean()) / (train.std() or 1.0)
    return z


HUNT = Hunt(
    name="sw-hunt",
    points=4.0,
    section="sec-scaling-standardize",
    asked=("train", "x"),
    right=(
        Planted(Text("배열로 계산하는 구현", "computed with arrays"), _exact),
        Planted(Text("float32로 계산하는 구현", "computed in float32"), _single),
    ),
    bugs=(
        Planted(
            Text("x 자신의 통계를 쓰는 구현", "uses the statistics of x"),
            _own,
            words.OWN_STATISTICS,
        ),
        Planted(
            Text("둘을 합친 통계를 쓰는 구현", "uses the statistics of both"), _pooled, words.POOLED
        ),
        Planted(
            Text("모든 특성에 한 스케일을 쓰는 구현", "one scale for all features"),
            _one_scale,
            words.ONE_FOR_ALL,
        ),
    ),
    untried=(
        Untried(
            untried.X_IS_TRAIN,
            lambda tries: all(np.array_equal(each["train"], each["x"]) for each in tries),
        ),
        Untried(
            untried.NO_CONSTANT,
            lambda tries: not any((np.ptp(each["train"], axis=0) == 0).any() for each in tries),
        ),
    ),
    probes=habits.probes(_exact),
)
