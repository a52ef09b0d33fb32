"""Processes by way of /proc: whose they are, what they use, and how to end a whole tree."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_PASSES = 200


def _all() -> Iterator[int]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            yield int(folder.name)


def _fields(pid: int) -> dict[str, str]:
    """The fields of /proc/PID/status; empty when the process is gone."""
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return {}
    return dict(line.split(":\t", 1) for line in text.splitlines() if ":\t" in line)


def tasks_of(uid: int) -> int:
    """Threads of all processes of a user: what RLIMIT_NPROC counts."""
    count = 0
    for pid in _all():
        fields = _fields(pid)
        if fields and int(fields["Uid"].split()[0]) == uid:
            count += int(fields["Threads"])
    return count


def parents() -> dict[int, list[int]]:
    """Process: its living children, zombies left out, for all that /proc shows."""
    children: dict[int, list[int]] = {}
    for pid in _all():
        fields = _fields(pid)
        if fields and not fields["State"].startswith("Z"):
            children.setdefault(int(fields["PPid"]), []).append(pid)
    return children


def descendants(root: int, children: Mapping[int, list[int]]) -> list[int]:
    """Every process below ``root`` in a tree as ``parents`` gives it."""
    found: list[int] = []
    todo = [root]
    while todo:
        below = children.get(todo.pop(), [])
        found += below
        todo += below
    return found


def end_descendants(root: int) -> int:
    """Kill all below ``root``, which must be a subreaper; how many there were.

    Stopped first, killed then: a stopped process holds its place in the budget of processes, so a
    fork bomb runs out of room instead of running ahead of the killer.
    """
    stopped: set[int] = set()
    for _ in range(_PASSES):
        fresh = [pid for pid in descendants(root, parents()) if pid not in stopped]
        if not fresh:
            break
        for pid in fresh:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGSTOP)
            stopped.add(pid)
    for pid in stopped:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    return len(stopped)


def memory(pids: Sequence[int], enough: int) -> int:
    """Bytes that the processes use together; exact only when it might be more than ``enough``.

    Resident sizes count pages that forks share several times over; only if their sum is too big
    is the slow, fair count (proportional set size) asked for.
    """
    resident = sum(_resident(pid) for pid in pids)
    return resident if resident <= enough else sum(_proportional(pid) for pid in pids)


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def _proportional(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
