"""A small course for submissions that mean harm, and for some that mean well.

Its tests hold words (a bird) that no artefact may show; one honest student's notebook holds others.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ASSIGNMENT = "hostile"
HIDDEN_WORDS = "magpie_7731"
SOLUTION_WORDS = "wren_2290"
PRIVATE_WORDS = "starling_5512"
POINTS = {"forward": 2.0, "double": 2.0, "values": 2.0}
HONEST = ("anna", "heron", "zoe")
CELL_SECONDS = 3

RIGHT = {
    "forward": """\
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = tuple(axis for axis in range(x.ndim) if axis != 1)
    shape = (1, -1, *(1,) * (x.ndim - 2))
    centred = x - x.mean(axes, keepdims=True)
    y = centred / np.sqrt((centred**2).mean(axes, keepdims=True) + eps)
    return gamma.reshape(shape) * y + beta.reshape(shape)""",
    "double": "def double(x):\n    return 2 * x",
    "values": "def values(x):\n    return [x, -x]",
}

CHECKS = {
    "forward": """\
from course_pkg import check
from course_pkg.check import show
show(check.norm.batch_norm_forward(batch_norm_forward))""",
    "double": f"""\
assert double(3) == 6
### BEGIN HIDDEN TESTS
assert np.allclose(double(np.array([1.5, -2.0])), [3.0, -4.0]), "{HIDDEN_WORDS}"
assert float(double(np.float64(0.25))) == 0.5, "{HIDDEN_WORDS}"
### END HIDDEN TESTS""",
    "values": """\
earned = 0.0
earned += float(values(1)[0] == 1)
### BEGIN HIDDEN TESTS
earned += float(values(2)[1] == -2)
### END HIDDEN TESTS
earned""",
}

CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "hostile"
c.Execute.timeout = {seconds}
"""


def _marks(name: str, points: float | None) -> dict[str, Any]:
    graded = points is not None
    found = {"grade_id": name, "grade": graded, "solution": not graded, "locked": graded}
    found |= {"points": points} if graded else {}
    return {"nbgrader": {**found, "task": False, "schema_version": 3}}


def _notebook(answers: dict[str, str], source: bool) -> Any:
    cells = [
        new_code_cell("import numpy as np", id="first"),
        new_markdown_cell("# Task", id="text"),
    ]
    for name, points in POINTS.items():
        answer = answers[name]
        if source:
            marked = f'### BEGIN SOLUTION\n"{SOLUTION_WORDS}"\n{answer}\n### END SOLUTION'
            answer = marked
        test = CHECKS[name] if source else CHECKS[name].split("### BEGIN")[0]
        if not source and name == "values":
            test += "earned"
        cells.append(new_code_cell(answer, id=f"a-{name}", metadata=_marks(name, None)))
        cells.append(new_code_cell(test, id=f"c-{name}", metadata=_marks(f"{name}-check", points)))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def plain(answers: dict[str, str] | None = None) -> dict[str, Any]:
    """What a student hands in: right answers, save those given."""
    made: dict[str, Any] = json.loads(nbformat.writes(_notebook(RIGHT | (answers or {}), False)))
    return made


def make_course(root: Path, cell_seconds: int = CELL_SECONDS) -> None:
    """The course's folder with its source and three honest students."""
    source = root / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    nbformat.write(_notebook(RIGHT, True), source / f"{ASSIGNMENT}.ipynb")
    config = CONFIG.format(seconds=cell_seconds)
    (root / "nbgrader_config.py").write_text(config, encoding="utf-8")
    for name in HONEST:
        answers = {}
        if name == "heron":
            answers = {"double": f"# {PRIVATE_WORDS}\n" + RIGHT["double"]}
        folder = root / "submitted" / name / ASSIGNMENT
        folder.mkdir(parents=True)
        notebook = json.dumps(plain(answers))
        (folder / f"{ASSIGNMENT}.ipynb").write_text(notebook, encoding="utf-8")
