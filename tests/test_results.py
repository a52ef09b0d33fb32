from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from course_pkg.errors import InvalidValueError
from course_pkg.results import interval


@pytest.mark.parametrize("n", [2, 5, 21])
def test_interval_is_students(n: int) -> None:
    values = np.random.default_rng(n).normal(size=n)
    low, high = stats.t.interval(0.95, n - 1, values.mean(), stats.sem(values))
    found = interval(values)
    assert (found.low, found.high) == pytest.approx((low, high), rel=2e-4)


def test_one_run_has_no_interval() -> None:
    with pytest.raises(InvalidValueError, match="at least two runs"):
        interval(np.array([0.03]))
