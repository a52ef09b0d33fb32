"""course report: the numbers of a class, the page, and pairs of similar notebooks."""

from __future__ import annotations

import csv
import hashlib
import json
import stat
import sys
from pathlib import Path

import nbformat
import pytest
from classroom import graded
from nbformat.v4 import new_code_cell, new_notebook
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.classroom.marks import read_marks
from course_pkg.classroom.report import report
from course_pkg.classroom.similarity import similar
from course_pkg.classroom.statistics import correlation, numbers, sentence, stuck

GIVEN = "\n".join(f"def given_{at}(a, b):\n    return (a + b) * {at} - a" for at in range(20))
OWN = "\n".join(f"def solve_{at}(x, y):\n    z = x ** {at} + y\n    return z" for at in range(12))
RENAMED = OWN.replace("x", "first").replace("y", "second").replace("z", "third")
OTHER = "\n".join(
    f"for step in range({at}):\n    while step < limit[{at}]:\n        step += rate({at})"
    for at in range(12)
)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return graded.make(tmp_path / "class")


def put(course: Path, student: str, *sources: str) -> None:
    path = course / "submitted" / student / "mini" / "mini.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=[new_code_cell(each) for each in sources]), path)


def test_difficulty_and_discrimination(course: Path) -> None:
    found = numbers(read_marks("mini", course))
    first, second, essay = found.tasks
    assert (first.earned, first.discrimination, first.right) == (1.0, None, 3)
    assert second.earned == pytest.approx(0.5)
    assert (second.right, second.partly, second.wrong) == (1, 1, 1)
    assert (essay.waiting, essay.earned) == (3, None)
    assert found.misconceptions == (("M-01", 2),)
    assert sorted(found.scores) == pytest.approx([2.4, 5.4, 8])
    assert correlation([0, 1, 2], [0, 2, 4]) == pytest.approx(1)
    assert correlation([0, 1, 2], [1, 1, 1]) is None


def test_who_is_stuck_and_what_is_said_of_a_misconception(course: Path) -> None:
    record = graded.row("emma", "en", 0, 2, 0)
    graded.record(course, record)
    marks = read_marks("mini", course)
    assert [(row.student.id, why) for row, why in stuck(marks)] == [
        ("emma", "low"),
        ("absent", "absent"),
    ]
    assert sentence(marks, "M-01", "ko") == "<b>n−1</b>로 나누었습니다."


def test_similar_code_without_what_was_given(course: Path) -> None:
    pytest.importorskip("copydetect")
    release = course / "release" / "ko" / "mini"
    release.mkdir(parents=True)
    nbformat.write(new_notebook(cells=[new_code_cell(GIVEN)]), release / "mini.ipynb")
    put(course, "kim", GIVEN, OWN)
    put(course, "emma", GIVEN, RENAMED)
    put(course, "mallory", GIVEN, OTHER)
    (pair,) = similar(course, "mini", ["kim", "emma", "mallory", "absent"])
    assert (pair.first, pair.second) == ("emma", "kim")
    assert min(pair.of_first, pair.of_second) > 0.9
    # Given code counts when nobody knows that it was given.
    (release / "mini.ipynb").unlink()
    assert len(similar(course, "mini", ["kim", "emma", "mallory"])) == 3


def test_how_alike_does_not_change_from_run_to_run(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python hashes text anew in every process; a share that moved would be no evidence."""
    utils = pytest.importorskip("copydetect.utils")
    put(course, "kim", OWN + "\n" + OTHER[:400])
    put(course, "emma", RENAMED + "\n" + OTHER[300:900])
    found = []
    for salt in (b"0", b"1", b"2"):

        def salted(text: str, salt: bytes = salt) -> int:
            drawn = hashlib.blake2b(text.encode(), key=salt, digest_size=7)
            return int.from_bytes(drawn.digest(), "big")

        monkeypatch.setattr(utils, "hash", salted, raising=False)
        found.append(similar(course, "mini", ["kim", "emma"]))
    assert found[0] == found[1] == found[2]
    assert 0.6 < found[0][0].of_first < 1


def test_the_page_and_its_numbers(course: Path) -> None:
    done = report("mini", course)
    page = done.page.read_text(encoding="utf-8")
    assert page.count("<svg") == 3
    assert "&lt;b&gt;n−1&lt;/b&gt;로 나누었습니다." in page
    assert "채점 결과" in page
    assert "<script" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    for path in (done.page, *done.files):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with (course / "reports" / "mini-tasks.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["task"] for row in rows] == ["first", "second", "essay"]
    assert rows[1]["earned"] == "0.5"


def test_without_the_library_the_rest_is_written(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "copydetect", None)
    done = CliRunner().invoke(cli.app, ["report", "mini", "--course", str(course), "--json"])
    assert done.exit_code == 0, done.output
    said = json.loads(done.output)
    assert "copydetect, which is not installed" in said["remark"]
    assert "copydetect, which is not installed" in Path(said["page"]).read_text(encoding="utf-8")
