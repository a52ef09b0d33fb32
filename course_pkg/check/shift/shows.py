"""What is wrong where, in answers about shift."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.compare import same
from course_pkg.check.task import Case, Row

Array = npt.NDArray[Any]


def proportional(rows: Sequence[Row]) -> bool:
    """Wrong weights are the right ones times a number."""
    return _all(rows, "weights", lambda case, want, have: _multiple(want, have))


def rows_proportional(rows: Sequence[Row]) -> bool:
    """Each row is the right one times a number."""
    return _all(
        rows,
        "p",
        lambda case, want, have: all(map(_multiple, want, have)),
    )


def only_entries(*places: int) -> Callable[[Sequence[Row]], bool]:
    """All distances but those are right."""

    def others_right(case: Case, want: Array, have: Array) -> bool:
        others = [at for at in range(len(want)) if at not in places]
        return bool(np.allclose(want[others], have[others], rtol=0, atol=1e-5))

    return lambda rows: _all(rows, "distances", others_right)


def _multiple(want: Array, have: Array) -> bool:
    factor = (want @ have) / max(float(want @ want), 1e-300)
    return bool(factor > 0 and np.abs(have - factor * want).max() <= 1e-5 * np.abs(have).max())


def _all(rows: Sequence[Row], key: str, test: Callable[[Case, Array, Array], bool]) -> bool:
    """Two cases or more are wrong, and in each the test holds."""
    told = [
        want is not None and have is not None and test(case, want, have)
        for case, want, have in _pairs(rows, key)
    ]
    return len(told) >= 2 and all(told)


def _pairs(rows: Sequence[Row], key: str) -> Iterator[tuple[Case, Array | None, Array | None]]:
    for case, right, got in rows:
        if same(case, right, got):
            continue
        want, have = right.values.get(key), got.values.get(key)
        if (
            isinstance(want, np.ndarray)
            and isinstance(have, np.ndarray)
            and want.shape == have.shape
            and np.isfinite(have).all()
        ):
            yield case, want, have
        else:
            yield case, None, None
