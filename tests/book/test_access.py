"""Readers of other means: colours of the system's own, a keyboard, a phone without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import settle
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CHAPTER = "chapters/05-batch-norm.html"
DESKTOP = {"width": 1280, "height": 900}


def colours(page: Page, selector: str, pseudo: str = "") -> set[str]:
    """Background colours of what is drawn as the shape of a background."""
    return set(
        page.locator(selector).evaluate_all(
            "(all, pseudo) => all.map(each => getComputedStyle(each, pseudo).backgroundColor)",
            pseudo,
        )
    )


def test_icons_can_be_seen_in_colours_of_the_system(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport=DESKTOP, forced_colors="active")
    page = context.new_page()
    page.goto((site / "en" / CHAPTER).as_uri())
    page.evaluate("document.querySelectorAll('.quiz details').forEach(each => each.open = true)")
    text = page.evaluate("getComputedStyle(document.body).color")
    assert colours(page, ".bd-header-article .icon:visible") == {text}
    assert colours(page, ".quiz details summary", "::before") == {text}
    context.close()


def test_folded_contents_open_for_the_keyboard(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{(site / 'en' / CHAPTER).as_uri()}#equation-eq-bn-xhat")
    settle(page)
    page.wait_for_selector(".bd-sidebar-secondary.hide")
    height = "document.querySelector('.bd-sidebar-secondary').getBoundingClientRect().height"
    folded = page.evaluate(height)
    sign = "getComputedStyle(document.querySelector('.onthispage'), '::after').content"
    assert page.evaluate(sign) == '""', "a glyph of an icon font that is not shipped"
    page.focus("nav.page-toc a")
    page.wait_for_function(f"{height} > 3 * {folded}")
    assert page.evaluate("getComputedStyle(document.querySelector('nav.page-toc')).opacity") == "1"
    context.close()


def test_a_button_keeps_the_focus(site: Path, page: Page) -> None:
    page.goto((site / "ko" / "glossary.html").as_uri())
    settle(page)
    page.focus(".theme-switch-button")
    seen = []
    for _ in range(3):
        page.keyboard.press("Enter")
        seen.append(page.evaluate("document.documentElement.dataset.mode"))
    assert sorted(seen) == ["auto", "dark", "light"]


def test_a_phone_without_scripts_shows_the_contents(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((site / "ko" / CHAPTER).as_uri())
    assert page.locator(".bd-sidebar-primary a:visible").count() > 20
    assert page.locator(".sidebar-toggle:visible").count() == 0, "they open nothing"
    page.click(".bd-sidebar-primary a >> text=용어")
    assert page.url.endswith("/ko/glossary.html")
    context.close()


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_who_changes_the_language_keeps_the_place(browser: Browser, site: Path, lang: str) -> None:
    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")  # at once
    page = context.new_page()
    for place in ("sec-bn-axes", "equation-eq-bn-xhat", "fig-bn-held"):
        page.goto("about:blank")
        page.goto(f"{(site / lang / CHAPTER).as_uri()}#{place}")
        settle(page)
        with page.expect_navigation():  # without a pointer, for whose sake the page would scroll
            page.evaluate("document.querySelector('a.lang-switch').click()")
        settle(page)
        assert page.url.endswith(f"#{place}")
        top = page.evaluate(f"document.getElementById('{place}').getBoundingClientRect().top")
        assert 0 <= top < DESKTOP["height"] / 3
    page.evaluate("scrollTo(0, 0)")
    page.click("a.lang-switch")
    assert "#" not in page.url
    context.close()


def test_a_title_as_wide_as_the_phone_has_no_empty_line(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto((site / "ko" / "chapters" / "11-gradient-clipping.html").as_uri())
    settle(page)
    empty = page.locator("article h1").evaluate(
        "title => { const range = document.createRange(); range.selectNodeContents("
        "title.firstChild); return title.getBoundingClientRect().bottom"
        " - range.getBoundingClientRect().bottom; }"
    )
    assert empty < 20
    context.close()


def test_a_printed_page_has_its_title(site: Path, page: Page) -> None:
    page.emulate_media(media="print")
    for name, title in ((CHAPTER, "배치 정규화의 순전파"), ("claims.html", "주장 목록")):
        page.goto((site / "ko" / name).as_uri())
        assert page.locator("article h1", has_text=title).is_visible()
        assert page.locator(".ledger-filter:visible").count() == 0
