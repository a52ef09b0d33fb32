"""What the instructor's side of an assignment is: its source notebook, settings and files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry

from course_pkg.check.verdict import Lang
from course_pkg.errors import GradingError
from course_pkg.grading.marking import Paper
from course_pkg.grading.rebuild import Node, grade_id

MAX_FILES = 16 * 2**20
"""Bytes of the files beside a notebook, all together."""

SECRET_FILE = "grading-secret.txt"


def paper(directory: Any, assignment: str, notebook: str, settings: Any, default: Lang) -> Paper:
    """An assignment as it is graded: its template, and the course's limits, secret and files.

    default: the language of a submission that does not tell, unless the course names one. The
    secret of the class is the text of ``grading-secret.txt`` in the course folder, else the
    setting ``c.GradeSubmission.secret`` (of a class folder: the seed in ``class.toml``).
    """
    file = Path(directory.root, SECRET_FILE)
    secret = file.read_text(encoding="utf-8").strip() if file.is_file() else settings.secret
    source = Path(directory.format_path(directory.source_directory, ".", assignment))
    return Paper(
        assignment,
        template(directory, assignment, notebook),
        settings.limits(assignment),
        secret,
        settings.language or default,
        tuple(beside(source)),
    )


def beside(source: Path) -> Iterator[tuple[str, bytes]]:
    """What ``nbgrader generate_assignment`` would give to students together with the notebook."""
    size = 0
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source)
        hidden = any(part.startswith((".", "__")) for part in name.parts)
        if hidden or path.suffix == ".ipynb" or path.is_symlink() or not path.is_file():
            continue
        size += path.stat().st_size
        if size > MAX_FILES:
            raise GradingError(
                f"files of at most {MAX_FILES // 2**20} MB were expected in {source}; the "
                f"notebooks get them all. Move what they do not need elsewhere"
            )
        yield name.as_posix(), path.read_bytes()


def template(directory: Any, assignment: str, name: str) -> Node:
    """The source notebook with what the gradebook keeps: stubs for answers, checks in full."""
    path = Path(directory.format_path(directory.source_directory, ".", assignment), f"{name}.ipynb")
    try:
        notebook = nbformat.read(path, as_version=4)
        with Gradebook(directory.db_url, directory.course_id) as book:
            kept = {cell.name: cell for cell in book.find_notebook(name, assignment).source_cells}
    except (OSError, nbformat.reader.NotJSONError, MissingEntry) as error:
        raise GradingError(
            f"{path} and its entry in the gradebook were expected ({error}); "
            f"run `course release`, then `nbgrader generate_assignment {assignment}`"
        ) from error
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if entry := kept.get(grade_id(cell)):
            cell.source = entry.source
            cell.metadata.nbgrader.update(checksum=entry.checksum, cell_type=entry.cell_type)
    return notebook
