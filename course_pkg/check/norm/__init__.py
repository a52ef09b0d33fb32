"""Checks of the assignment ``batch_norm``: one function per graded cell.

Each is ``judge(task, drive(task, answer))``. Importing this module is light; torch is imported
by the checks that need it.
"""

from __future__ import annotations

from collections.abc import Callable

from course_pkg.check.judge import judge
from course_pkg.check.norm import forward
from course_pkg.check.task import drive
from course_pkg.check.verdict import Verdict


def batch_norm_forward(fn: Callable[..., object], seed: int = 0) -> Verdict:
    """Check ``fn(x, gamma, beta, eps=1e-5) -> y`` or ``(y, cache)``; channels on axis 1."""
    return judge(forward.TASK, drive(forward.TASK, fn, seed), seed)
