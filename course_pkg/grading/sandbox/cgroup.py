"""Groups of processes with limits of their own (cgroup v2), where this machine hands us a tree.

A limit of a process (rlimit) says nothing of the others that it starts, and what they use together
is otherwise looked at ten times a second. A group's limits are the kernel's own and hold at once::

    the group we were given        subtree_control: memory pids
        course-PID-own             this process: whoever has such children may hold no process
        course-PID-NUMBER          one submission with all that it starts

Nothing here is needed: where a step is refused, it is undone and the other limits do alone. A
killed grader leaves empty groups behind; systemd removes them with their scope, else the next
grader does.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import itertools
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from course_pkg.grading.sandbox.limits import Limits

_CONTROLLERS: Final = frozenset({"memory", "pids"})
_PREFIX: Final = "course-"
_END_SECONDS = 2.0

_SIGNS: Final = ("user.delegate", "trusted.delegate")
"""Extended attributes with which systemd marks a group that it leaves to somebody else."""


class NotDelegated(Exception):
    """Why there is no tree to make groups in, in words."""


@dataclass(frozen=True, slots=True)
class Group:
    """One submission's processes; gone after ``remove``."""

    folder: Path

    def add(self, pid: int) -> None:
        """Take a process in; what it starts later is in, too. OSError when it may not be."""
        _write(self.folder / "cgroup.procs", str(pid))

    def out_of_memory(self) -> bool:
        """Whether the kernel has ended it for using more memory than it may."""
        try:
            lines = (self.folder / "memory.events").read_text(encoding="ascii").splitlines()
        except OSError:
            return False
        counts = dict(line.split() for line in lines if len(line.split()) == 2)
        return counts.get("oom_kill", "0") != "0"

    def remove(self) -> None:
        """End what is left in it, and the group."""
        with contextlib.suppress(OSError):
            # Linux 5.14 brought it; before, whoever forked these processes has ended them.
            _write(self.folder / "cgroup.kill", "1")
        deadline = time.monotonic() + _END_SECONDS
        while not _removed(self.folder) and time.monotonic() < deadline:
            time.sleep(0.005)


class Tree:
    """The group that this process was given, ready to hold groups of its own."""

    def __init__(self, folder: Path) -> None:
        """Raises NotDelegated when that cannot be had; then nothing was changed."""
        self._folder = folder
        self._own: Path | None = None
        self._owner = os.getpid()
        self._numbers = itertools.count(1)
        _sweep(folder)
        if not _words(folder / "cgroup.subtree_control") >= _CONTROLLERS:
            self._step_down()

    def _step_down(self) -> None:
        """Move this process into a group below, so that limits can be set on others."""
        own = self._folder / f"{_PREFIX}{self._owner}-own"
        try:
            own.mkdir()
            self._own = own
            _write(own / "cgroup.procs", str(self._owner))
            _write(self._folder / "cgroup.subtree_control", "+memory +pids")
        except OSError as error:
            self.give_back()
            raise NotDelegated(
                f"the kernel refuses limits on groups below this one ({error.strerror}); another "
                f"process may be in it"
            ) from error

    def group(self, limits: Limits) -> Group | None:
        """A new group with these limits; None where the kernel refuses, now, another one.

        Files of the sandbox's own file systems are memory, and counted.
        """
        folder = self._folder / f"{_PREFIX}{os.getpid()}-{next(self._numbers)}"
        made = Group(folder)
        try:
            folder.mkdir()
            _write(folder / "memory.max", str(limits.memory))
            _write(folder / "pids.max", str(limits.processes))
            # All or nothing: a submission that lost one of its processes is no fair trial.
            _write(folder / "memory.oom.group", "1")
            with contextlib.suppress(OSError):
                # There without swap or not; without the limit a submission would swap instead.
                _write(folder / "memory.swap.max", "0")
        except OSError:
            _removed(folder)
            return None
        return made

    def give_back(self) -> None:
        """Leave the group as it was found, as far as nobody else uses it by now."""
        if self._own is None or os.getpid() != self._owner:
            return
        with contextlib.suppress(OSError):
            _write(self._folder / "cgroup.subtree_control", "-memory -pids")
        with contextlib.suppress(OSError):
            _write(self._folder / "cgroup.procs", str(self._owner))
        if _removed(self._own):
            self._own = None


def given(system: Path = Path("/proc/self")) -> Path:
    """The group of this process, if it may make groups in it; NotDelegated says why not."""
    try:
        paths = (system / "cgroup").read_text(encoding="utf-8").splitlines()
        mounts = (system / "mountinfo").read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise NotDelegated("this system has no cgroups") from error
    path = next((line.removeprefix("0::") for line in paths if line.startswith("0::")), None)
    fields = [line.split() for line in mounts if " - cgroup2 " in line]
    if path is None or not fields:
        raise NotDelegated("it is not mounted")
    # Of what is mounted: the part of the tree, and where it is.
    top, place = fields[0][3:5]
    if ".." in path or not Path(path).is_relative_to(top):
        raise NotDelegated("the group of this process is not in the part that is mounted")
    folder = Path(place) / Path(path).relative_to(top)
    # Below a process of ours that has stepped down already, its group is the one we were given.
    if folder.name.startswith(_PREFIX) and folder.name.endswith("-own"):
        folder = folder.parent
    missing = _CONTROLLERS - _words(folder / "cgroup.controllers")
    if missing:
        raise NotDelegated(f"it does not control {' and '.join(sorted(missing))} here")
    needed = (folder, folder / "cgroup.procs", folder / "cgroup.subtree_control")
    if not all(os.access(each, os.W_OK) for each in needed):
        raise NotDelegated("the group of this process belongs to somebody else")
    # Root may write everywhere. The root of a tree is a container's own, or nobody's.
    if os.geteuid() == 0 and path != "/" and not _handed_over(folder):
        raise NotDelegated("the group of this process belongs to systemd")
    return folder


def _handed_over(folder: Path) -> bool:
    for sign in _SIGNS:
        with contextlib.suppress(OSError):
            return os.getxattr(folder, sign) == b"1"
    return False


@functools.cache
def _tried() -> Tree | str:
    """The tree of this process, given back when it ends; or why there is none."""
    try:
        made = Tree(given())
    except NotDelegated as reason:
        return str(reason)
    atexit.register(made.give_back)
    return made


def tree() -> Tree | None:
    """The tree of this process; None where there is none."""
    found = _tried()
    return found if isinstance(found, Tree) else None


def describe() -> str:
    """Who sees to the limits of a submission on this machine, in words."""
    found = _tried()
    if isinstance(found, Tree):
        return "memory and processes of a submission: limited by the kernel (cgroup v2)"
    return (
        "memory of a submission: looked at ten times a second; processes: limited by the kernel "
        f"per user (no cgroup v2: {found})"
    )


def _words(path: Path) -> frozenset[str]:
    try:
        return frozenset(path.read_text(encoding="ascii").split())
    except OSError:
        return frozenset()


def _write(path: Path, text: str) -> None:
    # Not write_text: these files are never made and never made shorter.
    fd = os.open(path, os.O_WRONLY)
    try:
        os.write(fd, text.encode())
    finally:
        os.close(fd)


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _sweep(folder: Path) -> None:
    """Remove the empty groups of graders that were killed."""
    with contextlib.suppress(OSError):
        for each in folder.glob(f"{_PREFIX}*"):
            pid = each.name.removeprefix(_PREFIX).partition("-")[0]
            if each.is_dir() and pid.isdigit() and not Path(f"/proc/{pid}").exists():
                _removed(each)
