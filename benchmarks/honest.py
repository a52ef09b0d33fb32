"""``course grade`` beside stock ``nbgrader autograde`` on the honest notebooks, in one run.

    python benchmarks/honest.py [name]

Every notebook of ``tests/honest/cases`` (with a name: those that contain it) is graded by both.
The points must be equal, except where the case says that stock nbgrader is wrong, and why. Stock
nbgrader grades as many parts of the class at a time as there are processors. A missing score
counts as zero points.

A whole run writes ``benchmarks/results/honest.json``, which the book shows. Exits with 1 when
there is a difference that no case explains, or points are not those that are due.
"""

# ruff: noqa: E402
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# In place of this folder, where this file would hide the tests' package of its name.
sys.path[0] = str(HERE.parent / "tests")

from honest.cases import Case, load
from honest.grading import Scores, differences, make
from nbgrader.api import Gradebook

RESULT = HERE / "results" / "honest.json"


def command(course: Path, *words: str) -> None:
    """Run a Python module in a course folder; what is wrong shows in the points."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *words],
        cwd=course,
        env={**os.environ, "PATH": path, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        check=False,
    )


def points(course: Path, assignment: str, cases: list[Case]) -> Scores:
    """What the gradebook says of every task of every case."""
    found: Scores = {case.name: dict.fromkeys(case.scores, 0.0) for case in cases}
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        for row in book.find_notebook(assignment, assignment).submissions:
            for grade in row.grades:
                task = grade.name.removesuffix("-check")
                if task in found[row.student.id]:
                    found[row.student.id][task] = grade.auto_score or 0.0
    return found


def graded(root: Path, cases: list[Case], *words: str) -> Scores:
    """The points of cases of one assignment after ``words ASSIGNMENT`` was run on their class."""
    assignment = cases[0].assignment
    make(root, assignment, cases)
    command(root, "nbgrader", "generate_assignment", assignment)
    command(root, *words, assignment)
    return points(root, assignment, cases)


def both(folder: Path, cases: list[Case]) -> tuple[Scores, Scores, dict[str, int]]:
    """Points by stock nbgrader and by ``course grade``, and the seconds that each took."""
    names = sorted({case.assignment for case in cases})
    groups = [[case for case in cases if case.assignment == name] for name in names]
    workers = len(os.sched_getaffinity(0))
    parts = [part for group in groups for n in range(workers) if (part := group[n::workers])]
    began = time.monotonic()
    with ThreadPoolExecutor(workers) as pool:
        done = [
            pool.submit(graded, folder / f"stock-{n}", part, "nbgrader", "autograde")
            for n, part in enumerate(parts)
        ]
        stock = {name: scores for each in done for name, scores in each.result().items()}
    middle = time.monotonic()
    ours: Scores = {}
    for n, group in enumerate(groups):
        ours |= graded(folder / f"ours-{n}", group, "course_pkg", "grade")
    seconds = {"stock": round(middle - began), "ours": round(time.monotonic() - middle)}
    return ours, stock, seconds


def main(only: str = "") -> int:
    """Grade both ways, print and keep where they differ."""
    cases = [case for case in load() if only in case.name]
    with tempfile.TemporaryDirectory(prefix="course-honest-") as folder:
        ours, stock, seconds = both(Path(folder), cases)
    due = {case.name: case.scores for case in cases}
    said = {case.name: case.stock for case in cases}
    wrong = [f"course grade gives {each}" for each in differences(due, ours)]
    wrong += [f"stock gives {each}" for each in differences(said, stock)]
    differ = {
        case.name: {"does": case.does, "because": case.because}
        for case in cases
        if ours[case.name] != stock[case.name]
    }
    print(f"{len(cases)} notebooks, {len(differ)} with other points than stock nbgrader's")
    for name, words in differ.items():
        print(f"{name}: {words['because']}")
    print("".join(f"unexplained: {each}\n" for each in wrong), end="")
    result: dict[str, Any] = {
        "nbgrader": version("nbgrader"),
        "seconds": seconds,
        "notebooks": len(cases),
        "tasks": sum(len(case.scores) for case in cases),
        "differ": differ,
        "ours": ours,
        "stock": stock,
    }
    if not only:
        RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
