"""nbgrader's exchange with a class folder: from the release to the feedback, as two accounts."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
import warnings
from datetime import UTC, datetime
from pathlib import Path

import pytest
from classroom import desk, graded
from nbgrader.apps import (
    FetchAssignmentApp,
    FetchFeedbackApp,
    ReleaseAssignmentApp,
    ReleaseFeedbackApp,
)
from nbgrader.apps.baseapp import NbGrader
from nbgrader.utils import get_username

from course_pkg.classroom.collect import collect
from course_pkg.classroom.config import read_class
from course_pkg.classroom.feedback import feedback
from course_pkg.classroom.marks import read_marks
from course_pkg.classroom.received import SECRET, STAMP, Version, digest, keep, place_latest
from course_pkg.grading.gradebook import Book
from course_pkg.grading.journal import Journal
from course_pkg.student import exchange

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


def run(app: type[NbGrader], at: Path) -> None:
    """A command of nbgrader on batch_norm, as if typed in a folder; a failure is a SystemExit."""
    with contextlib.chdir(at), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        command = app()
        command.initialize(["batch_norm"])
        command.start()


def graded_with_its_own_seed_by_the_owner_alone(course: Path, me: str) -> None:
    book = Book("batch_norm", course)
    paper = book.paper("ko")
    book.close()
    assert (paper.secret, paper.default) == (read_class(course).seed, "en")
    assert Journal(book.journal).attempts(me)
    for path in (course, *course.iterdir()):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
    # Complete, but for what a person grades: the narrow umask has not shut the sandbox out.
    [score] = {row.score for row in read_marks("batch_norm", course).rows if row.student.id == me}
    assert score == 28


@pytest.mark.slow
def test_from_the_release_to_the_feedback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Release, fetch, submit, collect, grade, feedback, release the feedback, fetch it."""
    me = get_username()
    course = desk.new_course(tmp_path / "ml-2026", ["emma-wright"], "en")
    with (course / "roster.csv").open("a", encoding="utf-8") as roster:
        roster.write(f"{me},Whoever Runs This\n")
    shared, home = tmp_path / "exchange", tmp_path / "home"
    shared.mkdir()
    shared.chmod(0o777)
    home.mkdir()
    settings = (
        f"c = get_config()\nc.Exchange.root = {str(shared)!r}\n"
        "c.CourseDirectory.course_id = 'normalization'\n"
    )
    (home / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    tools = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", os.pathsep.join([tools, os.environ["PATH"]]))
    for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, str(home))
    run(ReleaseAssignmentApp, course)
    run(FetchAssignmentApp, home)
    assert (home / "batch_norm" / "batch_norm.ipynb").is_file()
    answered = desk.EXAMPLES / "kim-haneul" / "batch_norm" / "batch_norm.ipynb"
    evening = tmp_path / "evening"
    evening.mkdir()
    monkeypatch.chdir(evening)
    sent = exchange.send("batch_norm", answered.read_bytes())
    assert sent is not None
    assert sent.ok, sent.said.en
    assert not list(evening.iterdir())
    done = collect("batch_norm", shared / "normalization" / "inbound", course)
    assert (done.placed, done.refused) == ([me], [])
    desk.grade_all(course)
    graded_with_its_own_seed_by_the_owner_alone(course, me)
    feedback("batch_norm", course)
    # Emma's notebook came another way, and my page was made anew by nbgrader: no reason to stop.
    for name in (SECRET, STAMP):
        (course / "feedback" / me / "batch_norm" / name).unlink()
    run(ReleaseFeedbackApp, course)
    pages = list((shared / "normalization" / "feedback").iterdir())
    # Other accounts may read what they find.
    assert [stat.S_IMODE(page.stat().st_mode) for page in pages] == [0o644, 0o644]
    run(FetchFeedbackApp, home)
    [fetched] = (home / "batch_norm" / "feedback").glob("*/batch_norm.html")
    mine = course / "feedback" / me / "batch_norm" / "batch_norm.html"
    assert fetched.read_bytes() == mine.read_bytes()
