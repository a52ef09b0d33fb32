"""A course that is not ours: plain asserts, partial credit, files, hidden tests."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

from course_pkg.errors import GradingError
from course_pkg.grading.driver import grade
from course_pkg.grading.engine import Engine

CELLS = (
    ("import numpy as np\nimport helper\nlimit = float(open('data.txt').read())", None, False),
    ("def scale(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION", None, True),
    (
        "assert np.allclose(scale(np.ones(3)), 2 * np.ones(3))\n### BEGIN HIDDEN TESTS\n"
        "assert helper.half(scale(limit)) == limit, 'secret words'\n### END HIDDEN TESTS",
        3,
        False,
    ),
    ("def parts(x):\n    ### BEGIN SOLUTION\n    return [x, -x]\n    ### END SOLUTION", None, True),
    ("points = 0\npoints += parts(1)[0] == 1\npoints += parts(1)[1] == -1\npoints", 2, False),
    ("import warnings\nwarnings.warn('harmless')\nassert parts(0) == [0, 0]", 1, False),
)
WRONG = {"return 2 * x": "return 2 if np.ndim(x) else x", "[x, -x]": "[x, x]"}


def notebook(solved: bool, wrong: bool = False) -> Any:
    cells = []
    for number, (source, points, answer) in enumerate(CELLS):
        cell = new_code_cell(source, id=f"c{number}")
        if points or answer:
            marks = {"grade_id": f"c{number}", "grade": bool(points), "solution": answer}
            marks |= {"points": points} if points else {}
            marks |= {"locked": not answer, "schema_version": 3, "task": False}
            cell.metadata["nbgrader"] = marks
        if solved:
            kept = source.split("### BEGIN HIDDEN")[0].splitlines()
            cell.source = "\n".join(line for line in kept if "### " not in line)
        for right, other in WRONG.items() if wrong else ():
            cell.source = cell.source.replace(right, other)
        cells.append(cell)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    source = tmp_path / "source" / "hw"
    source.mkdir(parents=True)
    nbformat.write(notebook(solved=False), source / "hw.ipynb")
    (source / "data.txt").write_text("8", encoding="utf-8")
    (source / "helper.py").write_text("def half(x): return x / 2", encoding="utf-8")
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    for student, wrong in (("right", False), ("wrong", True)):
        folder = tmp_path / "submitted" / student / "hw"
        folder.mkdir(parents=True)
        nbformat.write(notebook(solved=True, wrong=wrong), folder / "hw.ipynb")
    return tmp_path


def points(course: Path, student: str) -> list[float]:
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        grades = book.find_submission_notebook("hw", "hw", student).grades
        return [grade.auto_score for grade in sorted(grades, key=lambda grade: grade.name)]


@pytest.mark.sandbox
def test_plain_tests_are_graded_by_nbgrader_s_rules(foreign: Path, engine: Engine) -> None:
    report = grade("hw", foreign, engines=[engine])
    found = {
        row.student: [(task.verdict, task.score) for task in row.tasks] for row in report.students
    }
    assert found == {
        # A harmless warning costs nothing here; stock nbgrader gives zero for it.
        "right": [("pass", 3), ("pass", 2), ("pass", 1)],
        "wrong": [("fail", 0), ("partial", 1), ("pass", 1)],
    }
    assert points(foreign, "right") == [3, 2, 1]
    assert points(foreign, "wrong") == [0, 1, 1]
    graded = foreign / "autograded/wrong/hw"
    assert {path.name for path in graded.iterdir()} == {"hw.ipynb", "data.txt", "helper.py"}
    text = (graded / "hw.ipynb").read_text(encoding="utf-8")
    assert "secret words" not in text
    assert "Traceback" not in json.dumps(json.loads(text)["cells"])


@pytest.mark.slow
@pytest.mark.sandbox
def test_stock_feedback_on_it_leaks_nothing(foreign: Path, engine: Engine) -> None:
    grade("hw", foreign, engines=[engine])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_feedback", "hw"],
        cwd=foreign,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (foreign / "feedback/wrong/hw/hw.html").read_text(encoding="utf-8")
    text = re.sub(r"(?s)<style.*?</style>|<[^>]+>", "", page)
    assert "secret words" not in text
    assert "Traceback" not in text
    assert "A test of this cell fails" in text or "테스트를 통과하지 못했습니다" in text


def test_what_the_split_cannot_carry_stops_the_class_before_its_first_student(
    foreign: Path,
) -> None:
    path = foreign / "source/hw/hw.ipynb"
    source = nbformat.read(path, as_version=4)
    source.cells[2].source += "\nscale.calls = 0"
    nbformat.write(source, path)
    engine_never_used: Any = [Engine.__new__(Engine)]
    engine_never_used[0].isolation = None
    with pytest.raises(GradingError, match=r"cell c2, line \d+: it sets or deletes \.calls"):
        grade("hw", foreign, engines=engine_never_used)
    assert not (foreign / "autograded").exists()
