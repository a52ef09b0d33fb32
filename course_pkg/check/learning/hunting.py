"""Bug hunt ``tb-hunt``: a test of early stopping on a curve, ``fn(losses, patience)``."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from course_pkg.check.hunt import Hunt, Planted
from course_pkg.check.hunt_beliefs import Untried
from course_pkg.check.learning import reading, untried
from course_pkg.check.verdict import Text
from course_pkg.errors import InvalidValueError

Array = npt.NDArray[np.float64]


def _fit(losses: Array, patience: int) -> Array:
    losses = np.asarray(losses, dtype=np.float64)
    if losses.ndim != 1 or not len(losses) or not np.isfinite(losses).all() or patience < 1:
        raise InvalidValueError(
            "losses must be a row of finite numbers, not empty, and patience 1 or more"
        )
    return losses


def _steps(losses: Array, patience: int) -> int:
    losses = _fit(losses, patience)
    best = wait = 0
    for at in range(1, len(losses)):
        if losses[at] < losses[best]:
            best, wait = at, 0
        else:
            wait += 1
        if wait == patience:
            break
    return best


def _lows(losses: Array, patience: int) -> int:
    """Without a count: the first low that nothing beats within the patience."""
    losses = _fit(losses, patience)
    best = 0
    while True:
        window = losses[best + 1 : best + 1 + patience]
        better = np.flatnonzero(window < losses[best])
        if not len(better):
            return best
        best += 1 + int(better[0])


def _last(losses: Array, patience: int) -> int:
    return min(_steps(losses, patience) + patience, len(losses) - 1)


def _never(losses: Array, patience: int) -> int:
    return int(np.argmin(losses))


def _rises(losses: Array, patience: int) -> int:
    """Counts rises in a row, not steps without a new low."""
    wait = 0
    for at in range(1, len(losses)):
        wait = wait + 1 if losses[at] > losses[at - 1] else 0
        if wait == patience:
            return int(np.argmin(losses[: at + 1]))
    return int(np.argmin(losses))


def _stops(losses: Array, patience: int) -> bool:
    """Whether it stops before the last epoch."""
    return _steps(losses, patience) + patience < len(losses) - 1


HUNT = Hunt(
    name="tb-hunt",
    points=4.0,
    section="sec-learning-stopping",
    asked=("losses", "patience"),
    right=(
        Planted(Text("세면서 훑는 구현", "counts as it goes"), _steps),
        Planted(Text("세지 않고 구간을 보는 구현", "looks at windows, without a count"), _lows),
    ),
    bugs=(
        Planted(
            Text("멈춘 시점을 돌려주는 구현", "returns the moment it stopped"),
            _last,
            reading.LAST_WEIGHTS,
        ),
        Planted(Text("멈추지 않는 구현", "never stops"), _never, reading.NEVER_STOPPED),
        Planted(
            Text("연달아 오른 횟수를 세는 구현", "counts rises in a row"), _rises, reading.FROM_LAST
        ),
    ),
    untried=(
        Untried(untried.NEVER_STOPS, lambda tries: not any(_stops(**t) for t in tries)),
        Untried(untried.ONE_PATIENCE, lambda tries: all(t["patience"] == 1 for t in tries)),
        Untried(
            untried.NO_TIES,
            lambda tries: all(len(np.unique(t["losses"])) == len(t["losses"]) for t in tries),
            weak=True,
        ),
    ),
)
