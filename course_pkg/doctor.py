"""What this machine has and lacks for the course, in words."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for: is it present, is it needed, and a sentence saying so."""

    what: str
    present: bool
    needed: bool
    words: str


def examine() -> list[Finding]:
    """Look at Python, the libraries of each part, the sandbox and the browser."""
    teaching = (_ROOT / "pyproject.toml").is_file()
    return [
        _python(),
        _libraries(
            "the student's libraries",
            ("numpy", "torch", "matplotlib"),
            "pip install -e ." if teaching else "install the wheel again, as INSTALL.md says",
        ),
        _libraries("the book's libraries", ("jupyter_book",), "pip install -e '.[book]'", teaching),
        _libraries(
            "the grader's libraries",
            ("nbgrader", "nbclient"),
            "pip install -e '.[grading]'",
            teaching,
        ),
        _sandbox(),
        _chromium(),
    ]


def find_chromium() -> str | None:
    """Path of a Chromium-like browser, or None."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def sandbox_works() -> bool:
    """Whether bubblewrap may make a namespace here (being installed is not enough)."""
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        return False
    probe = [bwrap, "--unshare-all", "--ro-bind", "/", "/", "true"]
    return subprocess.run(probe, capture_output=True, timeout=10, check=False).returncode == 0


def what_next(course: Path) -> list[str]:
    """Lines that tell a newcomer what to open after ``make``."""
    places = [
        ("Read the book", course / "_build/html/index.html"),
        ("Do the assignment (한국어)", course / "assignments/ko/batch_norm/batch_norm.ipynb"),
        ("Do the assignment (English)", course / "assignments/en/batch_norm/batch_norm.ipynb"),
        ("See how the example class was graded", course / "_build/example_class/report.json"),
    ]
    lines = [f"{words}: {path}" for words, path in places if path.exists()]
    return ["What to open next", *lines, "All commands: make help, course --help"]


def _python() -> Finding:
    return Finding(
        "Python",
        present=sys.version_info >= (3, 11),
        needed=True,
        words=f"{platform.python_version()} (3.11 or newer is needed)",
    )


def _libraries(what: str, modules: tuple[str, ...], remedy: str, needed: bool = True) -> Finding:
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    # Students install the wheel alone, and lack nothing.
    said = remedy if needed else "students do not need them"
    words = "installed" if not missing else f"{', '.join(missing)} missing; {said}"
    return Finding(what, present=not missing, needed=needed, words=words)


def _sandbox() -> Finding:
    if sandbox_works():
        words = "bubblewrap can make namespaces; students' code is graded in them"
        return Finding("a sandbox", present=True, needed=False, words=words)
    reason = "bubblewrap is not installed" if shutil.which("bwrap") is None else "it is forbidden"
    return Finding(
        "a sandbox",
        present=False,
        needed=False,
        words=f"{reason}; the example class is graded without it, a real one should not be",
    )


def _chromium() -> Finding:
    path = find_chromium()
    words = path or "not found; the book is built, but its pages are not tested in a browser"
    return Finding("Chromium", present=path is not None, needed=False, words=words)
