"""What one does in a browser: in nbgrader's formgrader, and in JupyterLab with its notebooks."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
from classroom import desk
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from course_pkg.check.verdict import Lang
from course_pkg.classroom.feedback import feedback
from course_pkg.classroom.marks import read_marks

LAB = {"width": 1150, "height": 760}
ANYTHING = re.compile(".")


@contextlib.contextmanager
def page_of(browser: Browser, address: str) -> Iterator[Page]:
    """A page of JupyterLab; whatever it asks of another machine fails the test."""
    page = browser.new_page(viewport=LAB, color_scheme="light")
    outside: list[str] = []
    here = (address, "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(here) else outside.append(r.url))
    yield page
    page.close()
    assert outside == []


def open_formgrader(page: Page, address: str) -> FrameLocator:
    """Nbgrader → Formgrader, in JupyterLab."""
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


def assignment_row(panel: FrameLocator) -> Locator:
    """The line of batch_norm on the page Manage Assignments."""
    return panel.locator("#main-table tr", has=panel.get_by_role("link", name="batch_norm"))


def succeed(panel: FrameLocator, said: str) -> None:
    """Read the box that says so, and close it."""
    expect(panel.get_by_text(said)).to_be_visible()
    panel.locator("#success-modal button.close, #success-modal [data-dismiss]").first.click()


def generate(panel: FrameLocator, course: Path, lang: Lang) -> None:
    """The button “Generate” makes what the repository's release made."""
    assignment_row(panel).locator(".assign a").click()
    succeed(panel, "Successfully created the student version")
    paths = (course / "release", desk.ROOT / "assignments")
    made, given = (
        json.loads((path / lang / "batch_norm/batch_norm.ipynb").read_text("utf-8"))
        for path in paths
    )
    sources = [["".join(cell["source"]) for cell in each["cells"]] for each in (made, given)]
    assert sources[0] == sources[1]


def see_submissions(panel: FrameLocator, scores: dict[str, str]) -> None:
    """The page Manage Submissions knows everybody's points."""
    assignment_row(panel).locator(".num-submissions a").click()
    for student, score in scores.items():
        cells = panel.locator("#main-table tr", has_text=student)
        expect(cells.locator(".status")).to_have_text("needs manual grading")
        expect(cells.locator(".score")).to_have_text(score)


def grade_the_explanation(page: Page, panel: FrameLocator, course: Path, student: str) -> None:
    """Points and a comment given in the browser are in feedback and marks."""
    source = json.loads((course / "source/batch_norm/batch_norm.ipynb").read_text("utf-8"))
    rubric = next("".join(c["source"]) for c in source["cells"] if c.get("id") == "bn-explain")
    assert rubric.count("(1 point)") == 3
    before = {row.student.id: row for row in read_marks("batch_norm", course).rows}
    # Its hint appears when the box has been connected to the gradebook.
    expect(panel.locator("#bn-explain-comment")).to_have_attribute("placeholder", ANYTHING)
    expect(panel.locator("#bn-explain_extra_credit")).to_have_attribute("placeholder", ANYTHING)
    panel.locator("#bn-explain-comment").fill("Say what you conclude if it does not come back.")
    with page.expect_response("**/formgrader/api/comment/*"):
        panel.locator("#bn-explain").fill("2.5")
    with page.expect_response("**/formgrader/api/grade/*"):
        panel.locator("#bn-explain").press("Tab")
    panel.locator(".breadcrumb").get_by_role("link", name="batch_norm").last.click()
    marks = read_marks("batch_norm", course)
    after = {row.student.id: row for row in marks.rows}
    for name, row in after.items():
        more, pending = (2.5, 0) if name == student else (0, 3)
        assert (row.score - before[name].score, row.pending) == (more, pending)
    score = after[student].score
    expect(panel.locator("#main-table")).to_contain_text(f"{score:g} / {marks.max_score:g}")
    feedback("batch_norm", course)
    said = next((course / "feedback" / student).rglob("*.html")).read_text("utf-8")
    for part in (f"{score:g}", "Say what you conclude if it does not come back."):
        assert part in said


def release_the_feedback(panel: FrameLocator, exchange: Path, count: int) -> None:
    """The button “Release Feedback” puts the pages of `course feedback` into the exchange."""
    for place in ("Manual Grading", "Manage Assignments"):
        panel.get_by_role("link", name=place).first.click()
    assignment_row(panel).locator(".release-feedback a").click()
    succeed(panel, "Successfully released feedback")
    assert len(list((exchange / "normalization" / "feedback").glob("*.html"))) == count


def first_task(student: str, path: Path) -> None:
    """The notebook of a student of the example class as far as its first check."""
    given = desk.EXAMPLES / student / "batch_norm" / "batch_norm.ipynb"
    notebook = nbformat.read(given, as_version=4)
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    notebook.cells = notebook.cells[: ids.index("bn-forward") + 1]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def open_notebook(page: Page, address: str, path: str) -> None:
    """Open a notebook alone, with nothing beside it, and wait until its kernel is there."""
    page.goto(f"{address}/lab/tree/{path}?reset")
    # Who runs a cell before the kernel is there is asked for one.
    expect(page.locator("#jp-main-statusbar")).to_contain_text("(ipykernel) | Idle")
    page.get_by_role("tab", name="File Browser").click()


def run_notebook(page: Page) -> Locator:
    """Run the open notebook, and show what its last cell says."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    shown = page.locator(".jp-NotebookPanel .jp-OutputArea-output.jp-RenderedHTMLCommon").last
    expect(shown).to_contain_text(ANYTHING)
    expect(page.locator("#jp-main-statusbar")).to_contain_text("(ipykernel) | Idle")
    shown.scroll_into_view_if_needed()
    return shown


def validate(page: Page) -> str:
    """Press “Validate” and read what it says."""
    page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate").click()
    dialog = page.locator(".jp-Dialog")
    expect(dialog).to_contain_text("Validation Results")
    said = " ".join(dialog.inner_text().split())
    dialog.locator("button").last.click()
    return said


def change_points(page: Page, grade_id: str, points: int) -> str:
    """Nbgrader → Create assignment: give a task other points, save, and read the new total."""
    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    page.get_by_role("menuitem", name="Create assignment").click()
    cells = page.locator(".nbgrader-CellWidget")
    expect(cells.first).to_be_visible()
    ids = [cell.input_value() for cell in cells.locator(".nbgrader-CellId input").all()]
    field = cells.nth(ids.index(grade_id)).locator(".nbgrader-CellPoints input")
    field.fill(str(points))
    field.press("Tab")
    page.get_by_role("menuitem", name="File", exact=True).click()
    # The laboratory saves its own state by PUT, too.
    with page.expect_response(
        lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url
    ):
        page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Save Notebook$")).click()
    return page.locator(".nbgrader-TotalPointsInput").input_value()
