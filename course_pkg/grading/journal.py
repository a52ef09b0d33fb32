"""What was graded and when: one line per event, appended and never rewritten.

    {"event": "start", "clears": [students], …}          from here on their old results do not count
    {"event": "student", "student", "paper", "submission", "report"}     one recorded result

A result is appended after the gradebook has it. So whatever instant a batch was killed at, what the
journal says is in the gradebook, and a submission that it does not name is graded again. All
results of a student, newest last, are that student's attempts.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from course_pkg.errors import GradingError
from course_pkg.grading.handed_in import opened
from course_pkg.grading.reading import MAX_MEGABYTES
from course_pkg.grading.report import StudentReport


class Journal:
    """The journal of one assignment in one gradebook, at ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def started(self, clears: Sequence[str], isolation: str) -> None:
        """Say whose results are about to be made anew."""
        self._append({"event": "start", "clears": list(clears), "isolation": isolation})

    def graded(self, row: StudentReport, paper: str, submission: str) -> None:
        """Say that a result is in the gradebook."""
        record = {"event": "student", "student": row.student, "paper": paper}
        self._append({**record, "submission": submission, "report": row.to_json()})

    def standing(self) -> dict[str, dict[str, Any]]:
        """The last result of every student that still counts."""
        found: dict[str, dict[str, Any]] = {}
        for record in self._records():
            if record.get("event") == "start":
                for student in record.get("clears", []):
                    found.pop(student, None)
            elif record.get("event") == "student":
                found[str(record["student"])] = record
        return found

    def attempts(self, student: str) -> list[dict[str, Any]]:
        """Every result of a student, oldest first."""
        return [each for each in self._records() if each.get("student") == student]

    def _records(self) -> Iterator[dict[str, Any]]:
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        for line in lines:
            # The last record of a killed process may be torn, and one after it starts a new line.
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict):
                yield record

    def _append(self, record: dict[str, Any]) -> None:
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = json.dumps({**record, "when": stamp}, ensure_ascii=False).encode()
        try:
            with self.path.open("ab+") as file:
                if file.tell() and not _ends_line(file):
                    line = b"\n" + line
                file.write(line + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise GradingError(
                f"the journal {self.path} could not be written ({error.strerror}); make room or "
                f"give this user the right to write there, then go on with --resume"
            ) from error


def _ends_line(file: Any) -> bool:
    file.seek(-1, os.SEEK_END)
    return bool(file.read(1) == b"\n")


def digest_of(folder: Path, name: str) -> str:
    """What a student's folder holds of the assignment: another digest, another submission."""
    seen = hashlib.sha256()
    try:
        if folder.is_symlink():
            raise ValueError(folder)
        with opened(folder / f"{name}.ipynb") as file:
            seen.update(file.read(MAX_MEGABYTES * 2**20 + 1))
    except (OSError, ValueError):
        names: list[str] = []
        with contextlib.suppress(PermissionError):
            if folder.is_dir():
                names = sorted(each.name for each in folder.glob("*.ipynb"))
        seen.update("\n".join(["no notebook", *names]).encode(errors="replace"))
    return seen.hexdigest()
