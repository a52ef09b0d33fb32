"""course export --into: what Canvas and Moodle themselves wrote, with the marks in it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from classroom import graded
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.classroom.export import export_into
from course_pkg.errors import ClassError

# As Canvas's gradebook_exporter.rb writes it: a row on posting, read-only sums, a test student.
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Notes,Mini (5001),Mini review (5002),Final Score
,,,,,,Manual Posting,,
    Points Possible,,,,,(read only),10.00,50.00,(read only)
"하늘, 김",7001,kim,kim@example.org,ML-01,,3.00,41.00,40.00
"Wright, Emma",7002,,emma@example.org,"ML-01 and ML-02",sits in front,,104,50.00
"Nobody, Nora",7003,nora,nora@example.org,ML-01,,7.00,,70.00
"absent, student",7004,absent,,ML-01,,1.00,,70.00
"Student, Test",7999,,5f3a,ML-01,,,,
"""
MOODLE = """\
이름;성;ID 번호;소속 기관;학과;이메일 주소;과제: mini (실점수);강좌 총점 (실점수);마지막 내려받기
하늘;김;kim;;;kim@example.org;-;55,00;1763700000
Emma;Wright;emma;;;emma@example.org;2,00;60,00;1763700000
학생;=HYPERLINK(1);mallory;;;m@example.org;-;;1763700000
"""
WORKSHEET = """\
Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,\
Last modified (submission),Last modified (grade),Feedback comments
Participant 11,김하늘,,Submitted for grading,,100.00,Yes,"Friday, 20 November 2026, 7:00 PM",-,
Participant 12,Emma Wright,,Submitted for grading,4.00,100.00,Yes,"Sunday, 1:00 PM",-,"Well, done"
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    made = graded.make(tmp_path / "class")
    roster = graded.ROSTER.replace('"Wright, Emma ""Em"""', '"Wright, Emma"')
    (made / "roster.csv").write_text(roster, encoding="utf-8")
    return made


def table(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def test_canvas_gets_its_own_rows_back_and_one_column(course: Path, tmp_path: Path) -> None:
    lms = tmp_path / "2026-11-22T0900_Grades-ML 기계학습.csv"
    lms.write_text(CANVAS, encoding="utf-8-sig")
    done = export_into("mini", course, lms)
    assert lms.read_text(encoding="utf-8-sig") == CANVAS
    text = done.path.read_bytes().decode("utf-8-sig")
    before, after = table(CANVAS), table(text)
    assert [row[:5] for row in after] == [row[:5] for row in before]
    # The number in brackets is how Canvas knows the assignment; “Mini review” is another one.
    assert [row[5] for row in after] == [
        "Mini (5001)", "Manual Posting", "10.00", "8", "5.4", "7.00", "1.00", "",
    ]  # fmt: skip
    assert {len(row) for row in after} == {6}
    assert done.filled
    assert (done.filled.nobody, done.filled.absent) == (("Nobody, Nora",), ("mallory",))
    assert export_into("mini", course, lms).path.read_bytes().decode("utf-8-sig") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_moodle_in_korean_keeps_separator_and_every_other_cell(
    course: Path, tmp_path: Path, encoding: str
) -> None:
    lms = tmp_path / "grades.csv"
    lms.write_text(MOODLE, encoding=encoding)
    done = export_into("mini", course, lms)
    after = table(done.path.read_bytes().decode("utf-8-sig"), ";")
    assert [row[6] for row in after[1:]] == ["8", "5.4", "2.4"]
    before = table(MOODLE, ";")
    assert [row[:6] + row[7:] for row in after] == [row[:6] + row[7:] for row in before]


def test_moodles_worksheet_by_name_and_its_other_scale(course: Path, tmp_path: Path) -> None:
    lms = tmp_path / "Grades-mini-42.csv"
    lms.write_text(WORKSHEET, encoding="utf-8")
    words = ["export", "mini", "--into", str(lms), "--course", str(course)]
    done = CliRunner().invoke(cli.app, words)
    said = " ".join(done.output.split())
    assert done.exit_code == cli.FINDINGS
    assert "Graded, not in the file: mallory" in said
    assert "The LMS gives 100 points for it, the assignment 10" in said
    after = table((course / "reports" / "mini-Grades-mini-42.csv").read_text("utf-8"))
    assert [row[4] for row in after] == ["Grade", "8", "5.4"]
    assert [row[:4] + row[5:] for row in after] == [row[:4] + row[5:] for row in table(WORKSHEET)]
    data = json.loads(CliRunner().invoke(cli.app, [*words, "--json"]).output)
    assert (data["column"], data["points_in_lms"]) == ("Grade", 100)


def test_a_name_that_stands_there_twice_costs_those_two_alone(course: Path, tmp_path: Path) -> None:
    lms = tmp_path / "Grades-mini-42.csv"
    twin = "Participant 13,김하늘,,Submitted for grading,1.00,nan,Yes,-,-,\n"
    third = "Participant 14,안 낸 학생,,Submitted for grading,1.00,nan,Yes,-,-,\n"
    lms.write_text(WORKSHEET.replace("100.00", "nan") + twin + third, encoding="utf-8")
    done = export_into("mini", course, lms)
    after = table(done.path.read_text("utf-8"))
    assert [row[4] for row in after] == ["Grade", "", "5.4", "1.00", "1.00"]
    assert done.filled
    assert done.filled.absent == ("kim", "mallory")
    assert done.filled.nobody == ("Participant 11", "Participant 13")
    assert done.filled.worth is None


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        (CANVAS, "Midterm", "called 'Midterm' was expected, there is none"),
        (CANVAS.replace("Mini (5001)", "Mini quiz (5001)"), None, "there is 2; name it with"),
        (CANVAS.replace("kim", "k").replace("Emma", "E").replace("emma", "e")
         .replace("absent", "a").replace("하늘", "h"), None, "nobody of roster.csv was found"),
        ("PK\3\4", None, "a header with several columns"),
        ("", None, "a header with several columns"),
        (MOODLE + "a;b;c;d;e;f;g;h;i;j\n", None, "line 5: more cells"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_said(
    course: Path, tmp_path: Path, text: str, column: str | None, said: str
) -> None:
    lms = tmp_path / "grades.csv"
    lms.write_text(text, encoding="utf-8")
    with pytest.raises(ClassError, match=said):
        export_into("mini", course, lms, column)


def test_the_file_of_the_lms_is_never_written_over(course: Path, tmp_path: Path) -> None:
    lms = tmp_path / "grades.csv"
    lms.write_text(MOODLE, encoding="utf-8")
    with pytest.raises(ClassError, match="stays as it is"):
        export_into("mini", course, lms, out=lms)
    for place in (tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(ClassError, match="exported from the LMS"):
            export_into("mini", course, place)
