"""The variation tasks of an assignment's source, with the answers and mistakes of its cells."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import nbformat

from course_pkg.check.compare import same
from course_pkg.check.recorded import listening
from course_pkg.check.seed import chosen
from course_pkg.check.task import rehearse

SOLUTIONS = Path(__file__).resolve().parents[2] / "solutions"


@cache
def tasks_of(name: str):
    """Grade id -> the whole task."""
    notebook = nbformat.read(SOLUTIONS / name / f"{name}.ipynb", as_version=4)
    space: dict[str, object] = {}
    found = {}
    for cell in notebook.cells:
        if cell.cell_type == "code" and "nbgrader" in cell.metadata:
            with listening() as tasks:
                exec(cell.source, space)
            found.update({task.name: task for task in tasks})
    return found


def told_apart(task, seed):
    """Every wrong answer is wrong, and does not do what another misconception's does."""
    cases = task.cases(chosen(seed))
    found = [
        (each.diagnosis.id, number, rehearse(task, wrong, seed))
        for each in task.misconceptions
        for number, wrong in enumerate(each.wrong)
    ]
    found.append(("right", 0, rehearse(task, task.reference, seed)))
    for (one, at, first), (other, there, second) in combinations(found, 2):
        if one != other:
            for pair in ((first, second), (second, first)):
                rows = zip(cases, pair[0].cases, pair[1].cases, strict=True)
                where = f"{task.name}: {one}, number {at}, and {other}, number {there}"
                assert not all(same(*row) for row in rows), where
