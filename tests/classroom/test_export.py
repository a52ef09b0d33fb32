"""course export: what each LMS reads back, and no formula for anybody's spreadsheet."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import sqlite3
import stat
from pathlib import Path

import pytest
from classroom import graded
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.classroom.collect import collect
from course_pkg.classroom.export import Format, export, sheet
from course_pkg.classroom.marks import read_marks
from course_pkg.errors import ClassError
from course_pkg.grading.report import StudentReport


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return graded.make(tmp_path / "class")


def read(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_everything_in_one_table(course: Path) -> None:
    done = export("mini", course, "csv")
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600
    assert done.path.read_bytes().startswith(b"\xef\xbb\xbf")
    kim, emma, mallory, absent = read(done.path)
    assert (kim["name"], kim["first"], kim["essay"], kim["pending"]) == ("김하늘", "4", "", "2")
    assert emma["name"] == 'Wright, Emma "Em"'
    given = [emma[each] for each in ("second", "earned", "days_late", "penalty", "score")]
    assert given == ["2", "6", "1", "0.6", "5.4"]
    assert mallory["name"] == "'=HYPERLINK(1)"
    assert (absent["score"], absent["max_score"]) == ("", "10")
    assert done.pending == ("kim", "emma", "mallory")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "|x", "＝1"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = csv.reader(io.StringIO(sheet([[text, -0.5, None]], bom=False), newline=""))
    assert row[0].startswith("'")
    assert row[1:] == ["-0.5", ""]


def test_canvas_reads_it_back(course: Path) -> None:
    done = export("mini", course, "canvas")
    possible, kim, emma, _, absent = read(done.path)
    assert list(kim) == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "mini"]
    assert (possible["Student"], possible["mini"]) == ("    Points Possible", "10")
    assert (kim["ID"], kim["SIS User ID"], kim["mini"]) == ("101", "kim", "8")
    assert (emma["mini"], absent["mini"]) == ("5.4", "")
    tasks = read(export("mini", course, "canvas", per_task=True).path)
    assert (tasks[0]["mini second"], tasks[2]["mini second"]) == ("4", "2")


@pytest.mark.parametrize("per_task", [False, True])
def test_canvas_importer_finds_columns_students_and_points(course: Path, per_task: bool) -> None:
    """The rules of Canvas's own importer (lib/gradebook_importer.rb), on what is exported."""
    path = export("mini", course, "canvas", per_task=per_task).path
    head, possible, *rows = csv.reader(io.StringIO(path.read_text("utf-8"), newline=""))
    # No byte order mark before the first name; the columns in this order, then assignments.
    assert "Student" in head[0]
    assert head[0].isascii()
    assert "ID" in head[1]
    assert re.search(r"SIS\s+User\s+ID", head[2])
    assert re.search(r"SIS\s+Login\s+ID", head[3])
    assert "Section" in head[4]
    assert not any(re.search("(Current|Final|Override) (Score|Points|Grade)", x) for x in head[5:])
    assert "Points Possible" in possible[0]
    # The same count of commas in every line, or a semicolon would be taken for the separator.
    assert {len(row) for row in (possible, *rows)} == {len(head)}
    marks = read_marks("mini", course)
    assert [(int(row[1]), row[2]) for row in rows] == [
        (int(mark.student.lms_id), mark.student.id) for mark in marks.rows
    ]
    for row, mark in zip(rows, marks.rows, strict=True):
        assert (float(row[5]) if row[5] else None) == (mark.score if mark.report else None)
        assert all(re.fullmatch(r"(\d+(\.\d+)?)?", cell) for cell in row[5:])
    assert float(possible[5]) == marks.max_score


def test_moodle_gets_addresses_of_all_or_of_none(course: Path) -> None:
    """Its importer takes a row with an empty address for one more of the student before."""
    done = export("mini", course, "moodle")
    found = read(done.path)
    assert [row["id"] for row in found] == ["kim", "emma", "mallory", "absent"]
    assert "Email address" not in found[0]
    assert (done.identify, done.unknown) == ("id", ("mallory", "absent"))
    words = ["export", "mini", "--to", "moodle", "--course", str(course)]
    told = CliRunner().invoke(cli.app, words)
    said = " ".join(told.output.split())
    assert told.exit_code == cli.FINDINGS
    assert "No email in roster.csv: mallory, absent" in said
    assert "their username or ID number in Moodle" in said
    data = json.loads(CliRunner().invoke(cli.app, [*words, "--json"]).output)
    assert (data["identify_users_by"], data["without_email"]) == ("id", ["mallory", "absent"])


def test_moodle_reads_it_back(course: Path) -> None:
    roster = (course / "roster.csv").read_text(encoding="utf-8")
    everybody = re.sub(r"^(mallory|absent)(,[^,]*),,", r"\1\2,\1@example.org,", roster, flags=re.M)
    (course / "roster.csv").write_text(everybody, encoding="utf-8")
    done = export("mini", course, "moodle")
    kim, emma, _, absent = read(done.path)
    assert next(iter(kim.items())) == ("Email address", "kim@example.org")
    # An ID number is a field of Moodle's own, and lms_id is another.
    assert not {"101", "ID number"} & {*kim, *kim.values()}
    assert (done.identify, done.unknown) == ("Email address", ())
    assert (emma["mini"], emma["mini second"]) == ("5.4", "2")
    assert emma["Feedback comments"] == "day 1 after the deadline"
    assert absent["mini"] == ""


def test_lti_scores(course: Path) -> None:
    data = json.loads(export("mini", course, "lti-ags-json").path.read_text(encoding="utf-8"))
    assert data["lineItem"]["scoreMaximum"] == 10
    kim, emma, mallory = data["scores"]
    assert (kim["userId"], kim["scoreGiven"], kim["scoreMaximum"]) == ("101", 8, 10)
    assert (kim["activityProgress"], kim["gradingProgress"]) == ("Completed", "PendingManual")
    assert kim["submission"] == {"submittedAt": "2026-11-20T10:00:00.000Z"}
    assert (emma["scoreGiven"], mallory["userId"]) == (5.4, "103")


def test_lti_scores_are_what_the_specification_demands(course: Path) -> None:
    """Members, types and vocabulary of a score in LTI AGS 2.0; Moodle and Canvas check the same."""
    graded.record(course, StudentReport("emma", "en", "graded", (graded.task("first", 4, 4),)))
    data = json.loads(export("mini", course, "lti-ags-json").path.read_text(encoding="utf-8"))
    assert set(data["lineItem"]) == {"scoreMaximum", "label", "resourceId", "tag"}
    moment = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,}(Z|[+-]\d\d:\d\d)"
    for score in data["scores"]:
        assert isinstance(score["userId"], str)
        assert score["scoreMaximum"] > 0
        assert score["scoreGiven"] >= 0
        assert score["activityProgress"] in (
            "Initialized", "Started", "InProgress", "Submitted", "Completed"
        )  # fmt: skip
        assert score["gradingProgress"] in (
            "FullyGraded", "Pending", "PendingManual", "Failed", "NotReady"
        )  # fmt: skip
        for when in (score["timestamp"], score["submission"]["submittedAt"]):
            assert re.fullmatch(moment, when)
    assert [score["gradingProgress"] for score in data["scores"]] == [
        "PendingManual",
        "FullyGraded",
        "PendingManual",
    ]


@pytest.mark.parametrize("to", ["canvas", "moodle", "csv"])
def test_again_gives_the_same_bytes(course: Path, to: Format) -> None:
    before = export("mini", course, to).path.read_bytes()
    assert export("mini", course, to).path.read_bytes() == before


def test_the_command_says_who_is_left_out(course: Path) -> None:
    lines = (course / "roster.csv").read_text(encoding="utf-8").splitlines()
    kept = [line.replace(",104", ",") for line in lines if not line.startswith("mallory")]
    (course / "roster.csv").write_text("\n".join(kept), encoding="utf-8")
    words = ["export", "mini", "--to", "canvas", "--course", str(course)]
    done = CliRunner().invoke(cli.app, words)
    said = " ".join(done.output.split())
    assert done.exit_code == cli.FINDINGS
    assert "No lms_id in roster.csv: absent" in said
    assert "not in roster.csv, left out: mallory" in said
    data = json.loads(CliRunner().invoke(cli.app, [*words, "--json"]).output)
    assert data["without_lms_id"] == ["absent"]
    assert CliRunner().invoke(cli.app, ["export", "mini", "--to", "x"]).exit_code == cli.USAGE


@pytest.mark.parametrize("lost", ["file", "row"])
@pytest.mark.parametrize("command", ["export", "feedback", "report"])
def test_points_by_hand_are_not_dropped_with_a_gradebook(
    course: Path, lost: str, command: str
) -> None:
    """Graded into another database, or the file is gone: the journal alone holds no such points."""
    if lost == "row":
        with contextlib.closing(sqlite3.connect(course / "gradebook.db")) as file, file:
            file.execute("delete from submitted_assignment where student_id = 'emma'")
    else:
        (course / "gradebook.db").unlink()
    done = CliRunner().invoke(cli.app, [command, "mini", "--course", str(course)])
    if command == "report":
        page = (course / "reports" / "mini.html").read_text("utf-8")
        count = 1 if lost == "row" else 3
        assert f"학생 {count}명의 결과가 성적부에 없어" in page
        return
    said = " ".join(str(done.exception).split())
    assert ("lacks 1 of the results in the journal (emma)" if lost == "row" else "lacks 3") in said
    assert "points given by hand are in the gradebook alone" in said
    assert not list(course.glob("reports/*.csv")) + list(course.glob("feedback/**/*.html"))


@pytest.mark.parametrize("command", ["export", "feedback", "report"])
def test_a_roster_that_nobody_filled_in_is_said(course: Path, command: str) -> None:
    words = [command, "mini", "--course", str(course), "--json"]
    assert "no student" not in CliRunner().invoke(cli.app, words).stderr
    (course / "roster.csv").write_text("id,name\n", encoding="utf-8")
    done = CliRunner().invoke(cli.app, words)
    assert "roster.csv has a header and no student" in " ".join(done.stderr.split())
    assert json.loads(done.stdout)
    with pytest.raises(ClassError, match="It has a header and no student"):
        collect("mini", course / "source", course)
    (course / "roster.csv").unlink()
    with pytest.raises(ClassError, match="It is not there"):
        collect("mini", course / "source", course)


def test_a_gradebook_that_is_none_is_a_sentence(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (course / "gradebook.db").write_text("rubbish\n" * 200, encoding="ascii")
    monkeypatch.setattr("sys.argv", ["course", "export", "mini", "--course", str(course)])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == cli.FINDINGS
    said = " ".join(capsys.readouterr().err.split())
    assert "The gradebook cannot be used: file is not a database." in said
    assert not list((course / "reports").glob("*"))
