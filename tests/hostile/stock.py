"""nbgrader as it comes, on the same submissions, where it can do no harm.

It keeps no submission from the machine. So each runs in a sandbox that bubblewrap makes for it and
that is thrown away: a class of its own in memory, no network, a user who owns nothing, and bounds
on processes, files, memory and time. A class of its own also means that what one submission does
to others is counted once, and not to all that come after it.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from hostile import inside
from hostile.course import ASSIGNMENT, HONEST, make_course

from course_pkg.grading.sandbox.confine import ETC, HOME, SHARED, TEMPORARY
from course_pkg.grading.sandbox.launch import spare_uid
from course_pkg.grading.sandbox.setup import _SYSTEM, as_user, environment, python_paths

SECONDS = 150.0
"""How long each of the two commands may take: many times what they need."""

MEMORY = 3 * 2**30
DISK = 256 * 2**20
KINDS = ("escapes", "wrong_scores", "others_affected", "leaks", "hangs", "leftovers")


def prepare(root: Path, cell_seconds: int) -> None:
    """A class of three, two of them graded, as every sandbox finds it."""
    make_course(root, cell_seconds)
    last = root / "submitted" / HONEST[-1]
    aside = last.rename(root / HONEST[-1])
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for command in ("generate_assignment", "autograde"):
        subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "nbgrader", command, ASSIGNMENT],
            cwd=root,
            env={**os.environ, "PATH": path},
            capture_output=True,
            check=True,
        )
    aside.rename(last)
    graded = inside.scores(root)
    if sorted(graded) != sorted(HONEST[:-1]):
        raise RuntimeError(f"nbgrader should have graded {HONEST[:-1]}; it graded {graded}")
    for each in [root, *root.rglob("*")]:
        each.chmod(0o755 if each.is_dir() else 0o644)


def grade_alone(case: str, prepared: Path) -> dict[str, list[str]]:
    """What went wrong with this submission, by the kinds of ``suite.Tally``."""
    paths = [*python_paths(), Path(sys.prefix) / "share", Path(__file__).parent]
    token = f"kestrel{case.replace('_', '')}x"
    script = [str(Path(__file__).with_name("inside.py")), case, token, str(SECONDS)]
    argv = [*_bubblewrap(paths, prepared), sys.executable, "-P", "-s", "-B", *script]
    if os.geteuid() == 0:
        argv = as_user(spare_uid(), argv, [*paths, prepared])
    with subprocess.Popen(
        argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        said = _watched(process)
    if not said:
        return {kind: [] for kind in KINDS} | {"hangs": ["the sandbox had to be ended"]}
    found: dict[str, list[str]] = json.loads(said)
    return found


def _bubblewrap(paths: list[Path], prepared: Path) -> list[str]:
    argv = [shutil.which("bwrap") or "bwrap", "--unshare-user", "--unshare-all", "--new-session"]
    argv += ["--as-pid-1", "--die-with-parent", "--uid", "1000", "--gid", "1000"]
    for system in _SYSTEM:
        if Path(system).is_symlink():
            argv += ["--symlink", str(Path(system).readlink()), system]
        else:
            argv += ["--ro-bind-try", system, system]
    for name in ETC:
        argv += ["--ro-bind-try", name, name]
    argv += ["--dev", "/dev", "--proc", "/proc"]
    for target in (HOME, TEMPORARY, "/var/tmp", SHARED, str(inside.COURSE.parent)):
        argv += ["--size", str(DISK), "--tmpfs", target]
    for path in paths:
        argv += ["--ro-bind", str(path), str(path)]
    argv += ["--ro-bind", str(prepared), str(inside.PREPARED)]
    argv += ["--remount-ro", "/", "--chdir", "/", "--clearenv"]
    for name, value in environment(HOME, TEMPORARY).items():
        argv += ["--setenv", name, value]
    return argv


def _watched(process: subprocess.Popen[bytes]) -> bytes:
    """What the sandbox says; like a kernel short of memory, ends the largest process in it."""
    deadline = time.monotonic() + 3 * SECONDS
    while time.monotonic() < deadline:
        try:
            return process.communicate(timeout=0.25)[0]
        except subprocess.TimeoutExpired:
            _spare_memory(process.pid)
    process.kill()
    return b""


def _spare_memory(top: int) -> None:
    first, *others = [*_descendants(top)] or [(0, 0)]
    if first[1] + sum(size for _, size in others) < MEMORY:
        return
    # What forks share counts once; process 1 is ours.
    sizes = {pid: size for pid, _ in others if (size := _own_share(pid))}
    if sum(sizes.values()) > MEMORY:
        with contextlib.suppress(ProcessLookupError):
            os.kill(max(sizes, key=lambda pid: sizes[pid]), signal.SIGKILL)


def _own_share(pid: int) -> int:
    with contextlib.suppress(OSError):
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        return 1024 * int(text.partition("\nPss:")[2].split()[0])
    return 0


def _descendants(top: int) -> Iterator[tuple[int, int]]:
    """Process ids below ``top``, parents first, and the bytes that each sees."""
    children: dict[int, list[int]] = {}
    pages = {}
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (each / "stat").read_text(encoding="utf-8", errors="replace")
                words = fields.rpartition(")")[2].split()
                children.setdefault(int(words[1]), []).append(int(each.name))
                pages[int(each.name)] = int(words[21]) * os.sysconf("SC_PAGE_SIZE")
    waiting = children.get(top, [])
    for pid in waiting:
        waiting += children.get(pid, [])
        yield pid, pages[pid]
