"""The pictures of a graded class, on numbers made by hand."""

from __future__ import annotations

from typing import get_args

import pytest

from course_pkg.plots.classroom import misconceptions, score_distribution, task_outcomes
from course_pkg.plots.style import Lang
from course_pkg.results.classroom import ClassNumbers, TaskNumbers

NUMBERS = ClassNumbers(
    "mini",
    10,
    (0, 4.5, 9.5, 10, 11),
    (
        TaskNumbers("first", 4, 0.5, 0.4, 2, 1, 1, 1, 0),
        TaskNumbers("b", 6, None, None, 0, 0, 0, 0, 5),
    ),
    (("M-01", 3), ("M-02", 1)),
)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_every_student_is_in_a_bar(lang: Lang) -> None:
    bars = score_distribution(NUMBERS, lang).axes[0].patches
    assert [bar.get_height() for bar in bars] == [1, 0, 0, 0, 1, 0, 0, 0, 0, 3]
    (ax,) = task_outcomes(NUMBERS, lang).axes
    assert [text.get_text() for text in ax.get_yticklabels()] == ["b", "first"]
    widths = [bar.get_width() for bar in ax.patches]
    assert sum(widths) == pytest.approx(2)
    counts = [bar.get_width() for bar in misconceptions(NUMBERS, lang).axes[0].patches]
    assert counts == [1, 3]
