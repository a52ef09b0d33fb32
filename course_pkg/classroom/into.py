"""``course export --into``: marks put into the file that the LMS itself wrote, in its own rows.

Students and the column are found in that file, so nobody has to type a number of the LMS, and what
comes back names nothing but what the LMS knows. Canvas's gradebook, Moodle's gradebook and Moodle's
worksheet for grading are read alike: a header, rows, one separator.
"""

from __future__ import annotations

import csv
import io
import math
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_pkg.classroom.config import Student, name_key
from course_pkg.classroom.marks import Marks
from course_pkg.classroom.naming import spellings
from course_pkg.errors import ClassError

_SEPARATORS = ",;\t:"
_TOTAL = re.compile(r"(Current|Final|Override) (Score|Points|Grade)|^(Feedback|피드백)\b", re.I)
# Moodle's worksheet for grading: one assignment, so its column has no name of its own.
_WORKSHEET = {"grade", "성적"}
_MOST = "maximumgrade"

Keys = Callable[[Student], set[str]]
_WHO: tuple[Keys, ...] = (
    lambda who: {name_key(who.lms_id)},
    lambda who: {name_key(who.id)},
    lambda who: {name_key(who.email)},
    lambda who: {name_key(who.email.partition("@")[0])},
    lambda who: spellings(who.name),
)


@dataclass(frozen=True, slots=True)
class Filled:
    """The file with the marks in it.

    column: where they stand; count: how many; absent: who has a mark and no row; nobody: rows of
    nobody in the roster, left as they are; worth: points of this column in the LMS, if it says so.
    """

    text: str
    column: str
    count: int
    absent: tuple[str, ...]
    nobody: tuple[str, ...]
    worth: float | None

    def to_json(self) -> dict[str, Any]:
        """Plain values, without the text."""
        return {
            "column": self.column,
            "graded_and_not_in_file": list(self.absent),
            "rows_of_nobody_in_roster": list(self.nobody),
            "points_in_lms": self.worth,
        }


def fill(path: Path, marks: Marks, column: str | None, cell: Callable[[object], str]) -> Filled:
    """Put the marks into the rows of ``path``; raises ClassError where it cannot be told which.

    column: the header of their column (default: the one that names the assignment). cell: how a
    number is written. Who has no mark keeps what stands in the LMS.
    """
    rows, separator, bom = _read(path)
    head = rows[0]
    at = _column(path, head, marks.assignment, column)
    found = _people(rows[1:], [row.student for row in marks.rows], at)
    if not found:
        raise ClassError(
            f"nobody of roster.csv was found in {path}; their id, name, e-mail or lms_id was "
            "expected in one of its columns."
        )
    by_name = {row.student.id: row for row in marks.rows}
    filled = 0
    for number, who in found.items():
        mark = by_name[who.id]
        if mark.report is not None and mark.report.status != "missing":
            rows[number][at] = cell(mark.score)
            filled += 1
    known = {who.id for who in found.values()}
    graded = (row for row in marks.rows if row.report and row.report.status != "missing")
    absent = tuple(row.student.id for row in graded if row.student.id not in known)
    others = (number for number in range(1, len(rows)) if number not in found)
    nobody = tuple(name for number in others if (name := _nobody(rows[number])))
    worth = _worth(rows, at)
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator="\r\n").writerows(_narrow(rows, at))
    text = ("\ufeff" if bom else "") + stream.getvalue()
    return Filled(text, head[at], filled, absent, nobody, worth)


def _read(path: Path) -> tuple[list[list[str]], str, bool]:
    """The rows, all of one length, what separates their cells, and whether a mark came first."""
    if path.is_dir() or not path.is_file():
        raise ClassError(
            f"{path} is {'a folder' if path.is_dir() else 'not there'}; --into takes the CSV file "
            "that you exported from the LMS."
        )
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        raise ClassError(f"{path} is a workbook or a zip file; export the grades as CSV instead.")
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp949")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise ClassError(f"{path} is no text in UTF-8; export it from the LMS once more, as CSV.")
    found: tuple[list[list[str]], str] = ([], ",")
    for separator in _SEPARATORS:
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        except csv.Error:
            continue
        if rows and len(rows[0]) > max(map(len, found[0][:1]), default=1):
            found = rows, separator
    rows, separator = found
    if len(rows) < 2:
        raise ClassError(f"{path}: a header with several columns and a row per student expected.")
    width = len(rows[0])
    if long := [number for number, row in enumerate(rows, 1) if len(row) > width]:
        raise ClassError(f"{path}, line {long[0]}: more cells than the header has names.")
    rows = [row + [""] * (width - len(row)) for row in rows]
    return rows, separator, data.startswith(b"\xef\xbb\xbf")


def _column(path: Path, head: Sequence[str], assignment: str, wanted: str | None) -> int:
    """Which column takes the marks."""
    if wanted is not None:
        places = [at for at, name in enumerate(head) if name.strip() == wanted.strip()]
        places = places or [at for at, name in enumerate(head) if _title(name) == wanted.strip()]
    else:
        key = _letters(assignment)
        places = [
            at for at, name in enumerate(head) if key in _letters(name) and not _TOTAL.search(name)
        ]
        exact = [at for at in places if _letters(_title(head[at])) == key]
        worksheet = [at for at, name in enumerate(head) if name_key(name) in _WORKSHEET]
        places = exact or places or worksheet
    if len(places) != 1:
        asked = f"called {wanted!r}" if wanted is not None else f"that names {assignment}"
        count = "none" if not places else f"{len(places)}"
        raise ClassError(
            f"{path}: one column {asked} was expected, there is {count}; name it with --column: "
            f"{', '.join(head)}"
        )
    return places[0]


def _title(name: str) -> str:
    """A header without the number that Canvas puts behind it."""
    return re.sub(r"\s\(\d+\)$", "", name.strip())


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", name_key(text))


def _people(
    rows: Sequence[Sequence[str]], people: Sequence[Student], mark: int
) -> dict[int, Student]:
    """Row numbers (the header is 0) of students: by the columns that tell most of them apart."""
    votes = []
    for order, keys in enumerate(_WHO):
        known: dict[str, list[Student]] = {}
        for who in people:
            for key in keys(who) - {""}:
                known.setdefault(key, []).append(who)
        for at in range(len(rows[0])):
            named = {}
            for number, row in enumerate(rows, 1):
                key = _letters(row[at]) if keys is _WHO[-1] else name_key(row[at])
                if at != mark and len(same := known.get(key, [])) == 1:
                    named[number] = same[0]
            # Two rows of one name, of whom one is in the roster: nobody can tell which.
            times = Counter(who.id for who in named.values())
            named = {number: who for number, who in named.items() if times[who.id] == 1}
            if 2 * len(named) >= min(len(rows), len(people)):
                votes.append((-len(named), order, at, named))
    votes.sort(key=lambda vote: vote[:3])
    found: dict[int, Student] = {}
    # A column of grades holds now and then a number that is also somebody's id; never of many.
    for count, _, _, named in votes:
        if 2 * count > votes[0][0]:
            continue
        taken = {who.id for who in found.values()}
        found |= {
            number: who
            for number, who in named.items()
            if number not in found and who.id not in taken
        }
    return found


def _nobody(row: Sequence[str]) -> str:
    """What to call a row of nobody; empty for the rows between the header and the students."""
    name = " ".join((row[0] or row[1]).split())
    special = re.fullmatch(r"Points Possible|Student, Test|Test Student|", name)
    return "" if special else name


def _worth(rows: Sequence[Sequence[str]], at: int) -> float | None:
    most = [place for place, name in enumerate(rows[0]) if name_key(name) == _MOST]
    said = [row[at] for row in rows[1:4] if row[0].strip() == "Points Possible"]
    said += [rows[1][most[0]]] if most else []
    try:
        worth = float(said[0].replace(",", "."))
    except (IndexError, ValueError):
        return None
    return worth if math.isfinite(worth) else None


def _narrow(rows: list[list[str]], at: int) -> list[list[str]]:
    """Of Canvas's gradebook only who it is about and this one column: no other mark is touched."""
    head = rows[0]
    if "Section" not in head or not any("SIS Login ID" in name for name in head):
        return rows
    last = head.index("Section")
    return [[*row[: last + 1], row[at]] for row in rows]
