"""How long every experiment takes on one core, and those of the book together on two.

    python benchmarks/experiments.py [name …]

Each experiment runs in a process of its own with its default settings and one thread; nothing is
read from stored results and nothing is stored. What counts is the processor time of the call, user
and system, which another program on the same machine changes little; starting Python and importing
the package come on top. Where a chapter asks for other settings than the defaults, that call is
measured too. ``share`` is what the two cores of the promise would need for all that the chapters
ask for, if both are busy all the time.

Without names all are measured; with names, as in ``norm.small_batch``, only those, and the others
keep what is stored. Writes ``benchmarks/results/experiments.json`` and exits with 1 above a bound.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import os
import pkgutil
import platform
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from course_pkg import experiments
from course_pkg.experiments import run

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "benchmarks" / "results" / "experiments.json"
CHAPTERS = ROOT / "book" / "en" / "chapters"
EACH = 20.0
TOGETHER = 360.0
CORES = 2
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(?P<source>.*?)^```", re.MULTILINE | re.DOTALL)
RUN = """
import resource, sys, torch
from course_pkg.experiments import run
torch.set_num_threads(1)
name, settings = eval(sys.argv[1])
experiment = run.find(name)
def used():
    now = resource.getrusage(resource.RUSAGE_SELF)
    return now.ru_utime + now.ru_stime
before = used()
experiment(**settings)
print(used() - before)
"""

Call = tuple[str, dict[str, Any]]


def public() -> dict[str, Any]:
    """Every experiment by name: the public functions that return a result and need no settings."""
    found = {}
    for module in pkgutil.iter_modules(experiments.__path__):
        if module.name.startswith("_"):
            continue
        loaded = importlib.import_module(f"{experiments.__name__}.{module.name}")
        for name, function in inspect.getmembers(loaded, run.is_experiment):
            if function.__module__ == loaded.__name__ and name[0] != "_":
                found[f"{module.name}.{name}"] = function
    return found


def asked_by_chapters() -> list[Call]:
    """Experiment and settings of every ``cached(...)`` in the cells of the chapters."""
    calls: list[Call] = []
    for path in sorted(CHAPTERS.glob("*.md")):
        cells = CELL.finditer(path.read_text(encoding="utf-8"))
        lines = "".join(cell["source"] for cell in cells).splitlines()
        tree = ast.parse("\n".join(line for line in lines if not line.startswith(":")))
        known = dict(imported(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "cached":
                head, *rest = ast.unparse(node.args[0]).split(".")
                function = known[head]
                for name in rest:
                    function = getattr(function, name)
                settings = {each.arg: ast.literal_eval(each.value) for each in node.keywords}
                module = function.__module__.rpartition(".")[2]
                call = (f"{module}.{function.__name__}", settings)
                if call not in calls:
                    calls.append(call)
    return calls


def imported(tree: ast.Module) -> list[tuple[str, Any]]:
    """What the cells import from the experiments: name in the cell, and the thing."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(experiments.__name__):
            for alias in node.names:
                source = importlib.import_module(str(node.module))
                if not hasattr(source, alias.name):
                    importlib.import_module(f"{node.module}.{alias.name}")
                found.append((alias.asname or alias.name, getattr(source, alias.name)))
    return found


def label(call: Call) -> str:
    """As one would write the call: ``learning.batch_noise`` or ``transfer.quadrants(sizes=…)``."""
    name, settings = call
    return name + (f"({', '.join(f'{k}={v!r}' for k, v in settings.items())})" if settings else "")


def seconds(call: Call) -> float:
    """Processor seconds of one call in a fresh process."""
    env = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, repr(call)], env=env, text=True, capture_output=True
    )
    if done.returncode:
        raise SystemExit(f"{label(call)} failed:\n{done.stderr[-2000:]}")
    return round(float(done.stdout), 2)


def main(names: list[str]) -> int:
    """Measure, print and keep the seconds."""
    book = asked_by_chapters()
    calls = [(name, {}) for name in public()]
    calls += [call for call in book if call not in calls]
    if unknown := {*names} - {name for name, _ in calls}:
        print(f"No experiment is called {', '.join(sorted(unknown))}.")
        return 2
    stored = json.loads(RESULT.read_text(encoding="utf-8")) if names and RESULT.exists() else {}
    old: dict[str, float] = stored.get("seconds", {})
    found = {label(call): old.get(label(call)) for call in calls}
    for call in calls:
        if not names or call[0] in names:
            found[label(call)] = seconds(call)
            print(f"{label(call):74s}{found[label(call)]:7.2f} s", flush=True)
    if missing := [name for name, took in found.items() if took is None]:
        print(f"Never measured: {', '.join(missing)}")
        return 2
    return kept({name: value for name, value in found.items() if value is not None}, book)


def kept(took: dict[str, float], book: list[Call]) -> int:
    """Store the seconds; 1 where a bound is not kept."""
    share = round(sum(took[label(call)] for call in book) / CORES, 1)
    longest = max(took, key=lambda name: took[name])
    print(
        f"{len(took)} experiments, the longest {longest} with {took[longest]:.1f} s (bound "
        f"{EACH:.0f}); the {len(book)} of the chapters on {CORES} cores {share:.0f} s (bound "
        f"{TOGETHER:.0f})"
    )
    result = {
        "seconds": took,
        "chapters": [label(call) for call in book],
        "share": share,
        "cores": CORES,
        "bounds": {"each": EACH, "together": TOGETHER},
        "versions": {
            "python": platform.python_version(),
            **{package: version(package) for package in ("numpy", "torch")},
        },
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return int(took[longest] > EACH or share > TOGETHER)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
