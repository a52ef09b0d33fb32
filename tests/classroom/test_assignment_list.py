"""A student's evening in JupyterLab's panel Assignment List, in a real browser."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from classroom import desk, evening, panels, pictures
from nbgrader.apps import ReleaseFeedbackApp
from playwright.sync_api import Browser, Locator, Page, expect

from course_pkg.classroom.feedback import feedback

pytestmark = [pytest.mark.slow, pytest.mark.browser]

TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? UTC")


def open_list(page: Page, address: str) -> None:
    """Nbgrader → Assignment List, with nothing beside it."""
    page.goto(f"{address}/lab?reset")
    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    page.get_by_role("menuitem", name="Assignment List").click()
    expect(page.locator("#course_list_default")).to_have_text("normalization")
    page.get_by_role("tab", name="File Browser").click()


def unfold(page: Page) -> Locator:
    """Show the notebooks of the assignment, and find the button beside the one.

    nbgrader may draw an older list over a newer one: then one presses its button Refresh.
    """
    link = page.locator("#fetched_assignments_list .assignment-notebooks-link")
    validate = page.locator("#fetched_assignments_list").get_by_role("button", name="Validate")
    for _ in range(10):
        page.wait_for_timeout(1000)
        if validate.is_visible():
            break
        (link if link.is_visible() else page.locator("#refresh_assignments_list")).click()
    return validate


def read_feedback(page: Page) -> str:
    """Follow “view feedback” to the folder of the page, open it there, and read it."""
    page.locator("#submitted_assignments_list a", has_text="view feedback").click()
    # The link leads to the folder in the file browser, and opens nothing by itself.
    page.locator(".jp-DirListing-item", has_text="batch_norm.html").dblclick()
    return page.frame_locator(".jp-HTMLViewer iframe").locator("main").inner_text()


def test_fetch_validate_submit_and_read_the_feedback(
    graded_class: Path, tmp_path: Path, browser: Browser
) -> None:
    place = evening.copy(graded_class, tmp_path / "copy")
    feedback("batch_norm", place.course)
    place.run(ReleaseFeedbackApp, place.course, place.desk)
    # Handed in with `course submit` last week; fetched anew today.
    notebook = place.home / "batch_norm" / "batch_norm.ipynb"
    shutil.rmtree(notebook.parent)
    inbound = place.exchange / "normalization" / "inbound"
    with desk.jupyterlab(place.home, place.home) as address:
        desk.wait_for(address)
        with panels.page_of(browser, address) as page:
            open_list(page, address)
            page.locator("#released_assignments_list").get_by_role("button", name="Fetch").click()
            fetched = page.locator("#fetched_assignments_list")
            validate = unfold(page)
            released = place.course / "release" / "ko" / "batch_norm" / "batch_norm.ipynb"
            assert notebook.read_bytes() == released.read_bytes()

            panels.first_task(evening.STUDENT, notebook)
            validate.click()
            dialog = page.locator(".jp-Dialog")
            expect(dialog).to_contain_text("Success! Your notebook passes all the tests.")
            dialog.locator("button").last.click()

            fetched.get_by_role("button", name="Submit").click()
            submitted = page.locator("#submitted_assignments_list")
            expect(submitted.locator(".nested_list_item")).to_have_count(2)
            page.mouse.move(600, 390)
            page.set_viewport_size({"width": 1000, "height": 400})
            said = pictures.words(page.locator("#assignments").inner_text())
            pictures.keep(page, "assignment_list", TIME.sub("TIME", said))

            submitted.get_by_role("button", name="Fetch Feedback").click()
            assert f"{evening.SCORE}점" in read_feedback(page)
    [given] = notebook.parent.glob("feedback/*/batch_norm.html")
    page_of_mine = place.course / "feedback" / evening.STUDENT / "batch_norm" / "batch_norm.html"
    assert given.read_bytes() == page_of_mine.read_bytes()
    assert len(list(inbound.iterdir())) == 2
    # The newer one is graded next.
    assert place.collect().placed == [evening.STUDENT]
    placed = place.course / "submitted" / evening.STUDENT / "batch_norm" / "batch_norm.ipynb"
    assert placed.read_bytes() == notebook.read_bytes()
