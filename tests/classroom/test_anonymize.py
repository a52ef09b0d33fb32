"""course anonymize: nobody's name, address or number is anywhere in the copy."""

from __future__ import annotations

import json
import stat
import unicodedata
from pathlib import Path

import nbformat
import pytest
from classroom import graded
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.classroom.anonymize import anonymize
from course_pkg.classroom.config import read_class, read_roster
from course_pkg.classroom.marks import read_marks
from course_pkg.errors import ClassError

ROSTER = (
    "id,name,email,language,extra_hours,lms_id\n"
    "kim-haneul,김하늘,haneul@school.ac.kr,ko,5,20261001\n"
    'ewright,"Emma Wright",emma@school.ac.kr,en,,20261002\n'
)
PARTS = unicodedata.normalize("NFD", "김하늘")
CODE = (
    "# 김하늘입니다 20261001 kim-haneul\n"
    "path = r'C:\\Users\\haneul\\data'  # Emma wright\n"
    "max(1, 2)"
)
PROSE = f"{PARTS}이 썼습니다. 하늘이가. I am Emma; write to me@home.example.org."


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = graded.make(tmp_path / "class")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    settings = f'[class]\nseed = "{"5f" * 32}"\n[assignments.mini]\n'
    (folder / "class.toml").write_text(
        settings + "due = 2026-11-21T10:00:00+09:00\n", encoding="utf-8"
    )
    for student in ("kim-haneul", "ewright"):
        graded.hand_in(folder, student)
        cells = [new_code_cell(CODE), new_markdown_cell(PROSE)]
        made = new_notebook(cells=cells, metadata={"authors": [{"name": "김하늘"}]})
        nbformat.write(made, folder / "submitted" / student / "mini" / "mini.ipynb")
        graded.record(folder, graded.row(student, "ko", 4, 2, 0))
    received = folder / "received" / "mini" / "kim-haneul" / "20261120T100000Z-0a0a0a0a"
    received.mkdir(parents=True)
    nbformat.write(new_notebook(cells=[new_code_cell("x = 1")]), received / "mini.ipynb")
    raw = {"sha": "0", "time": "2026-11-20T10:00:00+00:00", "name": "김하늘.ipynb", "kind": "name"}
    (received / "origin.json").write_text(json.dumps({**raw, "fit": True}), encoding="utf-8")
    return folder


def test_nobody_is_in_the_copy(course: Path, tmp_path: Path) -> None:
    done = anonymize(course, tmp_path / "out")
    assert (done.students, done.notebooks, done.left) == (2, 3, 0)
    everything = ""
    for path in sorted((tmp_path / "out").rglob("*")):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077
        everything += f"{path.relative_to(tmp_path)}\n"
        everything += path.read_text(encoding="utf-8") if path.is_file() else ""
    everything = unicodedata.normalize("NFC", everything).casefold()
    traces = ("하늘", "haneul", "emma", "wright", "school", "home.example", "2026100", "5f5f")
    for trace in (*traces, "authors"):
        assert trace not in everything, trace
    assert "max(1, 2)" in everything
    assert "student-001" in everything


def test_what_a_link_leads_to_is_not_copied(course: Path, tmp_path: Path) -> None:
    (tmp_path / "private.txt").write_text("known to nobody", encoding="ascii")
    for student, said in (("kim-haneul", None), ("ewright", "tell nobody that I am Em")):
        stamped = course / "submitted" / student / "mini" / "timestamp.txt"
        stamped.unlink()
        if said is None:
            stamped.symlink_to(tmp_path / "private.txt")
        else:
            stamped.write_text(said, encoding="ascii")
    anonymize(course, tmp_path / "out")
    assert not list((tmp_path / "out").rglob("timestamp.txt"))


def test_the_copy_is_a_class_with_the_same_results(course: Path, tmp_path: Path) -> None:
    anonymize(course, tmp_path / "out")
    marks = read_marks("mini", tmp_path / "out", without_hand=True)
    assert [row.score for row in marks.rows] == [6, 6]
    assert [row.stale for row in marks.rows] == [False, False]
    assert sorted(row.attempts for row in marks.rows) == [1, 1]
    assert [who.extra_hours for who in read_roster(tmp_path / "out")] == [0, 0]
    assert read_class(tmp_path / "out").seed is None


def test_it_writes_nothing_over_and_nothing_into_the_class(course: Path, tmp_path: Path) -> None:
    anonymize(course, tmp_path / "out")
    with pytest.raises(ClassError, match="there already"):
        anonymize(course, tmp_path / "out")
    with pytest.raises(ClassError, match="inside the class"):
        anonymize(course, course / "out")
    done = CliRunner().invoke(cli.app, ["anonymize", str(course), str(tmp_path / "b"), "--json"])
    assert json.loads(done.output)["notebooks"] == 3


def test_a_copy_with_a_name_left_is_not_kept(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course_pkg.classroom.anonymize._README", "by 김하늘")
    with pytest.raises(ClassError, match="nothing was kept"):
        anonymize(course, tmp_path / "out")
    assert not (tmp_path / "out").exists()
