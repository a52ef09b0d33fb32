"""What every result is made of: intervals over seeds, and the history of one run.

Fields are NumPy arrays, numbers, strings and tuples of them, so that a result can be stored.
Where an array holds one number per seed, the seeds are its last axis.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_pkg.errors import InvalidValueError

Floats = NDArray[np.float64]

# 0.975 quantiles of Student's t with 1, 2, ... degrees of freedom.
_T975 = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086),
)


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over seeds and half the width of its 95 % confidence interval."""

    mean: float
    half: float

    @property
    def low(self) -> float:
        """Lower end."""
        return self.mean - self.half

    @property
    def high(self) -> float:
        """Upper end."""
        return self.mean + self.half


def interval(values: Floats) -> Interval:
    """Mean and 95 % interval of independent runs, by Student's t.

    values: (n,), one number per seed.
    Raises InvalidValueError for fewer than two runs: one run has no spread to show.
    """
    n = len(values)
    if values.ndim != 1 or n < 2:
        raise InvalidValueError(
            f"an interval needs a row of at least two runs; got shape {values.shape}"
        )
    quantile = _T975[n - 2] if n - 2 < len(_T975) else 1.96
    mean = float(np.mean(values))
    half = quantile * float(np.std(values, ddof=1)) / math.sqrt(n)
    return Interval(mean, half)


@dataclass(frozen=True, slots=True)
class History:
    """One training run: the loss of every step, and the error on the test set at the end."""

    loss: tuple[float, ...]
    test_error: float
