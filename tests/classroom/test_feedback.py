"""Feedback: the late policy, what a page shows and what it may never show."""

from __future__ import annotations

import re
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from classroom import graded
from nbformat.v4 import new_code_cell
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.check.messages import SECTIONS
from course_pkg.classroom import feedback as pages
from course_pkg.classroom.config import LatePolicy
from course_pkg.classroom.feedback import address, feedback
from course_pkg.classroom.marks import lateness, read_marks
from course_pkg.errors import ClassError

BOOK = Path(__file__).resolve().parents[2] / "book"
DUE = datetime(2026, 11, 21, 1, tzinfo=UTC)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return graded.make(tmp_path / "class")


def text(course: Path, student: str) -> str:
    path = course / "feedback" / student / "mini" / "mini.html"
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("hours", "extra", "days", "kept"),
    [
        (-1, 0, 0, 1.0),
        (0.25, 0, 0, 1.0),
        (0.3, 0, 1, 0.9),
        (24, 0, 1, 0.9),
        (24.1, 0, 2, 0.8),
        (24.1, 24, 0, 1.0),
        (25, 24, 1, 0.9),
        (120, 0, 5, 0.5),
        (120.1, 0, 6, 0.0),
    ],
)
def test_days_begun_after_deadline_and_extra_time(
    hours: float, extra: float, days: int, kept: float
) -> None:
    found = lateness(DUE + timedelta(hours=hours), DUE, extra, LatePolicy())
    assert found == (days, pytest.approx(kept))


def test_without_a_penalty_a_deadline_or_a_time_nothing_is_lost() -> None:
    late = DUE + timedelta(days=9)
    assert lateness(late, DUE, 0, LatePolicy(percent_per_day=0)) == (9, 1.0)
    assert lateness(late, None, 0, LatePolicy()) == (0, 1.0)
    assert lateness(None, DUE, 0, LatePolicy()) == (0, 1.0)
    assert lateness(late, DUE, 0, LatePolicy(percent_per_day=60, maximum_days=20))[1] == 0


def test_marks_of_the_class(course: Path) -> None:
    marks = read_marks("mini", course)
    assert marks.tasks == graded.TASKS
    kim, emma, mallory, absent = marks.rows
    assert (kim.score, kim.pending, kim.days_late) == (8, 2, 0)
    assert (emma.earned, emma.days_late, emma.score) == (6, 1, pytest.approx(5.4))
    assert (mallory.earned, mallory.days_late, mallory.score) == (4, 4, pytest.approx(2.4))
    assert (absent.report, absent.score) == (None, 0)
    assert (marks.stale, marks.strangers) == ([], ())
    with pytest.raises(ClassError, match="no result of 'other'"):
        read_marks("other", course)


def test_a_page_in_the_students_language_with_its_own_answers(course: Path) -> None:
    done = feedback("mini", course)
    assert (done.written, done.without) == (["kim", "emma", "mallory"], ["absent"])
    korean, english = text(course, "kim"), text(course, "emma")
    assert 'lang="ko"' in korean
    assert "10점 만점에 8점" in korean
    assert "강사가 직접 채점할 2점" in korean
    assert "5.4 of 10 points" in english
    assert "day 1 after the deadline" in english
    assert "24 hours of extra time" in english
    assert "return x * 1  # &lt;emma&gt; &amp; co" in english
    assert "You divided by &lt;b&gt;n−1&lt;/b&gt;." in english
    link = "https://book.example.org/en/chapters/05-batch-norm.html#sec-bn-forward"
    assert f'Reread: <a href="{link}">{SECTIONS["sec-bn-forward"].en}</a>.' in english


def test_what_a_page_never_shows(course: Path) -> None:
    feedback("mini", course)
    for student in ("kim", "emma", "mallory"):
        page = text(course, student)
        assert graded.SECRET not in page
        assert "Traceback" not in page
        assert "<script" not in page
        for other in {"kim", "emma", "mallory", "absent", "김하늘", "Wright"}:
            own = other == student or (student, other) in {("kim", "김하늘"), ("emma", "Wright")}
            assert (other in page) == own, (student, other)
        outside = re.findall(r'(?:src|href)="([^"]*)"', page)
        assert all(each.startswith("https://book.example.org/") for each in outside)


def test_pages_are_private_small_and_written_once(course: Path) -> None:
    path = course / "autograded" / "kim" / "mini" / "mini.ipynb"
    made = nbformat.read(path, as_version=4)
    made.cells[0].source = "<&'" * 2_000_000
    nbformat.write(made, path)
    feedback("mini", course)
    for student in ("kim", "emma"):
        page = course / "feedback" / student / "mini" / "mini.html"
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert page.stat().st_size < pages.MAX_PAGE
    assert "길어서 여기까지만" in text(course, "kim")
    assert feedback("mini", course).written == []


def test_many_long_cells_stay_within_the_limit(course: Path) -> None:
    path = course / "autograded" / "kim" / "mini" / "mini.ipynb"
    made = nbformat.read(path, as_version=4)
    marks = {"nbgrader": {"grade_id": "first-answer", "solution": True}}
    made.cells[:1] = [new_code_cell("<" * 20_000, metadata=marks) for _ in range(60)]
    nbformat.write(made, path)
    feedback("mini", course)
    assert len(text(course, "kim").encode()) < pages.MAX_PAGE


def test_every_section_that_a_check_names_is_in_the_book() -> None:
    for lang in ("ko", "en"):
        for label in SECTIONS:
            page, anchor = address(label, lang, "").removesuffix("\n").split(".html#")
            source = (BOOK / f"{page.removeprefix('/')}.md").read_text(encoding="utf-8")
            assert f"({anchor})=" in source, (page, anchor)


def test_who_handed_in_again_is_named(course: Path) -> None:
    (course / "submitted" / "kim" / "mini" / "mini.ipynb").write_text("{}", encoding="utf-8")
    words = ["feedback", "mini", "--course", str(course)]
    done = CliRunner().invoke(cli.app, words)
    assert done.exit_code == cli.FINDINGS
    assert "3 pages written" in done.output
    assert "kim. Run `course grade mini --resume`" in " ".join(done.output.split())
