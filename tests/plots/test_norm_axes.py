"""Figures on axes, from results made by hand."""

from __future__ import annotations

import numpy as np
from figures import check

from course_pkg.plots import norm
from course_pkg.results.norm_axes import RNNNorms

RNG = np.random.default_rng(0)


def test_rnn_arms_stand_in_groups_by_batch_and_length() -> None:
    values = RNG.uniform(0.1, 1, (9, 2, 3))
    made = RNNNorms((32, 4), (0, 1, 2), *values, rates=(0.1,), extra=8)
    (ax,) = check(norm.rnn_norms, made).axes
    drawn = [each.lines[0].get_ydata() for each in ax.containers]
    assert [len(each) for each in drawn] == [2, 3, 3, 2, 2, 3]
    np.testing.assert_allclose(drawn[0], made.none_default.mean(axis=1))
    np.testing.assert_allclose(drawn[1][:2], made.none.mean(axis=1))
    np.testing.assert_allclose(drawn[5][2], made.per_step_longer[0].mean())
