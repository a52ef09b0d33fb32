"""``course grade`` beside otter-grader on one class of tiny notebooks, in one run.

    python benchmarks/beside_otter.py [submissions] [path of the otter program]

otter-grader belongs into an environment of its own; with torch and ipykernel there::

    python -m venv elsewhere && elsewhere/bin/pip install otter-grader ipykernel torch

It gets the same notebooks, and their checks in its own format. ``otter run`` grades one notebook
without a container, as ``otter grade`` does in one; notebooks follow one another, as they do in
stock nbgrader. Every student must get the same points from both. ``course grade`` starts cold; the
steady rate leaves out its start, which a small class pays for most.

Writes ``benchmarks/results/beside_otter.json``. Exits with 1 when points differ or ``course grade``
is less than 30 times as fast.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tiny import ASSIGNMENT, Seconds, environment, make_course, points, python, run, store

LEAST_RATIO = 30.0
TESTS = {
    "scale": {
        ">>> x = torch.arange(6.0).reshape(2, 3)\n>>> assert torch.allclose(scale(x), 2 * x)\n"
        ">>> assert torch.equal(scale(x, by=3), 3 * x)\n": 3
    },
    "line": {
        ">>> assert Line()(torch.ones(4, 2)).shape == (4, 1)\n": 1,
        ">>> assert len(list(Line().parameters())) == 2\n": 1,
    },
}


def package(folder: Path, otter: Path, env: dict[str, str]) -> Path:
    """The checks as otter wants them."""
    tests = folder / "tests"
    tests.mkdir()
    for name, cases in TESTS.items():
        listed = [
            {"code": code, "hidden": False, "locked": False, "points": worth}
            for code, worth in cases.items()
        ]
        suite = {"type": "doctest", "scored": True, "setup": "", "teardown": "", "cases": listed}
        test = {"name": name, "points": sum(cases.values()), "suites": [suite]}
        (tests / f"{name}.py").write_text(f"OK_FORMAT = True\ntest = {test!r}\n", encoding="utf-8")
    made = folder / "autograder.zip"
    plain = ["--no-requirements", "--no-environment", "--no-config"]
    run(folder, [str(otter), "generate", "-t", str(tests), "-o", str(made), *plain], env)
    return made


def by_otter(course: Path, otter: Path) -> tuple[Seconds, dict[str, float]]:
    """Seconds for the whole class, and every student's points."""
    env = environment()
    env["PATH"] = os.pathsep.join([str(otter.parent), env["PATH"]])
    made = package(course, otter, env)
    clock = spent = 0.0
    scores = {}
    for folder in sorted((course / "submitted").iterdir()):
        out = course / "otter" / folder.name
        out.mkdir(parents=True)
        handed_in = folder / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        command = [str(otter), "run", "--no-logo", "-a", str(made), "-o", str(out), str(handed_in)]
        more = run(course, command, env)
        clock, spent = clock + more[0], spent + more[1]
        tests = json.loads((out / "results.json").read_text(encoding="utf-8"))["tests"]
        scores[folder.name] = sum(test.get("score", 0.0) for test in tests)
    return (round(clock, 1), round(spent, 1)), scores


def main() -> int:
    """Grade one class both ways and compare."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    found = sys.argv[2] if len(sys.argv) > 2 else shutil.which("otter")
    if not found or not Path(found).exists():
        print("otter-grader is needed, in an environment of its own; this file's head says how")
        return 2
    otter = Path(found).absolute()
    command = [str(otter), "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    with tempfile.TemporaryDirectory(prefix="course-benchmark-") as name:
        course = make_course(Path(name) / "ours", count)
        # The first run reads files that are not yet in memory.
        run(course, python("course_pkg", "grade", ASSIGNMENT, "--only", "student-000"))
        alone = run(course, python("course_pkg", "grade", ASSIGNMENT, "--only", "student-000"))
        ours = run(course, python("course_pkg", "grade", ASSIGNMENT))
        graded = points(course)
        theirs, scores = by_otter(course, otter)
    mine = dict.fromkeys(scores, 0.0)
    for (student, _), score in graded.items():
        mine[student] += score
    result = {
        "submissions": count,
        "otter": next(line.split()[-1] for line in said.splitlines() if "Otter-Grader" in line),
        "seconds": {"alone": alone, "ours": ours, "otter": theirs},
        "ratio": round(theirs[0] / ours[0], 1),
        "steady": round(theirs[0] / count / ((ours[0] - alone[0]) / (count - 1)), 1),
        "same_points": mine == scores,
    }
    store("beside_otter", result)
    return int(mine != scores or theirs[0] / ours[0] < LEAST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
