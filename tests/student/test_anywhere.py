"""The student's side on Windows and macOS: nothing that only Unix has is imported or called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from student.notebooks import ROOT, answered, save

UNIX = ("crypt", "fcntl", "grp", "nis", "ossaudiodev", "posix", "pty", "pwd", "readline",
        "resource", "spwd", "syslog", "termios", "tty")  # fmt: skip

# What others have imported stays theirs; from here on a first import of ours would fail.
BLOCKED = f"""
import asyncio, glob, multiprocessing, shutil, subprocess, tempfile, typer, rich.console
{{before}}
import sys
for name in {UNIX!r}:
    sys.modules[name] = None
import os
for name in ("O_NOFOLLOW", "O_NONBLOCK", "fork", "getuid", "geteuid", "sched_getaffinity",
             "pidfd_open", "getpgid", "killpg", "setsid"):
    if hasattr(os, name):
        delattr(os, name)
"""
OURS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "course_pkg").rglob("*.py")
    if path.relative_to(ROOT / "course_pkg").parts[0] in ("student", "check", "cli", "reference")
)


def blocked(code: str, before: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKED.format(before=before) + code],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
    )


def command(*words: str) -> str:
    return f"import sys; sys.argv = {['course', *words]!r}\nfrom course_pkg.cli import main; main()"


def test_the_block_works() -> None:
    done = blocked("import fcntl")
    assert "ModuleNotFoundError" in done.stderr
    assert len(OURS) > 40


def test_start_and_submit_need_nothing_of_unix(evening: Path) -> None:
    done = blocked(command("start", "batch_norm", "--lang", "en"))
    assert (done.returncode, done.stderr) == (0, "")
    save(answered(lang="en"))
    done = blocked(
        "import importlib.util as u; found = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'nbgrader' else found(name, *rest)\n"
        + command("submit", "batch_norm.ipynb", "--student", "kim")
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Every task has an answer." in done.stdout
    assert (evening / "batch_norm-kim.course.zip").is_file()


def test_doctor_and_grade_say_what_they_need() -> None:
    done = blocked(command("doctor"))
    assert "Grading here: needs Linux" in done.stdout, done.stderr
    done = blocked(command("grade", "batch_norm"))
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "This command needs Linux" in done.stderr


@pytest.mark.slow
def test_every_module_of_the_student_s_side_can_be_imported() -> None:
    imports = "\n".join(f"import {name}" for name in OURS)
    done = blocked(imports, before="import torch, numpy, matplotlib, IPython")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_check_needs_nothing_of_unix() -> None:
    save(answered(lang="en"))
    done = blocked(
        command("check", "batch_norm.ipynb"),
        before="import nbformat, nbclient, jupyter_client.manager, jupyter_client.kernelspec\n"
        "import zmq.asyncio, IPython, ipykernel, pexpect\n"
        "import jupyter_client.provisioning.local_provisioner",
    )
    assert "25 of 25 points" in done.stdout, done.stderr
    assert done.returncode == 0
