"""A machine as the guide to JupyterHub describes it, with accounts that live as long as a test."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbgrader
import psutil
import pytest
from classroom import desk

GUIDE = desk.ROOT / "book" / "_static" / "jupyterhub"
HERE = "/srv/course"
"""Where the guide puts everything; here it is another folder."""


@dataclass(frozen=True)
class Account:
    """An account of this machine."""

    name: str
    password: str
    home: Path
    tools: Path

    def run(self, *words: str, cwd: str = ".", fails: bool = False) -> str:
        """What a command says that this account types at home; it has to work, or to fail."""
        places = {"HOME": str(self.home), "USER": self.name, "LOGNAME": self.name}
        rest = {"PATH": f"{self.tools}:/usr/bin:/bin", "OMP_NUM_THREADS": "1", "LANG": "C.UTF-8"}
        done = subprocess.run(
            words,
            user=self.name,
            group=self.name,
            extra_groups=[],
            umask=0o022,
            cwd=self.home / cwd,
            env=places | rest,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert (done.returncode != 0) == fails, f"{words}\n{done.stdout}{done.stderr}"
        return done.stdout

    def give(self, path: Path) -> None:
        """Make a file or folder at home theirs."""
        for each in (path, *path.rglob("*")):
            shutil.chown(each, self.name, self.name)


@contextlib.contextmanager
def machine(*roles: str) -> Iterator[tuple[Path, dict[str, Account]]]:
    """The folder that the guide calls /srv/course, and an account per role, with a password."""
    python = _python()
    with contextlib.ExitStack() as stack:
        here = Path(tempfile.gettempdir())
        if here.stat().st_dev != Path(nbgrader.__file__).stat().st_dev:
            here = desk.ROOT / "_build"  # links stay within a file system
            here.mkdir(exist_ok=True)
        root = Path(tempfile.mkdtemp(prefix="course-machine-", dir=here))
        stack.callback(shutil.rmtree, root, ignore_errors=True)
        root.chmod(0o755)
        course, homes = root / "course", root / "home"
        for folder, mode in ((course, 0o755), (homes, 0o755), (course / "exchange", 0o777)):
            folder.mkdir()
            folder.chmod(mode)
        (course / "hub").mkdir(mode=0o700)
        _environment(course / "env", python)
        put("nbgrader_config.py", course / "env" / "etc" / "jupyter", course)
        people = {}
        for role in roles:
            name, password = f"{role}-{secrets.token_hex(3)}", secrets.token_urlsafe(12)
            stack.callback(_remove, name)
            words = ["useradd", "--create-home", "--base-dir", str(homes), "--user-group", name]
            subprocess.run(words, check=True, capture_output=True)
            subprocess.run(["chpasswd"], input=f"{name}:{password}", text=True, check=True)
            (homes / name).chmod(0o700)
            people[role] = Account(name, password, homes / name, course / "env" / "bin")
        yield course, people


def put(name: str, folder: Path, course: Path, called: str = "") -> Path:
    """A file of the guide, for this machine."""
    folder.mkdir(parents=True, exist_ok=True)
    text = (GUIDE / name).read_text(encoding="utf-8")
    path = folder / (called or name)
    path.write_text(text.replace(HERE, str(course)), encoding="utf-8")
    return path


def _python() -> Path:
    """An interpreter like this one that every account may run; skips where there is none."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("useradd"):
        pytest.skip("only root makes accounts, on Linux")
    packages = Path(nbgrader.__file__).resolve().parents[1]
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    found = [
        Path(sys.executable).resolve(),
        Path("/usr/bin", version),
        Path("/usr/local/bin", version),
    ]
    for python in found:
        if python.exists() and all(map(_open, (python.resolve(), packages, desk.ROOT))):
            return python
    pytest.skip("other accounts can read neither this Python nor its packages")


def _open(path: Path) -> bool:
    return all(each.stat().st_mode & 0o001 for each in (path, *path.parents))


def _environment(env: Path, python: Path) -> None:
    """An environment with the packages of this one, as links: the sandbox sees nothing else."""
    subprocess.run([python, "-m", "venv", "--without-pip", env], check=True)
    [packages] = env.glob("lib/*/site-packages")
    place = Path(nbgrader.__file__).parents[1]
    shutil.copytree(place, packages, copy_function=_link, symlinks=True, dirs_exist_ok=True)
    for path in packages.glob("__editable__*"):
        path.unlink()
    shutil.copytree(desk.ROOT / "course_pkg", packages / "course_pkg", dirs_exist_ok=True)
    # As the guide says: pip installs the package without them, and `course start` asks for them.
    shutil.copytree(desk.ROOT / "assignments", packages / "course_pkg" / "student" / "notebooks")
    for name, module in (
        ("course", "course_pkg"),
        ("nbgrader", "nbgrader"),
        ("alembic", "alembic"),
        ("jupyterhub", "jupyterhub"),
        ("jupyterhub-singleuser", "jupyterhub.singleuser"),
    ):
        script = env / "bin" / name
        script.write_text(f'#!/bin/sh\nexec {env}/bin/python -m {module} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    (env / "share").mkdir(exist_ok=True)
    for name in ("jupyter", "jupyterhub"):
        (env / "share" / name).symlink_to(Path(sys.prefix) / "share" / name)
    (env / "etc" / "jupyter").mkdir(parents=True)
    for path in (Path(sys.prefix) / "etc" / "jupyter").iterdir():
        if path.is_dir():
            (env / "etc" / "jupyter" / path.name).symlink_to(path)


def _link(source: str, target: str) -> None:
    if not Path(target).exists():
        os.link(source, target)


def _remove(name: str) -> None:
    """End what an account has left running, and remove it."""
    for process in psutil.process_iter(["username"]):
        if process.info["username"] == name:
            with contextlib.suppress(psutil.Error):
                process.kill()
                process.wait(10)
    subprocess.run(["userdel", "--force", name], check=False, capture_output=True)


def names(people: Sequence[Account]) -> str:
    """A roster of these accounts."""
    return "\n".join(["id,name", *(f"{each.name},{each.name}" for each in people)]) + "\n"
