"""``course export``: marks for a spreadsheet, for Canvas and Moodle, for LTI's grade service.

Whoever has handed in nothing gets an empty grade, never a zero: what is missing is the LMS's to
judge.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from course_pkg.classroom.into import Filled, fill
from course_pkg.classroom.marks import Mark, Marks, read_marks
from course_pkg.classroom.private import write
from course_pkg.errors import ClassError

Format = Literal["canvas", "moodle", "csv", "lti-ags-json"]
FORMATS: tuple[Format, ...] = get_args(Format)
_BOM = "\ufeff"
ADDRESS, ID = "Email address", "id"


@dataclass(frozen=True, slots=True)
class Exported:
    """A written file; pending: whose points are not all given.

    unknown: who has no lms_id, or for Moodle no address, to be known by. filled: what was found in
    the LMS's own file, where one was given; points: of the assignment. identify: the column by
    which Moodle is to know students.
    """

    path: Path
    graded: int
    pending: tuple[str, ...]
    stale: tuple[str, ...]
    unknown: tuple[str, ...]
    strangers: tuple[str, ...]
    filled: Filled | None = None
    points: float = 0.0
    identify: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        said = {
            "file": str(self.path),
            "graded": self.graded,
            "pending_by_hand": list(self.pending),
            "graded_before_last_submission": list(self.stale),
            "without_lms_id": [] if self.identify else list(self.unknown),
            "graded_and_not_in_roster": list(self.strangers),
        }
        if self.identify:
            said |= {"identify_users_by": self.identify, "without_email": list(self.unknown)}
        return said | (self.filled.to_json() if self.filled else {})


def export(
    assignment: str,
    course: Path,
    to: Format,
    out: Path | None = None,
    gradebook: str | None = None,
    per_task: bool | None = None,
) -> Exported:
    """Write the marks of ``assignment``; raises ClassError where there is nothing to write.

    per_task: a column for every task (default: yes, but not for Canvas, which makes an assignment
    of every column). out: default reports/ASSIGNMENT-FORMAT.csv or .json of the class.
    """
    if to not in FORMATS:
        raise ClassError(f"--to takes {', '.join(FORMATS)}; got {to!r}.")
    marks = read_marks(assignment, course, gradebook)
    tasks = to != "canvas" if per_task is None else per_task
    unknown: tuple[str, ...] = ()
    identify = ""
    if to in ("canvas", "lti-ags-json"):
        unknown = tuple(row.student.id for row in marks.rows if not row.student.lms_id)
    elif to == "moodle":
        unknown = tuple(row.student.id for row in marks.rows if not row.student.email)
        identify = ID if unknown else ADDRESS
    if to == "lti-ags-json":
        text = json.dumps(lti(marks), ensure_ascii=False, indent=1) + "\n"
    else:
        make = {"canvas": canvas, "moodle": moodle, "csv": plain}[to]
        text = sheet(make(marks, tasks), bom=to != "canvas")
    ending = "json" if to == "lti-ags-json" else "csv"
    path = out or course / "reports" / f"{assignment}-{to}.{ending}"
    write(path, text)
    graded = sum(row.report is not None for row in marks.rows)
    return replace(_exported(path, marks, graded, unknown), identify=identify)


def export_into(
    assignment: str,
    course: Path,
    into: Path,
    column: str | None = None,
    out: Path | None = None,
    gradebook: str | None = None,
) -> Exported:
    """Put the marks into a copy of ``into``, a CSV file that the LMS wrote; raises ClassError.

    column: the header of their column there (default: the one that names the assignment). out:
    default reports/ASSIGNMENT-NAME.csv of the class.
    """
    marks = read_marks(assignment, course, gradebook)
    path = out or course / "reports" / f"{assignment}-{into.stem}.csv"
    if path.resolve() == into.resolve():
        raise ClassError(f"{into} is what the LMS wrote and stays as it is; name another --out.")
    filled = fill(into, marks, column, _cell)
    write(path, filled.text)
    return _exported(path, marks, filled.count, filled=filled)


def _exported(
    path: Path,
    marks: Marks,
    graded: int,
    unknown: tuple[str, ...] = (),
    filled: Filled | None = None,
) -> Exported:
    pending = tuple(row.student.id for row in marks.rows if row.pending)
    known = (path, graded, pending, tuple(marks.stale), unknown, marks.strangers)
    return Exported(*known, filled, marks.max_score)


def sheet(rows: Sequence[Sequence[object]], bom: bool = True) -> str:
    """CSV that Excel, LibreOffice and an LMS read alike; no cell is a formula.

    bom: Excel takes a file for UTF-8 only when it begins with a byte order mark.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return (_BOM if bom else "") + stream.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float | int):
        return f"{round(value, 4):.10g}"
    text = " ".join(str(value).replace("\0", "").splitlines())
    # A spreadsheet runs what begins like this; the apostrophe makes it text.
    return f"'{text}" if text.lstrip()[:1] in tuple("=+-@|%＝＋－＠") else text


def _points(row: Mark, name: str) -> float | None:
    """Points of a task; None while a person has yet to give them."""
    for task in row.report.tasks if row.report else ():
        if task.task == name:
            return None if task.verdict == "manual" else task.score
    return None


def _score(row: Mark) -> float | None:
    return row.score if row.report and row.report.status != "missing" else None


def plain(marks: Marks, tasks: bool = True) -> list[list[object]]:
    """Everything that is known of everybody."""
    names = [name for name, _ in marks.tasks] if tasks else []
    head = ["id", "name", "email", "lms_id", "language", "status", "received_utc", "attempts"]
    tail = ["extra_points", "earned", "days_late", "penalty", "score", "max_score", "pending"]
    rows: list[list[object]] = [[*head, *names, *tail]]
    for row in marks.rows:
        who = row.student
        received = f"{row.received:%Y-%m-%dT%H:%M:%SZ}" if row.received else ""
        status = row.report.status if row.report else "nothing graded"
        ids = [who.id, who.name, who.email, who.lms_id, who.language, status, received]
        rows.append([*ids, row.attempts, *(_points(row, name) for name in names)])
        given = row.report is not None
        sums = [row.extra, row.earned, row.days_late, row.penalty, row.score]
        rows[-1] += [*(sums if given else [None] * 5), marks.max_score, row.pending]
    return rows


def canvas(marks: Marks, tasks: bool = False) -> list[list[object]]:
    """A gradebook as Canvas imports it: its five first columns, then a row of possible points."""
    names = marks.tasks if tasks else ()
    total = [(marks.assignment, marks.max_score)]
    columns = [*total, *((f"{marks.assignment} {name}", points) for name, points in names)]
    rows: list[list[object]] = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *(name for name, _ in columns)],
        ["    Points Possible", "", "", "", "", *(points for _, points in columns)],
    ]
    for row in marks.rows:
        who = row.student
        given = [_score(row), *(_points(row, name) for name, _ in names)]
        rows.append([who.name, who.lms_id, who.id, who.email or who.id, "", *given])
    return rows


def moodle(marks: Marks, tasks: bool = True) -> list[list[object]]:
    """A table for Moodle's import of grades, which knows users by address, username or ID number.

    Its ID number is a field of its own, and lms_id is none of these three.
    """
    names = [name for name, _ in marks.tasks] if tasks else []
    extra = [f"{marks.assignment} {name}" for name in names]
    # Moodle gives the grades of a row without an address to the student of the row before.
    addressed = all(row.student.email for row in marks.rows)
    who_columns = [*([ADDRESS] if addressed else []), ID, "Full name"]
    rows: list[list[object]] = [[*who_columns, marks.assignment, *extra, "Feedback comments"]]
    for row in marks.rows:
        who = row.student
        late = {"ko": "지각 {}일째", "en": "day {} after the deadline"}[who.language]
        said = late.format(row.days_late) if row.days_late else ""
        points = [_score(row), *(_points(row, name) for name in names)]
        named = [*([who.email] if addressed else []), who.id, who.name]
        rows.append([*named, *points, said])
    return rows


def _moment(when: datetime) -> str:
    """ISO 8601 with a fraction of a second and the zone, as the service demands."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def lti(marks: Marks) -> dict[str, Any]:
    """A line item and its scores as LTI's Assignment and Grade Services 2.0 takes them.

    One POST each; whoever has handed in nothing has none: a score without scoreGiven would take
    away a mark that stands in the LMS, and Canvas would count it as something handed in.
    """
    now = _moment(datetime.now(UTC))
    scores = []
    for row in marks.rows:
        given = _score(row)
        if not row.student.lms_id or given is None:
            continue
        score: dict[str, Any] = {
            "userId": row.student.lms_id,
            "timestamp": now,
            "scoreGiven": round(given, 4),
            "scoreMaximum": marks.max_score,
            "activityProgress": "Completed",
            "gradingProgress": "PendingManual" if row.pending else "FullyGraded",
        }
        if row.received:
            # Without it the time of the posting is taken, and everybody was late.
            score["submission"] = {"submittedAt": _moment(row.received)}
        scores.append(score)
    item = {
        "scoreMaximum": marks.max_score,
        "label": marks.assignment,
        "resourceId": marks.assignment,
        "tag": "course",
    }
    return {"lineItem": item, "scores": scores}
