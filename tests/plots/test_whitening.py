"""Figures on whitening, from results made by hand."""

from __future__ import annotations

import numpy as np
from figures import check

from course_pkg.plots import whitening
from course_pkg.results.whitening import Held, Outside, Whitened

RNG = np.random.default_rng(0)


def test_drift_is_drawn() -> None:
    rows = RNG.uniform(size=(3, 11))
    made = Outside((1, 5, 20), 0.1, rows, rows, rows[0], rows[0], rows[0], rows[0])
    check(whitening.outside, made)


def test_held_statistics_are_drawn() -> None:
    ends, paths = RNG.uniform(0, 0.3, (3, 2, 2, 2)), RNG.uniform(size=(3, 2, 2, 4, 2))
    check(
        whitening.held_statistics, Held((0.1, 1.0), (0, 1), (0, 5, 9, 12), ends, ends, paths, paths)
    )


def test_whitened_layers_are_drawn_at_their_best_rates() -> None:
    loss = RNG.uniform(size=(3, 2, 4, 2))
    made = Whitened((16, 64), (0.1, 0.3, 1.0, 3.0), (0, 1), 32, loss, loss / 10)
    assert made.best("none", 16) == int(loss[0, 0].mean(axis=-1).argmin())
    check(whitening.whitened, made)
