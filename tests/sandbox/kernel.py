"""A stand-in for the kernel's tree of cgroup v2."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from course_pkg.grading.sandbox import cgroup

OWN = str(os.getpid())


class Kernel:
    """Folders that behave as those of cgroup v2 do: files come and go with them, no group with
    processes has limited children, and no group with processes can be removed.
    """

    def __init__(self, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.top, self.denied = top, ""
        self._mkdir, self._rmdir = Path.mkdir, Path.rmdir
        monkeypatch.setattr(Path, "mkdir", lambda path: self.make(path))
        monkeypatch.setattr(Path, "rmdir", lambda path: self.remove(path))
        monkeypatch.setattr(cgroup, "_write", self.write)
        monkeypatch.setattr(os, "getxattr", lambda path, name: b"1")
        self.make(top)
        (top / "cgroup.controllers").write_text("cpuset cpu io memory pids\n")
        self.write(top / "cgroup.procs", OWN)

    def make(self, path: Path) -> None:
        self._mkdir(path)
        given = path.parent / "cgroup.subtree_control"
        controllers = given.read_text() if given.exists() else ""
        (path / "cgroup.controllers").write_text(controllers)
        files = ["cgroup.procs", "cgroup.subtree_control", "cgroup.kill"]
        if "memory" in controllers:
            files += ["memory.max", "memory.swap.max", "memory.oom.group", "memory.events"]
        files += ["pids.max"] if "pids" in controllers else []
        for name in files:
            (path / name).touch()

    def remove(self, path: Path) -> None:
        if not path.is_dir():
            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        if self.processes(path) or any(each.is_dir() for each in path.iterdir()):
            raise OSError(errno.EBUSY, "Device or resource busy")
        for each in path.iterdir():
            each.unlink()
        self._rmdir(path)

    def processes(self, path: Path) -> list[str]:
        return (path / "cgroup.procs").read_text().split()

    def write(self, path: Path, text: str) -> None:
        if not path.exists() or path.name == self.denied:
            raise PermissionError(errno.EACCES, "Permission denied")
        if path.name == "cgroup.procs":
            for each in self.top.rglob("cgroup.procs"):
                left = [pid for pid in self.processes(each.parent) if pid != text]
                each.write_text("\n".join(left))
            path.write_text("\n".join([*self.processes(path.parent), text]))
        elif path.name == "cgroup.subtree_control":
            if text.startswith("+") and self.processes(path.parent):
                raise OSError(errno.EBUSY, "Device or resource busy")
            path.write_text(text.replace("+", "") if text.startswith("+") else "")
        elif path.name == "cgroup.kill":
            (path.parent / "cgroup.procs").write_text("")
        else:
            path.write_text(text)

    def groups(self) -> list[str]:
        return sorted(path.name for path in self.top.iterdir() if path.is_dir())
