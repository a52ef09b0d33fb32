"""What the benchmarks of the grader share: a class of tiny notebooks, a clock, stored results.

Half of the submissions are right and half are wrong.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

Seconds = tuple[float, float]
"""By the clock, and of the processors."""

ASSIGNMENT = "tiny"
CELLS = (
    ("import torch\nfrom torch import nn", None, False),
    (
        "def scale(x, by=2):\n    ### BEGIN SOLUTION\n    return by * x\n    ### END SOLUTION",
        None,
        True,
    ),
    (
        "x = torch.arange(6.0).reshape(2, 3)\nassert torch.allclose(scale(x), 2 * x)\n"
        "### BEGIN HIDDEN TESTS\nassert torch.equal(scale(x, by=3), 3 * x)\n### END HIDDEN TESTS",
        3,
        False,
    ),
    (
        "class Line(nn.Module):\n    ### BEGIN SOLUTION\n    def __init__(self):\n"
        "        super().__init__()\n        self.layer = nn.Linear(2, 1)\n\n"
        "    def forward(self, x):\n        return self.layer(x)\n    ### END SOLUTION",
        None,
        True,
    ),
    (
        "line, points = Line(), 0\npoints += line(torch.ones(4, 2)).shape == (4, 1)\n"
        "points += len(list(line.parameters())) == 2\npoints",
        2,
        False,
    ),
)


def notebook(solved: bool, right: bool = True) -> Any:
    """The source (with its marks) or what a student hands in."""
    cells = []
    for number, (source, points, answer) in enumerate(CELLS):
        cell = new_code_cell(source, id=f"cell-{number}")
        if points or answer:
            marks = {"grade_id": f"cell-{number}", "grade": bool(points), "solution": answer}
            marks |= {"points": points} if points else {}
            cell.metadata["nbgrader"] = {**marks, "locked": not answer, "schema_version": 3}
            cell.metadata["nbgrader"]["task"] = False
        if solved:
            kept = source.split("### BEGIN HIDDEN")[0].splitlines()
            cell.source = "\n".join(line for line in kept if "### " not in line)
            if not right:
                wrong = cell.source.replace("by * x", "by + x")
                cell.source = wrong.replace("Linear(2, 1)", "Linear(2, 1, bias=False)")
        cells.append(cell)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def make_course(root: Path, submissions: int, config: str = "", answer: str = "") -> Path:
    """An nbgrader course with nothing of this project in it, but what ``config`` says.

    answer: a cell that everybody has added at the beginning.
    """
    source = root / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    nbformat.write(notebook(solved=False), source / f"{ASSIGNMENT}.ipynb")
    (root / "nbgrader_config.py").write_text(
        f'c = get_config()\nc.CourseDirectory.course_id = "tiny"\n{config}', encoding="utf-8"
    )
    for number in range(submissions):
        folder = root / "submitted" / f"student-{number:03d}" / ASSIGNMENT
        folder.mkdir(parents=True)
        made = notebook(True, right=number % 2 == 0)
        made.cells[:0] = [new_code_cell(answer, id="own")] if answer else []
        nbformat.write(made, folder / f"{ASSIGNMENT}.ipynb")
    # Makes the gradebook, which is no part of grading.
    run(root, python("nbgrader", "generate_assignment", ASSIGNMENT))
    return root


def environment() -> dict[str, str]:
    """Of every grader: this Python's programs first, one thread for each computation."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "OMP_NUM_THREADS": "1"}


def python(*command: str) -> list[str]:
    """The command line of a module of this Python."""
    return [sys.executable, "-W", "ignore", "-m", *command]


def run(root: Path, command: list[str], env: dict[str, str] | None = None) -> Seconds:
    """Seconds that a command takes in a course folder."""
    started, before = time.monotonic(), os.times()
    done = subprocess.run(
        command,
        cwd=root,
        env=env or environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    seconds, after = time.monotonic() - started, os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return round(seconds, 2), round(spent, 2)


def points(root: Path) -> dict[tuple[str, str], float]:
    """What the gradebook says of every cell of every student."""
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        return {
            (row.student.id, grade.name): grade.auto_score
            for row in book.find_notebook(ASSIGNMENT, ASSIGNMENT).submissions
            for grade in row.grades
        }


def store(name: str, result: dict[str, Any]) -> None:
    """Keep a result where the book and its figures read it, and print it."""
    path = Path(__file__).parent / "results" / f"{name}.json"
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({key: value for key, value in result.items() if key != "samples"}, indent=1))
