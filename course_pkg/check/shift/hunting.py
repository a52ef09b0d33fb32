"""Bug hunt ``cs-hunt``: a test of the self-normalised weighted mean, ``fn(losses, weights)``."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from course_pkg.check.hunt import Hunt, Planted
from course_pkg.check.hunt_beliefs import Untried
from course_pkg.check.norm import habits, untried
from course_pkg.check.shift import words
from course_pkg.check.verdict import Text

Array = npt.NDArray[np.float64]


def _exact(losses: Array, weights: Array) -> float:
    return float(losses @ weights / weights.sum())


def _single(losses: Array, weights: Array) -> float:
    """In float32, with weights of mean 1."""
    w = np.float32(weights) / np.float32(weights).mean()
    return float((w * np.float32(losses)).mean())


def _raw(losses: Array, weights: Array) -> float:
    return float((losses * weights).mean())


def _plain(losses: Array, weights: Array) -> float:
    return float(losses.mean())


def _inverse(losses: Array, weights: Array) -> float:
    return _exact(losses, 1 / weights)


def _middle(losses: Array, weights: Array) -> float:
    return float(np.min(losses) + np.max(losses)) / 2


HUNT = Hunt(
    name="cs-hunt",
    points=4.0,
    section="sec-shift-weights",
    asked=("losses", "weights"),
    right=(
        Planted(Text("합으로 나누는 구현", "divides by the sum"), _exact),
        Planted(Text("float32로 계산하는 구현", "computed in float32"), _single),
    ),
    bugs=(
        Planted(
            Text("가중치의 합으로 나누지 않는 구현", "without the sum of weights"),
            _raw,
            words.RAW_MEAN,
        ),
        Planted(Text("가중치를 무시하는 구현", "ignores the weights"), _plain, words.UNWEIGHTED),
        Planted(Text("가중치를 뒤집는 구현", "weights upside down"), _inverse),
    ),
    untried=(
        Untried(
            untried.WEIGHTS_SUM_ONE,
            lambda tries: all(abs(np.sum(each["weights"]) - 1) < 1e-6 for each in tries),
        ),
        Untried(
            untried.EQUAL_WEIGHTS,
            lambda tries: all(np.ptp(each["weights"]) < 1e-9 for each in tries),
        ),
    ),
    probes=(
        *habits.probes(_exact)[:2],  # errors of a single number cannot cancel
        Planted(Text("범위의 가운데", "the middle of the range"), _middle, untried.RANGE_ONLY),
    ),
)
