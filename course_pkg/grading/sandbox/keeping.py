"""Without namespaces: who clears away what a fork server and its children have left."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from course_pkg.grading.sandbox import files, linux, processes

_END_SECONDS = 10.0


def keeper(folder: Path) -> int:
    """Without namespaces two processes watch each other, and either cleans up after the other.

    The first stays behind as the keeper; the second becomes the server and gets a pidfd of it.
    """
    linux.adopt_orphans()
    pidfd = os.pidfd_open(os.getpid())
    pid = os.fork()
    if pid == 0:
        linux.adopt_orphans()
        return pidfd
    while os.wait()[0] != pid:
        pass
    leave_nothing(folder)
    os._exit(0)


def leave_nothing(folder: Path) -> None:
    """End every process that is left below this one and remove its folder."""
    deadline = time.monotonic() + _END_SECONDS
    while processes.end_descendants(os.getpid()) and time.monotonic() < deadline:
        time.sleep(0.01)
    with contextlib.suppress(OSError):
        files.empty(str(folder))
        folder.rmdir()
