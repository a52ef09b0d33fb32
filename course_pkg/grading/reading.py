"""From the bytes a student handed in to cells; nothing in them is trusted.

Only what grading needs is taken out of the document: the type, the source and the grade id of
each cell, the language and the version. Outputs, attachments and all other metadata stay behind.
"""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from course_pkg.check.verdict import Lang, Text
from course_pkg.grading import messages
from course_pkg.grading.handed_in import opened

MAX_MEGABYTES = 32
MAX_CELLS = 2000

Kind = Literal["code", "markdown", "raw"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a submission; ``grade_id`` is what its nbgrader metadata claims."""

    kind: Kind
    source: str
    grade_id: str | None = None
    cell_id: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed in, as far as grading is concerned."""

    cells: tuple[Cell, ...]
    language: Lang | None
    version: str | None
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A submission that cannot be graded, and the sentence that says why."""

    reason: Text


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing was handed in under the expected name, and the sentence that says so."""

    reason: Text


def find_submission(student: Path, assignment: str, name: str) -> Submission | Unreadable | Absent:
    """The notebook in a student's folder, or the reason why there is none."""
    folder = student / assignment
    path = folder / f"{name}.ipynb"
    try:
        if student.is_symlink() or folder.is_symlink():
            return Unreadable(messages.NOT_A_FILE)
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return _absent(folder, path)
    except PermissionError:
        return Unreadable(messages.NO_ACCESS)
    return read_submission(path)


def _absent(folder: Path, path: Path) -> Absent:
    others = sorted(folder.glob("*.ipynb")) if folder.is_dir() else []
    if len(others) != 1:
        return Absent(messages.NO_NOTEBOOK.format(name=path.name))
    found = "".join(letter for letter in others[0].name if letter.isprintable())[:80]
    return Absent(messages.OTHER_NOTEBOOK.format(name=path.name, found=found))


def read_submission(path: Path) -> Submission | Unreadable:
    """Read the notebook at ``path``; links are not followed, big files not opened."""
    try:
        with opened(path) as file:
            data = file.read(MAX_MEGABYTES * 2**20 + 1)
    except PermissionError:
        return Unreadable(messages.NO_ACCESS)
    except (OSError, ValueError):
        return Unreadable(messages.NOT_A_FILE)
    return parse(data)


def parse(data: bytes) -> Submission | Unreadable:
    """The cells in ``data``, or why there are none."""
    if len(data) > MAX_MEGABYTES * 2**20:
        return Unreadable(messages.TOO_BIG.format(limit=MAX_MEGABYTES))
    decoded = _decode(data)
    if decoded is None:
        return Unreadable(messages.NOT_TEXT)
    text, notes = decoded
    try:
        document = json.loads(text)
    # A document nested a thousand deep is a RecursionError, an endless integer a ValueError.
    except (ValueError, RecursionError):
        return Unreadable(messages.NOT_JSON)
    if not isinstance(document, dict) or document.get("nbformat") != 4:
        return Unreadable(messages.NOT_A_NOTEBOOK)
    raw = document.get("cells")
    if not isinstance(raw, list) or len(raw) > MAX_CELLS:
        return Unreadable(messages.NOT_A_NOTEBOOK)
    cells = tuple(cell for each in raw if (cell := _cell(each)) is not None)
    course = _dict(_dict(document.get("metadata")).get("course"))
    return Submission(cells, _language(course, cells), _string(course.get("version")), notes)


def _decode(data: bytes) -> tuple[str, tuple[Text, ...]] | None:
    """Text of UTF-8, with or without a byte order mark, or of what Korean Windows writes."""
    try:
        # Not "final": a file cut off within a letter is damaged, not in another encoding.
        return codecs.getincrementaldecoder("utf-8-sig")().decode(data), ()
    except UnicodeDecodeError:
        pass
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp949"
    try:
        return data.decode(encoding), (messages.REPAIRED_ENCODING.format(encoding=encoding),)
    except UnicodeDecodeError:
        return None


def _cell(raw: object) -> Cell | None:
    fields = _dict(raw)
    kind = fields.get("cell_type")
    if kind not in ("code", "markdown", "raw"):
        return None
    source = fields.get("source", "")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if not isinstance(source, str):
        return None
    grade_id = _dict(_dict(fields.get("metadata")).get("nbgrader")).get("grade_id")
    return Cell(
        kind=cast("Kind", kind),
        # A lone surrogate is legal in JSON and in no file that is written as UTF-8.
        source=source.encode("utf-8", "replace").decode("utf-8"),
        grade_id=_string(grade_id),
        cell_id=_string(fields.get("id")),
    )


def _language(course: dict[str, Any], cells: tuple[Cell, ...]) -> Lang | None:
    """What the metadata says, else the setup cell, else None."""
    named = course.get("language")
    if named in ("ko", "en"):
        return cast("Lang", named)
    for cell in cells:
        # Within a line: blank space that may span lines takes the square of their number.
        pattern = r"^[ \t]*use_language\([ \t]*['\"](ko|en)['\"][ \t]*\)"
        if cell.kind == "code" and (found := re.search(pattern, cell.source, re.M)):
            return cast("Lang", found.group(1))
    return None


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
