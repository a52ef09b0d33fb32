"""course collect: whose a file is, which version counts, and what an archive may not do."""

from __future__ import annotations

import json
import stat
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from classroom.downloads import make_class, notebook, package, take, zipped
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.classroom.collect import collect
from course_pkg.classroom.config import Student
from course_pkg.classroom.naming import claim
from course_pkg.classroom.received import submitted_at, versions
from course_pkg.errors import ClassError

KOREA = timezone(timedelta(hours=9))
HANEUL, EMMA, SOL, SOL2, MINSU = PEOPLE = (
    Student("kim-haneul", "김하늘", "haneul@example.org", "ko", 0, "1001"),
    Student("2026002", "Wright, Emma", "ewright@example.org", "en", 24, "1002"),
    Student("kim-sol", "김솔"),
    Student("kim-sol-2", "김솔"),
    Student("namgung", "남궁 민수"),
)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make_class(tmp_path / "class")


def handed_in(course: Path, student: str) -> bytes:
    return (course / "submitted" / student / "mini" / "mini.ipynb").read_bytes()


@pytest.mark.parametrize(
    ("name", "who", "kind"),
    [
        ("김하늘_1001_67890_mini.ipynb", HANEUL, "canvas"),
        ("wrightemma_LATE_77_67890_mini-1.ipynb", EMMA, "canvas"),
        ("someone_1002_67890_mini.ipynb", EMMA, "canvas"),
        ("하늘김_99_67890_mini.ipynb", HANEUL, "canvas"),
        ("민수남궁_99_67890_mini.ipynb", MINSU, "canvas"),
        ("Emma Wright_123456_assignsubmission_file_/mini.ipynb", EMMA, "moodle"),
        ("하늘 김_123456_assignsubmission_file_/a/mini.ipynb", HANEUL, "moodle"),
        ("kim-haneul 김 하늘_1_assignsubmission_file/mini.ipynb", HANEUL, "moodle"),
        ("김하늘_123_assignsubmission_file_mini.ipynb", HANEUL, "moodle"),
        ("Mini_1_ewright_attempt_2026-11-21-10-00-00_mini.ipynb", EMMA, "blackboard"),
        ("Mini_2026002_attempt_2026-11-21-10-00-00_mini.ipynb", EMMA, "blackboard"),
        ("inbound/kim-haneul+mini+2026-11-21 10:00:00.5 UTC+a1/mini.ipynb", HANEUL, "exchange"),
        ("kim-sol/mini/mini.ipynb", SOL, "nbgrader"),
        ("김하늘/mini.ipynb", HANEUL, "name"),
        ("week3/mini 김 하늘 (2).ipynb", HANEUL, "name"),
        ("mini_kim-sol-2.ipynb", SOL2, "name"),
    ],
)
def test_whose_a_file_is(name: str, who: Student, kind: str) -> None:
    found = claim(name.split("/"), PEOPLE, "mini", KOREA)
    assert (found.students, found.kind) == ((who,), kind)


@pytest.mark.parametrize(
    "name",
    [
        "wrightemma_77_67890_김하늘_1_assignsubmission_file_.ipynb",
        "wrightemma_77_67890_x_kim-haneul_attempt_2026-11-21-10-00-00_mini.ipynb",
        "Emma Wright_1_assignsubmission_file_/김하늘_1001_2_mini.ipynb",
        "Emma Wright_1_assignsubmission_file_x_kim-haneul_attempt_2026-11-21-10-00-00.ipynb",
        "M_ewright_attempt_2026-11-21-10-00-00_kim-haneul_attempt_2026-11-21-10-00-00_m.ipynb",
        "2026002/kim-haneul+mini.ipynb",
        "2026002/김하늘.ipynb",
    ],
)
def test_a_student_cannot_hand_in_for_another_by_a_file_name(name: str) -> None:
    assert claim(name.split("/"), PEOPLE, "mini", KOREA).students == (EMMA,)


def test_a_name_is_a_word_of_its_own_and_two_of_one_name_are_told_apart() -> None:
    assert claim(["김하늘이.ipynb"], PEOPLE, "mini", None).students == ()
    assert claim(["mini-1.ipynb"], PEOPLE, "mini", None).students == ()
    assert claim(["김솔.ipynb"], PEOPLE, "mini", None).students == (SOL, SOL2)


def test_the_latest_counts_and_all_are_kept(course: Path) -> None:
    first = "Mini_kim-haneul_attempt_2026-11-20-10-00-00_mini.ipynb"
    second = "Mini_kim-haneul_attempt_2026-11-22-10-00-00_mini.ipynb"
    done = take(course, {second: notebook("second"), first: notebook("first")})
    assert (done.placed, done.kept, done.refused) == (["kim-haneul"], 2, [])
    assert handed_in(course, "kim-haneul") == notebook("second")
    assert submitted_at(course, "mini", "kim-haneul") == datetime(2026, 11, 22, 1, tzinfo=UTC)
    again = take(course, {second: notebook("second"), first: notebook("first")})
    assert (again.placed, again.kept, again.unchanged) == ([], 0, 2)
    # Back to the first: an attempt of its own, and the one that counts.
    third = first.replace("11-20", "11-23")
    assert take(course, {third: notebook("first")}).placed == ["kim-haneul"]
    assert handed_in(course, "kim-haneul") == notebook("first")
    assert len(versions(course, "mini", "kim-haneul")) == 3


def test_names_of_korean_windows_and_of_a_mac(course: Path) -> None:
    plain = zipped(course.parent / "x.zip", {"AAAAAA_1_assignsubmission_file_/mini.ipynb": b"{}"})
    korean = plain.read_bytes().replace(b"AAAAAA", "김하늘".encode("cp949"))
    (course.parent / "cp949.zip").write_bytes(korean)
    assert collect("mini", course.parent / "cp949.zip", course).placed == ["kim-haneul"]
    mac = unicodedata.normalize("NFD", "남궁민수") + "/mini.ipynb"
    assert take(course, {mac: notebook(), "__MACOSX/._mini.ipynb": b"x"}).placed == ["namgung"]


def test_what_is_not_placed_is_listed(course: Path) -> None:
    right, data = "kim-haneul/mini.ipynb", notebook()
    done = take(
        course,
        {
            "nobody_1_2_mini.ipynb": data,
            "김솔/mini.ipynb": data,
            right: data,
            "kim-haneul/notes.txt": b"x",
            "2026002/report.pdf": b"x",
            "kim-sol/other.ipynb": notebook(assignment="other"),
            "김하늘_1_assignsubmission_file_/mini-emma.course.zip": package("2026002", data),
            "x.course.zip": b"PK",
            "y.course.zip": package("kim-haneul", data, sha="0" * 64),
        },
    )
    why = dict(done.refused)
    assert "nobody in roster.csv is called 'nobody'" in why["nobody_1_2_mini.ipynb"]
    assert "add them there" in why["nobody_1_2_mini.ipynb"]
    assert "may be from kim-sol, kim-sol-2" in why["김솔/mini.ipynb"]
    assert "not a notebook" in why["2026002/report.pdf"]
    assert "the assignment 'other'" in why["kim-sol/other.ipynb"]
    assert "ask both" in why["김하늘_1_assignsubmission_file_/mini-emma.course.zip"]
    assert "damaged" in why["x.course.zip"]
    assert "not the one that was packed" in why["y.course.zip"]
    assert (len(why), done.placed, done.ignored) == (7, ["kim-haneul"], ["kim-haneul/notes.txt"])
    assert done.nothing == ["2026002", "kim-sol", "kim-sol-2", "namgung"]


def test_packages_inside_what_an_lms_packs(course: Path) -> None:
    done = take(
        course,
        {
            "wrightemma_77_1_mini-2026002.course.zip": package("2026002", notebook("a")),
            "anything.course.zip": package("kim-sol", notebook("b")),
            "inner.zip": zipped(
                course.parent / "i.zip", {"kim-haneul.ipynb": notebook("c")}
            ).read_bytes(),
        },
    )
    assert (done.placed, done.refused) == (["2026002", "kim-haneul", "kim-sol"], [])
    assert handed_in(course, "2026002") == notebook("a")


def test_canvas_says_what_is_late(course: Path) -> None:
    late, fine = "wrightemma_LATE_77_1_mini.ipynb", "김하늘_7_2_mini.ipynb"
    path = zipped(course.parent / "l.zip", {late: notebook(), fine: notebook()}, (2026, 12, 24))
    collect("mini", path, course)
    due = datetime(2026, 11, 21, 1, tzinfo=UTC)
    assert submitted_at(course, "mini", "kim-haneul") == due
    assert submitted_at(course, "mini", "2026002") == datetime(2026, 12, 24, 3, tzinfo=UTC)


def test_what_was_in_submitted_is_kept(course: Path) -> None:
    place = course / "submitted" / "kim-haneul" / "mini"
    place.mkdir(parents=True)
    (place / "mini.ipynb").write_bytes(notebook("by hand"))
    (place / "timestamp.txt").write_text("2026-11-25 10:00:00 UTC\n")
    take(course, {"kim-haneul.ipynb": notebook("older")})
    assert handed_in(course, "kim-haneul") == notebook("by hand")
    assert len(versions(course, "mini", "kim-haneul")) == 2


def test_the_class_itself_is_not_a_download(course: Path) -> None:
    """Its source notebooks hold the answers, and their names may hold a student's number."""
    for origin in (course, course.parent):
        with pytest.raises(ClassError, match="holds the class itself"):
            collect("mini", origin, course)
    assert not (course / "received").exists()


def test_a_link_in_a_folder_is_not_followed(course: Path) -> None:
    folder = course.parent / "downloads"
    folder.mkdir()
    (folder / "kim-haneul.ipynb").symlink_to(course / "class.toml")
    done = collect("mini", folder, course)
    assert done.refused == [("kim-haneul.ipynb", "it is a link; only files are taken")]


def test_the_command_lists_and_exits_with_one(course: Path) -> None:
    path = zipped(course.parent / "c.zip", {"kim-haneul.ipynb": notebook(), "[x].ipynb": b"{}"})
    words = ["collect", "mini", str(path), "--course", str(course)]
    done = CliRunner().invoke(cli.app, words)
    assert done.exit_code == cli.FINDINGS
    assert "not placed [x].ipynb: nobody in roster.csv" in done.output
    said = json.loads(CliRunner().invoke(cli.app, [*words, "--json"]).output)
    assert (said["already_known"], len(said["not_placed"])) == (1, 1)
    for place in (course / "received", course / "submitted"):
        for each in place.rglob("*"):
            assert not stat.S_IMODE(each.stat().st_mode) & 0o077, each
    with pytest.raises(ClassError, match="an assignment of the class was expected \\(mini\\)"):
        collect("maxi", path, course)
