"""``course grade`` beside stock ``nbgrader autograde`` on one class of tiny notebooks, in one run.

    python benchmarks/grade.py [submissions]

Stock nbgrader runs each notebook with its tests in a Jupyter kernel; ``course grade`` runs it
split, in the sandbox, as does ``nbgrader autograde`` with the course's engine in its configuration.
The points of every cell of every student must be equal. All start cold; the steady rate leaves out
the start of the fork servers. What is above a student's own computation: the processors' time of a
submission more, less that of its cells and tests run one after the other in a process of their own
that has torch already.

Writes ``benchmarks/results/grade.json``. Exits with 1 when points differ or a bound is missed.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from tiny import ASSIGNMENT, make_course, notebook, points, python, run, store

from course_pkg.grading.engine import choose

LEAST = {"whole": 10.0, "steady": 15.0, "engine": 6.0}
MOST_ABOVE = 0.15
ROUNDS = 40

ENGINE = """
c.Autograde.exporter_class = "course_pkg.grading.autograde.SubmissionExporter"
c.Autograde.sanitize_preprocessors = ["course_pkg.grading.autograde.GradeSubmission"]
c.Autograde.autograde_preprocessors = [
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""


def own_seconds() -> float:
    """Of the processors, for the cells and tests of one submission and nothing else."""
    spent = 0.0
    for number in range(-2, ROUNDS):
        before = time.process_time()
        names: dict[str, object] = {}
        tests = notebook(solved=False).cells
        for cell, test in zip(notebook(True, number % 2 == 0).cells, tests, strict=True):
            with contextlib.suppress(AssertionError):
                exec(test.source if "assert" in test.source else cell.source, names)
        # The first two import torch and warm it up.
        spent += time.process_time() - before if number >= 0 else 0.0
    return spent / ROUNDS


def main() -> int:
    """Grade one class three ways and compare."""
    os.environ["OMP_NUM_THREADS"] = "1"
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    isolation = choose()
    with tempfile.TemporaryDirectory(prefix="course-benchmark-") as name:
        ours = make_course(Path(name) / "ours", count)
        stock = make_course(Path(name) / "stock", count)
        engine = make_course(Path(name) / "engine", count, ENGINE)
        seconds = {
            "alone": run(ours, python("course_pkg", "grade", ASSIGNMENT, "--only", "student-000")),
            "ours": run(ours, python("course_pkg", "grade", ASSIGNMENT)),
            "engine": run(engine, python("nbgrader", "autograde", ASSIGNMENT)),
            "stock": run(stock, python("nbgrader", "autograde", ASSIGNMENT)),
        }
        same = points(ours) == points(stock) == points(engine)
    own = own_seconds()
    each = [
        (many - one) / (count - 1)
        for many, one in zip(seconds["ours"], seconds["alone"], strict=True)
    ]
    ratios = {
        "whole": seconds["stock"][0] / seconds["ours"][0],
        "steady": seconds["stock"][0] / count / each[0],
        "engine": seconds["stock"][0] / seconds["engine"][0],
    }
    above = each[1] - own
    store(
        "grade",
        {
            "submissions": count,
            "nbgrader": version("nbgrader"),
            "isolation": isolation.describe(),
            "processors": len(os.sched_getaffinity(0)),
            "seconds": seconds,
            "ratios": {kind: round(ratio, 1) for kind, ratio in ratios.items()},
            "own": round(own, 4),
            "above": round(above, 3),
            "same_points": same,
        },
    )
    missed = any(ratios[kind] < least for kind, least in LEAST.items())
    return int(not same or missed or above > MOST_ABOVE)


if __name__ == "__main__":
    sys.exit(main())
