"""The notebooks that a student begins with: in the installed package, else in the repository.

``course bundle`` puts them into the wheel, at ``course_pkg/student/notebooks``; a checkout of the
repository has them in ``assignments``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from course_pkg.check.verdict import Lang
from course_pkg.student import words
from course_pkg.student.notebook import Cell, Notebook, Task, by_grade_id, read, source, tasks

_HERE = Path(__file__).resolve()
PLACES = (_HERE.parent / "notebooks", _HERE.parents[2] / "assignments")


@dataclass(frozen=True, slots=True)
class Released:
    """An assignment as students get it: its notebook and the files beside it."""

    notebook: Notebook
    files: dict[str, bytes]


def names(lang: Lang) -> list[str]:
    """The assignments that are at hand in ``lang``."""
    place = _place(lang)
    if place is None:
        return []
    return sorted(path.parent.name for path in place.glob("*/*.ipynb"))


def released(assignment: str, lang: Lang) -> Released | None:
    """The assignment, where it is at hand."""
    place = _place(lang)
    if place is None or assignment not in names(lang):
        return None
    folder = place / assignment
    path = folder / f"{assignment}.ipynb"
    files = {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file() and each != path and ".ipynb_checkpoints" not in each.parts
    }
    return Released(read(path, path.read_bytes()), files)


def title(assignment: str, lang: Lang) -> str:
    """The heading of an assignment, its name where it has none."""
    found = released(assignment, lang)
    texts = [source(cell) for cell in found.notebook.cells] if found else []
    return next((text[2:].splitlines()[0] for text in texts if text.startswith("# ")), assignment)


def must_have(assignment: str, lang: Lang) -> Released:
    """The assignment, or the sentence that says which ones there are."""
    found = released(assignment, lang)
    if found is None:
        known = names(lang)
        if not known:
            raise words.stop(words.NO_ASSIGNMENTS, lang)
        raise words.stop(words.UNKNOWN, lang, name=assignment, names=", ".join(known))
    return found


def assignment_of(notebook: Notebook, lang: Lang) -> str:
    """Which assignment a notebook is: by its metadata, its grade ids, or its file name."""
    if notebook.assignment:
        return notebook.assignment
    known = names(lang)
    mine = set(by_grade_id(notebook.cells))
    shared = {name: len(mine & _grade_ids(name, lang)) for name in known}
    best = max(shared, key=lambda name: shared[name], default="")
    if shared.get(best):
        return best
    if named := [name for name in known if notebook.path.stem.startswith(name)]:
        return max(named, key=len)
    raise words.stop(words.WHICH, lang, path=notebook.path.name, names=", ".join(known))


def plan(notebook: Notebook, start: Released | None) -> list[Task]:
    """The tasks: those of the released notebook where it is the same version."""
    same = start if same_version(notebook, start) else None
    return list(tasks((same.notebook if same else notebook).cells))


def same_version(notebook: Notebook, start: Released | None) -> bool:
    """Whether the notebook was made from the released one; unknown counts as yes."""
    return start is not None and notebook.version in (None, start.notebook.version)


def unanswered(notebook: Notebook, start: Released | None) -> list[Task]:
    """Tasks whose answer cells are empty, missing, or as they were given."""
    mine = by_grade_id(notebook.cells)
    given = by_grade_id(start.notebook.cells) if start else {}
    found = []
    for task in plan(notebook, start):
        answers = [_answer(mine.get(name), given.get(name)) for name in task.answers]
        if task.answers and not any(answers):
            found.append(task)
    return found


def _answer(cell: Cell | None, given: Cell | None) -> bool:
    text = source(cell).strip() if cell else ""
    if not text or (given is not None and text == source(given).strip()):
        return False
    # Of an older version the stub is not at hand; its mark stays where nothing was written.
    return given is not None or "YOUR CODE HERE\n" not in text + "\n"


def _grade_ids(assignment: str, lang: Lang) -> set[str]:
    found = released(assignment, lang)
    return set(by_grade_id(found.notebook.cells)) if found else set()


def _place(lang: Lang) -> Path | None:
    return next((each / lang for each in PLACES if (each / lang).is_dir()), None)
