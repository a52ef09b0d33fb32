"""``course start``: a fresh notebook in a folder, never over existing work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from course_pkg.check.verdict import Lang, Text
from course_pkg.student import words
from course_pkg.student.notebook import Notebook, read
from course_pkg.student.released import Released, must_have


@dataclass(frozen=True, slots=True)
class Started:
    """Where the notebook lies, whether it is new, and what to tell the student."""

    notebook: Path
    assignment: str
    language: Lang
    version: str | None
    created: bool
    said: Text


def start(assignment: str, lang: Lang, folder: Path) -> Started:
    """Put the notebook of ``assignment`` and the files beside it into ``folder``.

    A file that is there stays as it is, whatever is in it. Raises StudentError.
    """
    fresh = must_have(assignment, lang)
    path = folder / f"{assignment}.ipynb"
    created = _create(path, fresh.notebook.data)
    for name, data in fresh.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        _create(folder / name, data)
    if created:
        said = words.STARTED
    elif not path.is_file() or (here := read(path, path.read_bytes())).assignment != assignment:
        raise words.stop(words.NO_FILE_HERE, lang, path=path.name)
    else:
        said = _about(here, fresh, lang)
    version = fresh.notebook.version
    return Started(path, assignment, lang, version, created, said.format(path=path.name))


def _about(here: Notebook, fresh: Released, lang: Lang) -> Text:
    if here.data == fresh.notebook.data:
        return words.FRESH_ALREADY
    if here.language != lang:
        return words.OTHER_LANGUAGE_HERE
    return words.WORK_HERE if here.version == fresh.notebook.version else words.OLD_HERE


def _create(path: Path, data: bytes) -> bool:
    """Write a file that is not there; False where one is."""
    try:
        file = path.open("xb")
    except FileExistsError:
        return False
    with file:
        try:
            file.write(data)
            file.flush()
        except OSError:
            # A full disk: half a notebook would look like work.
            file.close()
            path.unlink(missing_ok=True)
            raise
    return True
