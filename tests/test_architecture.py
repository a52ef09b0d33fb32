"""The house keeps its shape: one direction, light doors, short files, no way back to a machine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("torch", "matplotlib", "nbgrader", "jupyter_book", "sklearn", "IPython", "numpy")


def modules_after(statement: str) -> set[str]:
    """Names in sys.modules of a fresh interpreter after ``statement``."""
    code = f"{statement}\nimport sys\nprint(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


def test_layers_point_one_way() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("statement", "forbidden"),
    [
        ("import course_pkg", HEAVY),
        ("import course_pkg.cli", ("torch", "matplotlib", "nbgrader", "jupyter_book", "sklearn")),
        ("import course_pkg.check.norm", tuple(name for name in HEAVY if name != "numpy")),
        ("import course_pkg.reference.norm", tuple(name for name in HEAVY if name != "numpy")),
    ],
)
def test_doors_are_light(statement: str, forbidden: tuple[str, ...]) -> None:
    loaded = modules_after(statement)
    assert not loaded & set(forbidden)


def tracked(*suffixes: str) -> list[Path]:
    """Files of the repository that git tracks, by suffix (all when none is given)."""
    names = subprocess.run(
        ["git", "ls-files", "-z"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split("\0")
    paths = [ROOT / name for name in names if name]
    return [path for path in paths if path.exists() and (not suffixes or path.suffix in suffixes)]


def test_python_files_stay_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked(".py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long, f"past 300 lines, ask what each is two of: {long}"


def test_extensions_of_the_book_stay_under_a_hundred_lines() -> None:
    files = [path for path in tracked() if path.parent == ROOT / "book" / "_ext"]
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert len(lines) > 10
    assert {name: count for name, count in lines.items() if count >= 100} == {}


def test_nothing_names_a_machine_or_a_registry() -> None:
    wrong = re.compile(
        r"/(?:home/(?!student\b)\w|Users/\w|root/|work/|opt/)|--(?:extra-)?index-url \S"
    )
    texts = (".py", ".md", ".toml", ".yml", ".yaml", ".ipynb", ".lock", ".txt", ".json", ".cfg", "")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked(*texts)
        if path != Path(__file__).resolve()
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), 1
        )
        if wrong.search(line)
    ]
    assert not found


def test_package_has_no_assert_and_no_stub() -> None:
    stub = re.compile(r"\b(?:TODO|FIXME|XXX)\b|^\s*assert\b")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked(".py")
        if path.is_relative_to(ROOT / "course_pkg")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if stub.search(line)
    ]
    assert not found
