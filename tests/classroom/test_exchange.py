"""nbgrader's exchange with a class folder: from the release to the feedback, as two accounts."""

from __future__ import annotations

import re
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from classroom import desk, evening, graded
from nbgrader.apps import FetchFeedbackApp, ReleaseFeedbackApp
from nbgrader.utils import notebook_hash

from course_pkg.classroom.collect import collect
from course_pkg.classroom.config import read_class
from course_pkg.classroom.feedback import feedback
from course_pkg.classroom.folder import new_class
from course_pkg.classroom.marks import read_marks
from course_pkg.classroom.received import Version, digest, keep, place_latest
from course_pkg.grading.gradebook import Book
from course_pkg.grading.handed_in import SECRET, STAMP
from course_pkg.grading.journal import Journal

MINE, OTHERS = "a1" * 64, "b2" * 64


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return graded.make(tmp_path / "class")


def beside(course: Path, student: str, name: str) -> str:
    return (course / "feedback" / student / "mini" / name).read_text(encoding="ascii")


def test_a_page_lies_with_the_secret_of_its_submission(course: Path) -> None:
    (course / "submitted" / "kim" / "mini" / SECRET).write_text(MINE, encoding="ascii")
    feedback("mini", course)
    assert beside(course, "kim", SECRET) == MINE
    assert beside(course, "kim", STAMP) == "2026-11-20 10:00:00 UTC\n"
    # Who came another way: one that nobody knows, and the same one ever after.
    drawn = beside(course, "emma", SECRET)
    assert re.fullmatch("[0-9a-f]{128}", drawn)
    assert drawn != beside(course, "mallory", SECRET)
    feedback("mini", course)
    assert beside(course, "emma", SECRET) == drawn
    for path in (course / "feedback" / "emma" / "mini").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_newer_submission_does_not_get_the_page_of_an_older_one(course: Path) -> None:
    folder = course / "submitted" / "kim" / "mini"
    (folder / SECRET).write_text(MINE, encoding="ascii")
    feedback("mini", course)
    (folder / "mini.ipynb").write_text("{}", encoding="utf-8")
    (folder / STAMP).write_text("2026-11-20 11:00:00 UTC", encoding="ascii")
    (folder / SECRET).write_text(OTHERS, encoding="ascii")
    assert feedback("mini", course).stale == ["kim"]
    assert beside(course, "kim", SECRET) == MINE
    assert beside(course, "kim", STAMP) == "2026-11-20 10:00:00 UTC\n"


def test_folders_called_like_time_and_secret_are_in_nobody_s_way(course: Path) -> None:
    """nbgrader takes a submission in, and copies it on, with all that lies in it."""
    for top in ("feedback", "submitted"):
        for name in (SECRET, STAMP):
            (course / top / "kim" / "mini" / name).unlink(missing_ok=True)
            (course / top / "kim" / "mini" / name / "within").mkdir(parents=True)
    feedback("mini", course)
    assert re.fullmatch("[0-9a-f]{128}", beside(course, "kim", SECRET))
    later = Version(digest(b"{}"), datetime(2026, 11, 26, tzinfo=UTC), "mini.ipynb", "canvas")
    keep(course, "mini", "kim", later, b"{}")
    assert place_latest(course, "mini", "kim")
    assert sorted(each.name for each in (course / "submitted" / "kim" / "mini").iterdir()) == [
        "mini.ipynb",
        STAMP,
    ]


def test_what_is_no_secret_is_not_taken(course: Path) -> None:
    (course / "submitted" / "kim" / "mini" / SECRET).write_text("../../x", encoding="ascii")
    feedback("mini", course)
    assert re.fullmatch("[0-9a-f]{128}", beside(course, "kim", SECRET))


def test_collecting_keeps_the_secret_of_every_version(tmp_path: Path, course: Path) -> None:
    inbound = tmp_path / "inbound"
    for minute, secret in (("10", OTHERS), ("20", MINE)):
        folder = inbound / f"emma+mini+2026-11-25 10:{minute}:00.000000 UTC+{minute}"
        folder.mkdir(parents=True)
        (folder / "mini.ipynb").write_text(f'{{"cells": [{minute}]}}', encoding="utf-8")
        (folder / SECRET).write_text(secret, encoding="ascii")
        (folder / STAMP).write_text(f"2026-11-25 10:{minute}:00.000000 UTC", encoding="ascii")
    done = collect("mini", inbound, course)
    assert (done.placed, done.refused, done.ignored) == (["emma"], [], [])
    assert (course / "submitted" / "emma" / "mini" / SECRET).read_text("ascii") == MINE
    kept = sorted((course / "received" / "mini" / "emma").glob(f"*/{SECRET}"))
    assert [path.read_text("ascii") for path in kept] == [OTHERS, MINE]
    # A later version that came through the LMS has none: nobody may find its page.
    later = Version(digest(b"{}"), datetime(2026, 11, 26, tzinfo=UTC), "mini.ipynb", "canvas")
    keep(course, "mini", "emma", later, b"{}")
    assert place_latest(course, "mini", "emma")
    assert not (course / "submitted" / "emma" / "mini" / SECRET).exists()


def test_what_one_student_handed_in_stops_nobody_s_feedback(tmp_path: Path) -> None:
    """nbgrader's autograder copies what lay beside a notebook, and reads it here for everybody."""
    place = evening.Place(tmp_path)
    place.settle()
    shared, course, private = place.exchange, place.course, tmp_path / "private.txt"
    private.write_text("known to the instructor alone", encoding="ascii")
    new_class(course, desk.ROOT, "en")
    laid = {"aaa-empty": b"", "bbb-bytes": b"\xff\xfe", "ccc-long": b"c" * 1001, "ddd-link": None}
    laid["eee-folder"] = None
    for name, said in {**laid, "zoe": MINE.encode()}.items():
        folder = course / "feedback" / name / "batch_norm"
        folder.mkdir(parents=True)
        (folder / "batch_norm.html").write_text(name, encoding="utf-8")
        for beside in (SECRET, STAMP):
            if name == "eee-folder":
                (folder / beside / "within").mkdir(parents=True)
            elif said is None:
                (folder / beside).symlink_to(private)
            else:
                (folder / beside).write_bytes(said)
    place.run(ReleaseFeedbackApp, course, place.desk)
    pages = {page.read_text("utf-8"): page.stem for page in shared.rglob("*.html")}
    assert set(pages) == {*laid, "zoe"}
    assert pages["zoe"] == notebook_hash(secret=MINE, notebook_id="batch_norm")
    # Nobody can work out where the others lie; what a link led to is as it was.
    for text in (b"\xff\xfe".decode("latin1"), "c" * 1001, private.read_text("ascii")):
        assert notebook_hash(secret=text, notebook_id="batch_norm") not in pages.values()
    assert private.read_text("ascii") == "known to the instructor alone"
    # A second release finds the same places.
    place.run(ReleaseFeedbackApp, course, place.desk)
    assert {page.stem for page in shared.rglob("*.html")} == set(pages.values())


@pytest.mark.slow
def test_who_hands_in_through_the_exchange_is_graded_as_everybody(graded_class: Path) -> None:
    """With the seed of the class, for the owner's eyes alone."""
    course = evening.Place(graded_class).course
    book = Book("batch_norm", course)
    paper = book.paper("en")
    book.close()
    assert (paper.secret, paper.default) == (read_class(course).seed, "ko")
    assert Journal(book.journal).attempts(evening.STUDENT)
    for path in (course, *course.iterdir(), *(course / "autograded").rglob("*")):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
    # Complete, but for what a person grades: the narrow umask has not shut the sandbox out.
    rows = read_marks("batch_norm", course).rows
    assert [row.score for row in rows if row.student.id == evening.STUDENT] == [evening.SCORE]


@pytest.mark.slow
def test_from_the_release_to_the_feedback(graded_class: Path, tmp_path: Path) -> None:
    """Released, fetched, handed in, collected, graded: what is left is to give it back."""
    place = evening.copy(graded_class, tmp_path / "copy")
    feedback("batch_norm", place.course)
    # A page made anew by nbgrader lies alone: no reason to stop.
    mine = place.course / "feedback" / evening.STUDENT / "batch_norm" / "batch_norm.html"
    for name in (SECRET, STAMP):
        (mine.parent / name).unlink()
    place.run(ReleaseFeedbackApp, place.course, place.desk)
    pages = list((place.exchange / "normalization" / "feedback").iterdir())
    # Other accounts may read what they find.
    assert [stat.S_IMODE(page.stat().st_mode) for page in pages] == [0o644] * len(desk.NAMES)
    place.run(FetchFeedbackApp, place.home, place.home)
    [fetched] = (place.home / "batch_norm" / "feedback").glob("*/batch_norm.html")
    assert fetched.read_bytes() == mine.read_bytes()
