"""``received/ASSIGNMENT/STUDENT/TIME-SHA/``: every version that ever came, and which one counts.

Nothing here is ever overwritten or removed. The version that counts is the latest; whether it came
too late is asked afterwards.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from course_pkg.classroom.naming import stamp
from course_pkg.classroom.private import write
from course_pkg.grading.handed_in import (
    SECRET,
    STAMP,
    make_room,
    opened,
    read_secret,
    read_stamp,
)

ORIGIN = "origin.json"


@dataclass(frozen=True, slots=True)
class Version:
    """One notebook that came in.

    time: when, in UTC, to the second; fit: whether it says it is this assignment.
    late: what the LMS said of it; name: what it was called; kind: whose spelling that was.
    """

    sha: str
    time: datetime
    name: str
    kind: str
    fit: bool = True
    late: bool | None = None

    def folder(self) -> str:
        """The name of its folder."""
        return f"{self.time:%Y%m%dT%H%M%SZ}-{self.sha[:8]}"


def digest(data: bytes) -> str:
    """What tells two notebooks apart."""
    return hashlib.sha256(data).hexdigest()


def versions(course: Path, assignment: str, student: str) -> list[Version]:
    """All versions received of one student, the one that counts last."""
    found = []
    for path in sorted((course / "received" / assignment / student).glob(f"*/{ORIGIN}")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        raw["time"] = datetime.fromisoformat(raw["time"])
        found.append(Version(**raw))
    return sorted(found, key=lambda each: (each.fit, each.time, each.name))


def keep(
    course: Path,
    assignment: str,
    student: str,
    version: Version,
    data: bytes,
    secret: str | None = None,
) -> bool:
    """Store a version unless it is there; whether it is new.

    The same notebook as the last one, seen again in another download, is not another attempt.
    """
    known = versions(course, assignment, student)
    same = [each for each in known if each.sha == version.sha]
    if any(each.time == version.time for each in same) or (known and known[-1].sha == version.sha):
        return False
    place = course / "received" / assignment / student / version.folder()
    write(place / f"{assignment}.ipynb", data)
    if secret:
        write(place / SECRET, secret)
    raw = asdict(version) | {"time": version.time.isoformat()}
    # Last: a version without it was not received whole.
    write(place / ORIGIN, json.dumps(raw, ensure_ascii=False, indent=1) + "\n")
    return True


def adopt(course: Path, assignment: str, student: str) -> None:
    """Keep a notebook that was put into ``submitted/`` by other means as a version of its own."""
    folder = course / "submitted" / student / assignment
    path = folder / f"{assignment}.ipynb"
    if folder.is_symlink():
        return
    try:
        with opened(path) as file:
            data, when = file.read(), os.fstat(file.fileno()).st_mtime
    except (OSError, ValueError):
        return
    if any(each.sha == digest(data) for each in versions(course, assignment, student)):
        return
    time = submitted_at(course, assignment, student) or datetime.fromtimestamp(when, UTC)
    version = Version(digest(data), time.replace(microsecond=0), path.name, "submitted")
    keep(course, assignment, student, version, data, read_secret(folder / SECRET))


def place_latest(course: Path, assignment: str, student: str) -> bool:
    """Put the version that counts where it is graded; whether that changed anything."""
    last = versions(course, assignment, student)[-1]
    kept = course / "received" / assignment / student / last.folder()
    data = (kept / f"{assignment}.ipynb").read_bytes()
    folder = course / "submitted" / student / assignment
    path, stamped = folder / f"{assignment}.ipynb", f"{last.time:%Y-%m-%d %H:%M:%S} UTC\n"
    if path.is_file() and path.read_bytes() == data and (folder / STAMP).is_file():
        return False
    for name in (SECRET, STAMP):
        make_room(folder / name)
    if secret := read_secret(kept / SECRET):
        write(folder / SECRET, secret)
    else:
        (folder / SECRET).unlink(missing_ok=True)
    write(folder / STAMP, stamped)
    write(path, data)
    return True


def submitted_at(course: Path, assignment: str, student: str) -> datetime | None:
    """When the version that counts came in, as its ``timestamp.txt`` says."""
    text = read_stamp(course / "submitted" / student / assignment / STAMP)
    return None if text is None else stamp(text, UTC)
