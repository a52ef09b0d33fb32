"""How a child ended, from what its parent saw."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from course_pkg.grading.sandbox.limits import Limits

Status = Literal["ok", "error", "timeout", "killed", "output_limit", "memory", "cpu", "disk"]


@dataclass(frozen=True, slots=True)
class Ended:
    """Which bound a child went over, or that it died; ``detail`` in words."""

    status: Status
    detail: str


def of_memory(limits: Limits) -> Ended:
    """More memory than all processes of a submission may use together."""
    return Ended("memory", f"more than {limits.memory} bytes of memory")


def of_death(end: Mapping[str, Any], limits: Limits, detail: str) -> Ended:
    """A death that nobody on this side wanted; ``detail``: what is said if nothing is known."""
    if end.get("reason") == "memory":
        return of_memory(limits)
    if end.get("reason") == "disk":
        return Ended("disk", f"more than {limits.disk} bytes or too many files")
    if "status" not in end:
        return Ended("killed", detail)
    code = os.waitstatus_to_exitcode(end["status"])
    cpu = end["cpu"] >= limits.cpu_seconds - 1
    if code in (-signal.SIGXCPU, -signal.SIGKILL) and cpu:
        return Ended("cpu", f"more than {limits.cpu_seconds} s of processor time")
    how = f"signal {-code}" if code < 0 else f"exit status {code}"
    return Ended("killed", f"the process ended with {how}")
