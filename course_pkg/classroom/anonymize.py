"""``course anonymize``: a copy of a class without the people, for research or a bug report.

Copied: answers (cells alone, no outputs), results, times, deadlines. Not copied: the seed, the
gradebook, sources and hidden tests, feedback, reports, names of files. Students are numbered at
random and no key is kept. What was written is searched for every name before it counts as done.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

from course_pkg.classroom.config import Student, no_students, read_class, read_roster
from course_pkg.classroom.naming import stamp
from course_pkg.classroom.private import make_folder, write
from course_pkg.classroom.received import ORIGIN, digest
from course_pkg.errors import ClassError
from course_pkg.grading.handed_in import STAMP, read_stamp
from course_pkg.grading.journal import digest_of
from course_pkg.grading.reading import Cell, Submission, read_submission

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOME = re.compile(r"((?:/home|/Users|[A-Za-z]:\\+Users)[/\\]+)[^/\\\s'\"]+")
_README = """A copy of a class without names.

Students are numbered at random; ids, names, addresses and LMS numbers of the roster were replaced
wherever they stood, as were e-mail addresses and home folders. Nicknames and what people tell about
themselves in their own words cannot be found by a program: read what you publish. Times of
submission are the real ones.
"""


@dataclass(frozen=True, slots=True)
class Anonymized:
    """What was copied; left: notebooks that could not be read and are not in the copy."""

    folder: Path
    students: int
    notebooks: int
    left: int

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "folder": str(self.folder),
            "students": self.students,
            "notebooks": self.notebooks,
            "unreadable_left_out": self.left,
        }


class _Names:
    """Replaces every trace of everybody on the roster."""

    def __init__(self, people: Sequence[Student]) -> None:
        order = list(people)
        secrets.SystemRandom().shuffle(order)
        width = max(len(str(len(order))), 3)
        self.new = {who.id: f"student-{at:0{width}}" for at, who in enumerate(order, 1)}
        words: dict[str, str] = {}
        for who in people:
            for word in (who.email, who.name, who.id, who.lms_id if len(who.lms_id) > 3 else ""):
                if word:
                    words.setdefault(_key(word), self.new[who.id])
        self._words = words
        self._all = _pattern(words)
        parts = {part: new for who in people for part, new in _parts(who, self.new[who.id])}
        self._parts, self._some = parts, _pattern(parts, flags=0)

    def clean(self, text: str, prose: bool = False) -> str:
        """The text without names; in prose without single parts of names as well."""
        text = unicodedata.normalize("NFC", text)
        if self._all:
            text = self._all.sub(lambda found: self._words[_key(found.group())], text)
        if prose and self._some:
            text = self._some.sub(lambda found: self._parts[_key(found.group(), False)], text)
        text = _MAIL.sub("someone@example.invalid", text)
        return _HOME.sub(r"\1someone", text)

    def found_in(self, text: str) -> bool:
        """Whether a name stands in ``text``."""
        return bool(self._all and self._all.search(unicodedata.normalize("NFC", text)))


def _key(word: str, fold: bool = True) -> str:
    word = "".join(unicodedata.normalize("NFC", word).split())
    return word.casefold() if fold else word


def _parts(who: Student, new: str) -> list[tuple[str, str]]:
    words = [word for word in re.split(r"[\s,.]+", who.name) if len(word) > 1]
    if re.fullmatch(r"[가-힣]{3,4}", who.name):
        words = [who.name[1:]]
    return [(word, new) for word in words]


def _pattern(words: dict[str, str], flags: int = re.IGNORECASE) -> re.Pattern[str] | None:
    """Any of ``words``, longest first; particles may follow a name in Hangul."""
    made = []
    for word in sorted(words, key=len, reverse=True):
        letters = r"\s*".join(map(re.escape, word))
        hangul = bool(re.search(r"[가-힣]", word))
        made.append(letters if hangul else rf"(?<![^\W_]){letters}(?![^\W_])")
    return re.compile("|".join(made), flags) if made else None


def anonymize(
    course: Path, out: Path, on_student: Callable[[int, int], None] = lambda done, total: None
) -> Anonymized:
    """Copy the class at ``course`` to the new folder ``out``; raises ClassError."""
    people, settings = read_roster(course), read_class(course)
    if not people:
        said = f"{course / 'roster.csv'} was expected: it says whose names to remove."
        raise ClassError(f"{said} {no_students(course)}")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ClassError(f"{out} is there already; name a new folder for the copy.")
    if course.resolve() in (out.resolve(), *out.resolve().parents):
        raise ClassError(f"{out} lies inside the class; name a folder elsewhere for the copy.")
    names = _Names(people)
    make_folder(out)
    try:
        notebooks = left = 0
        for done, who in enumerate(people, 1):
            on_student(done, len(people))
            copied, failed = _student(course, out, who.id, names)
            notebooks, left = notebooks + copied, left + failed
        rows = sorted((names.new[who.id], who.language) for who in people)
        roster = "".join(f"{new},{new},{lang}\n" for new, lang in rows)
        write(out / "roster.csv", "id,name,language\n" + roster)
        late = settings.late
        due = "".join(
            f"\n[assignments.{name}]\ndue = {when.isoformat()}\n"
            for name, when in settings.due.items()
        )
        write(
            out / "class.toml",
            f'[class]\nname = "anonymous"\nlanguage = "{settings.language}"\n\n[late]\n'
            f"percent_per_day = {late.percent_per_day:g}\nmaximum_days = {late.maximum_days}\n"
            f"grace_minutes = {late.grace_minutes:g}\n{due}",
        )
        write(out / "README.txt", _README)
        for path in sorted(course.glob("*.journal.jsonl")):
            write(out / path.name, _journal(path, course, out, names))
        _require_clean(out, names)
    except BaseException:
        # Half a copy might hold a name.
        shutil.rmtree(out, ignore_errors=True)
        raise
    return Anonymized(out, len(people), notebooks, left)


def _student(course: Path, out: Path, student: str, names: _Names) -> tuple[int, int]:
    """Copy one student's notebooks, those that count and earlier ones; copied and left out."""
    copied = failed = 0
    new = names.new[student]
    places = [
        (path, out / "submitted" / new / path.parent.name / f"{path.parent.name}.ipynb")
        for path in sorted((course / "submitted" / student).glob("*/*.ipynb"))
    ]
    for path in sorted((course / "received").glob(f"*/{student}/*/*.ipynb")):
        assignment = path.parents[2].name
        when = path.parent.name.rpartition("-")[0]
        target = out / "received" / assignment / new / when / f"{assignment}.ipynb"
        places.append((path, target))
    for path, target in places:
        found = read_submission(path)
        if not isinstance(found, Submission):
            failed += 1
            continue
        data = _notebook(found, target.stem, names)
        if "received" in target.relative_to(out).parts[:1]:
            target = (
                target.parent.with_name(f"{target.parent.name}-{digest(data)[:8]}") / target.name
            )
            write(target.with_name(ORIGIN), _origin(path.with_name(ORIGIN), data))
        elif (said := read_stamp(path.with_name(STAMP))) and stamp(said, UTC):
            write(target.with_name(STAMP), said)
        write(target, data)
        copied += 1
    return copied, failed


def _notebook(found: Submission, assignment: str, names: _Names) -> bytes:
    course = {"assignment": assignment, "language": found.language, "version": found.version}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"course": course, "kernelspec": kernel},
        "cells": [_cell(cell, at, names) for at, cell in enumerate(found.cells)],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _cell(cell: Cell, at: int, names: _Names) -> dict[str, Any]:
    metadata = {"nbgrader": {"grade_id": names.clean(cell.grade_id)}} if cell.grade_id else {}
    source = names.clean(cell.source, prose=cell.kind != "code")
    made: dict[str, Any] = {"cell_type": cell.kind, "id": f"cell-{at}", "metadata": metadata}
    if cell.kind == "code":
        made |= {"execution_count": None, "outputs": []}
    return made | {"source": source}


def _origin(path: Path, data: bytes) -> str:
    try:
        old = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        old = {}
    kept = {key: old.get(key) for key in ("time", "kind", "fit", "late")}
    return json.dumps({"sha": digest(data), "name": "notebook.ipynb", **kept}, indent=1) + "\n"


def _journal(path: Path, course: Path, out: Path, names: _Names) -> str:
    """The journal with new names; results of what is in the copy go on belonging to it."""
    assignment = path.name.removesuffix(".journal.jsonl").partition("-")[2]
    lines = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            continue
        student = record.get("student")
        if record.get("event") != "student" or student not in names.new:
            continue
        new = names.new[student]
        same = record["submission"] == digest_of(
            course / "submitted" / student / assignment, assignment
        )
        record["student"] = record["report"]["student"] = new
        here = digest_of(out / "submitted" / new / assignment, assignment)
        record["submission"] = here if same else "earlier"
        text = json.dumps(record, ensure_ascii=False)
        lines.append(names.clean(text) + "\n")
    return "".join(lines)


def _require_clean(out: Path, names: _Names) -> None:
    for path in sorted(out.rglob("*")):
        text = str(path.relative_to(out))
        if path.is_file():
            text += "\n" + path.read_text(encoding="utf-8")
        if names.found_in(text):
            raise ClassError(
                "a name was still found in the copy, so nothing was kept; please report this with "
                "the kind of file, not with its contents"
            )
