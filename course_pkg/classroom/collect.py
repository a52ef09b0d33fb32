"""``course collect``: from what an LMS hands out to one notebook per student, nothing lost.

Who handed a file in is taken from what the LMS wrote, never from inside the file alone where the
LMS says it; the two must not disagree.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from course_pkg.classroom.budget import MAX_FILE
from course_pkg.classroom.config import Student, no_students, read_class, read_roster
from course_pkg.classroom.naming import Claim, by_id, claim, stamp
from course_pkg.classroom.received import (
    Version,
    adopt,
    digest,
    keep,
    place_latest,
    versions,
)
from course_pkg.classroom.unpack import DAMAGED, PACKAGE, Piece, pieces
from course_pkg.errors import ClassError
from course_pkg.grading.handed_in import SECRET, STAMP, as_secret


@dataclass(slots=True)
class Collected:
    """What came of a collection; lists of student ids, and of names with the reason.

    placed: whose counting notebook is new; kept: how many versions are new; unchanged: seen before.
    short: what was refused, a few of each student's.
    """

    placed: list[str] = field(default_factory=list)
    kept: int = 0
    unchanged: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    short: list[tuple[str, str]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    nothing: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "placed": self.placed,
            "new_versions": self.kept,
            "already_known": self.unchanged,
            "not_placed": [{"name": name, "why": why} for name, why in self.refused],
            "other_files": self.ignored,
            "nothing_from": self.nothing,
        }


@dataclass(frozen=True, slots=True)
class _Notebook:
    """A notebook with who is said to have written it and, in a package, whose it says it is."""

    data: bytes
    named: Claim
    time: datetime
    name: str
    student: str | None = None
    assignment: str | None = None


class _Refused(Exception):
    """Why a file is not placed."""


_FEW, _FEW_OF_NOBODY, _NAME = 3, 20, 200


def in_short(
    refused: Sequence[tuple[str, str]], source: Callable[[str], tuple[str, bool]]
) -> Iterator[tuple[str, str]]:
    """Of every source the first few names with the reason, then how many more there are.

    A zip file may hold a thousand. source: where a name came from, and whether that is one student;
    what is nobody's may be from many, and shows more.
    """
    seen: Counter[str] = Counter()
    most: dict[str, int] = {}
    for name, why in refused:
        of, known = source(name)
        most[of] = _FEW if known else _FEW_OF_NOBODY
        seen[of] += 1
        if seen[of] <= most[of]:
            yield name if len(name) <= _NAME else f"{name[:_NAME]}…", why
    for of, count in seen.items():
        if count > most[of]:
            yield of, f"{count - most[of]} more files; --json lists them all"


def collect(
    assignment: str,
    origin: Path,
    course: Path,
    on_file: Callable[[str], None] = lambda name: None,
) -> Collected:
    """Take in the downloads at ``origin``; again, or with a newer download: adds what is new.

    Raises ClassError when there is no roster, no such assignment, or nothing that can be read.
    """
    settings, roster = read_class(course), read_roster(course)
    if not roster:
        raise ClassError(
            f"{course / 'roster.csv'} with the students of the class was expected (id,name at "
            f"least): files are matched against it. {no_students(course)}"
        )
    _require_assignment(course, assignment)
    if origin.resolve() in (course.resolve(), *course.resolve().parents):
        raise ClassError(
            f"{origin} holds the class itself, with answers and tests; name the folder or zip file "
            "of the downloads alone."
        )
    due = settings.due.get(assignment)
    zone = due.tzinfo if due else None
    done = Collected()
    # Once for what lies beside the notebooks, once for them, one at a time: a class fills a memory.
    stamps: dict[tuple[str, ...], datetime] = {}
    secrets: dict[tuple[str, ...], str | None] = {}
    for piece in pieces(origin, zone, lambda name, why: None, {STAMP, SECRET}.__contains__):
        if piece.parts[-1] == SECRET:
            secrets[piece.parts[:-1]] = as_secret(piece.data)
        elif when := stamp(piece.data.decode("ascii", "replace"), UTC):
            stamps[piece.parts[:-1]] = when
    seen: set[str] = set()
    others: list[tuple[Piece, Claim]] = []
    for piece in pieces(origin, zone, lambda name, why: done.refused.append((name, why)), _is_ours):
        last = piece.parts[-1]
        if last in (STAMP, SECRET, "manifest.json") or last.startswith("feedback"):
            continue
        on_file(last)
        named = claim(piece.parts, roster, assignment, zone)
        # An archive that is somebody's was packed by them: so was every time in it.
        whose = ((claim(parts, roster, assignment, zone), at) for parts, at in piece.archives)
        handed_in = next((each.time or at for each, at in whose if each.students), None)
        try:
            notebook = _notebook(piece, named, stamps, handed_in)
            if notebook is None:
                others.append((piece, named))
                continue
            if named.assignment not in (None, assignment):
                continue
            student, version = _version(notebook, roster, assignment, due)
            if piece.account and student not in by_id(piece.account, roster):
                raise _Refused(
                    f"it says that {student.id} handed it in, and the account {piece.account} of "
                    "this machine laid it there; ask both, and if it is right, copy it to a "
                    "folder of your own and collect that one"
                )
        except _Refused as why:
            done.refused.append((piece.name, str(why)))
            continue
        adopt(course, assignment, student.id)
        secret = secrets.get(piece.parts[:-1])
        new = keep(course, assignment, student.id, version, notebook.data, secret)
        done.kept += new
        done.unchanged += not new
        seen.add(student.id)
    for name in sorted(seen):
        if place_latest(course, assignment, name):
            done.placed.append(name)
    _others(done, others, seen)

    def source(name: str) -> tuple[str, bool]:
        parts = name.split("/")
        who = claim(parts, roster, assignment, zone).students
        return (who[0].id, True) if len(who) == 1 else (parts[0], False)

    done.short = [*in_short(done.refused, source)]
    done.nothing = [each.id for each in roster if not versions(course, assignment, each.id)]
    return done


def _others(done: Collected, others: list[tuple[Piece, Claim]], seen: set[str]) -> None:
    """Files that are no notebooks: a remark, unless nothing else came from that student."""
    for piece, named in others:
        if len(named.students) == 1 and named.students[0].id in seen:
            done.ignored.append(piece.name)
        elif named.assignment is None:
            done.refused.append((piece.name, "it is not a notebook (.ipynb)"))


def _require_assignment(course: Path, assignment: str) -> None:
    folders = [course / each for each in ("source", "solutions")]
    names = sorted({path.parent.name for each in folders for path in each.glob("*/*.ipynb")})
    if assignment not in names:
        raise ClassError(
            f"an assignment of the class was expected ({', '.join(names) or 'it has none'}); "
            f"got {assignment!r}."
        )


def _is_ours(name: str) -> bool:
    return name.lower().endswith((PACKAGE, ".ipynb"))


def _notebook(
    piece: Piece,
    named: Claim,
    stamps: dict[tuple[str, ...], datetime],
    handed_in: datetime | None,
) -> _Notebook | None:
    low = piece.parts[-1].lower()
    time = handed_in or named.time or stamps.get(piece.parts[:-1]) or piece.time
    if low.endswith(PACKAGE):
        return _unpacked(piece, named, time)
    if low.endswith(".ipynb"):
        return _Notebook(piece.data, named, time, piece.name)
    return None


def _unpacked(piece: Piece, named: Claim, time: datetime) -> _Notebook:
    """The notebook of a package of ``course submit``; its manifest is the student's word."""
    try:
        with zipfile.ZipFile(io.BytesIO(piece.data)) as zipped:
            names = [each for each in zipped.infolist() if each.filename.endswith(".ipynb")]
            with zipped.open("manifest.json") as file:
                manifest = json.loads(file.read(2**16))
            with zipped.open(names[0]) as file:
                data = file.read(MAX_FILE + 1)
    except DAMAGED as error:
        raise _Refused("the package is damaged, or encrypted; ask for it again") from error
    if not isinstance(manifest, dict) or len(data) > MAX_FILE:
        raise _Refused("the package is not one of `course submit`")
    if manifest.get("sha256") != digest(data):
        raise _Refused("the notebook in the package is not the one that was packed")
    student, assignment = manifest.get("student"), manifest.get("assignment")
    return _Notebook(
        data,
        named,
        time,
        piece.name,
        student if isinstance(student, str) else None,
        assignment if isinstance(assignment, str) else None,
    )


def _version(
    found: _Notebook, roster: Sequence[Student], assignment: str, due: datetime | None
) -> tuple[Student, Version]:
    """Whose a notebook is, and the version it makes; raises _Refused."""
    inside = by_id(found.student, roster) if found.student else ()
    outside = found.named.students
    who = outside or inside
    if len(who) > 1 and len(both := tuple(each for each in inside if each in who)) == 1:
        who = both
    if not who:
        raise _Refused(
            f"nobody in roster.csv is called {found.named.who!r}; add them there, or put the right "
            "id into the file's name"
        )
    if len(who) > 1:
        names = ", ".join(each.id for each in who)
        raise _Refused(f"it may be from {names}; put the right id into the file's name")
    student = who[0]
    if found.student and student not in inside:
        raise _Refused(
            f"it was handed in by {student.id}, and the package inside names {found.student!r}; "
            "ask both"
        )
    says = found.assignment or _says(found.data)
    if says not in (None, assignment):
        raise _Refused(f"it is the assignment {says!r}, not {assignment!r}")
    file = re.split(r"[/\\]", found.name)[-1]
    fit = says == assignment or assignment in re.sub(r"[\s-]+", "_", file.casefold())
    time = found.time.astimezone(UTC).replace(microsecond=0)
    limit = due + timedelta(hours=student.extra_hours) if due else None
    # Canvas marks what is late, and its files carry the time of the download.
    if limit and found.named.late is False and time > limit:
        time = limit.astimezone(UTC)
    elif due and found.named.late and time <= due:
        time = due.astimezone(UTC) + timedelta(seconds=1)
    named = found.named
    version = Version(digest(found.data), time, found.name, named.kind, fit, named.late)
    return student, version


def _says(data: bytes) -> str | None:
    """The assignment that a notebook's metadata names."""
    try:
        metadata = json.loads(data)["metadata"]["course"]["assignment"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return metadata if isinstance(metadata, str) else None
