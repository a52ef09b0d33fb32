"""Figure on the company of an example, from a result made by hand."""

from __future__ import annotations

import numpy as np
from figures import check

from course_pkg.plots import norm_company
from course_pkg.results.norm_company import Company

RNG = np.random.default_rng(0)


def test_company_draws_changes_and_errors_beside_evaluation_mode() -> None:
    changed, error = RNG.uniform(0, 1, (2, 2, 3))
    made = Company((2, 64), (0, 1, 2), changed, error, RNG.uniform(0, 1, 3))
    left, right = check(norm_company.company, made).axes
    for ax, values in ((left, changed), (right, error)):
        drawn = [np.asarray(line.get_ydata(), dtype=float) for line in ax.lines]
        assert any(line.shape == (2,) and np.allclose(line, values.mean(axis=1)) for line in drawn)
