"""What a run of a notebook may take, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from course_pkg.grading.cells import CellRun


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that one cell, and all cells together, may take.

    others: what else was set, by the names of ``sandbox.limits.SETTINGS``.
    """

    cell: float = 30.0
    notebook: float = 300.0
    others: tuple[tuple[str, float], ...] = ()


Ending = Literal["graded", "timeout", "killed"]


@dataclass(frozen=True, slots=True)
class Execution:
    """What the code cells did, by index; a cell that was never reached has no entry."""

    runs: dict[int, CellRun]
    status: Ending


Files = tuple[tuple[str, bytes], ...]
"""Names and contents of what lies beside an assignment's notebook."""


class GivenUp(Exception):
    """The notebook as a whole is given up."""

    def __init__(self, status: Ending) -> None:
        super().__init__(status)
        self.status = status
