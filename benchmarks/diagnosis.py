"""What the checks say to answers that were written without knowing the checks, and to the mutants.

    python benchmarks/diagnosis.py [--sealed]

Every file of benchmarks/answers/seen (with --sealed also of sealed) takes the place of the answer
cell in its assignment's source, and the check cell runs as grading runs it: hidden cases, a seed
that no notebook has, every rule on what may be used. A name is right if benchmarks/answers/
labels.toml gives it to that answer; it was written from the answers alone. later.toml beside it
does so for diagnoses that the catalogue got afterwards, and for those that the first reading of the
answers overlooked. After the answers come the wrong ones that the catalogue itself brings. Of
sealed answers only numbers are printed. Exits with 1 when a right answer loses points or a wrong
answer gets a wrong name.

An answer with right values that changes the arrays it was given keeps its points, by design, and is
told so in a remark: it counts as told, not as caught. benchmarks/results/diagnosis.json keeps the
numbers, beside those from before the checks were tuned on the answers; a run without --sealed
leaves what is stored of the sealed answers as it is.
"""

from __future__ import annotations

import importlib
import pkgutil
import signal
import sys
import tomllib
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat
import torch
from answer_counts import Said, counts, details, keep, table

import course_pkg.check as package
from course_pkg.check import messages
from course_pkg.check.judge import judge
from course_pkg.check.recorded import listening
from course_pkg.check.seed import use_seed
from course_pkg.check.task import Task, rehearse
from course_pkg.check.verdict import Verdict
from course_pkg.grading.seeds import EXAMPLE_SECRET, submission_seed, task_seed

ROOT = Path(__file__).resolve().parents[1]
ANSWERS = ROOT / "benchmarks" / "answers"
SECONDS = 30.0
REMARK = messages.CHANGED.en.partition("{")[0]


class Late(BaseException):
    """An answer took longer than a cell may."""


@dataclass(frozen=True)
class Graded:
    """An answer cell of a source: the course's answer, and each check by the name of its task."""

    solution: str
    checks: dict[str, str]


@dataclass(frozen=True)
class Source:
    """An assignment's source: the cells before all answers, and by answer cell what is graded."""

    name: str
    setup: tuple[str, ...]
    graded: dict[str, Graded]


def source(name: str) -> Source:
    path = ROOT / "solutions" / name / f"{name}.ipynb"
    setup, graded, answer = [], {}, ""
    for cell in nbformat.read(path, as_version=4).cells:
        marks = cell.metadata.get("nbgrader")
        if cell.cell_type != "code" or marks is None:
            continue
        if marks["solution"]:
            answer = marks["grade_id"]
            graded[answer] = Graded(cell.source, {})
        elif marks["grade"]:
            graded[answer].checks[marks["grade_id"]] = cell.source
        else:
            setup.append(cell.source)
    return Source(name, tuple(setup), graded)


@contextmanager
def notebook(said: Callable[[Verdict], object]) -> Iterator[Callable[[str], None]]:
    """A fresh ``__main__`` as a kernel has it, in which cells run; ``said`` gets every verdict."""
    main = types.ModuleType("__main__")
    before, sys.modules["__main__"] = sys.modules["__main__"], main

    def run(cell: str) -> None:
        exec(cell, vars(main))
        if "show" in vars(main):
            main.show = said  # type: ignore[attr-defined]

    try:
        yield run
    finally:
        sys.modules["__main__"] = before


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Late

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def verdicts(where: Source, answer_cell: str, text: str) -> list[Verdict | None]:
    """What each check says to ``text`` in that cell; None where it ends without a verdict."""
    found: list[Verdict | None] = []
    for task, check in where.graded[answer_cell].checks.items():
        said: list[Verdict] = []
        seed = task_seed(submission_seed(EXAMPLE_SECRET, where.name, "benchmark"), task)
        with notebook(said.append) as run:
            for cell in where.setup:
                run(cell)
            use_seed(seed)
            torch.manual_seed(seed)
            # No verdict, no points: an error of the student's cell.
            with suppress(Exception, SystemExit, Late), deadline(SECONDS):
                run(text)
                run(check)
            use_seed(0)
        found.append(said[-1] if said else None)
    return found


def answers(folder: str) -> Iterator[Said]:
    """Every answer of ``folder``, judged."""
    labels, later = (
        tomllib.loads((ANSWERS / name).read_text(encoding="utf-8"))
        for name in ("labels.toml", "later.toml")
    )
    for directory in sorted((ANSWERS / folder).iterdir()):
        where = source(directory.name)
        for path in sorted(directory.glob("*.py")):
            text = path.read_text(encoding="utf-8")
            head = dict(line[2:].split(": ", 1) for line in text.splitlines()[:4])
            right = head["answer"] == "right"
            label = labels.get(directory.name, {}).get(path.stem)
            known = None if label is None else () if label == "none" else tuple(label)
            if added := later.get(directory.name, {}).get(path.stem):
                known = (*(known or ()), *added)
            found = verdicts(where, head["task"], text)
            yield Said(
                f"{directory.name}/{path.name}",
                directory.name,
                right,
                int(head["mistakes"]),
                known,
                all(each is not None and each.verdict == "pass" for each in found),
                tuple({each.misconception: 0 for each in found if each and each.misconception}),
                any(REMARK in each.message.en for each in found if each),
            )


def tasks() -> Iterator[tuple[str, Task]]:
    """Every task that has wrong answers, with the assignment it belongs to."""
    fixed: dict[str, Task] = {}
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, Task) and any(known.wrong for known in each.misconceptions):
                fixed[each.name] = each
    for directory in sorted(path for path in (ROOT / "solutions").iterdir() if path.is_dir()):
        where = source(directory.name)
        for each in where.graded.values():
            # A notebook each: cells use one name for several helpers.
            with notebook(lambda _: None) as run, listening() as heard:
                for cell in (*where.setup, each.solution, *each.checks.values()):
                    run(cell)
            own = {task.name: task for task in heard}
            for name in each.checks:
                if task := own.get(name, fixed.get(name)):
                    yield directory.name, task


def mutants() -> Iterator[Said]:
    """Every wrong answer of the catalogue, judged; its label is the diagnosis it stands for."""
    for group, task in tasks():
        seed = task_seed(submission_seed(EXAMPLE_SECRET, group, "benchmark"), task.name)
        for each in task.misconceptions:
            for number, wrong in enumerate(each.wrong):
                got = judge(task, rehearse(task, wrong, seed), seed)
                yield Said(
                    f"{task.name}, {each.diagnosis.id}, number {number}",
                    group,
                    False,
                    1,
                    (each.diagnosis.id,),
                    got.verdict == "pass",
                    (got.misconception,) if got.misconception else (),
                )


def main() -> int:
    torch.set_num_threads(1)
    shown = list(answers("seen"))
    table("answers seen", shown)
    details(shown)
    judged = list(shown)
    sets = {"seen": shown}
    if "--sealed" in sys.argv[1:]:
        sets["sealed"] = sealed = list(answers("sealed"))
        table("answers sealed", sealed)
        judged += sealed
    catalogue = list(mutants())
    table("mutants", catalogue)
    details(catalogue)
    keep({**sets, "mutants": catalogue})
    found = counts([*judged, *catalogue])
    return int(found["failed"] > 0 or found["wrongly"] > 0)


if __name__ == "__main__":
    sys.exit(main())
