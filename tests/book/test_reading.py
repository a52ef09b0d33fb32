"""Reading without scripts, on paper, with copied formulas, and on a slow line."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import settle
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CHAPTER = "chapters/05-batch-norm.html"


@pytest.fixture(scope="module")
def chapter(browser: Browser, site: Path) -> Iterator[Page]:
    """An English chapter with formulas, interactive figures and a quiz."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((site / "en" / CHAPTER).as_uri())
    settle(page)
    yield page
    context.close()


def test_a_copied_formula_is_tex(chapter: Page) -> None:
    copied = chapter.evaluate("""() => {
      const formula = document.querySelector("#equation-eq-bn-var mjx-container");
      const range = document.createRange();
      const deep = document.createTreeWalker(formula, NodeFilter.SHOW_ELEMENT).lastChild();
      range.setStart(deep, 0);
      range.setEndAfter(document.querySelector("#equation-eq-bn-y"));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      const event = new ClipboardEvent(
        "copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
      document.dispatchEvent(event);
      getSelection().removeAllRanges();
      return event.clipboardData.getData("text/plain");
    }""")
    assert copied.startswith("$$\n\\sigma^2 = ")
    assert "y_i = \\gamma\\, \\hat x_i + \\beta" in copied


def test_formulas_have_words_for_screen_readers(chapter: Page) -> None:
    formulas = chapter.locator("mjx-container").count()
    assert chapter.locator("mjx-container > mjx-assistive-mml > math").count() == formulas > 50


def test_motion_is_left_out_where_it_is_unwanted(chapter: Page) -> None:
    chapter.emulate_media(reduced_motion="reduce")
    moving = chapter.evaluate(
        "[...document.querySelectorAll('*')].filter(each => ['', '::before', '::after'].some(part"
        " => parseFloat(getComputedStyle(each, part || null).transitionDuration) > 0"
        " || getComputedStyle(each, part || null).animationName !== 'none'))"
        ".map(each => each.outerHTML.slice(0, 90))"
    )
    assert moving == []
    assert chapter.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    chapter.emulate_media(reduced_motion="no-preference")


def test_paper_shows_the_text_alone_and_still_figures(browser: Browser, site: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((site / "ko" / CHAPTER).as_uri())
    settle(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".explore-static figure:visible").count() == 2
    for gone in (".explore-stage", ".bd-sidebar-primary", ".bd-header-article", ".headerlink"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    context.close()


def test_without_scripts_all_that_matters_is_there(browser: Browser, site: Path) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto((site / "en" / CHAPTER).as_uri())
    assert page.locator(".explore-static figure:visible").count() == 2
    assert page.locator(".bd-sidebar-primary a:visible").count() > 20
    assert page.locator(".theme-switch-button:visible, .explore-stage:visible").count() == 0
    choice = page.locator("details.quiz-right").first
    choice.locator("summary").click()
    assert choice.locator(".sd-card-body").is_visible()
    page.click("a.lang-switch")
    assert page.url.endswith(f"/ko/{CHAPTER}")
    context.close()


def test_a_copied_cell_is_acknowledged_in_the_language_of_the_page(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    for lang, before, after in (("ko", "복사", "복사했습니다"), ("en", "Copy", "Copied!")):
        page.goto((site / lang / CHAPTER).as_uri())
        button = page.locator(".copybtn:visible").first
        assert button.get_attribute("data-tooltip") == before
        button.click()
        page.wait_for_selector(f".copybtn.success[data-tooltip='{after}']")
        assert button.locator("title").text_content() == after
    context.close()


def test_docstrings_say_that_they_are_english(site: Path, page: Page) -> None:
    page.goto((site / "ko" / "package" / "nn.html").as_uri())
    strays = page.evaluate(
        "[...document.querySelectorAll('dl.py')].filter(each => !each.closest('[lang=en]')).length"
    )
    assert strays == 0
    assert page.locator("dl.py").count() > 20
    assert page.locator("article > section > section > p[lang=en]").count() >= 5


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_only_one_small_sheet_stands_before_the_first_paint(site: Path, lang: str) -> None:
    for path in sorted((site / lang).rglob("*.html")):
        if "_static" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        sheets = re.findall(r'<link[^>]*rel="stylesheet"[^>]*>', text)
        assert len(sheets) == 1, path.name
        scripts = re.findall(r"<script[^>]*\bsrc=[^>]*>", text)
        assert [each for each in scripts if not re.search(r"\b(defer|async)\b", each)] == []
        assert "data-bs-" not in text, "Bootstrap's script, which is left out, would move it"
        assert "bootstrap" not in "".join(scripts)
    sheet = (site / lang / "_static" / "book.css").read_bytes()
    assert len(gzip.compress(sheet)) < 31_000
    assert b"@import" not in sheet


def test_the_sheet_s_files_are_there(site: Path) -> None:
    static = site / "ko" / "_static"
    sheet = (static / "book.css").read_text(encoding="utf-8")
    addresses = re.findall(r"url\((?![\"']?(?:data:|#))[\"']?([^)\"']+)", sheet)
    assert len(addresses) > 8
    assert [each for each in addresses if not (static / each).is_file()] == []
