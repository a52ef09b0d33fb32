"""Run a rebuilt notebook: every cell once, a bound on each, and no death costs more than a task."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from course_pkg.check.verdict import Lang
from course_pkg.grading.kernel import CellRun, Kernel
from course_pkg.grading.rebuild import Node, is_task

MAX_RESTARTS = 5
"""Kernels that may die in one notebook before the rest of it is given up."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that one cell, and all cells together, may take."""

    cell: float = 30.0
    notebook: float = 300.0


@dataclass(frozen=True, slots=True)
class Execution:
    """What the code cells did, by index; a cell that was never reached has no entry."""

    runs: dict[int, CellRun]
    status: Literal["graded", "timeout", "killed"]


def execute(notebook: Node, language: Lang, limits: Limits) -> Execution:
    """Run the code cells of ``notebook`` in order, in a fresh process and an empty folder.

    A kernel that dies is started again and the student's cells before the death are run again,
    without the one that was lethal; checks that already have a result are not repeated.
    """
    runs: dict[int, CellRun] = {}
    deadline = time.monotonic() + limits.notebook
    with tempfile.TemporaryDirectory(prefix="course-", ignore_cleanup_errors=True) as folder:
        for _ in range(1 + MAX_RESTARTS):
            kernel = Kernel(Path(folder), language)
            try:
                status = _pass(kernel, notebook, runs, limits, deadline)
            finally:
                kernel.close()
            if status != "died":
                return Execution(runs, status)
    return Execution(runs, "killed")


def _pass(
    kernel: Kernel, notebook: Node, runs: dict[int, CellRun], limits: Limits, deadline: float
) -> Literal["graded", "timeout", "died"]:
    """Run with one kernel all that has not been run, repeating what defines the names."""
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        before = runs.get(index)
        if before and (is_task(cell) or before.state in ("died", "timeout")):
            continue
        left = deadline - time.monotonic()
        if left <= 0:
            return "timeout"
        done = kernel.run(cell.source, min(limits.cell, left))
        if before is None or done.state in ("died", "timeout"):
            runs[index] = done
        if not kernel.alive:
            return "died"
    return "graded"
