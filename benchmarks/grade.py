"""``course grade`` beside stock ``nbgrader autograde`` on one class of tiny notebooks, in one run.

    python benchmarks/grade.py [submissions]

Half of the submissions are right and half are wrong. Stock nbgrader runs each notebook with its
tests in a Jupyter kernel; ``course grade`` runs it split, in the sandbox. The points of every cell
of every student must be equal. Both start cold; the steady rate leaves out the start of the fork
servers. Exits with 1 when points differ or ``course grade`` is less than 10 times as fast.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

from course_pkg.grading.engine import choose

ASSIGNMENT = "tiny"
LEAST_RATIO = 10.0
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


def make_course(root: Path, submissions: int) -> Path:
    """An nbgrader course with nothing of this project in it."""
    source = root / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    nbformat.write(notebook(solved=False), source / f"{ASSIGNMENT}.ipynb")
    (root / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.course_id = "tiny"\n', encoding="utf-8"
    )
    for number in range(submissions):
        folder = root / "submitted" / f"student-{number:03d}" / ASSIGNMENT
        folder.mkdir(parents=True)
        nbformat.write(notebook(True, right=number % 2 == 0), folder / f"{ASSIGNMENT}.ipynb")
    return root


def run(root: Path, *command: str) -> tuple[float, float]:
    """Seconds that a command takes in a course folder, by the clock and of the processors."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    started, before = time.monotonic(), os.times()
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *command],
        cwd=root,
        env={**os.environ, "PATH": path, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    seconds, after = time.monotonic() - started, os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return seconds, spent


def points(root: Path) -> dict[tuple[str, str], float]:
    """What the gradebook says of every cell of every student."""
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        return {
            (row.student.id, grade.name): grade.auto_score
            for row in book.find_notebook(ASSIGNMENT, ASSIGNMENT).submissions
            for grade in row.grades
        }


def main() -> None:
    """Grade one class both ways and compare."""
    submissions = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    isolation = choose(unsafe=True)
    folder = Path(tempfile.mkdtemp(prefix="course-benchmark-"))
    try:
        ours = make_course(folder / "ours", submissions)
        stock = make_course(folder / "stock", submissions)
        for course in (ours, stock):
            # Makes the gradebook, which is no part of grading.
            run(course, "nbgrader", "generate_assignment", ASSIGNMENT)
        one = run(ours, "course_pkg", "grade", ASSIGNMENT, "--only", "student-000")
        whole = run(ours, "course_pkg", "grade", ASSIGNMENT)
        theirs = run(stock, "nbgrader", "autograde", ASSIGNMENT)
        same = points(ours) == points(stock)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{submissions} submissions, isolation {isolation.describe()}")
    print("                            clock   processors")
    for name, (clock, spent) in (
        ("stock nbgrader autograde", theirs),
        ("course grade", whole),
        ("course grade, one alone", one),
    ):
        print(f"{name:26s}{clock:7.1f} s  {spent:7.1f} s")
    each = [(many - alone) / (submissions - 1) for many, alone in zip(whole, one, strict=True)]
    steady = [theirs[at] / submissions / each[at] for at in (0, 1)]
    print(
        f"ratio {theirs[0] / whole[0]:.1f} by the clock, {theirs[1] / whole[1]:.1f} of processors"
    )
    print(f"steady {steady[0]:.1f} by the clock, {steady[1]:.1f} of processors")
    print(f"points are {'equal' if same else 'NOT equal'}")
    sys.exit(not same or theirs[0] / whole[0] < LEAST_RATIO)


if __name__ == "__main__":
    main()
