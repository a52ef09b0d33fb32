"""A class that has been graded, its pages, JupyterLab on it, and a real browser in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import start_browser
from classroom import desk, panels, pictures
from playwright.sync_api import Browser, Page, expect

from course_pkg.check.verdict import Lang
from course_pkg.classroom.feedback import feedback
from course_pkg.classroom.marks import read_marks
from course_pkg.classroom.report import report

pytestmark = [pytest.mark.slow, pytest.mark.browser]

LANGUAGES: tuple[tuple[Lang, str], ...] = (("ko", "lee-seojun"), ("en", "noah-fischer"))
WRONG = {"ko": "m−1로 나눈", "en": "ε belongs inside the square root"}
PAGE = {"width": 900, "height": 760}
LAB = {"width": 1150, "height": 760}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    expect.set_options(timeout=60_000)
    with start_browser(pictures.fonts_of_the_repository(tmp_path_factory.mktemp("fonts"))) as made:
        yield made


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six students of the example class, graded with hidden inputs that are always the same."""
    folder = desk.new_course(tmp_path_factory.mktemp("desk") / "ml-2026", list(desk.NAMES), "ko")
    speak(folder, "ko")
    panels.with_attack(folder, "kim-haneul")
    desk.grade_all(folder)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home") / "home"


@pytest.fixture(scope="module")
def lab(course: Path, home: Path) -> Iterator[str]:
    with desk.jupyterlab(course, home) as address:
        desk.wait_for(address)
        yield address


@pytest.fixture
def page(browser: Browser, lab: str) -> Iterator[Page]:
    """A page of JupyterLab; whatever it asks of another machine fails the test."""
    page = browser.new_page(viewport=LAB, color_scheme="light")
    outside: list[str] = []
    here = (lab, "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(here) else outside.append(r.url))
    yield page
    page.close()
    assert outside == []


def speak(folder: Path, lang: Lang) -> None:
    """A class in this language, with a seed that everybody may know."""
    settings = f'[class]\nname = "ml-2026"\nlanguage = "{lang}"\nseed = "{"0" * 64}"\n'
    (folder / "class.toml").write_text(settings, encoding="utf-8")


def test_the_guides_show_the_pages_as_they_are(course: Path, browser: Browser) -> None:
    page = browser.new_page(viewport=PAGE, color_scheme="light")
    for lang, student in LANGUAGES:
        speak(course, lang)
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
    speak(course, "ko")


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


def test_a_week_in_formgrader(course: Path, home: Path, page: Page, lab: str) -> None:
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
    panels.release_the_feedback(panel, home / "exchange", len(desk.NAMES))
