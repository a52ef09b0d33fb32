"""Where gamma starts in recurrent batch norm: before training it matters, after it hardly does."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.data import digits
from course_pkg.experiments import _adapt, _rnn, norm_gamma
from course_pkg.experiments.norm_gamma import rnn_gamma
from course_pkg.results.base import interval


@pytest.mark.slow
def test_a_small_gamma_forgets_at_the_start_and_learns_as_well() -> None:
    found = rnn_gamma()
    one, tenth = found.reach
    assert (one > 0.05).all()
    assert (tenth < 1e-3).all()
    difference = interval(found.accuracy[0] - found.accuracy[1])
    assert difference.low < 0 < difference.high
    assert (found.learned[1] > 0.3).all()


def test_reach_at_the_start_needs_no_training() -> None:
    found = rnn_gamma(seeds=(0,), rates=(0.1,), hidden=8, steps=0, batch=16)
    assert found.reach.shape == found.accuracy.shape == (2, 1)
    assert (found.reach[0] > 30 * found.reach[1]).all()
    np.testing.assert_allclose(found.learned, [[1], [0.1]], rtol=1e-6)


def test_reach_of_a_sequence_of_two_steps_is_one() -> None:
    data = _adapt.drawn(digits, (0,))
    net = _rnn.start(data, 1, (0,), 1, 1.0, orthogonal=True)
    whole = norm_gamma._reach(net, data, 8, blanks=2 - 8)  # of eight rows
    np.testing.assert_allclose(whole, 1.0)
