"""The child's half of a check: call the student's object on a task's cases, record what it did.

The trusted side judges the recording; see ``course_pkg.check.task``.
"""

from __future__ import annotations

import importlib
from typing import Any

from course_pkg.check.recording import Recording
from course_pkg.check.task import Task, drive
from course_pkg.errors import GradingError
from course_pkg.grading.sandbox.child_end import CallResult, Child
from course_pkg.grading.sandbox.codec import CodecError, decode, encode

PATH = "course_pkg.grading.sandbox.drive:answer"


def answer(user_ns: dict[str, Any], payload: bytes) -> bytes:
    """In the child: drive the object that the student has under a name."""
    where, name, seed = decode(payload)
    module, _, attribute = where.partition(":")
    task: Task = getattr(importlib.import_module(module), attribute)
    if name not in user_ns:
        raise GradingError(f"a name {name!r} was expected in the notebook")
    return encode(drive(task, user_ns[name], seed).to_json())


def drive_in(
    child: Child, where: str, name: str, seed: int, timeout: float
) -> tuple[CallResult, Recording | None]:
    """On the trusted side: what the student's ``name`` did in task ``where`` ("module:TASK").

    The recording is None unless the call's status is ok; what a child lies into it is at worst a
    wrong answer.
    """
    result = child.call(PATH, encode([where, name, seed]), timeout)
    if result.status != "ok":
        return result, None
    try:
        return result, Recording.from_json(decode(result.value))
    except (CodecError, ValueError) as error:
        return CallResult("killed", detail=str(error)), None
