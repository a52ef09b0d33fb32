"""Which cell runs where, and what the split cannot carry is named before it costs a student."""

from __future__ import annotations

from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from course_pkg.errors import GradingError
from course_pkg.grading.lint import lint, require_carried
from course_pkg.grading.split import read, split

SETUP = "import numpy as np\ndef helper(): return f(np.ones(2))"
ANSWER = "def f(x):\n    raise NotImplementedError"


def notebook(*cells: tuple[str, str]) -> Any:
    """Cells as (kind, source): plain, locked, answer, check, manual."""
    made = []
    for number, (kind, source) in enumerate(cells):
        cell = new_code_cell(source, id=f"c{number}")
        if kind != "plain":
            cell.metadata["nbgrader"] = {
                "grade_id": f"{kind}-{number}",
                "grade": kind in ("check", "manual"),
                "solution": kind in ("answer", "manual"),
                "locked": kind in ("locked", "check"),
                "points": 1,
            }
        made.append(cell)
    return new_notebook(cells=made)


def test_names_of_a_cell_with_magics_scopes_and_comprehensions() -> None:
    code = read(
        "%matplotlib inline\n!ls {folder}\ny = [g(i) for i in data]\ndef f(a): return a + b"
    )
    assert code is not None
    assert {"y", "f"} <= code.binds
    assert {"g", "data"} <= code.reads_at_once
    assert "b" in code.reads - code.reads_at_once
    assert not {"a", "i", "get_ipython"} & code.reads
    assert read("def f(:") is None


def test_a_check_runs_with_what_it_needs_and_asks_for_the_rest() -> None:
    plan = split(
        notebook(
            ("plain", SETUP),
            ("plain", "unused = np.zeros(3)"),
            ("answer", ANSWER),
            ("plain", "result = f(np.ones(1))"),
            ("check", "assert helper() is not None and result > 0\nsum([1])"),
            ("locked", "limit = 3"),
            ("check", "import math\nassert math.fabs(unknown) < limit\nown = 1\nassert own"),
        )
    )
    assert plan.shared == {0, 5}
    assert plan.wanted == {4: ("f", "result"), 6: ("f", "unknown")}


def test_a_locked_cell_that_needs_the_student_belongs_to_the_student() -> None:
    cells = ("answer", ANSWER), ("locked", "value = f(1)"), ("check", "assert value")
    assert split(notebook(*cells)).wanted == {2: ("value",)}


def test_an_answer_overrides_what_the_source_defined_before() -> None:
    cells = ("locked", "p = {'a': None}"), ("answer", "p = {'a': None}"), ("check", "p['a']")
    assert split(notebook(*cells)).wanted == {2: ("p",)}


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("f.calls = 0", "sets or deletes .calls"),
        ("m = f(3)\nm.weight = 1", "sets or deletes .weight"),
        ("m = f(3)\nm.gamma.data.fill_(1)", "changes a copy"),
        ("m = f(3)\nm.history.append(1)", "changes a copy"),
        ("f(1).backward()", "calls backward"),
        ("class G(f): pass", "derives a class"),
        ("try:\n    pass\nexcept f:\n    pass", "own exception f"),
        ("import inspect\ninspect.getsource(f)", "inspects the code"),
        ("assert issubclass(f, int)", "calls issubclass"),
        ("assert 'loop' not in In[-1]", "machinery"),
        ("assert f(", "not Python"),
    ],
)
def test_what_cannot_be_carried_is_named(check: str, words: str) -> None:
    template = notebook(("answer", ANSWER), ("check", check))
    (finding,) = lint(template)
    assert words in str(finding)
    assert finding.cell == "check-1"
    with pytest.raises(GradingError, match="cell check-1, line"):
        require_carried("mini", template)


@pytest.mark.parametrize(
    "check",
    [
        "out = f(3)\nout[0] = 1\nassert isinstance(out, list)",
        "verdict = check.norm.x(f)\nshow(verdict)",
        "g = [3]\ng.append(f(1))",
        "m = f(1)\nm.eval()\nm.load_state_dict({})",
    ],
)
def test_what_can_be_carried_is_left_alone(check: str) -> None:
    assert lint(notebook(("answer", ANSWER), ("check", check))) == []


def test_a_cell_may_not_need_what_only_a_check_defines() -> None:
    cells = ("answer", ANSWER), ("check", "data = 3\nf(data)"), ("plain", "print(data)")
    (finding,) = lint(notebook(*cells))
    assert "it reads data" in finding.what


def test_what_an_answer_s_stub_imports_is_imported_for_the_checks() -> None:
    plan = split(
        notebook(
            ("answer", "from __future__ import annotations\nimport os as p\nfrom math import *"),
            ("check", "assert sqrt(p.f(np.x)) == own"),
        )
    )
    assert plan.wanted == {1: ("own",)}
    assert "import os as p" in plan.imports[0]
    assert "import numpy as np" in plan.imports[1]
