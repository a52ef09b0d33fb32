"""Run a rebuilt notebook: the student's cells in one process, the checks in another.

No death costs more than the task in which it happened: the student's process is started again,
the cells before are run again, without the lethal one, and the rest is graded.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from course_pkg.errors import GradingError
from course_pkg.grading.cells import (
    LETHAL,
    MAX_SHOWN,
    CellRun,
    State,
    of_check,
    of_student,
    state_of,
)
from course_pkg.grading.engine import Engine
from course_pkg.grading.execution import Ending, Execution, Files, GivenUp, Limits
from course_pkg.grading.rebuild import Node, grade_id
from course_pkg.grading.sandbox import answering, asking
from course_pkg.grading.sandbox.child_end import Child
from course_pkg.grading.sandbox.codec import decode, encode
from course_pkg.grading.sandbox.frames import FrameError
from course_pkg.grading.seeds import process_seed, task_seed
from course_pkg.grading.split import Split, is_check, places

MAX_RESTARTS = 5
"""Processes that may die in one notebook before the rest of it is given up."""

TRIES: Mapping[State, int] = {"died": 3, "memory": 2}
"""How often a cell has to end so until it is believed. It need not be its own doing: something
outside may have ended its process, and the next one too, and what an earlier cell left behind may
still have held memory.
"""

CHECK_SECONDS = 60.0
"""Of the checker's own time for one task; what the student's code takes is counted apart."""


class Student:
    """The process of the student's cells; after a death the next one picks up where it was."""

    def __init__(self, engine: Engine, seed: int, limits: Limits, files: Files = ()) -> None:
        self._engine = engine
        self._seed = process_seed(seed)
        self._limits = limits
        self.files = files
        self.settings = dict(limits.others)
        self._deadline = time.monotonic() + limits.notebook
        self._child: Child | None = None
        self._ran: list[str] = []
        self._deaths: Counter[str] = Counter()
        self._forks = 0
        self.used = 0.0
        self._room = MAX_SHOWN

    def run(self, source: str) -> CellRun:
        """Run a cell for the first time; again while its end is doubted."""
        result = _believed(lambda: self._run(source), self.forgive)
        if result.state not in LETHAL:
            self._ran.append(source)
        return result

    def _run(self, source: str) -> CellRun:
        done = of_student(self._alive().run_cell(source, self._left()), self._room)
        self._room -= done.size
        return done

    def ask(self, question: bytes, back: Callable[[bytes], bytes]) -> tuple[State, bytes]:
        """What the student's process says to a check, within what is left of its time.

        back: answers what the student's code asks of a function that the check gave it.
        """
        started = time.monotonic()
        child = self._alive()
        left = min(self._left(), max(self._limits.cell - self.used, 0.01))
        result = child.call(answering.PATH, question, left, back)
        self.used += time.monotonic() - started
        if result.status == "error":
            return "error", f"{result.error_name}: {result.error_value}".encode()
        return state_of(result.status), result.value

    def forgive(self) -> None:
        """Do not count the last death.

        A process can be ended from outside, by a machine short of memory or by a person: only one
        that ends time and again in the same place did so by itself.
        """
        self._forks -= 1

    @property
    def out_of_time(self) -> bool:
        """Whether the notebook has had all the time that it may have."""
        return time.monotonic() > self._deadline

    def close(self) -> None:
        """End the process."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise GivenUp("timeout")
        return min(self._limits.cell, left)

    def _alive(self) -> Child:
        """The process, if need be a new one in which the earlier cells have been run again."""
        while self._child is None or not self._child.alive:
            self.close()
            if self._forks > MAX_RESTARTS:
                raise GivenUp("killed")
            self._forks += 1
            child = self._child = self._engine.student(self._seed, self.settings)
            _place(child, self.files)
            for source in list(self._ran):
                state = state_of(child.run_cell(source, self._left()).status)
                self._deaths[source] += state == "died"
                if state == "died" and self._deaths[source] < TRIES["died"]:
                    self.forgive()
                elif state in LETHAL:
                    self._ran.remove(source)
                if not child.alive:
                    break
        return self._child


class Checker:
    """The process of the checks; it asks ``student`` and is told only data."""

    def __init__(self, engine: Engine, seed: int, student: Student) -> None:
        self._engine = engine
        self._seed = seed
        self._student = student
        self._child: Child | None = None
        self._shared: list[str] = []
        self._trouble: State = "ok"

    def share(self, source: str) -> None:
        """A cell of the source that the checks need; run before the next check."""
        self._shared.append(source)
        if self._child is not None:
            self._run_shared(self._child, source)

    def check(self, source: str, wanted: tuple[str, ...], task: str) -> CellRun:
        """Run one check; its state is that of the student's process where that gave out."""
        return _believed(lambda: self._check(source, wanted, task), self._student.forgive)

    def _check(self, source: str, wanted: tuple[str, ...], task: str) -> CellRun:
        child = self._alive()
        self._trouble, self._student.used = "ok", 0.0
        names = encode([list(wanted), task_seed(self._seed, task)])
        bound = child.call(asking.BIND, names, CHECK_SECONDS, self._answer)
        if self._trouble != "ok":
            return CellRun(self._trouble)
        if bound.status != "ok":
            # It answered, and not as an honest one does.
            return CellRun("died")
        run = of_check(child.run_cell(source, CHECK_SECONDS, self._answer))
        if self._trouble != "ok" or run.error == "Gone":
            return CellRun("died" if self._trouble == "ok" else self._trouble)
        return run

    def explained(self) -> list[dict[str, Any]]:
        """The inputs that decided the last check, case by case."""
        if self._child is None or not self._child.alive:
            return []
        said = self._child.call(asking.EXPLAIN, b"", CHECK_SECONDS)
        found: list[dict[str, Any]] = decode(said.value) if said.status == "ok" else []
        return found

    def ask(self, function_path: str, seconds: float, payload: bytes) -> bytes | None:
        """Something else that is better done in there than here; None if it could not be."""
        said = self._alive().call(function_path, payload, seconds)
        return said.value if said.status == "ok" else None

    def close(self) -> None:
        """End the process."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def _answer(self, question: bytes) -> bytes:
        if self._trouble != "ok":
            return encode(["gone", self._trouble])
        state, value = self._student.ask(question, self._back)
        if state == "error":
            return encode(["error", value.decode()])
        if state != "ok":
            self._trouble = state
            return encode(["gone", state])
        return encode(["ok", value])

    def _back(self, payload: bytes) -> bytes:
        """A function of the check, called from the student's process."""
        if self._child is None or self._student.out_of_time:
            raise FrameError("no time is left for another call")
        kind, reply = decode(self._child.turn(encode(["callback", payload]), CHECK_SECONDS))
        if kind != "called":
            raise FrameError("the reply to a call was expected")
        return bytes(reply)

    def _alive(self) -> Child:
        if self._child is None or not self._child.alive:
            self.close()
            self._child = self._engine.checker(process_seed(self._seed), self._student.settings)
            _place(self._child, self._student.files)
            for source in self._shared:
                self._run_shared(self._child, source)
        return self._child

    def _run_shared(self, child: Child, source: str) -> None:
        done = child.run_cell(source, CHECK_SECONDS)
        if done.status != "ok":
            said = f"{done.error_name}: {done.error_value}" if done.error_name else done.detail
            first = next(iter(source.strip().splitlines()), "")
            raise GradingError(
                f"the checks need the cell that begins with {first[:80]!r}, and it does not run in "
                f"the grader ({said}); it must not need files or names that only students have"
            )


def _believed(attempt: Callable[[], CellRun], forgive: Callable[[], None]) -> CellRun:
    """What ``attempt`` comes to, made anew as ``TRIES`` says."""
    ended: Counter[State] = Counter()
    while True:
        run = attempt()
        ended[run.state] += 1
        if ended[run.state] >= TRIES.get(run.state, 1):
            return run
        forgive()


def _place(child: Child, files: Files) -> None:
    if files:
        child.call(answering.PLACE, encode([list(file) for file in files]), CHECK_SECONDS)


def execute(
    notebook: Node,
    plan: Split,
    limits: Limits,
    engine: Engine,
    seed: int,
    watch: Callable[[str, Checker], None] = lambda task, checker: None,
    files: Files = (),
    last: Callable[[Checker], None] = lambda checker: None,
) -> Execution:
    """Run the code cells of ``notebook`` in order, each where ``plan`` says.

    watch: called after every check, while what decided it is still known. files: put beside the
    notebook in either process. last: called when the student's process has ended.
    """
    runs: dict[int, CellRun] = {}
    student = Student(engine, seed, limits, files)
    checker = Checker(engine, seed, student)
    try:
        status = _run_all(notebook, plan, student, checker, runs, watch)
        student.close()
        last(checker)
    finally:
        student.close()
        checker.close()
    return Execution(runs, status)


def _run_all(
    notebook: Node,
    plan: Split,
    student: Student,
    checker: Checker,
    runs: dict[int, CellRun],
    watch: Callable[[str, Checker], None],
) -> Ending:
    try:
        for index, position, cell in places(notebook):
            if cell.cell_type != "code":
                continue
            if position is not None and (source := plan.imports.get(position)):
                checker.share(source)
            if position is not None and is_check(cell):
                wanted = plan.wanted[position]
                task = str(grade_id(cell))
                runs[index] = checker.check(cell.source, wanted, task)
                watch(task, checker)
                continue
            if position in plan.shared:
                checker.share(cell.source)
            runs[index] = student.run(cell.source)
    except GivenUp as ended:
        return ended.status
    return "graded"
