"""The instructor is told of means that get around a task's rules; ordinary code is none."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from course_pkg.grading.rebuild import EXTRA
from course_pkg.grading.review import MAX_FOUND, UNREAD_ALL, to_review

STUB = "import threading\ndef f(x):\n    raise NotImplementedError"
MARKS = {"nbgrader": {"grade_id": "answer", "solution": True, "grade": False}}


def found(source: str, **metadata: object) -> list[str]:
    given = new_notebook(cells=[new_code_cell(STUB, metadata=MARKS)])
    own = new_notebook(cells=[new_code_cell(source, metadata=metadata or MARKS)])
    return [text.en for text in to_review(own, given)]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("import subprocess as s", "subprocess"),
        ("from importlib import import_module", "importlib"),
        ("def f(x):\n    return getattr(torch, name)(x)", "getattr"),
        ("exec('1')", "exec"),
        ("torch.ops.aten.relu(x)", "ops"),
        ("import os\nos.fork()", "fork"),
        ("name = 'course_pkg.' + 'reference'", "course_pkg"),
        ("!echo 1", "system"),
        ("%run other.py", "run_line_magic"),
        ("import sys\nsys._getframe()", "_getframe"),
    ],
)
def test_what_can_hide_is_named_with_its_line(source: str, what: str) -> None:
    (said,) = found(source)
    assert f"`{what}`" in said
    assert f"line {len(source.splitlines())} " in said
    assert "`answer`" in said


def test_added_cells_are_looked_at_too() -> None:
    assert len(found("import gc", **{EXTRA: True})) == 1


@pytest.mark.parametrize(
    "source",
    [
        STUB,
        STUB.replace("raise NotImplementedError", "return x"),
        "import numpy as np, torch\ngetattr(np, 'sum')(1)\ngetattr(self, '_x')\nmodel.eval()",
        "import gc\ndef f(:",
        "import matplotlib.pyplot as plt\nplt.plot([1])\nprint('torch')",
    ],
)
def test_ordinary_code_and_what_was_given_are_no_findings(source: str) -> None:
    assert found(source) == []


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("from torch import ops as things", "ops"),
        ("from sys import _getframe", "_getframe"),
        ("from os import fork", "fork"),
        ("import torch._C as c", "torch._C"),
        ("from torch.utils._mode_utils import no_dispatch", "torch.utils._mode_utils"),
        ("import pkgutil", "pkgutil"),
        ("call = getattr", "getattr"),
        ("list(map(eval, lines))", "eval"),
        ("vars(torch.nn)['Layer' + 'Norm']", "vars"),
        ("import torch as t\nt.nn._reduction", "_reduction"),
        ("from builtins import eval as e\ne('1')", "builtins"),
        ("__builtins__.eval('1')", "__builtins__"),
        ("import torch as t\ngetattr(t, '_C')", "_C"),
        ("import torch as t\ngetattr(t.nn, '_reduction')", "_reduction"),
        ("getattr(f, '__globals__')", "__globals__"),
        ("import torch\ntorch.__getattr__(name)", "__getattr__"),
        ("import sys\nsys.settrace(f)", "settrace"),
    ],
)
def test_a_from_import_hides_nothing(source: str, what: str) -> None:
    (said,) = found(source)
    assert f"`{what}`" in said


def test_very_many_findings_are_cut_and_a_lost_reader_is_told() -> None:
    many = "\n".join(f"import gc.part{number}{'x' * 900}" for number in range(500))
    said = found(many)
    assert 0 < len(said) <= MAX_FOUND
    assert max(map(len, said)) < 300
    own = new_notebook(cells=[new_code_cell("import gc", metadata=MARKS)])
    given = new_notebook(cells=[new_code_cell(STUB, metadata=MARKS)])
    (lost,) = to_review(own, given, lambda payload: None)
    assert lost == UNREAD_ALL
