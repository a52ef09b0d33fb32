"""The course's own assignments, as released and answered by their solutions."""

from __future__ import annotations

import functools
import json
import shutil
from pathlib import Path
from typing import Any

import nbformat

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def _source(assignment: str) -> Any:
    return nbformat.read(ROOT / f"solutions/{assignment}/{assignment}.ipynb", as_version=4)


def points(assignment: str) -> dict[str, float]:
    """What a program grades, by task."""
    marks = [cell.metadata.get("nbgrader", {}) for cell in _source(assignment).cells]
    return {
        each.grade_id: float(each.points)
        for each in marks
        if each.get("grade") and not each.get("solution")
    }


def notebook(assignment: str, answers: dict[str, str]) -> dict[str, Any]:
    """The English release with solutions, or with other ``answers`` by task."""
    released = ROOT / f"assignments/en/{assignment}/{assignment}.ipynb"
    made: dict[str, Any] = json.loads(released.read_text(encoding="utf-8"))
    solved = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in _source(assignment).cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
    }
    for cell in made["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in solved:
            lines = solved[name].splitlines()
            cell["source"] = "\n".join(line for line in lines if "### " not in line)
            cell["source"] = answers.get(name, cell["source"])
    return made


def make_course(root: Path, assignment: str, config: str) -> None:
    """A folder with the source of one assignment."""
    source = root / "source" / assignment
    source.parent.mkdir(parents=True)
    shutil.copytree(ROOT / "solutions" / assignment, source)
    (root / "nbgrader_config.py").write_text(config, encoding="utf-8")
