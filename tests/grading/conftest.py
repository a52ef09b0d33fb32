"""A course of one small assignment, in two languages, and a way to answer it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_pkg.check.verdict import MIME
from course_pkg.grading.engine import Engine, choose
from course_pkg.grading.gradebook import Book
from course_pkg.grading.sandbox.limits import MIB, Limits

SETUP = f"""
from IPython.display import display
def use_language(lang): pass
def show(task, points, call):
    try:
        score = points * (call(3) == 6)
        verdict = "pass" if score else "fail"
    except NotImplementedError:
        score, verdict = 0, "missing"
    text = dict(ko="안내 " + verdict, en="word " + verdict)
    bundle = dict(task=task, points=points, score=score, verdict=verdict, message=text,
                  misconception="M-01" if verdict == "fail" else None)
    display({{"text/plain": verdict, "{MIME}": bundle}}, raw=True)
    return float(score)
"""

CONFIG = """
c = get_config()
c.Execute.timeout = 4
c.Autograde.exporter_class = "course_pkg.grading.autograde.SubmissionExporter"
c.Autograde.sanitize_preprocessors = ["course_pkg.grading.autograde.GradeSubmission"]
c.Autograde.autograde_preprocessors = [
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "nbgrader.preprocessors.ClearHiddenTests",
    "course_pkg.grading.autograde.OnlyVerdicts",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
"""


def marks(name: str, points: int | None = None, solution: bool = False) -> dict[str, Any]:
    found = {"grade_id": name, "grade": points is not None, "solution": solution}
    if points is not None:
        found["points"] = points
    return {"nbgrader": {**found, "locked": not solution, "task": False, "schema_version": 3}}


def answer_cell(name: str, wrong: str = "") -> Any:
    body = f"### BEGIN SOLUTION\n    return 2 * x{wrong}\n    ### END SOLUTION"
    cell = new_code_cell(f"def {name}(x):\n    {body}", metadata=marks(name, solution=True))
    cell["id"] = f"a-{name}"
    return cell


def check_cell(name: str, points: int) -> Any:
    hidden = f"### BEGIN HIDDEN TESTS\nsecret_{name} = 1\n### END HIDDEN TESTS"
    source = f'{hidden}\nshow("{name}-check", {points}, {name})'
    cell = new_code_cell(source, metadata=marks(f"{name}-check", points))
    cell["id"] = f"c-{name}"
    return cell


def source_notebook() -> Any:
    cells = [new_code_cell(SETUP, id="shared", metadata=marks("shared"))]
    for lang, words in (("ko", "두 배를 구하세요. " * 8), ("en", "Double the number. " * 8)):
        cells.append(new_markdown_cell(words, id=f"p-{lang}", metadata={"lang": lang}))
        call = f'use_language("{lang}")'
        cells.append(new_code_cell(call, id=f"s-{lang}", metadata={"lang": lang}))
    for name, points in (("first", 2), ("second", 3), ("third", 1)):
        cells += [answer_cell(name), check_cell(name, points)]
    essay = new_markdown_cell("Why?", id="essay", metadata=marks("essay", 4, solution=True))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    course = {"assignment": "mini", "language": "both", "version": "1"}
    return new_notebook(cells=[*cells, essay], metadata={"kernelspec": kernel, "course": course})


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """Fork servers on the best rung of this machine, small and without torch.

    Where there is no sandbox the grader's own work is tested all the same; not in CI.
    """
    isolation = choose(unsafe=os.environ.get("COURSE_REQUIRE") != "1")
    limits = Limits(memory=600 * MIB, address_space=2048 * MIB, output=4 * MIB)
    with Engine(isolation, limits, preload=False) as made:
        yield made


Answer = Callable[..., dict[str, Any]]
RIGHT = "def {name}(x):\n    return 2 * x"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course folder with a configuration and the source of assignment ``mini``."""
    (tmp_path / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    folder = tmp_path / "source" / "mini"
    folder.mkdir(parents=True)
    nbformat.write(source_notebook(), folder / "mini.ipynb")
    return tmp_path


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The bilingual template of ``mini``."""
    folder = tmp_path_factory.mktemp("template")
    (folder / "source" / "mini").mkdir(parents=True)
    nbformat.write(source_notebook(), folder / "source" / "mini" / "mini.ipynb")
    return Book("mini", folder).template


@pytest.fixture(scope="session")
def answered(template: Any) -> Answer:
    """``answered("ko", first="def first…")``: a student's notebook; the rest is right."""

    def make(lang: str = "ko", **answers: str | None) -> dict[str, Any]:
        notebook = json.loads(nbformat.writes(template))
        notebook["metadata"]["course"]["language"] = lang
        notebook["cells"] = [
            cell for cell in notebook["cells"] if cell["metadata"].get("lang", lang) == lang
        ]
        for cell in notebook["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id")
            lines = "".join(cell["source"]).split("### END HIDDEN TESTS\n")
            cell["source"] = lines[-1]
            if name in ("first", "second", "third"):
                given = answers.get(name, RIGHT.format(name=name))
                cell["source"] = given if given is not None else cell["source"]
            elif name == "essay":
                cell["source"] = answers.get("essay") or "Because."
        return notebook

    return make


@pytest.fixture
def hand_in(course: Path) -> Callable[[str, Any], Path]:
    """``hand_in("kim", notebook)``: put a submission (JSON or bytes) where nbgrader expects it."""

    def put(student: str, notebook: Any, name: str = "mini.ipynb") -> Path:
        folder = course / "submitted" / student / "mini"
        folder.mkdir(parents=True, exist_ok=True)
        data = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
        (folder / name).write_bytes(data)
        return folder / name

    return put
