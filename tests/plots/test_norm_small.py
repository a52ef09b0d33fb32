"""The figure on few examples per statistic, read through its artists; nothing is trained."""

from __future__ import annotations

import numpy as np

from course_pkg.plots import norm_small
from course_pkg.plots.style import Lang
from course_pkg.results import SmallBatch
from course_pkg.results.norm_small import SmallBatchCnn
from tests.figures import check

ERRORS = np.array([[0.4, 0.5], [0.04, 0.06]])
CONNECTED = SmallBatch((2, 8), (0, 1), ERRORS, ERRORS, *[ERRORS[1]] * 3, 64, 0.1, 10)
CNN = SmallBatchCnn((1, 2), (0, 1), ERRORS / 2, ERRORS * 1.5, ERRORS[1], ERRORS[1] + 0.01, 64)


def plot(result: SmallBatchCnn, lang: Lang):
    return norm_small.small_batch_cnn(result, CONNECTED, lang)


def test_three_lines_stand_at_their_sizes_and_two_points_beside_them() -> None:
    (ax,) = check(plot, CNN).axes
    bars = [each.lines[0] for each in ax.containers]
    assert len(bars) == 5
    for line, errors in zip(bars, (ERRORS, ERRORS * 1.5, ERRORS / 2), strict=False):
        np.testing.assert_allclose(line.get_ydata(), errors.mean(axis=1))
    names = [tick.get_text() for tick in ax.get_xticklabels()]
    assert names == ["1", "2", "8", "group\nnorm", "no\nnorm"]
    at = [np.round(line.get_xdata()).tolist() for line in bars[:3]]
    assert at == [[1, 2], [0, 1], [0, 1]]
    assert len({line.get_marker() for line in bars}) == 5
