"""What the tests of the sandbox share: limits, rungs, and a child with a short way to run cells."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

import course_pkg
from course_pkg.grading.sandbox import processes, setup
from course_pkg.grading.sandbox.child_end import CellResult, Child
from course_pkg.grading.sandbox.launch import spare_uid
from course_pkg.grading.sandbox.limits import MIB, Isolation, Limits
from course_pkg.grading.sandbox.probe import RUNGS, why_not

LIMITS = Limits(
    memory=900 * MIB,
    address_space=3 * 1024 * MIB,
    cpu_seconds=30,
    processes=32,
    open_files=128,
    file_size=8 * MIB,
    disk=16 * MIB,
    files=500,
    output=MIB,
)

NAMES = {RUNGS[0]: "namespaces", RUNGS[1]: "landlock-in-bubblewrap", RUNGS[2]: "landlock"}


_why_not = functools.cache(why_not)


def need(isolation: Isolation) -> Isolation:
    """Skip with the reason where the machine lacks a rung; fail where it must have it."""
    reason = _why_not(isolation)
    if reason is not None:
        if os.environ.get("COURSE_REQUIRE") == "1":
            pytest.fail(f"no sandbox ({NAMES[isolation]}): {reason}")
        pytest.skip(f"no sandbox ({NAMES[isolation]}): {reason}")
    return isolation


@dataclass
class Runner:
    """A child and a short way to run a cell in it."""

    child: Child

    def __call__(self, source: str, timeout: float = 20) -> CellResult:
        return self.child.run_cell(textwrap.dedent(source), timeout)

    def says(self, source: str, timeout: float = 20) -> str:
        """What an ok cell printed."""
        result = self(source, timeout)
        assert result.status == "ok", (result.status, result.detail, result.traceback)
        return printed(result)


def printed(result: CellResult) -> str:
    """All text of a cell's streams."""
    return "".join(cell["text"] for cell in result.outputs if cell["output_type"] == "stream")


TRY = """
import errno
def tried(call):
    try:
        return repr(call())
    except OSError as error:
        return errno.errorcode.get(error.errno, str(error))
"""

REFUSED = {"EPERM", "EACCES", "ENOENT", "EROFS", "ECONNREFUSED", "ESRCH", "ENETUNREACH", "EXDEV"}


def outcomes(run: Runner, *calls: str) -> dict[str, str]:
    """Each call in the child: its value or the name of its error."""
    lines = [TRY, "import os, socket, signal, ctypes, pathlib"]
    lines += [f"print(tried(lambda: {call}))" for call in calls]
    said = run.says("\n".join(lines)).splitlines()
    return dict(zip(calls, said, strict=True))


def all_refused(run: Runner, *calls: str) -> None:
    got = outcomes(run, *calls)
    assert {call: said for call, said in got.items() if said not in REFUSED} == {}


def as_ordinary_user(*arguments: str) -> str:
    """What pytest says of these tests as a user without rights; it must succeed."""
    root = Path(course_pkg.__file__).parents[1]
    uid = spare_uid()
    folder = Path(tempfile.mkdtemp(prefix="sandbox-user-"))
    try:
        os.chown(folder, uid, uid)
        argv = [sys.executable, "-m", "pytest", *arguments, "-q", "--no-header"]
        argv += ["-p", "no:cacheprovider", f"--basetemp={folder / 'tmp'}"]
        shown = [*setup.python_paths(), root / "tests", root / "pyproject.toml"]
        ran = subprocess.run(
            setup.as_user(uid, argv, shown),
            cwd=root if os.access(root, os.X_OK) else "/",
            env={**os.environ, "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
    return ran.stdout


def family(root: int) -> set[int]:
    return set(processes.descendants(root, processes.parents()))


def ended(pids: set[int], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    # A zombie has ended; whoever is process 1 here collects it in its own time.
    while any(processes._fields(pid).get("State", "Z")[0] != "Z" for pid in pids):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
