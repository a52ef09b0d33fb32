"""Which learning rate counts, or other setting of which every arm has its own best."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from course_pkg.errors import InvalidValueError
from course_pkg.results.base import Floats


def best_rate(errors: Floats) -> NDArray[np.intp]:
    """Where, among the rates, the mean over seeds is lowest: (...).

    errors: (..., rates, seeds). A rate at which any seed became NaN is never the best, which
    argmin alone would call it; an infinite error is the worst that can still be chosen.
    Raises InvalidValueError where every rate has such a seed.
    """
    mean = errors.mean(axis=-1)
    if np.isnan(mean).all(axis=-1).any():
        raise InvalidValueError(
            f"a best one of {mean.shape[-1]} learning rates was asked for; at each of them some "
            "seed became NaN. Try smaller rates"
        )
    # Sorting puts NaN behind everything, infinity included.
    best: NDArray[np.intp] = mean.argsort(axis=-1, kind="stable")[..., 0]
    return best


def at_best_rate(validation: Floats, test: Floats) -> Floats:
    """test, (..., rates, seeds), at the rate with the lowest mean validation error: (..., seeds).

    The choice sees validation examples only, so that a fine grid cannot flatter an arm.
    """
    best = best_rate(validation)[..., np.newaxis, np.newaxis]
    return np.take_along_axis(test, best, axis=-2)[..., 0, :]
