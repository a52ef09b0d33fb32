"""Fill in what the visible check of a variation task compares with.

A check cell that says ``recorded=""`` gets, between the quotes, what ``check.recorded.write``
makes of the answer and the mistakes in its hidden part. Inputs are fixed and outputs rounded; what
another processor still rounds otherwise is kept as it was released before, so that the bytes depend
on the source and the package alone.
"""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from course_pkg.errors import ReleaseError

PLACE = 'recorded=""'
_FILLED = re.compile(r'recorded="([^"]+)"')

Node = Any


def released(path: Path) -> dict[str, str]:
    """The string of every check that the source notebook of an earlier release holds, by name."""
    import nbformat

    try:
        cells = nbformat.read(path, as_version=4).cells
    except (OSError, ValueError, nbformat.ValidationError):
        return {}  # There is none, or none that could be read: it is written anew.
    found: dict[str, str] = {}
    for cell in cells:
        if _is(cell, "grade") and (text := _FILLED.search(cell.source)):
            found[cell.metadata.nbgrader.grade_id] = text[1]
    return found


def record(file: str, cells: list[Node], before: Mapping[str, str]) -> None:
    """Run the given code, the answers and such checks of a source, and fill in the strings.

    before: what an earlier release wrote, by check.
    """
    wanting = [cell for cell in cells if PLACE in cell.source and _is(cell, "grade")]
    if not wanting:
        return
    from course_pkg.check.recorded import keep, listening, write

    space: dict[str, Any] = {"__name__": "__main__"}
    for cell in cells:
        if cell.cell_type != "code" or not (_is(cell, "locked") or _is(cell, "solution")):
            continue
        if _is(cell, "grade") and cell not in wanting:
            continue
        with listening() as tasks:
            _run(file, cell, space)
        if cell in wanting:
            if len(tasks) != 1 or cell.source.count(PLACE) != 1:
                raise ReleaseError(
                    f"{file}, cell {cell.metadata.nbgrader.grade_id}: {PLACE} was expected once, "
                    "and one check with answer=… in the hidden part; "
                    f"got {cell.source.count(PLACE)} and {len(tasks)}."
                )
            old = before.get(cell.metadata.nbgrader.grade_id, "")
            text = keep(tasks[0], old, write(tasks[0]))
            cell.source = cell.source.replace(PLACE, f'recorded="{text}"')


def _is(cell: Node, mark: str) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get(mark))


def _run(file: str, cell: Node, space: dict[str, Any]) -> None:
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")
            exec(compile(cell.source, file, "exec"), space)
    except Exception as error:
        raise ReleaseError(
            f"{file}, cell {cell.metadata.nbgrader.grade_id}: the source stopped with "
            f"{type(error).__name__}: {error}"
        ) from error
