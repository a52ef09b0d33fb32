"""``course grade`` beside stock ``nbgrader autograde`` on the hostile submissions, in one run.

    python benchmarks/hostile.py [name]

Every file of ``tests/hostile/cases`` (with a name: those that contain it) is graded by both. The
course's grader gets all of them at once, in one class with three honest students. Stock nbgrader
would not survive that: each submission gets a class of its own with the three, in a sandbox that
is thrown away (``tests/hostile/stock.py``). What counts: submissions that left traces outside of
their folder or reached a socket (escapes), got other points than they should, changed the points
of an honest student, whose feedback shows hidden tests or somebody else's work (leaks), did not
let grading end (hangs), or left processes and shared memory behind (leftovers). A missing score
counts as zero points.

A whole run writes ``benchmarks/results/hostile.json``, which the book shows; a name measures its
cases by stock again and puts them there. Exits with 1 when anything goes wrong in ``course grade``.
"""

# ruff: noqa: E402
from __future__ import annotations

import json
import os
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

from hostile import stock
from hostile.cases import Case, load
from hostile.graders import ours
from hostile.suite import run

from course_pkg.grading.engine import choose

CELL_SECONDS = 12
"""Of one cell, for both; long enough for honest cells on a busy machine."""

RESULT = HERE / "results" / "hostile.json"


def of_stock(cases: list[Case], prepared: Path) -> dict[str, list[str]]:
    """By case, the kinds of what went wrong."""

    def one(case: Case) -> list[str]:
        found = stock.grade_alone(case.name, prepared)
        wrong = [kind for kind in stock.KINDS if found[kind]]
        if case.policy and "wrong_scores" in wrong:
            wrong.remove("wrong_scores")
        print(f"{case.name:24s}{', '.join(wrong)}", flush=True)
        return wrong

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return dict(zip([case.name for case in cases], pool.map(one, cases), strict=True))


def main(only: str = "") -> int:
    """Grade both ways, print and keep what went wrong."""
    cases = [case for case in load(TOKEN="t", COURSE="c", PORT=1) if only in case.name]
    isolation = choose()
    with tempfile.TemporaryDirectory(prefix="course-hostile-") as folder:
        began = time.monotonic()
        tally = run(Path(folder) / "ours", ours(isolation), only, CELL_SECONDS)
        middle = time.monotonic()
        stock.prepare(Path(folder) / "stock", CELL_SECONDS)
        theirs = of_stock(cases, Path(folder) / "stock")
        ended = time.monotonic()
    counts = tally.counts()
    told = {case.name: {"tries": case.tries, "stock": theirs[case.name]} for case in cases}
    seconds = {"ours": round(middle - began), "stock": round(ended - middle)}
    if only:
        result: dict[str, Any] = json.loads(RESULT.read_text(encoding="utf-8"))
        result["cases"] |= told
    else:
        result = {
            "cell_seconds": CELL_SECONDS,
            "nbgrader": version("nbgrader"),
            "isolation": isolation.describe(),
            "seconds": seconds,
            "ours": counts,
            "stock": {},
            "cases": told,
        }
    found = [case["stock"] for case in result["cases"].values()]
    result["stock"] = {kind: sum(kind in each for each in found) for kind in stock.KINDS}
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(f"\n{len(cases)} submissions; isolation of course grade: {isolation.describe()}")
    for kind in stock.KINDS:
        print(f"{kind:18s}course grade {counts[kind]:3d}   stock {result['stock'][kind]:3d}")
    for kind, words in vars(tally).items():
        for each in words:
            print(f"course grade, {kind}: {each}")
    return int(any(counts.values()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
