"""nbgrader's formgrader in JupyterLab, on a class folder, as an instructor uses it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from browsing import start_browser
from classroom import desk
from playwright.sync_api import Browser, FrameLocator, Page, expect

from course_pkg.classroom.feedback import feedback
from course_pkg.classroom.marks import read_marks

ANYTHING = re.compile(".")
ATTACK = (
    "Because $a<b$. <script>window.ran = 1</script> <img src=x onerror='window.ran = 1'>"
    "<svg onload='window.ran = 1'></svg>"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=30_000)
    with start_browser() as started:
        yield started


def with_attack(course: Path, student: str) -> None:
    """Somebody hands in a script where an explanation was asked for."""
    path = course / "submitted" / student / "batch_norm" / "batch_norm.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "bn-explain":
            cell.source = ATTACK
    nbformat.write(notebook, path)


def open_formgrader(page: Page, address: str) -> FrameLocator:
    page.goto(f"{address}/lab")
    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    page.get_by_role("menuitem", name="Formgrader").click()
    return page.frame_locator("iframe[src*=formgrader]")


def open_submission(panel: FrameLocator, student: str) -> None:
    """Manual Grading → batch_norm → the notebook → one student, whose name is shown on request."""
    panel.get_by_role("link", name="Manual Grading").first.click()
    for _ in ("assignment", "notebook"):
        panel.locator("#main-table").get_by_role("link", name="batch_norm").click()
    row = panel.locator("#main-table tr", has_text=student)
    row.locator(".glyphicon-eye-open").click()
    row.get_by_role("link", name=student).click()


@pytest.mark.slow
@pytest.mark.browser
def test_a_week_in_formgrader(browser: Browser, tmp_path: Path) -> None:
    course = desk.new_course(tmp_path / "class", ["emma-wright", "kim-haneul"], "en")
    shutil.rmtree(course / "release" / "en" / "batch_norm")
    with_attack(course, "kim-haneul")
    with desk.jupyterlab(course, tmp_path / "home") as address:
        desk.grade_all(course)
        desk.wait_for(address)
        page = browser.new_page(viewport={"width": 1300, "height": 850})
        # Formgrader asks a public server for MathJax, and nothing else.
        page.route(lambda url: not url.startswith(address), lambda route: route.abort())
        panel = open_formgrader(page, address)
        generate(panel, course)
        before = read_marks("batch_norm", course)
        see_submissions(panel, f"{before.rows[0].score:g} / {before.max_score:g}")
        grade_the_explanation(page, panel, course)
        open_submission(panel, "kim-haneul")
        expect(panel.get_by_text("window.ran = 1").first).to_be_visible()
        frame = page.frame(url="**/formgrader/submissions/**")
        assert frame is not None
        assert frame.evaluate("window.ran") is None


def generate(panel: FrameLocator, course: Path) -> None:
    """The button “Generate” makes what the repository's release made."""
    row = panel.locator("#main-table tr", has=panel.get_by_role("link", name="batch_norm"))
    row.locator(".assign a").click()
    expect(panel.get_by_text("Successfully created the student version")).to_be_visible()
    panel.locator("#success-modal button.close, #success-modal [data-dismiss]").first.click()
    made = json.loads((course / "release/en/batch_norm/batch_norm.ipynb").read_text("utf-8"))
    given = json.loads(
        (desk.ROOT / "assignments/en/batch_norm/batch_norm.ipynb").read_text("utf-8")
    )
    sources = [["".join(cell["source"]) for cell in each["cells"]] for each in (made, given)]
    assert sources[0] == sources[1]


def see_submissions(panel: FrameLocator, score: str) -> None:
    row = panel.locator("#main-table tr", has=panel.get_by_role("link", name="batch_norm"))
    row.locator(".num-submissions a").click()
    for student in ("emma-wright", "kim-haneul"):
        cells = panel.locator("#main-table tr", has_text=student)
        expect(cells.locator(".status")).to_have_text("needs manual grading")
        expect(cells.locator(".score")).to_have_text(score)


def grade_the_explanation(page: Page, panel: FrameLocator, course: Path) -> None:
    """Points and a comment given in the browser are in feedback and marks."""
    source = json.loads((course / "source/batch_norm/batch_norm.ipynb").read_text("utf-8"))
    rubric = next("".join(c["source"]) for c in source["cells"] if c.get("id") == "bn-explain")
    assert rubric.count("(1 point)") == 3
    open_submission(panel, "emma-wright")
    # Its hint appears when the box has been connected to the gradebook.
    expect(panel.locator("#bn-explain-comment")).to_have_attribute("placeholder", ANYTHING)
    expect(panel.locator("#bn-explain_extra_credit")).to_have_attribute("placeholder", ANYTHING)
    panel.locator("#bn-explain-comment").fill("Say what you conclude if it does not come back.")
    with page.expect_response("**/formgrader/api/comment/*"):
        panel.locator("#bn-explain").fill("2.5")
    with page.expect_response("**/formgrader/api/grade/*"):
        panel.locator("#bn-explain").press("Tab")
    panel.locator(".breadcrumb").get_by_role("link", name="batch_norm").last.click()
    after = read_marks("batch_norm", course)
    emma, kim = after.rows
    assert (emma.score - kim.score, emma.pending, kim.pending) == (2.5, 0, 3)
    shown = f"{emma.score:g} / {after.max_score:g}"
    expect(panel.locator("#main-table tr", has_text=shown)).to_have_count(1)
    feedback("batch_norm", course)
    said = next((course / "feedback" / "emma-wright").rglob("*.html")).read_text("utf-8")
    for part in (f"{emma.score:g}", "2.5 of 3", "Say what you conclude if it does not come back."):
        assert part in said
