"""An instructor's desk: a class that has been graded, JupyterLab on it, and a browser."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

from course_pkg.check.verdict import Lang
from course_pkg.classroom.folder import new_class
from course_pkg.grading.driver import grade
from course_pkg.grading.engine import Engine, choose

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests" / "example_class"
NAMES = {
    "emma-wright": "Emma Wright",
    "kim-haneul": "김하늘",
    "lee-seojun": "이서준",
    "noah-fischer": "Noah Fischer",
    "shin-yerin": "신예린",
    "sofia-rossi": "Sofia Rossi",
}


def new_course(folder: Path, students: Sequence[str], lang: Lang) -> Path:
    """A class as `course new-class` makes it, in which students have handed in batch_norm."""
    new_class(folder, ROOT, lang)
    lines = [f"{name},{NAMES[name]}" for name in students]
    (folder / "roster.csv").write_text("\n".join(["id,name", *lines]) + "\n", encoding="utf-8")
    for name in students:
        there = folder / "submitted" / name / "batch_norm"
        shutil.copytree(EXAMPLES / name / "batch_norm", there)
    return folder


def grade_all(course: Path) -> None:
    """`course grade batch_norm`, in the sandbox where a run of everything demands it."""
    with Engine(choose(unsafe=os.environ.get("COURSE_REQUIRE") != "1")) as engine:
        grade("batch_norm", course, engines=[engine])


def settle(home: Path, exchange: Path, student: str = "") -> None:
    """A home whose programs know the exchange and, with ``student``, whose it is."""
    home.mkdir(exist_ok=True)
    exchange.mkdir(exist_ok=True)
    exchange.chmod(0o777)
    lines = ["c = get_config()", f"c.Exchange.root = {str(exchange)!r}"]
    if student:
        lines += [f"c.CourseDirectory.student_id = {student!r}"]
        lines += ["c.CourseDirectory.course_id = 'normalization'"]
    (home / "nbgrader_config.py").write_text("\n".join(lines) + "\n", encoding="utf-8")


def living_in(home: Path) -> dict[str, str]:
    """Variables of a program that is started in this home, with the tools beside this Python."""
    places = dict.fromkeys(("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR"), str(home))
    tools = str(Path(sys.executable).parent)
    path = os.pathsep.join([tools, os.environ["PATH"]])
    return places | {"JUPYTER_DATA_DIR": str(home / "data"), "PATH": path}


@contextlib.contextmanager
def jupyterlab(folder: Path, home: Path) -> Iterator[str]:
    """JupyterLab started in a folder, with the settings of a settled home."""
    (home / "jupyter_server_config.py").write_text(
        "c = get_config()\nc.IdentityProvider.token = ''\nc.ServerApp.allow_root = True\n",
        encoding="utf-8",
    )
    # JupyterLab asks nobody for news or updates, and does not ask whether it may.
    settings = home / "lab" / "user-settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text(
        '{"fetchNews": "false", "checkForUpdates": false}', encoding="utf-8"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}"]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            words,
            cwd=folder,
            env=os.environ | living_in(home),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def wait_for(address: str, seconds: float = 60) -> None:
    """Until the server answers."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(f"{address}/api", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
