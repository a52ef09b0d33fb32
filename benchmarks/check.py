"""How long the checks take to answer and to import, in processor milliseconds on one thread.

    python benchmarks/check.py [repeats]

Each topic is imported, after NumPy, in processes of its own; the ratio is to NumPy's own import.
Each assignment runs in a process like a student's kernel: the setup cells, the course's answers,
then every check cell as it is released. ``first`` is the first run of the cell, with all that it
loads; ``again`` the median of ``repeats`` more; ``wrong`` the slowest of the wrong answers in
benchmarks/answers/seen, the median of three runs each. Exits with 1 if there is an offender: an
import of 150 ms or more, a check of 300 ms or more whose task does not train a network.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import statistics
import subprocess
import sys
import time
import types
import warnings
from pathlib import Path
from typing import Any

import nbformat

ROOT = Path(__file__).resolve().parents[1]
WRONG = ROOT / "benchmarks" / "answers" / "seen"
IMPORT_BOUND, CHECK_BOUND = 150.0, 300.0
TOPICS = ("norm", "clip", "norm_family", "scaling", "shift", "learning", "transfer", "distill")
TRAINING = ("gc-step", "kd-step", "tl-freeze")
"""Tasks that train a network: no bound holds. Their first run loads torch's optimizers, 1.5 s."""

IMPORT = """
import sys, time
start = time.process_time()
import numpy
middle = time.process_time()
import course_pkg.check.{topic}
print(1e3 * (middle - start), 1e3 * (time.process_time() - middle))
"""


def imports(repeats: int) -> int:
    """Print the import times of every topic; the number of offenders."""
    offenders = 0
    print(f"{'import':<24}{'numpy ms':>10}{'topic ms':>10}{'ratio':>7}{'bound':>7}")
    for topic in TOPICS:
        found = []
        for _ in range(repeats):
            run = [sys.executable, "-c", IMPORT.format(topic=topic)]
            done = subprocess.run(run, capture_output=True, text=True, check=True)
            found.append([float(each) for each in done.stdout.split()])
        theirs, ours = (statistics.median(column) for column in zip(*found, strict=True))
        over = ours >= IMPORT_BOUND
        offenders += over
        print(f"{f'check.{topic}':<24}{theirs:>10.0f}{ours:>10.0f}{ours / theirs:>7.2f}", end="")
        print(f"{IMPORT_BOUND:>6.0f}{'!' if over else ' '}", flush=True)
    return offenders


def checks(repeats: int) -> tuple[int, int]:
    """Print the times of every check; how many have a bound, and how many exceed it."""
    bounded = offenders = 0
    print(
        f"\n{'check':<20}{'task':<18}{'first ms':>10}{'again ms':>10}{'wrong ms':>10}{'bound':>7}"
    )
    for path in sorted(ROOT.glob("solutions/*.md")):
        run = [sys.executable, __file__, "--assignment", path.stem, str(repeats)]
        environment = {**os.environ, "MPLBACKEND": "agg", "OMP_NUM_THREADS": "1"}
        done = subprocess.run(run, capture_output=True, text=True, check=True, env=environment)
        for task, first, again, wrong in json.loads(done.stdout.splitlines()[-1]):
            trains = task in TRAINING
            over = not trains and max(first, again, wrong or 0.0) >= CHECK_BOUND
            bounded += not trains
            offenders += over
            slowest = "-" if wrong is None else f"{wrong:.0f}"
            bound = "-" if trains else f"{CHECK_BOUND:.0f}"
            print(f"{path.stem:<20}{task:<18}{first:>10.0f}{again:>10.0f}{slowest:>10}", end="")
            print(f"{bound:>6}{'!' if over else ' '}", flush=True)
    return bounded, offenders


def assignment(name: str, repeats: int) -> list[tuple[str, float, float, float | None]]:
    """Per check its times with the right answer, first and again, and with the slowest wrong."""
    right, seen = (
        nbformat.read(ROOT / folder / name / f"{name}.ipynb", as_version=4).cells
        for folder in ("solutions", "assignments/en")
    )
    answers = {_id(cell): cell.source for cell in right if cell.cell_type == "code"}
    wrong: dict[str, list[str]] = {}
    for path in sorted((WRONG / name).glob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "# answer: wrong" in text:
            wrong.setdefault(text.splitlines()[0].removeprefix("# task: "), []).append(text)
    main = sys.modules["__main__"] = types.ModuleType("__main__")  # as in a kernel
    space, found, answer = vars(main), [], ""
    for cell in seen:
        if cell.cell_type != "code":
            continue
        if _marks(cell).get("grade"):
            first = _milliseconds(cell.source, space)
            again = statistics.median(_milliseconds(cell.source, space) for _ in range(repeats))
            slowest = None
            for text in wrong.get(answer, ()):
                with contextlib.suppress(Exception):
                    exec(text, space)
                    times = [_milliseconds(cell.source, space) for _ in range(3)]
                    slowest = max(slowest or 0.0, statistics.median(times))
            exec(answers[answer], space)
            found.append((_id(cell), first, again, slowest))
        elif _marks(cell).get("solution"):
            answer = _id(cell)
            exec(answers[answer], space)
        elif _marks(cell) or cell.metadata.get("lang"):
            exec(cell.source, space)
    return found


def _milliseconds(cell: str, space: dict[str, Any]) -> float:
    """The processor's time for a check cell, without what ``show`` displays."""
    tree = ast.parse(cell)
    last = tree.body[-1]
    if not (isinstance(last, ast.Expr) and isinstance(last.value, ast.Call)):
        raise ValueError(f"a check cell ends in show(...); got {cell!r}")
    last.value = last.value.args[0]
    code = compile(tree, "check", "exec")
    start = time.process_time()
    exec(code, space)
    return 1e3 * (time.process_time() - start)


def _marks(cell: Any) -> dict[str, Any]:
    marks: dict[str, Any] = cell.metadata.get("nbgrader", {})
    return marks


def _id(cell: Any) -> str:
    return str(_marks(cell).get("grade_id", ""))


def main() -> int:
    """Measure and print both tables."""
    if sys.argv[1:2] == ["--assignment"]:
        warnings.simplefilter("ignore")
        with contextlib.redirect_stdout(io.StringIO()):
            found = assignment(sys.argv[2], int(sys.argv[3]))
        print(json.dumps(found))
        return 0
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    slow_imports = imports(repeats)
    bounded, slow_checks = checks(repeats)
    print(
        f"\n{slow_imports} of {len(TOPICS)} imports and {slow_checks} of {bounded} checks", end=" "
    )
    print("take too long.")
    return int(slow_imports + slow_checks > 0)


if __name__ == "__main__":
    sys.exit(main())
