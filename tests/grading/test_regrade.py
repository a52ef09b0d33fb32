"""One task of everybody, graded again after its test was mended: first looked at, then written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.errors import GradingError
from course_pkg.grading import table
from course_pkg.grading.driver import grade
from course_pkg.grading.engine import Engine
from course_pkg.grading.journal import Journal
from course_pkg.grading.regrade import regrade
from course_pkg.grading.report import StudentReport

HandIn = Callable[..., Path]
Answer = Callable[..., dict[str, Any]]
THREE = "def {name}(x):\n    return 3 * x"


def mend(course: Path, points: int = 3) -> None:
    """The check of ``second`` becomes one that everybody passes."""
    path = course / "source" / "mini" / "mini.ipynb"
    source = nbformat.read(path, as_version=4)
    cell = next(each for each in source.cells if each["id"] == "c-second")
    cell.source = f'show("second-check", {points}, lambda x: 6)'
    nbformat.write(source, path)


def kept(course: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in course.rglob("*") if path.is_file()}


def points(course: Path) -> dict[str, float]:
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        return {row.student.id: row.score for row in book.assignment_submissions("mini")}


@pytest.mark.slow
def test_look_then_write_then_nothing_is_left(
    course: Path, engine: Engine, hand_in: HandIn, answered: Answer
) -> None:
    hand_in("kim", answered())
    hand_in("lee", answered(first=THREE.format(name="first"), second=THREE.format(name="second")))
    hand_in("new", answered())
    grade("mini", course, engines=[engine])
    hand_in("new", answered(third=THREE.format(name="third")))
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        given = book.find_grade("essay", "mini", "mini", "lee")
        given.manual_score = 4
        book.db.commit()
    mend(course)
    book_file = course / "gradebook.db"
    book_file.rename(course / "elsewhere.db")
    for write in (False, True):
        with pytest.raises(GradingError, match="points given by hand are in the gradebook alone"):
            regrade("mini", course, "second-check", write=write, engines=[engine])
    assert not book_file.exists()
    (course / "elsewhere.db").rename(book_file)
    before = kept(course)
    found = regrade("mini", course, "second-check", engines=[engine])
    assert [row.student for row in found.changes if row.after.score != row.before.score] == ["lee"]
    assert (found.skipped, found.others, found.failed, found.written) == (("new",), (), (), 0)
    assert kept(course) == before
    said = [part for part in table.regraded(found) if isinstance(part, str)]
    assert "2 looked at: 1 gain points, 0 lose points" in said[0]
    assert points(course) == {"kim": 6, "lee": 5, "new": 6}

    done = regrade("mini", course, "second-check", write=True, engines=[engine])
    assert done.written == 1
    assert points(course) == {"kim": 6, "lee": 8, "new": 6}
    standing = Journal(course / "gradebook-mini.journal.jsonl").standing()
    report = StudentReport.from_json(standing["lee"]["report"])
    assert [task.score for task in report.tasks] == [0, 3, 1, 0]
    graded = course / "autograded" / "lee" / "mini" / "mini.ipynb"
    assert json.loads(graded.read_text(encoding="utf-8"))["cells"]
    again = regrade("mini", course, "second-check", write=True, engines=[engine])
    assert (again.changes, again.written) == ([], 0)
    with pytest.raises(GradingError, match="first-check, second-check, third-check"):
        regrade("mini", course, "essay", engines=[engine])


def test_nothing_to_regrade_and_a_wrong_command(course: Path) -> None:
    with pytest.raises(GradingError, match="run `course grade mini` first"):
        regrade("mini", course, "second-check")
    runner = CliRunner()
    for words in ([], ["--write"], ["--explain", "kim", "first", "--task", "x"]):
        assert runner.invoke(cli.app, ["regrade", "mini", *words]).exit_code == cli.USAGE


def test_a_task_that_does_not_exist_is_said_before_anything_starts(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = StudentReport("kim", "ko", "graded", ())
    Journal(course / "gradebook-mini.journal.jsonl").graded(row, "paper", "digest")
    monkeypatch.delattr("course_pkg.grading.regrade.started_engines")
    with pytest.raises(GradingError, match="got 'nope'"):
        regrade("mini", course, "nope")
