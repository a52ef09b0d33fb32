"""``course bundle``: per language one zip that a student can begin with, and nothing else in it.

The wheel in it carries the released notebooks of both languages (``course start``). No answer, no
hidden test and no planted bug is in any of it; the same inputs give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import course_pkg
from course_pkg.check.verdict import Lang
from course_pkg.classroom.folder import LANGS
from course_pkg.errors import ClassError

# 1980-01-01, the first day that a zip file knows.
_EPOCH = 315_532_800
_NOTEBOOKS = Path("course_pkg", "student", "notebooks")
_BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


@dataclass(frozen=True, slots=True)
class Bundle:
    """One zip file: where, for whom, with what, and whether it is other than before."""

    path: Path
    language: Lang
    assignments: tuple[str, ...]
    sha256: str
    changed: bool


def bundle(
    folder: Path, course: Path, say: Callable[[str], None] = lambda line: None
) -> list[Bundle]:
    """Write ``course-ko.zip`` and ``course-en.zip`` into ``folder``.

    course: the repository, or a class folder whose released assignments are to be given out.
    Needs the repository that this package runs from, to build the wheel; no network.
    """
    released = {lang: _released(course, lang) for lang in LANGS}
    say("wheel")
    name, wheel = _wheel(released)
    made = []
    for lang in LANGS:
        say(f"course-{lang}.zip")
        inside = {f"notebooks/{path.as_posix()}": data for path, data in released[lang].items()}
        notes = {each: _text(lang, each, name) for each in ("INSTALL.md", "colab-cell.txt")}
        parts = {name: wheel, **inside, **{each: text.encode() for each, text in notes.items()}}
        data = _zip({f"course-{lang}/{path}": each for path, each in parts.items()})
        path = folder / f"course-{lang}.zip"
        changed = not path.is_file() or path.read_bytes() != data
        if changed:
            folder.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            part.write_bytes(data)
            part.replace(path)
        names = tuple(sorted({each.parts[0] for each in released[lang]}))
        digest = hashlib.sha256(data).hexdigest()
        made.append(Bundle(path, lang, names, digest, changed))
    return made


def _released(course: Path, lang: Lang) -> dict[Path, bytes]:
    """What students of ``lang`` get of every assignment, by path below its language."""
    for place in (course / "release" / lang, course / "assignments" / lang):
        found = {
            path.relative_to(place): path.read_bytes()
            for path in sorted(place.rglob("*"))
            if path.is_file()
            and not path.is_symlink()
            and not any(part.startswith((".", "__")) for part in path.relative_to(place).parts)
        }
        if found:
            _refuse_answers(found, place)
            return found
    raise ClassError(
        f"released assignments were expected in {course / 'release' / lang} (a class) or "
        f"{course / 'assignments' / lang} (the repository); run `course release`, or name the "
        f"folder with --course."
    )


def _refuse_answers(found: dict[Path, bytes], place: Path) -> None:
    """A notebook from which nbgrader has not cut the answers is not given out."""
    for path, data in found.items():
        if any(mark in data for mark in (b"BEGIN SOLUTION", b"BEGIN HIDDEN", b"BEGIN MARK")):
            raise ClassError(
                f"{place / path} still holds answers or hidden tests; release it with "
                f"`nbgrader generate_assignment {path.parts[0]} --force`, then try again."
            )


def _wheel(released: dict[Lang, dict[Path, bytes]]) -> tuple[str, bytes]:
    """Name and bytes of the package's wheel with the released notebooks inside."""
    root = Path(course_pkg.__file__).resolve().parents[1]
    if not (root / "pyproject.toml").is_file():
        raise ClassError(
            "the course's repository was expected, to build the wheel from: install the package "
            "from it with `pip install -e .`, then try again."
        )
    with tempfile.TemporaryDirectory(prefix="course-") as work:
        stage, out = Path(work, "stage"), Path(work, "out")
        ignored = shutil.ignore_patterns("__pycache__", "*.pyc", ".*", "notebooks")
        shutil.copytree(root / "course_pkg", stage / "course_pkg", ignore=ignored)
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(root / name, stage)
        for lang, parts in released.items():
            for path, data in parts.items():
                place = stage / _NOTEBOOKS / lang / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
        _version(stage)
        out.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", _BUILD, str(out)],
            cwd=stage,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(_EPOCH), "PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
            check=False,
        )
        wheels = sorted(out.glob("*.whl"))
        if done.returncode != 0 or len(wheels) != 1:
            said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
            raise ClassError(
                f"the wheel could not be built ({said}); setuptools 77 or newer is needed: "
                f"`pip install 'setuptools>=77'`."
            )
        with zipfile.ZipFile(wheels[0]) as built:
            inside = {each: built.read(each) for each in built.namelist()}
        return wheels[0].name, _zip(inside)


def _version(stage: Path) -> None:
    """Add a digest of all contents to the version: pip replaces a wheel by a different one only."""
    digest = hashlib.sha256()
    for path in sorted(each for each in stage.rglob("*") if each.is_file()):
        digest.update(f"{path.relative_to(stage).as_posix()}\0".encode() + path.read_bytes())
    settings = stage / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    label = rf'\g<1>+n{digest.hexdigest()[:8]}"'
    marked = re.sub(r'(?m)^(version = "[^"+]+)"', label, text, count=1)
    settings.write_text(marked, encoding="utf-8")


def _zip(parts: dict[str, bytes]) -> bytes:
    """A zip file whose bytes depend on names and contents only."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        # A wheel's RECORD, which lists the others, comes last.
        for name in sorted(parts, key=lambda each: (each.endswith("/RECORD"), each)):
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            zipped.writestr(entry, parts[name], zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _text(lang: Lang, name: str, wheel: str) -> str:
    """The notes of one language, with the name of the wheel in them."""
    place = files("course_pkg.classroom") / "install" / lang
    text = (place / name).read_text(encoding="utf-8")
    if name != "colab-cell.txt":
        cell = _text(lang, "colab-cell.txt", wheel)
        text = text.replace("COLAB_CELL", cell.rstrip())
    return text.replace("WHEEL", wheel)
