"""What is wrong where, in answers about scaling and whitening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from course_pkg.check.compare import agree, same
from course_pkg.check.task import Case, Row

Array = npt.NDArray[Any]


def blown_up(rows: Sequence[Row]) -> bool:
    """Only features constant in training are wrong, and a value there is huge or not finite."""
    huge = False
    for case, right, got in rows:
        flat = np.ptp(case.inputs["train"], axis=0) == 0
        for key, want in right.values.items():
            have = got.values.get(key)
            if agree(want, have, case.tolerance):
                continue
            if not isinstance(want, np.ndarray) or not isinstance(have, np.ndarray):
                return False
            if want.shape != have.shape or not agree(
                want[:, ~flat], have[:, ~flat], case.tolerance
            ):
                return False
            there = have[:, flat]
            huge = huge or not np.isfinite(there).all() or np.abs(there).max(initial=0.0) > 1e3
    return huge


def only_ends(rows: Sequence[Row]) -> bool:
    """Values strictly between 0 and 1 are right; some that should be 0 or 1 are not."""
    found = False
    for case, want, have in _pairs(rows, "scaled"):
        if want is None or have is None:
            return False
        inside = (want > 0) & (want < 1)
        if not np.allclose(want[inside], have[inside], rtol=0, atol=case.tolerance):
            return False
        found = found or bool(np.abs(want - have)[~inside].max(initial=0.0) > 1e-3)
    return found


def commutes(rows: Sequence[Row]) -> bool:
    """A wrong matrix that is symmetric and has the eigenvectors of the right one."""
    found = 0
    for _, want, have in _pairs(rows, "matrix"):
        if want is None or have is None or not _symmetric(have):
            return False
        gap = np.abs(want @ have - have @ want).max()
        if gap > 1e-4 * np.abs(want).max() * np.abs(have).max():
            return False
        found += 1
    return found >= 2


def turned(rows: Sequence[Row]) -> bool:
    """A wrong matrix that has the eigenvalues, or singular values, of the right one."""
    found = 0
    for _, want, have in _pairs(rows, "matrix"):
        if want is None or have is None:
            return False
        one, other = (np.linalg.svd(each, compute_uv=False) for each in (want, have))
        if np.abs(one - other).max() > 1e-4 * one.max():
            return False
        found += 1
    return found >= 2


def _symmetric(matrix: Array) -> bool:
    return bool(np.abs(matrix - matrix.T).max() <= 1e-4 * np.abs(matrix).max())


def permuted(rows: Sequence[Row]) -> bool:
    """The right components, in another order."""
    found = False
    for case, want, have in _pairs(rows, "z"):
        if want is None or have is None:
            return False
        places = [
            [at for at in range(want.shape[1]) if agree(want[:, at], column, case.tolerance * 10)]
            for column in have.T
        ]
        if sorted(each[0] if each else -1 for each in places) != list(range(want.shape[1])):
            return False
        found = True
    return found


def rescaled(rows: Sequence[Row]) -> bool:
    """Each component is the right one times a number."""
    return _columns(rows, lambda want, have: (want * have).sum(0) / (want * want).sum(0) * want)


def moved(rows: Sequence[Row]) -> bool:
    """Each component is the right one, or its negative, plus a number."""
    return _columns(rows, lambda want, have: _near(want, have))


def _near(want: Array, have: Array) -> Array:
    sign = np.where(((want - want.mean(0)) * (have - have.mean(0))).sum(0) < 0, -1.0, 1.0)
    return np.asarray(sign * want + (have - sign * want).mean(0))


def _columns(rows: Sequence[Row], fit: Any) -> bool:
    found = 0
    for _, want, have in _pairs(rows, "z"):
        if want is None or have is None:
            return False
        if not have.any() or np.abs(fit(want, have) - have).max() > 1e-4 * np.abs(have).max():
            return False
        found += 1
    return found >= 2


def other_number(rows: Sequence[Row]) -> bool:
    """Wherever z is wrong it has another number of columns, and a row for each example."""
    told = False
    for row in rows:
        if same(*row):
            continue
        want, have = row[1].values.get("z"), row[2].values.get("z")
        if not isinstance(want, np.ndarray) or not isinstance(have, np.ndarray):
            return False
        if have.ndim != 2 or len(have) != len(want) or have.shape[1] == want.shape[1]:
            return False
        told = True
    return told


def _pairs(rows: Sequence[Row], key: str) -> Iterator[tuple[Case, Array | None, Array | None]]:
    """Of the wrong cases what is right and what came; None where they do not compare."""
    for case, right, got in rows:
        if same(case, right, got):
            continue
        want, have = right.values.get(key), got.values.get(key)
        fits = (
            isinstance(want, np.ndarray)
            and isinstance(have, np.ndarray)
            and want.shape == have.shape
            and bool(np.isfinite(have).all())
        )
        yield case, want if fits else None, have if fits else None  # type: ignore[misc]


def other_divisor(rows: Sequence[Row]) -> bool:
    """Train and test are the right ones, each feature times one number."""
    return _both(rows, lambda want, have: (want * have).sum(0) / (want * want).sum(0) * want)


def other_centre(rows: Sequence[Row]) -> bool:
    """Train and test are the right ones, each feature plus one number."""
    return _both(rows, lambda want, have: want + (have - want).mean(0))


def _both(rows: Sequence[Row], fit: Any) -> bool:
    found = 0
    for case, right, got in rows:
        if same(case, right, got):
            continue
        parts = [(right.values.get(key), got.values.get(key)) for key in ("train", "test")]
        for want, have in parts:
            if not isinstance(want, np.ndarray) or not isinstance(have, np.ndarray):
                return False
            if want.shape != have.shape or not np.isfinite(have).all():
                return False
        one, other = (np.concatenate(each) for each in zip(*parts, strict=True))
        with np.errstate(all="ignore"):
            if not np.abs(fit(one, other) - other).max() <= 1e-5 * np.abs(other).max():
                return False
        if not other.any():  # nothing but zeros is no factor
            return False
        found += 1
    return found >= 2


def linear(rows: Sequence[Row]) -> bool:
    """What is strictly between 0 and 1 is a linear function of x, feature by feature."""
    found = 0
    for case, _, have in _pairs(rows, "scaled"):
        if have is None:
            return False
        for x, z in zip(case.inputs["x"].T, have.T, strict=True):
            inside = (z > 1e-9) & (z < 1 - 1e-9)
            if inside.sum() < 3:
                continue
            line = np.polyval(np.polyfit(x[inside], z[inside], 1), x[inside])
            if np.abs(line - z[inside]).max() > 1e-6:
                return False
            found += 1
    return found >= 2
