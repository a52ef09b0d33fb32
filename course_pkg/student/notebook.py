"""Read a notebook from a student's disk, and its plan: tasks, points, which cell answers what."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from course_pkg.check.verdict import Lang, Text
from course_pkg.student import words

Cell = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook as it was saved; ``document`` is None where the bytes are no notebook."""

    path: Path
    data: bytes
    document: dict[str, Any] | None
    notes: tuple[Text, ...] = ()

    @property
    def cells(self) -> list[Cell]:
        """Its cells, without what is none."""
        cells = (self.document or {}).get("cells")
        return [each for each in cells if isinstance(each, dict)] if isinstance(cells, list) else []

    @property
    def assignment(self) -> str | None:
        """The assignment named in its metadata."""
        return _string(self._course.get("assignment"))

    @property
    def version(self) -> str | None:
        """The version of the assignment from which it was made."""
        return _string(self._course.get("version"))

    @property
    def language(self) -> Lang | None:
        """What its metadata says, else its setup cell."""
        named = self._course.get("language")
        if named in ("ko", "en"):
            return cast("Lang", named)
        for cell in self.cells:
            found = re.search(r"^\s*use_language\(\s*['\"](ko|en)['\"]\s*\)", source(cell), re.M)
            if cell.get("cell_type") == "code" and found:
                return cast("Lang", found.group(1))
        return None

    @property
    def _course(self) -> dict[str, Any]:
        return _dict(_dict((self.document or {}).get("metadata")).get("course"))


@dataclass(frozen=True, slots=True)
class Task:
    """A cell that carries points: its grade id, what it is called, and the cells that answer it."""

    name: str
    title: str
    points: float
    answers: tuple[str, ...]
    manual: bool


def open_notebook(path: Path) -> Notebook:
    """The notebook at ``path``; a file that cannot be read as one is still kept, as bytes."""
    lang = words.preferred()
    if path.is_dir():
        raise words.stop(words.A_FOLDER, lang, path=path, others=_notebooks_in(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        near = _notebooks_in(path.parent)
        raise words.stop(words.NO_FILE, lang, path=path, others=near) from error
    return read(path, data)


def read(path: Path, data: bytes) -> Notebook:
    """The notebook in ``data``."""
    notes: tuple[Text, ...] = ()
    text = None
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "utf-8-sig":
            notes = (words.ENCODING.format(encoding=encoding),)
        break
    try:
        document = json.loads(text or "")
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict) or not isinstance(document.get("cells"), list):
        document, notes = None, ()
    return Notebook(path, data, document, notes)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    return ("utf-8-sig", "cp949")  # the second is what Korean Windows writes


def source(cell: Cell) -> str:
    """The text of a cell, which a file may hold line by line."""
    text = cell.get("source", "")
    if isinstance(text, list):
        text = "".join(line for line in text if isinstance(line, str))
    return text if isinstance(text, str) else ""


def marks(cell: Cell) -> dict[str, Any]:
    """What nbgrader keeps of a cell."""
    return _dict(_dict(cell.get("metadata")).get("nbgrader"))


def grade_id(cell: Cell) -> str | None:
    """The id under which nbgrader knows a cell, else None."""
    return _string(marks(cell).get("grade_id"))


def by_grade_id(cells: list[Cell]) -> dict[str, Cell]:
    """Cells that nbgrader knows; of a doubled one, the first."""
    found: dict[str, Cell] = {}
    for cell in cells:
        if name := grade_id(cell):
            found.setdefault(name, cell)
    return found


def tasks(cells: list[Cell]) -> Iterator[Task]:
    """The tasks of a notebook, in order."""
    headings: list[str] = []
    title, taken = "", False
    last: tuple[str, ...] = ()
    for cell in cells:
        known = marks(cell)
        if cell.get("cell_type") == "markdown" and not known:
            found = re.findall(r"^##+\s+(.+)$", source(cell), re.M)
            if found and taken:
                headings, taken = [], False
            headings += found
        name = grade_id(cell)
        if not name:
            continue
        if known.get("solution"):
            last = (name,)
        if known.get("grade") or known.get("task"):
            points = known.get("points")
            # One answer may serve two tasks, whose headings then both stand above it.
            numbered = [each for each in headings if re.match(r"\d", each)] or headings[-1:]
            title, headings, taken = next(iter(numbered), title), numbered[1:], True
            yield Task(
                name=name,
                # "(2점)", "(2 points)": the points stand elsewhere.
                title=re.sub(r"\s*\(\d+[^()]*\)\s*$", "", title).replace("`", "") or name,
                points=float(points) if isinstance(points, int | float) else 0.0,
                answers=(name,) if known.get("task") else last,
                manual=bool(known.get("solution") or known.get("task")),
            )


def _notebooks_in(folder: Path) -> Text:
    try:
        names = sorted(each.name for each in folder.glob("*.ipynb"))[:5]
    except OSError:
        names = []
    return words.NOTEBOOKS_HERE.format(names=", ".join(names)) if names else Text(ko="", en="")


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
