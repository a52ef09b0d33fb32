"""The figures on the grader's speed, on numbers made by hand."""

from __future__ import annotations

import numpy as np
import pytest
from figures import NAMES, check, texts

from course_pkg.plots import grading
from course_pkg.results.grading import Growth, Speed, Workers


@pytest.fixture(autouse=True)
def _names_of_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    NAMES_HERE = {"nbgrader", "otter", "grader", "course", "grade", "MiB"}
    monkeypatch.setattr("figures.NAMES", NAMES | NAMES_HERE)


def test_speed_has_a_row_per_grader() -> None:
    result = Speed(("otter", "ours"), np.array([8.5, 0.25]), np.array([6.0, 0.12]))
    fig = check(grading.speed, result)
    clock, processors = fig.axes[0].get_lines()
    assert clock.get_xdata().tolist() == [8.5, 0.25]
    assert processors.get_xdata().tolist() == [6.0, 0.12]
    assert {"8.5", "0.25", "otter-grader", "course grade"} <= set(texts(fig).splitlines())


def test_growth_shows_time_and_memory() -> None:
    up = np.linspace(0, 10, 5)
    fig = check(grading.growth, Growth(10, 2 * up, up, 50 + 0 * up, 400 + 0 * up))
    time, memory = fig.axes
    assert time.get_lines()[0].get_ydata().tolist() == up.tolist()
    assert memory.get_ylim()[0] == 0
    assert [line.get_ydata()[0] for line in memory.get_lines()] == [400, 50]


def test_workers_says_the_ratio() -> None:
    result = Workers(("computes", "tiny"), np.array([1.0, 8.0]), np.array([1.9, 12.0]))
    said = texts(check(grading.workers, result))
    assert "1.9 (×1.90)" in said
    assert "12.0 (×1.50)" in said
