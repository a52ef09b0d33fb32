"""The answers of benchmarks/answers can be read: their heads are complete, their labels exist."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import tomllib
from pathlib import Path

import pytest

import course_pkg.check as package
from course_pkg.check.task import Diagnosis

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = ROOT / "benchmarks" / "answers"
FILES = sorted(ANSWERS.glob("*/*/*.py"))
KEYS = ("task", "answer", "belief", "mistakes")


def head(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()[: len(KEYS)]
    return dict(line.removeprefix("# ").split(": ", 1) for line in lines)


def answer_cells(assignment: str) -> set[str]:
    path = ROOT / "assignments" / "en" / assignment / f"{assignment}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    marks = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    return {mark["grade_id"] for mark in marks if mark.get("solution")}


def test_there_are_many():
    assert len(FILES) >= 150


@pytest.mark.parametrize("assignment", sorted({path.parent.name for path in FILES}))
def test_heads(assignment):
    known = answer_cells(assignment)
    for path in (each for each in FILES if each.parent.name == assignment):
        found = head(path)
        assert tuple(found) == KEYS, path.name
        assert found["task"] in known, path.name
        allowed = {"right": {"0"}, "wrong": {"1", "2"}}
        assert found["mistakes"] in allowed[found["answer"]], path.name
        ast.parse(path.read_text(encoding="utf-8"))


LABELS, LATER = (
    tomllib.loads((ANSWERS / name).read_text(encoding="utf-8"))
    for name in ("labels.toml", "later.toml")
)
ROWS = [*LABELS.items(), *LATER.items()]


def test_every_label_is_of_a_wrong_answer():
    wrong = {(p.parent.name, p.stem) for p in FILES if head(p)["answer"] == "wrong"}
    for assignment, rows in ROWS:
        for stem, said in rows.items():
            assert (assignment, stem) in wrong, f"{assignment}/{stem}"
            assert said == "none" or (said and isinstance(said, list)), f"{assignment}/{stem}"


@pytest.mark.slow
def test_every_label_is_of_the_catalogue():
    names = set()
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        found = vars(importlib.import_module(module.name)).values()
        names |= {each.id for each in found if isinstance(each, Diagnosis)}
    for _, rows in ROWS:
        for stem, said in rows.items():
            assert said == "none" or set(said) <= names, stem
