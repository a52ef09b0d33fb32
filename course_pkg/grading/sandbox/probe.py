"""Which rung of the ladder this machine has, found by trying it."""

from __future__ import annotations

import functools
import shutil
import sys

from course_pkg.errors import GradingError
from course_pkg.grading.sandbox import landlock, linux, seccomp
from course_pkg.grading.sandbox.limits import Isolation
from course_pkg.grading.sandbox.zygote import Zygote

RUNGS = (Isolation(1, bubblewrap=True), Isolation(2, bubblewrap=True), Isolation(2))


@functools.cache
def probe() -> Isolation:
    """The highest rung that works here; ``reasons`` says what is wrong with those above it."""
    reasons: list[str] = []
    for isolation in RUNGS:
        reason = why_not(isolation)
        if reason is None:
            return Isolation(isolation.rung, isolation.bubblewrap, tuple(reasons))
        reasons.append(f"{isolation.describe()}: {reason}")
    return Isolation(3, reasons=tuple(reasons))


def why_not(isolation: Isolation) -> str | None:
    """Why this rung cannot be had on this machine, in words; None where it can."""
    if sys.platform != "linux":
        return "it needs Linux; elsewhere grade in a Linux virtual machine (on Windows, WSL 2)"
    if not seccomp.supported():
        return f"the filter of system calls does not know the machine {linux.MACHINE}"
    if isolation.bubblewrap and shutil.which("bwrap") is None:
        return "bubblewrap is not installed; install the package bubblewrap"
    if isolation.rung == 2 and landlock.abi() == 0:
        return "this kernel has no Landlock (Linux 5.13 brought it), or it is switched off"
    try:
        with Zygote(isolation, preload=False) as zygote:
            zygote.fork().close()
    except GradingError as error:
        return str(error)
    return None
