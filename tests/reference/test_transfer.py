"""The smallest model of transfer: its errors are those of simulated estimates."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.errors import InvalidValueError
from course_pkg.reference import transfer


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_error_is_that_of_simulated_estimates(share: float) -> None:
    rng = np.random.default_rng(0)
    n, distance, sd = 6, 0.7, 1.5
    means = rng.normal(scale=sd, size=(200_000, n)).mean(axis=1)
    errors = ((1 - share) * means + share * distance) ** 2
    expected = transfer.pulled_error(share, distance, n, sd**2)
    assert errors.mean() == pytest.approx(expected, rel=0.02)


def test_best_share_beats_every_other() -> None:
    shares = np.linspace(0, 1, 101)
    for n, distance in ((1, 0.2), (15, 0.2), (15, 3.0)):
        best = transfer.best_share(distance, n)
        assert np.all(
            transfer.pulled_error(best, distance, n)
            <= transfer.pulled_error(shares, distance, n) + 1e-12
        )
    assert transfer.best_share(0.5, 4) == 0.5


def test_harm_begins_where_scratch_is_as_good() -> None:
    for share in (0.2, 1.0):
        edge = transfer.harmless_distance(share, 9, 2.0)
        scratch = transfer.pulled_error(0.0, edge, 9, 2.0)
        assert transfer.pulled_error(share, edge, 9, 2.0) == pytest.approx(scratch)
        assert transfer.pulled_error(share, 1.1 * edge, 9, 2.0) > scratch
    assert transfer.harmless_distance(0.0, 9) == np.inf


def test_impossible_settings_are_sentences() -> None:
    with pytest.raises(InvalidValueError, match=r"lies in \[0, 1\]; got 1.2"):
        transfer.pulled_error(1.2, 1.0, 5)
    with pytest.raises(InvalidValueError, match="got n = 0"):
        transfer.best_share(1.0, 0)
