"""Fill in what the visible check of a variation task compares with.

A check cell that says ``recorded=""`` gets, between the quotes, what ``check.recorded.write``
makes of the answer and the mistakes in its hidden part. The bytes depend on the source and the
package alone: inputs are fixed and outputs rounded.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from typing import Any

from course_pkg.errors import ReleaseError

PLACE = 'recorded=""'

Node = Any


def record(file: str, cells: list[Node]) -> None:
    """Run the given code, the answers and such checks of a source, and fill in the strings."""
    wanting = [cell for cell in cells if PLACE in cell.source and _is(cell, "grade")]
    if not wanting:
        return
    from course_pkg.check.recorded import listening, write

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
            cell.source = cell.source.replace(PLACE, f'recorded="{write(tasks[0])}"')


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
