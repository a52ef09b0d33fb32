"""Grade every hostile submission in one class with honest ones, and count what went wrong."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hostile import watch
from hostile.cases import Case, load
from hostile.course import (
    ASSIGNMENT,
    CELL_SECONDS,
    HIDDEN_WORDS,
    HONEST,
    POINTS,
    PRIVATE_WORDS,
    SOLUTION_WORDS,
    make_course,
)

Row = dict[str, Any]
"""Of one student: ``status``, ``scores`` by task, and whether a person should look (``review``)."""

Grader = Callable[[Path], dict[str, Row]]
"""Grades the course in a folder; the rows by student."""


@dataclass
class Tally:
    """What went wrong, in words; all lists empty is what a grader must give."""

    escapes: list[str] = field(default_factory=list)
    wrong_scores: list[str] = field(default_factory=list)
    others_affected: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How much of each."""
        return {name: len(found) for name, found in vars(self).items()}


def run(root: Path, grader: Grader, only: str = "", cell_seconds: int = CELL_SECONDS) -> Tally:
    """Make the course in ``root``, which is empty, hand everything in, grade, and look around."""
    tally = Tally()
    token = f"kestrel{os.getpid()}x"
    with watch.listening(token) as ears:
        cases = [c for c in load(TOKEN=token, COURSE=root, PORT=ears.port) if only in c.name]
        make_course(root, cell_seconds)
        alone = grader(root)
        for name in ("gradebook.db", "autograded"):
            _remove(root / name)
        for case in cases:
            folder = root / "submitted" / case.name / ASSIGNMENT
            folder.mkdir(parents=True)
            case.hand_in(folder)
        kept = {name: watch.fingerprint(root / name) for name in ("source", "submitted")}
        mounted = watch.mounts()
        rows = grader(root)
        tally.leftovers += watch.processes(token) + watch.queues()
        tally.leftovers += sorted(watch.mounts() - mounted)
        tally.escapes += watch.planted(token, root)
        tally.escapes += [f"{ears.contacts()} sockets were reached"] if ears.contacts() else []
    for name, before in kept.items():
        if watch.fingerprint(root / name) != before:
            tally.escapes.append(f"{name} was changed")
    for name in HONEST:
        if rows.get(name) != alone[name] or rows[name]["scores"] != POINTS:
            tally.others_affected.append(f"{name}: {rows.get(name)}")
    for case in cases:
        _compare(case, rows.get(case.name), tally)
    tally.leaks += leaks(root, token)
    return tally


def _compare(case: Case, row: Row | None, tally: Tally) -> None:
    if row is None:
        tally.hangs.append(f"{case.name} has no row")
        return
    got = (row["status"], row["scores"])
    flagged = case.review and row["review"]
    if got != (case.status, case.scores) and not flagged:
        wanted = (case.status, case.scores)
        tally.wrong_scores.append(f"{case.name}: {got} in place of {wanted}")


def leaks(root: Path, token: str) -> list[str]:
    """Artefacts for students that hold what none of them, or another, may see."""
    found = []
    for path in sorted([*root.glob("autograded/*/*/*"), *root.glob("feedback/*/*/*")]):
        if not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        owner = path.relative_to(root).parts[1]
        secrets = [HIDDEN_WORDS, SOLUTION_WORDS, "Traceback (most recent"]
        secrets += [] if owner == "heron" else [PRIVATE_WORDS]
        shown = _outputs(text) if path.suffix == ".ipynb" else text
        found += [f"{word} in {path.relative_to(root)}" for word in secrets[:2] if word in text]
        found += [f"{word} in {path.relative_to(root)}" for word in secrets[2:] if word in shown]
    return found


def _outputs(text: str) -> str:
    """Of a graded notebook the outputs of its checks, and all outputs for other people's words."""
    try:
        cells = json.loads(text)["cells"]
    except (ValueError, KeyError):
        return text
    checks = [
        cell.get("outputs") for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade")
    ]
    others = re.findall(PRIVATE_WORDS, json.dumps(cells))
    return json.dumps(checks) + "".join(others)


def _remove(path: Path) -> None:
    if path.is_dir():
        for each in path.iterdir():
            _remove(each)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
