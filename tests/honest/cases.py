"""Honest notebooks: each file of ``cases`` holds some of a kind, with the points that are due.

    # === axis: Prints the answer on the way.
    # expect: words 2
    # stock: words 0
    # because: a line on stderr is no mistake
    # %% words
    …the answer to that task; answers not given are right…
    # %% before words
    …a cell of the student's own before that answer (after: between it and its check)…

``expect`` names what is not full marks. ``stock`` names where nbgrader, as it comes, says otherwise
(``all 0``: every task), and ``because`` why it is wrong there. The cell ``arrange`` may define
``arrange(cells)``, which changes the notebook's list of cells, or ``hand_in(notebook) -> str``.
``# assignment:`` names one of the course's own in place of the small course of ``course``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from honest import own
from honest.course import ASSIGNMENT, POINTS, as_json, notebook

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A notebook, the points it is due, and what nbgrader says where it is wrong."""

    name: str
    does: str
    assignment: str
    scores: dict[str, float]
    stock: dict[str, float]
    because: str
    cells: dict[str, str]

    def hand_in(self) -> str:
        """The notebook as it is stored."""
        answers = {name: code for name, code in self.cells.items() if " " not in name}
        if self.assignment == ASSIGNMENT:
            made = as_json(notebook(answers))
        else:
            made = own.notebook(self.assignment, answers)
        for name, code in self.cells.items():
            where, _, task = name.partition(" ")
            if where in ("before", "after"):
                at = _answer(made["cells"], task, self.assignment) + (where == "after")
                made["cells"].insert(at, _code(code))
        names: dict[str, Any] = {"code": _code, "json": json}
        exec(self.cells.get("arrange", ""), names)
        arrange: Callable[[list[Any]], None] = names.get("arrange", lambda cells: None)
        arrange(made["cells"])
        store: Callable[[Any], str] = names.get("hand_in", json.dumps)
        return store(made)


def _answer(cells: list[Any], task: str, assignment: str) -> int:
    name = task if assignment == ASSIGNMENT else f"{task}-answer"
    found = [c["metadata"].get("nbgrader", {}).get("grade_id") == name for c in cells]
    return found.index(True)


def _code(source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "metadata": {},
        "source": source.strip("\n"),
        "outputs": [],
        "execution_count": None,
    }


def load(assignment: str | None = None) -> list[Case]:
    """Every case, or those of one assignment."""
    found = [case for path in sorted(FOLDER.glob("*.py")) for case in _cases(path)]
    return [case for case in found if assignment in (None, case.assignment)]


def _cases(path: Path) -> list[Case]:
    _, *texts = ("\n" + path.read_text(encoding="utf-8")).split("\n# === ")
    return [_case(path, text) for text in texts]


def _case(path: Path, text: str) -> Case:
    head, *parts = text.split("# %% ")
    first, *lines = head.strip().splitlines()
    name, _, does = first.partition(": ")
    said = dict(line.removeprefix("# ").split(": ", 1) for line in lines if ": " in line)
    assignment = said.get("assignment", ASSIGNMENT)
    points = POINTS if assignment == ASSIGNMENT else own.points(assignment)
    cells = {head: code for head, _, code in (part.partition("\n") for part in parts)}
    scores = points | _given(said.get("expect", ""), points)
    stock = scores | _given(said.get("stock", ""), points)
    known = {"arrange", *points, *(f"{task}-answer" for task in points)}
    strange = {each.split()[-1] for each in cells} - known
    if strange or said.keys() - {"expect", "stock", "because", "assignment"}:
        raise ValueError(f"{path.name}, {name}: what is {sorted(strange or said)}?")
    if (stock != scores) != ("because" in said):
        raise ValueError(f"{path.name}, {name}: a difference needs a reason, and only that does")
    return Case(name, does, assignment, scores, stock, said.get("because", ""), cells)


def _given(text: str, points: dict[str, float]) -> dict[str, float]:
    """``words 2, fit 0`` or ``all 0``."""
    pairs = [each.rsplit(" ", 1) for each in text.split(", ") if each]
    wanted = {name: float(value) for name, value in pairs}
    if "all" in wanted:
        return dict.fromkeys(points, wanted["all"])
    if unknown := wanted.keys() - points.keys():
        raise ValueError(f"no task is called {sorted(unknown)}")
    return wanted
