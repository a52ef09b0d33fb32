"""A worker of a cluster: it grades what it is sent and knows neither gradebook nor roster.

What reaches it is the assignment, the cells that somebody handed in and the seed of that one
submission: no name, no other submission, not the secret of the class. Grading the same again gives
the same result, so a task may be repeated, here or elsewhere.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import nbformat

import course_pkg
from course_pkg.check.verdict import Lang
from course_pkg.errors import GradingError
from course_pkg.grading.engine import Engine, choose
from course_pkg.grading.execution import Files, Limits
from course_pkg.grading.marking import Marked, Paper, mark
from course_pkg.grading.reading import Submission
from course_pkg.grading.report import Isolation as Name
from course_pkg.grading.report import StudentReport
from course_pkg.grading.sandbox.limits import Isolation

IDLE_SECONDS: Final = 60.0
"""After this long without work a worker ends its fork server; the next task starts another."""

_LIBRARIES: Final = ("numpy", "torch", "IPython", "nbformat")


@dataclass(frozen=True, slots=True)
class Fitness:
    """What results depend on beside the task: the same on all workers, or nothing is graded."""

    isolation: Name
    versions: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """An assignment as a worker gets it; ``template`` is the notebook as JSON."""

    assignment: str
    template: str
    limits: Limits
    default: Lang
    files: Files
    fitness: Fitness
    unsafe: bool

    @classmethod
    def of(cls, paper: Paper, fitness: Fitness, unsafe: bool) -> Sheet:
        """``paper`` without the secret from which everybody's seeds could be derived."""
        template = json.dumps(paper.template)
        parts = (paper.limits, paper.default, paper.files)
        return cls(paper.assignment, template, *parts, fitness, unsafe)


class _Server:
    """The one fork server of this process, for all tasks that run in it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._engine: Engine | None = None
        self._busy = 0
        self._idle: threading.Timer | None = None

    @contextlib.contextmanager
    def engine(self, isolation: Isolation) -> Iterator[Engine]:
        # On the lower rung nothing keeps two submissions of one server apart.
        with self._turn if isolation.rung == 2 else contextlib.nullcontext():
            with self._lock:
                self._busy += 1
                if self._idle is not None:
                    self._idle.cancel()
                if self._engine is None:
                    self._engine = Engine(isolation)
                engine = self._engine
            try:
                yield engine
            finally:
                with self._lock:
                    self._busy -= 1
                    if not self._busy:
                        self._idle = threading.Timer(IDLE_SECONDS, self.close)
                        self._idle.daemon = True
                        self._idle.start()

    def close(self) -> None:
        """End the fork server, unless a task uses it."""
        with self._lock:
            if self._busy or self._engine is None:
                return
            self._engine.close()
            self._engine = None


_server = _Server()


def keep(sheet: Sheet) -> Sheet:
    """The sheet itself: as a task's result it is sent to a worker once, and made again if lost."""
    return sheet


def look(unsafe: bool) -> Fitness:
    """What this worker offers; its fork server starts meanwhile.

    Raises GradingError where there is no sandbox.
    """
    isolation = choose(unsafe)
    threading.Thread(target=_warm, args=(isolation,), daemon=True).start()
    return Fitness(isolation.name, versions())


def _warm(isolation: Isolation) -> None:
    # The first task tries again and says what is wrong.
    with contextlib.suppress(GradingError), _server.engine(isolation) as engine:
        engine.start()


def let_go() -> None:
    """End what this worker keeps ready, now and not only when it has been idle."""
    _server.close()


def grade(sheet: Sheet, submission: Submission, seed: int) -> tuple[str, str]:
    """The graded notebook and its report, both as JSON. Raises GradingError on an unfit worker."""
    isolation = choose(sheet.unsafe)
    own = Fitness(isolation.name, versions())
    if own != sheet.fitness:
        raise GradingError(f"this worker came later than the others and differs: {own}")
    with _server.engine(isolation) as engine:
        marked = mark(_paper(sheet), submission, engine, seed=seed)
    return json.dumps(marked.notebook), json.dumps(marked.report.to_json())


def result(said: tuple[str, str], student: str) -> Marked:
    """What ``grade`` gave, under the student's name; for whoever knows the name."""
    notebook, report = map(json.loads, said)
    row = replace(StudentReport.from_json(report), student=student)
    return Marked(nbformat.from_dict(notebook), row)


@functools.lru_cache(maxsize=4)
def _paper(sheet: Sheet) -> Paper:
    template = nbformat.from_dict(json.loads(sheet.template))
    return Paper(sheet.assignment, template, sheet.limits, "", sheet.default, sheet.files)


@functools.cache
def versions() -> str:
    """A digest of this package's code and of what decides how notebooks run."""
    seen = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for name in _LIBRARIES:
        with contextlib.suppress(PackageNotFoundError):
            seen.update(f"{name} {version(name)}\0".encode())
    root = Path(course_pkg.__file__).parent
    for path in sorted(root.rglob("*.py")):
        seen.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()[:16]
