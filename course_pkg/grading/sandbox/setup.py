"""Which paths the fork server sees, and the command that starts it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import course_pkg
from course_pkg.grading.sandbox.confine import ETC, HOME, SHARED, TEMPORARY
from course_pkg.grading.sandbox.limits import Isolation, Limits

SERVER: Final = "course_pkg.grading.sandbox.server"
_LAUNCH: Final = "course_pkg.grading.sandbox.launch"
_SYSTEM: Final = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
_OF_PREFIX: Final = ("bin", "lib", "lib64", "pyvenv.cfg")


def python_paths() -> list[Path]:
    """What this Python and this package are made of, and nothing beside it.

    Of a prefix only its parts: an environment made inside a course folder must not show the
    course. Of the package only itself: it may live in a repository that holds solutions.
    """
    prefixes = dict.fromkeys((sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix))
    found = [Path(prefix) / part for prefix in prefixes for part in _OF_PREFIX]
    found.append(Path(course_pkg.__file__).parent)
    return [path for path in found if path.exists() and not path.is_relative_to("/usr")]


def environment(home: str, temporary: str) -> dict[str, str]:
    """What a student's process sees: nothing of the grader's own environment."""
    path = os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"])
    return {
        "PATH": path,
        "HOME": home,
        "TMPDIR": temporary,
        "USER": "student",
        "LOGNAME": "student",
        "IPYTHONDIR": f"{home}/.ipython",
        "MPLCONFIGDIR": f"{home}/.matplotlib",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONNOUSERSITE": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "CUDA_VISIBLE_DEVICES": "",
    }


def command(
    isolation: Isolation,
    limits: Limits,
    readable: Sequence[Path],
    folder: str,
    uid: int | None,
    arguments: dict[str, object],
) -> list[str]:
    """The command line of the fork server on this rung.

    folder: where its own folders are, without bubblewrap; uid: what root becomes first;
    arguments: reach the server as JSON, together with what follows from the rung.
    """
    paths = [*python_paths(), *readable]
    plan = {
        **arguments,
        "rung": isolation.rung,
        "bubblewrap": isolation.bubblewrap,
        "home": HOME if isolation.bubblewrap else f"{folder}/home",
        "temporary": TEMPORARY if isolation.bubblewrap else f"{folder}/tmp",
        "readable": [*_SYSTEM, *map(str, paths)],
        "keep": [
            str(path)
            for path in paths
            if any(path.is_relative_to(cover) for cover in (HOME, TEMPORARY, SHARED))
        ],
    }
    # Not -I: it would ignore PYTHONHASHSEED too. -P keeps the current folder off the path.
    server = [sys.executable, "-P", "-s", "-B", "-m", SERVER, json.dumps(plan)]
    variables = environment(str(plan["home"]), str(plan["temporary"]))
    if isolation.bubblewrap:
        server = [*_bubblewrap(isolation, limits, paths, variables), *server]
    else:
        settings = [f"{name}={value}" for name, value in variables.items()]
        server = ["/usr/bin/env", "-i", *settings, *server]
    return server if uid is None else as_user(uid, server, paths)


def as_user(uid: int, argv: Sequence[str], paths: Sequence[Path]) -> list[str]:
    """``argv`` for root to run as ``uid``, to whom ``paths`` are shown wherever they are."""
    shown = json.dumps([str(path) for path in paths])
    return [sys.executable, "-P", "-s", "-B", "-m", _LAUNCH, str(uid), shown, *argv]


def _bubblewrap(
    isolation: Isolation, limits: Limits, paths: Sequence[Path], variables: dict[str, str]
) -> list[str]:
    argv = [shutil.which("bwrap") or "bwrap", "--unshare-user", "--unshare-all", "--new-session"]
    # The server is process 1: the kernel ends all others with it. bubblewrap's own process 1 would
    # wait for a daemon that the student's code left, for ever.
    argv.append("--as-pid-1")
    if isolation.rung == 1:
        # All rights, in its own namespaces only: the server makes the children's with them.
        argv += ["--uid", "0", "--gid", "0", "--cap-add", "ALL"]
    else:
        argv += ["--uid", "1000", "--gid", "1000"]
    for system in _SYSTEM:
        if Path(system).is_symlink():
            argv += ["--symlink", str(Path(system).readlink()), system]
        else:
            argv += ["--ro-bind-try", system, system]
    for name in ETC:
        if Path(name).name not in ("passwd", "group", "hosts"):
            argv += ["--ro-bind-try", name, name]
    argv += ["--dev", "/dev", "--proc", "/proc"]
    for target in (HOME, TEMPORARY, SHARED):
        argv += ["--size", str(limits.disk), "--tmpfs", target]
    for path in paths:
        argv += ["--ro-bind", str(path), str(path)]
    argv += ["--chdir", "/", "--clearenv"]
    for name, value in variables.items():
        argv += ["--setenv", name, value]
    return argv
