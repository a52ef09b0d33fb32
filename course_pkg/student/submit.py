"""``course submit``: one file to hand in, whatever state the notebook is in, with clear notes.

The file is ``<assignment>-<student>.course.zip``: the notebook's bytes as they were saved, and
``manifest.json`` with student, assignment, language, version, saved, packed (UTC) and sha256.
"""

from __future__ import annotations

import ast
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from course_pkg.check.verdict import Lang, Text
from course_pkg.student import words
from course_pkg.student.notebook import Notebook, Task, marks, read, source
from course_pkg.student.released import assignment_of, released, same_version, unanswered

SUFFIX = ".course.zip"

EMPTY = Text(
    ko="아직 아무 답도 쓰지 않은 노트북입니다.",
    en="Nothing has been answered in this notebook yet.",
)
KEPT_DAMAGED = Text(
    ko="노트북으로 읽을 수 없는 파일이지만 그대로 담았습니다. JupyterLab에서 열어 다시 "
    "저장하고 한 번 더 내세요. 열리지 않으면 강사에게 알리세요.",
    en="This file cannot be read as a notebook; it was packed as it is. Open it in JupyterLab, "
    "save it and hand it in again; if it does not open, tell your instructor.",
)
NEWER_COPY = Text(
    ko="같은 과제의 다른 노트북이 더 나중에({time}) 저장되었습니다: {other}. "
    "그쪽을 내려던 것이면 course submit {other}",
    en="{other}, another notebook of this assignment, was saved later ({time}). If that is the one "
    "you mean: course submit {other}",
)
OLDER_THAN_PACKED = Text(
    ko="앞서 담았던 노트북({time} 저장)보다 먼저 저장된 노트북입니다.",
    en="This notebook was saved before the one that you packed last time ({time}).",
)
OTHER_STUDENT = Text(
    ko="지난번 학번은 {before}, 이번 학번은 {now}입니다.",
    en="Last time you handed in as {before}; this time as {now}.",
)
NOT_AN_ID = Text(
    ko="학번이나 아이디로 쓸 수 없는 값입니다: {student!r}. 빈칸과 /를 빼고 적으세요.",
    en="{student!r} cannot be an id: no spaces, no slashes.",
)


@dataclass(frozen=True, slots=True)
class Packed:
    """What was packed and where; ``new``: not the same bytes as the time before."""

    file: Path
    assignment: str
    student: str
    language: Lang
    version: str | None
    saved: datetime
    packed: datetime
    sha256: str
    new: bool
    unanswered: tuple[Task, ...]
    notes: tuple[Text, ...]
    damaged: bool = False

    def manifest(self) -> dict[str, object]:
        """What goes into the file beside the notebook."""
        return {
            "student": self.student,
            "assignment": self.assignment,
            "language": self.language,
            "version": self.version,
            "saved": _stamp(self.saved),
            "packed": _stamp(self.packed),
            "sha256": self.sha256,
        }

    def to_json(self) -> dict[str, object]:
        """Plain values, for another program."""
        notes = [asdict(note) for note in self.notes]
        left = [{"task": task.name, "title": task.title} for task in self.unanswered]
        return self.manifest() | {
            "file": str(self.file),
            "new": self.new,
            "unanswered": left,
            "notes": notes,
        }


def submit(notebook: Notebook, student: str, before: str | None = None) -> Packed:
    """Pack ``notebook`` for ``student`` beside itself; a broken one too.

    before: who handed in here the last time. Raises StudentError only where it cannot be told
    which assignment this is, or where the id cannot name a file.
    """
    lang = notebook.language or words.preferred()
    if not re.fullmatch(r"(?![.\-])[^\s/\\:*?\"<>|+]+", student) or not student.isprintable():
        raise words.stop(NOT_AN_ID, lang, student=student)
    name = assignment_of(notebook, lang)
    start = released(name, lang)
    saved = datetime.fromtimestamp(notebook.path.stat().st_mtime, UTC)
    digest = hashlib.sha256(notebook.data).hexdigest()
    file = notebook.path.with_name(f"{name}-{student}{SUFFIX}")
    last = _manifest(file)
    notes = list(notebook.notes)
    left: tuple[Task, ...] = ()
    if notebook.document is None:
        notes.append(KEPT_DAMAGED)
    else:
        left = tuple(unanswered(notebook, start))
        if start and not same_version(notebook, start):
            notes.append(words.OLD_VERSION)
        if start and notebook.data == start.notebook.data:
            notes.append(EMPTY)
        notes += _broken(notebook)
    if notebook.path.name != f"{name}.ipynb":
        notes.append(words.RENAMED.format(found=notebook.path.name, expected=name))
    notes += _newer(notebook, name, saved)
    if last and _stamp(saved) < (then := last.get("saved", "")) and last.get("sha256") != digest:
        notes.append(OLDER_THAN_PACKED.format(time=local_time(datetime.fromisoformat(then))))
    if before and before != student:
        notes.append(OTHER_STUDENT.format(before=before, now=student))
    made = Packed(
        file=file,
        assignment=name,
        student=student,
        language=lang,
        version=notebook.version,
        saved=saved,
        packed=datetime.now(UTC),
        sha256=digest,
        new=not last or last.get("sha256") != digest,
        unanswered=left,
        notes=tuple(notes),
        damaged=notebook.document is None,
    )
    if made.new:
        _write(made, notebook.data)
    return made


def local_time(moment: datetime) -> str:
    """As the clock on the wall shows it."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def _write(packed: Packed, data: bytes) -> None:
    """Write the file whole or not at all; an older one gives way to it."""
    part = packed.file.with_name(packed.file.name + ".part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as zipped:
            zipped.writestr(f"{packed.assignment}.ipynb", data)
            manifest = json.dumps(packed.manifest(), ensure_ascii=False, indent=1)
            zipped.writestr("manifest.json", manifest + "\n")
        part.replace(packed.file)
    finally:
        part.unlink(missing_ok=True)


def _manifest(file: Path) -> dict[str, str] | None:
    """Of an earlier run, where its notebook is still whole."""
    try:
        with zipfile.ZipFile(file) as zipped:
            found = json.loads(zipped.read("manifest.json"))
            inside = zipped.read(f"{found['assignment']}.ipynb")
            return found if hashlib.sha256(inside).hexdigest() == found["sha256"] else None
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None


def _newer(notebook: Notebook, name: str, saved: datetime) -> Iterator[Text]:
    """Other notebooks of the assignment in the same folder that were saved later."""
    for path in sorted(notebook.path.parent.glob("*.ipynb")):
        try:
            if path.samefile(notebook.path):
                continue
            then = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            other = read(path, path.read_bytes()) if then > saved else None
        except OSError:
            continue
        if other and other.assignment == name and other.data != notebook.data:
            yield NEWER_COPY.format(other=path.name, time=local_time(then))


def _broken(notebook: Notebook) -> Iterator[Text]:
    """Code cells of the student's that are not Python, with magics left out."""
    for cell in notebook.cells:
        text = source(cell)
        if cell.get("cell_type") != "code" or marks(cell).get("locked"):
            continue
        if re.search(r"^\s*[%!?]|\?\s*$", text, re.M):
            continue
        try:
            ast.parse(text)
        except (SyntaxError, ValueError) as error:
            line = next((each for each in text.splitlines() if each.strip()), "")
            said = f"{type(error).__name__}: {getattr(error, 'msg', error)}"
            yield words.BROKEN.format(cell=line.strip()[:60], error=said)
        except (RecursionError, MemoryError):
            continue


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
