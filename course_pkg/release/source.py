"""Read an assignment source: MyST Markdown with short keys -> bilingual nbgrader notebook.

Prose stands in cells opened by ``+++ {"lang": "ko"}`` or ``+++ {"lang": "en"}``, a question that
a person grades in ``+++ {"manual": "NAME", "points": 3}``. Code cells carry at most one of

    :lang: ko         the setup cell of one language
    :locked: NAME     given code; nbgrader restores it when it was edited
    :solution: NAME   an answer, its solution between BEGIN SOLUTION and END SOLUTION
    :check: NAME      the check of that answer, worth ``:points:``; it ends in show(…). Release
                      fills in recorded="" (see ``record``)

and, without a key, are for the student to play with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_pkg.errors import ReleaseError
from course_pkg.release.record import record

KERNELSPEC = {"name": "python3", "display_name": "Python 3", "language": "python"}
KEYS = {"lang", "locked", "solution", "check", "manual"}

Node = Any


def read_source(path: Path, before: Mapping[str, str] | None = None) -> Node:
    """The bilingual source notebook of ``path``: no outputs, ids that depend on contents only.

    Where a check compares with recorded outputs, the answers of the source are run to record them;
    what ``before`` holds is kept where it says the same (see ``record``).
    """
    text = path.read_text(encoding="utf-8")
    cells = [_cell(path.name, cell) for cell in jupytext.reads(text, fmt="md:myst").cells]
    _check_pairs(path.name, cells)
    _check_names(path.name, cells)
    record(path.name, cells, before or {})
    for cell, name in zip(cells, _ids(cells), strict=True):
        cell["id"] = name
    version = hashlib.sha256("\0".join(_identity(cell) for cell in cells).encode()).hexdigest()
    notebook = new_notebook(
        cells=cells,
        metadata={
            "course": {"assignment": path.stem, "language": "both", "version": version[:12]},
            "kernelspec": dict(KERNELSPEC),
            "language_info": {"name": "python"},
        },
    )
    nbformat.validate(notebook)
    return notebook


def to_bytes(notebook: Node) -> bytes:
    """The notebook as nbformat writes it, keys sorted."""
    text: str = nbformat.writes(notebook, version=4)
    return (text + "\n").encode()


def _cell(file: str, cell: Node) -> Node:
    """One cell with its short key written out as nbgrader's metadata."""
    keys = dict(cell.metadata)
    keys.pop("tags", None)
    points = keys.pop("points", None)
    where = f"{file}, the cell that begins {cell.source[:40]!r}"
    if len(keys) > 1 or not set(keys) <= KEYS:
        raise ReleaseError(
            f"{where}: at most one of {', '.join(sorted(KEYS))} was expected; "
            f"got {', '.join(sorted(keys))}."
        )
    key, value = next(iter(keys.items()), ("", ""))
    graded = key in ("check", "manual")
    if graded != isinstance(points, int | float) or (graded and float(points) <= 0):
        raise ReleaseError(f"{where}: points go with check and manual, and only there.")
    if cell.cell_type == "markdown":
        if key not in ("lang", "manual"):
            raise ReleaseError(
                f'{where}: prose needs a language; open it with +++ {{"lang": "ko"}} or "en".'
            )
        made = new_markdown_cell(cell.source)
    else:
        made = new_code_cell(cell.source)
    if key == "lang":
        if value not in ("ko", "en"):
            raise ReleaseError(f"{where}: lang must be ko or en; got {value!r}.")
        made.metadata["lang"] = value
    elif key:
        made.metadata["nbgrader"] = _marks(key, str(value), points)
    if key == "check" and not cell.source.rstrip().splitlines()[-1].startswith("show("):
        raise ReleaseError(
            f"{where}: a check must end in show(…); nbgrader gives full marks to a cell whose "
            "last value is not a number."
        )
    if key == "solution" and "BEGIN SOLUTION" not in cell.source:
        raise ReleaseError(
            f"{where}: mark the answer with ### BEGIN SOLUTION and ### END SOLUTION."
        )
    return made


def _marks(key: str, name: str, points: float | None) -> dict[str, Any]:
    """nbgrader's metadata, schema 3; the check keeps NAME, its answer becomes NAME-answer."""
    marks = {
        "schema_version": 3,
        "grade_id": f"{name}-answer" if key == "solution" else name,
        "grade": key in ("check", "manual"),
        "solution": key in ("solution", "manual"),
        "locked": key in ("check", "locked"),
        "task": False,
    }
    if points is not None:
        marks["points"] = points
    return marks


def _check_pairs(file: str, cells: list[Node]) -> None:
    """Between two shared cells both languages speak, or neither."""
    spoken: dict[str, Node] = {}
    for cell in [*cells, new_code_cell()]:
        lang = cell.metadata.get("lang")
        if lang:
            spoken.setdefault(lang, cell)
        elif len(spoken) == 1:
            [(only, first)] = spoken.items()
            raise ReleaseError(
                f"{file}: the passage that begins {first.source[:40]!r} is there in {only} only; "
                "write it in the other language, before the next shared cell."
            )
        else:
            spoken = {}


def _check_names(file: str, cells: list[Node]) -> None:
    names = [cell.metadata.nbgrader.grade_id for cell in cells if "nbgrader" in cell.metadata]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ReleaseError(f"{file}: each name may be used once; {', '.join(twice)} is not.")


def _ids(cells: list[Node]) -> Iterator[str]:
    """The grade id, or a hash of what the cell says (numbered where it is said twice)."""
    seen: dict[str, int] = {}
    for cell in cells:
        marks = cell.metadata.get("nbgrader")
        name = str(marks["grade_id"]) if marks else _digest(cell)
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


def _digest(cell: Node) -> str:
    return hashlib.sha256(_identity(cell).encode()).hexdigest()[:8]


def _identity(cell: Node) -> str:
    marks = cell.metadata.get("nbgrader", {})
    return "\0".join(
        (cell.cell_type, cell.metadata.get("lang", ""), repr(sorted(marks.items())), cell.source)
    )
