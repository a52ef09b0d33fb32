"""A class that has been graded, its pages, JupyterLab on it, and a real browser in front of it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import desk, evening, panels, pictures
from playwright.sync_api import Browser, Page, expect

from course_pkg.check.verdict import Lang
from course_pkg.classroom.feedback import feedback
from course_pkg.classroom.marks import read_marks
from course_pkg.classroom.report import report

pytestmark = [pytest.mark.slow, pytest.mark.browser]

LANGUAGES: tuple[tuple[Lang, str], ...] = (("ko", "lee-seojun"), ("en", "noah-fischer"))
WRONG = {"ko": "m−1로 나눈", "en": "ε belongs inside the square root"}
PAGE = {"width": 900, "height": 760}


@pytest.fixture(scope="module")
def place(graded_class: Path, tmp_path_factory: pytest.TempPathFactory) -> evening.Place:
    return evening.copy(graded_class, tmp_path_factory.mktemp("desk") / "copy")


@pytest.fixture(scope="module")
def course(place: evening.Place) -> Path:
    return place.course


@pytest.fixture(scope="module")
def lab(place: evening.Place) -> Iterator[str]:
    with desk.jupyterlab(place.course, place.desk) as address:
        desk.wait_for(address)
        yield address


@pytest.fixture
def page(browser: Browser, lab: str) -> Iterator[Page]:
    with panels.page_of(browser, lab) as page:
        yield page


def test_the_guides_show_the_pages_as_they_are(course: Path, browser: Browser) -> None:
    page = browser.new_page(viewport=PAGE, color_scheme="light")
    for lang, student in LANGUAGES:
        evening.speak(course, lang)
        report("batch_norm", course)
        feedback("batch_norm", course)
        shown = course / "feedback" / student / "batch_norm" / "batch_norm.html"
        for name, path in (
            ("feedback", shown),
            ("report", course / "reports" / "batch_norm.html"),
        ):
            page.goto(path.as_uri())
            said = pictures.words(page.locator("main").inner_text())
            pictures.keep(page, f"{name}_{lang}", said)
    page.close()
    evening.speak(course, "ko")


def test_a_notebook_in_jupyterlab_says_what_is_wrong_and_so_does_validate(
    course: Path, page: Page, lab: str
) -> None:
    for lang, student in LANGUAGES:
        panels.first_task(student, course / "evening" / lang / "batch_norm.ipynb")
        panels.open_notebook(page, lab, f"evening/{lang}/batch_norm.ipynb")
        said = panels.run_notebook(page).inner_text()
        assert WRONG[lang] in said
        pictures.keep(page, f"verdict_{lang}", pictures.words(said), most=100_000)
    assert "The following cell failed: show(check.norm" in panels.validate(page)
    panels.first_task("sofia-rossi", course / "evening" / "right" / "batch_norm.ipynb")
    panels.open_notebook(page, lab, "evening/right/batch_norm.ipynb")
    assert "Success! Your notebook passes all the tests." in panels.validate(page)


def test_points_are_given_in_the_panel_create_assignment(
    course: Path, page: Page, lab: str
) -> None:
    path = course / "evening" / "source.ipynb"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(course / "source" / "batch_norm" / "batch_norm.ipynb", path)
    before = json.loads(path.read_text("utf-8"))["cells"]
    marks = [each["metadata"].get("nbgrader", {}) for each in before]
    [task] = [each for each in marks if each.get("grade_id") == "bn-forward"]
    total = sum(each.get("points", 0) for each in marks)
    panels.open_notebook(page, lab, "evening/source.ipynb")
    assert panels.change_points(page, "bn-forward", 7) == f"{total - task['points'] + 7:g}"
    task["points"] = 7
    after = json.loads(path.read_text("utf-8"))["cells"]
    assert [each["metadata"].get("nbgrader", {}) for each in after] == marks
    assert ["".join(each["source"]) for each in after] == [
        "".join(each["source"]) for each in before
    ]


def test_a_week_in_formgrader(place: evening.Place, page: Page, lab: str) -> None:
    course = place.course
    marks = read_marks("batch_norm", course)
    panel = panels.open_formgrader(page, lab)
    panels.generate(panel, course, "ko")
    panels.see_submissions(
        panel, {row.student.id: f"{row.score:g} / {marks.max_score:g}" for row in marks.rows}
    )
    for lang, student in LANGUAGES:
        panels.open_submission(panel, student)
        answer = panel.locator(".nbgrader_cell", has=panel.locator("#bn-explain"))
        answer.scroll_into_view_if_needed()
        pictures.keep(page, f"formgrader_{lang}", pictures.words(answer.inner_text()), 100_000)
    panels.grade_the_explanation(page, panel, course, student)
    panels.open_submission(panel, "kim-haneul")
    expect(panel.get_by_text("window.ran = 1").first).to_be_visible()
    expect(panel.locator("math").first).to_have_text(re.compile(r"\s*a\s*<\s*b\s*"))
    frame = page.frame(url="**/formgrader/submissions/**")
    assert frame is not None
    assert frame.evaluate("window.ran") is None
    panels.release_the_feedback(panel, place.exchange, len(desk.NAMES))
