"""The bug hunt on batch norm: what a test must try, and that the grader's bugs are other ones."""

from __future__ import annotations

import nbformat
import numpy as np
import pytest
from check.source_cells import SOLUTIONS

from course_pkg import check
from course_pkg.check.norm import bugs


def source(grade_id: str) -> str:
    notebook = nbformat.read(SOLUTIONS / "batch_norm" / "batch_norm.ipynb", as_version=4)
    named = (cell for cell in notebook.cells if cell.get("metadata", {}).get("nbgrader"))
    [found] = [c.source for c in named if c.metadata.nbgrader.grade_id == grade_id]
    return found


@pytest.fixture(scope="module")
def planted():
    """The bugs that grade."""
    space: dict[str, object] = {"check": check, "np": np, "show": lambda verdict: None}
    exec(source("bn-hunt-answer"), space)
    taken = []
    space["check"] = type(
        "Spy",
        (),
        {
            "norm": type(
                "Norm",
                (),
                {"hunt": staticmethod(lambda *given, **named: taken.append(named.get("planted")))},
            )
        },
    )
    exec(source("bn-hunt"), space)
    return taken[-1]


@pytest.fixture(scope="module")
def right():
    space: dict[str, object] = {"np": np}
    exec(source("bn-hunt-answer"), space)
    return space["inputs"], space["accepts"]


def test_points_and_number_of_bugs(planted):
    assert len(planted) == 13
    assert bugs.HUNT.points == 6


@pytest.mark.parametrize(
    ("kept", "escaped"),
    [
        (lambda a: a["training"], ("statistics of the batch in eval mode",)),
        (lambda a: a["x"].ndim == 2, ("averages maps over the batch axis alone",)),
        (
            lambda a: not a["training"],
            ("unbiased variance", "batch axis alone", "momentum the other way"),
        ),
    ],
    ids=["training only", "vectors only", "eval mode only"],
)
def test_a_kind_of_input_that_is_missing_lets_a_bug_escape(right, kept, escaped):
    inputs, accepts = right
    verdict = check.norm.hunt(lambda: [a for a in inputs() if kept(a)], accepts)
    assert verdict.verdict == "partial"
    said = verdict.message.en
    assert all(name in said for name in escaped)
    others = [bug for bug in bugs.HUNT.bugs if not any(name in bug.name.en for name in escaped)]
    assert not any(bug.name.en in said for bug in others)


def test_defaults_alone_miss_hidden_bugs(right, planted):
    inputs, accepts = right
    plain = [a for a in inputs() if "momentum" not in a and "eps" not in a]
    assert check.norm.hunt(lambda: plain, accepts).verdict == "pass"  # the visible ones are caught
    verdict = check.norm.hunt(lambda: plain, accepts, planted, seed=3)
    assert verdict.score == 6 * 10 / 13  # ε outside, ε fixed and momentum fixed escape
    assert not any(bug.name.en in verdict.message.en for bug in planted)


def test_the_hidden_bugs_are_not_those_students_see(right, planted):
    """On some input each of the sixteen gives an output that no other gives."""
    inputs, _ = right
    tries = inputs()
    every = [*bugs.HUNT.right[:1], *bugs.HUNT.bugs, *planted]
    made = [
        np.concatenate([np.ravel(part) for a in tries for part in each.fn(**a)]) for each in every
    ]
    for at, one in enumerate(made):
        for other in made[:at]:
            assert np.abs(one - other).max() > 1e-3


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"gamma": np.ones(4)}, "shape (c,)"),
        ({"x": np.ones(3)}, "two axes"),
        ({"x": np.ones((1, 3))}, "two values per channel"),
    ],
)
def test_arguments_that_do_not_fit_get_a_sentence(changes, says, right):
    inputs, accepts = right
    verdict = check.norm.hunt(lambda: [{**inputs()[0], **changes}], accepts)
    assert verdict.score == 0
    assert says in verdict.message.en
