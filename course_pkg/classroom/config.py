"""``class.toml`` and ``roster.csv``: the settings of a class and who is in it.

Both belong to people; whatever is wrong in them is said with the file and the line.
"""

from __future__ import annotations

import csv
import io
import math
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from course_pkg.check.verdict import Lang
from course_pkg.errors import ClassError
from course_pkg.grading.sandbox import limits as sandbox

SETTINGS, ROSTER = "class.toml", "roster.csv"
COLUMNS = ("id", "name", "email", "language", "extra_hours", "lms_id")
LIMITS = ("cell", "notebook", *sandbox.SETTINGS)
_TABLES = {
    "class": ("name", "language", "seed", "book"),
    "late": ("percent_per_day", "maximum_days", "grace_minutes"),
    "limits": LIMITS,
    "assignments": None,
}


@dataclass(frozen=True, slots=True)
class LatePolicy:
    """What a late submission loses: percent per begun day; nothing is left after the last."""

    percent_per_day: float = 10.0
    maximum_days: int = 5
    grace_minutes: float = 15.0


@dataclass(frozen=True, slots=True)
class ClassSettings:
    """What ``class.toml`` says.

    seed: the secret from which hidden inputs are drawn, None where the class has none of its own.
    book: address of the published book, to which feedback links; empty where there is none.
    limits: seconds for one ``cell`` and the whole ``notebook``, and what else the sandbox bounds;
    limits_of: those of an assignment.
    """

    name: str = ""
    language: Lang = "ko"
    seed: str | None = None
    late: LatePolicy = LatePolicy()
    limits: Mapping[str, float] = field(default_factory=dict)
    due: Mapping[str, datetime] = field(default_factory=dict)
    limits_of: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    book: str = ""


@dataclass(frozen=True, slots=True)
class Student:
    """One row of the roster; ``id`` names the student's folders and rows everywhere."""

    id: str
    name: str
    email: str = ""
    language: Lang = "ko"
    extra_hours: float = 0.0
    lms_id: str = ""


def name_key(name: str) -> str:
    """What two spellings of a name have in common: NFC, no case, no spaces."""
    return "".join(unicodedata.normalize("NFC", name).casefold().split())


def read_class(course: Path) -> ClassSettings:
    """The settings of the class at ``course``; the defaults where it has no ``class.toml``."""
    path = course / SETTINGS
    if not path.is_file():
        return ClassSettings()
    text = _text(path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ClassError(f"{path}: {error}; compare it with the example in the guide.") from error
    return _Reader(path, text).settings(tables, _assignments(course))


def _assignments(course: Path) -> set[str]:
    """Assignments whose sources are in the class; none in a copy without them."""
    return {path.parent.name for path in (course / "source").glob("*/*.ipynb")}


def read_roster(course: Path) -> tuple[Student, ...]:
    """The students of the class at ``course``, in the roster's order; none without a roster."""
    path = course / ROSTER
    if not path.is_file():
        return ()
    default = read_class(course).language
    rows = csv.reader(io.StringIO(_text(path), newline=""))
    header = [name.strip().casefold() for name in next(rows, [])]
    if unknown := [name for name in header if name not in COLUMNS]:
        raise ClassError(
            f"{path}, line 1: the columns {','.join(COLUMNS)} were expected (id and name are "
            f"enough), separated by commas; got {', '.join(map(repr, unknown))}."
        )
    if not {"id", "name"} <= set(header) or len(set(header)) != len(header):
        raise ClassError(f"{path}, line 1: a header with id and name, each once, was expected.")
    found: dict[str, tuple[Student, int]] = {}
    for row in rows:
        line = rows.line_num
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header):
            raise ClassError(
                f"{path}, line {line}: {len(header)} values were expected, got {len(row)}; "
                'a value that contains a comma stands in "double quotes".'
            )
        student = _student(dict(zip(header, row, strict=False)), default, f"{path}, line {line}")
        # Two folders that differ in case alone are one on Windows and macOS.
        key = student.id.casefold()
        if key in found:
            raise ClassError(
                f"{path}, line {line}: the id {student.id!r} was used in line {found[key][1]}; "
                "every student needs an id of their own."
            )
        found[key] = student, line
    return tuple(student for student, _ in found.values())


def no_students(course: Path) -> str:
    """What to say of a roster without students; empty where it has some."""
    if read_roster(course):
        return ""
    there = (course / ROSTER).is_file()
    return f"It {'has a header and no student' if there else 'is not there'}."


def _student(row: dict[str, str], default: Lang, where: str) -> Student:
    cells = {key: unicodedata.normalize("NFC", value.strip()) for key, value in row.items()}
    name = cells["id"]
    if not re.fullmatch(r"(?![.\-])[^\s/\\:*?\"<>|+]+", name) or not name.isprintable():
        raise ClassError(
            f"{where}: an id that can name a folder was expected (letters, digits, - _ . @, no "
            f"spaces, no + and no slash; not beginning with a dot or dash); got {name!r}."
        )
    if not cells.get("name"):
        raise ClassError(f"{where}: the student {name!r} has no name.")
    language = cells.get("language", "").lower() or default
    if language not in ("ko", "en"):
        raise ClassError(f"{where}: language is ko, en or empty; got {language!r}.")
    try:
        extra = float(cells.get("extra_hours") or 0)
    except ValueError:
        extra = math.nan
    if not 0 <= extra < math.inf:
        raise ClassError(
            f"{where}: extra_hours is a number of hours, 0 or more; got {cells['extra_hours']!r}."
        )
    return Student(
        id=name,
        name=cells["name"],
        email=cells.get("email", ""),
        language=cast("Lang", language),
        extra_hours=extra,
        lms_id=cells.get("lms_id", ""),
    )


class _Reader:
    """The tables of one ``class.toml``, each value looked at once."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._lines = path, text.splitlines()

    def settings(self, tables: dict[str, Any], sources: set[str]) -> ClassSettings:
        for name, table in tables.items():
            if name not in _TABLES or not isinstance(table, dict):
                self._stop("", name, f"the tables are {', '.join(_TABLES)}", name)
            self._known(name, table, _TABLES[name])
        named, late = tables.get("class", {}), tables.get("late", {})
        assignments: dict[str, Any] = tables.get("assignments", {})
        for name, table in assignments.items():
            if not isinstance(table, dict):
                self._stop("assignments", name, "a table with due was expected", table)
            self._known(f"assignments.{name}", table, ("due", "limits"))
            if table and sources and name not in sources:
                # A deadline of a misspelt assignment would hold for none.
                self._stop(
                    "assignments", name, f"in source/ are {', '.join(sorted(sources))}", name
                )
        language = named.get("language", "ko")
        if language not in ("ko", "en"):
            self._stop("class", "language", 'expected "ko" or "en"', language)
        seed = named.get("seed")
        if seed is not None and not re.fullmatch(r"[0-9a-f]{64}", str(seed)):
            self._stop("class", "seed", "expected 64 hexadecimal digits, as new-class writes", "it")
        book = str(named.get("book", ""))
        if book and not re.fullmatch(r"https?://[^\s\"'<>]+", book):
            self._stop("class", "book", "expected an address that begins with https://", book)
        policy = LatePolicy()
        return ClassSettings(
            name=str(named.get("name", "")),
            language=cast("Lang", language),
            seed=seed,
            late=LatePolicy(
                self._number("late", late, "percent_per_day", policy.percent_per_day, most=100),
                int(self._number("late", late, "maximum_days", policy.maximum_days, whole=True)),
                self._number("late", late, "grace_minutes", policy.grace_minutes),
            ),
            limits=self._limits("limits", tables.get("limits", {})),
            due={
                name: self._due(f"assignments.{name}", table["due"])
                for name, table in assignments.items()
                if "due" in table
            },
            limits_of={
                name: self._limits(f"assignments.{name}", table["limits"])
                for name, table in assignments.items()
                if "limits" in table
            },
            book=book.rstrip("/"),
        )

    def _limits(self, where: str, table: Any) -> dict[str, float]:
        if not isinstance(table, dict):
            self._stop(where, "limits", "expected { cell = 30, notebook = 300 }", table)
        self._known(where, table, LIMITS)
        return {name: self._number(where, table, name, 1.0, least=1) for name in table}

    def _due(self, where: str, value: Any) -> datetime:
        if not isinstance(value, datetime) or value.tzinfo is None:
            self._stop(
                where, "due", "expected date, time and offset, as 2026-12-01T23:59:00+09:00", value
            )
        return cast("datetime", value)

    def _number(
        self,
        where: str,
        table: dict[str, Any],
        key: str,
        default: float,
        *,
        least: float = 0,
        most: float = math.inf,
        whole: bool = False,
    ) -> float:
        value = table.get(key, default)
        number = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
        if not number or not least <= value <= most or value == math.inf:
            upper = f" to {most:g}" if most < math.inf else " or more"
            kind = "a whole number" if whole else "a number"
            self._stop(where, key, f"expected {kind}, {least:g}{upper}", value)
        return float(value)

    def _known(self, where: str, table: dict[str, Any], keys: tuple[str, ...] | None) -> None:
        for key in table:
            if keys is not None and key not in keys:
                self._stop(where, key, f"[{where}] has {', '.join(keys)}", key)

    def _stop(self, table: str, key: str, expected: str, got: Any) -> None:
        """Raise with the line in which ``key`` of ``table`` stands."""
        here, line = "", 0
        for number, text in enumerate(self._lines, 1):
            if head := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", text):
                here = head.group(1).replace('"', "").replace(" ", "")
                # A table that is itself not wanted.
                wanted = here == f"{table}.{key}" if table else here.split(".")[0] == key
                line = line or (number if wanted else 0)
            elif not line and here == table and re.match(rf"\s*\"?{re.escape(key)}\b", text):
                line = number
        at = f", line {line}" if line else ""
        raise ClassError(f"{self._path}{at}: {key}: {expected}; got {str(got)!r}.")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ClassError(
            f"{path}, line {line}: the file is not UTF-8. In Excel, save it as “CSV UTF-8”; in an "
            "editor, choose UTF-8 when saving."
        ) from error
