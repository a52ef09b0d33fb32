"""One file of ``cases`` per submission: what it tries, what must come of it, and what it hands in.

    # Replaces the comparisons that a test would use.
    # expect: double 0
    # %% double
    …the answer to that task; answers not given are right…

``expect`` names what is not full marks (``all 0``, ``-`` for nothing), ``status`` where it is not
"graded", and ``or review`` where a flag for the instructor will do in place of zero points.
``policy`` says why zero points are this grader's choice and another's points no mistake. The cell
``file`` may define ``hand_in(notebook) -> bytes`` or ``place(folder, notebook)``. In the text
{{TOKEN}} is a word to leave behind, {{COURSE}} the course's folder, {{PORT}} an open port.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hostile.course import ASSIGNMENT, POINTS, plain

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A submission and what must come of it; ``review``: or it is flagged.

    tries: its first line. policy: why another grader may well give it points.
    """

    name: str
    scores: dict[str, float]
    status: str
    review: bool
    extra: str | None
    cells: dict[str, str]
    tries: str
    policy: str | None

    def hand_in(self, folder: Path) -> None:
        """Put the submission into ``folder``, which exists and is empty."""
        answers = {name: code for name, code in self.cells.items() if name in POINTS}
        notebook = plain(answers)
        names: dict[str, Any] = {"json": json, "os": os, "text": _text}
        exec(self.cells.get("file", ""), names)
        place: Callable[[Path, Any], None] | None = names.get("place")
        if place is not None:
            place(folder, notebook)
        else:
            data = names.get("hand_in", _text)(notebook)
            (folder / f"{ASSIGNMENT}.ipynb").write_bytes(data)
        if self.extra:
            (folder / self.extra).write_text(self.cells["extra"], encoding="utf-8")


def _text(notebook: Any) -> bytes:
    return json.dumps(notebook, ensure_ascii=False).encode("utf-8")


def load(**values: object) -> list[Case]:
    """Every case, with the values filled in."""
    return [_case(path, values) for path in sorted(FOLDER.glob("*.py"))]


def _case(path: Path, values: dict[str, object]) -> Case:
    text = path.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", str(value))
    head, *parts = text.split("# %% ")
    said = dict(line[2:].split(": ", 1) for line in head.splitlines() if ": " in line)
    expected = said["expect"].split(", ")
    review = any(each.endswith(" or review") for each in expected)
    words = [each.removesuffix(" or review").split() for each in expected if each != "-"]
    wanted = {key: value for key, value in words}
    scores = {name: 0.0 if "all" in wanted or name in wanted else POINTS[name] for name in POINTS}
    cells = {name: code for name, _, code in (part.partition("\n") for part in parts)}
    unknown = cells.keys() - POINTS.keys() - {"file", "extra"}
    unknown |= wanted.keys() - POINTS.keys() - {"all", "status"}
    if unknown:
        raise ValueError(f"{path.name} names {sorted(unknown)}")
    return Case(
        path.stem,
        scores,
        wanted.get("status", "graded"),
        review,
        said.get("extra"),
        cells,
        _tries(head, path.stem),
        said.get("policy"),
    )


def _tries(head: str, name: str) -> str:
    first = head.splitlines()[0].removeprefix("# ")
    return name.replace("_", " ") if first.startswith("expect:") else first
