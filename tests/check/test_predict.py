"""Predictions: seen without answers, graded with them."""

from __future__ import annotations

import numpy as np
import pytest

from course_pkg.check import norm
from course_pkg.check.norm import catalogue
from course_pkg.check.predict import Answer, Prediction, predicted

TASK = Prediction("guess", 4.0, ("a", "b"), "sec-bn")
ANSWERS = {
    "a": Answer(1.0, tolerance=0.1, mistakes={2.0: catalogue.NO_ROOT}),
    "b": Answer(-3.0, mistakes={3.0: catalogue.MOMENTUM_REVERSED, 5.0: catalogue.NO_ROOT}),
}


@pytest.mark.parametrize("given", [{"a": 1, "b": 2}, {"a": np.float32(9), "b": np.array([7.0])}])
def test_any_numbers_are_noted_with_full_points(given):
    verdict = predicted(TASK, given)
    assert (verdict.verdict, verdict.score) == ("noted", 4.0)
    assert "hand in" in verdict.message.en
    assert "제출한 뒤" in verdict.message.ko


@pytest.mark.parametrize(
    "given",
    [
        None,
        3,
        {},
        {"a": None, "b": None},
        {"a": 1, "b": None},
        {"a": 1, "b": ...},
        {"a": 1, "b": "3"},
        {"a": 1, "b": float("nan")},
        {"a": 1, "b": [1, 2]},
        {"a": 1, "b": 1j},
    ],
)
def test_what_is_no_number_is_missing(given):
    verdict = predicted(TASK, given)
    assert (verdict.verdict, verdict.score) == ("missing", 0.0)


@pytest.mark.parametrize(
    ("given", "outcome", "score", "name"),
    [
        ({"a": 1.05, "b": -3}, "pass", 4.0, None),
        ({"a": 1.2, "b": -3}, "partial", 2.0, None),
        ({"a": 2.0, "b": -3}, "partial", 2.0, "M-04"),
        ({"a": 2.0, "b": 5}, "fail", 0.0, "M-04"),
        ({"a": 2.0, "b": 3}, "fail", 0.0, None),
        ({"a": 1.0, "b": None}, "partial", 2.0, None),
        ({"a": None, "b": None}, "missing", 0.0, None),
    ],
)
def test_graded(given, outcome, score, name):
    verdict = predicted(TASK, given, ANSWERS)
    assert (verdict.verdict, verdict.score, verdict.misconception) == (outcome, score, name)
    assert "-3" not in verdict.message.en  # the answer stays where it is


def test_two_mistakes_are_both_said():
    verdict = predicted(TASK, {"a": 2.0, "b": 3.0}, ANSWERS)
    assert catalogue.NO_ROOT.message.ko in verdict.message.ko
    assert catalogue.MOMENTUM_REVERSED.message.en in verdict.message.en


def test_the_package_does_not_know_the_answers_of_the_course():
    assert norm.prediction({"y_of_nine": 0, "running_mean": 0, "running_var": 0}).score == 3.0
