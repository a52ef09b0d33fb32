"""Honest notebooks get the points that they are due; benchmarks/honest.py asks stock nbgrader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from honest.cases import load
from honest.course import ASSIGNMENT
from honest.grading import differences, ours

from course_pkg.grading.engine import Engine, choose
from course_pkg.grading.sandbox.limits import MIB, Limits

RESULT = Path(__file__).resolve().parents[2] / "benchmarks" / "results" / "honest.json"
SAMPLE = {
    "answer_below_check",
    "awaits",
    "check_edited",
    "fraction_result",
    "iterator_class",
    "one_part",
    "own_sum",
    "prose_deleted",
    "right_when_seen",
    "subprocess",
    "warns_in_answer",
}


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Fork servers without torch, which the sample does not need."""
    limits = Limits(memory=600 * MIB, address_space=2048 * MIB, output=4 * MIB)
    with Engine(choose(), limits, preload=False) as made:
        yield made


def test_there_are_a_hundred_and_every_difference_has_a_reason() -> None:
    cases = load()
    assert len(cases) >= 100
    assert len({case.name for case in cases}) == len(cases)
    assert len({case.assignment for case in cases}) >= 3
    assert {case.name for case in cases} >= SAMPLE


def test_stock_nbgrader_was_asked_about_every_case_as_it_is_now() -> None:
    measured = json.loads(RESULT.read_text(encoding="utf-8"))
    cases = load()
    # The course's own assignments get new tasks now and then; these were not there to be measured.
    for grader, due in (
        ("stock", {case.name: case.stock for case in cases}),
        ("ours", {case.name: case.scores for case in cases}),
    ):
        found = measured[grader]
        assert found.keys() == due.keys()
        small = {case.name for case in cases if case.assignment == ASSIGNMENT}
        assert {name: found[name] for name in small} == {name: due[name] for name in small}
        for name in found.keys() - small:
            assert {(task, due[name].get(task, score)) for task, score in found[name].items()} == {
                *found[name].items()
            }
    assert measured["differ"] == {
        case.name: {"does": case.does, "because": case.because}
        for case in cases
        if case.stock != case.scores
    }


@pytest.mark.sandbox
def test_a_sample_gets_its_points(tmp_path: Path, engine: Engine) -> None:
    cases = [case for case in load(ASSIGNMENT) if case.name in SAMPLE]
    due = {case.name: case.scores for case in cases}
    assert differences(due, ours(tmp_path, cases, [engine])) == []


@pytest.mark.slow
@pytest.mark.sandbox
def test_every_notebook_gets_its_points(tmp_path: Path) -> None:
    cases = load()
    due = {case.name: case.scores for case in cases}
    assert differences(due, ours(tmp_path, cases)) == []
