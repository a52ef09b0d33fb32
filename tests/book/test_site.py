"""The finished pages, read as files and in a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from browsing import settle, watch
from page_checks import SAMPLE, findings
from playwright.sync_api import Browser, BrowserContext, Page

from course_pkg.book.site import check_site

pytestmark = pytest.mark.browser

LANGS = ("ko", "en")
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(params=["light", "dark"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = browser.new_context(color_scheme=request.param)
    yield context
    context.close()


def test_links_and_figures(site: Path) -> None:
    assert check_site(site) == []


def test_front_page_offers_both_languages(site: Path, page: Page) -> None:
    seen = watch(page)
    for lang in LANGS:
        page.goto((site / "index.html").as_uri())
        page.click(f"a[hreflang={lang}]")
        assert page.url.endswith(f"/{lang}/index.html")
        assert page.evaluate("document.documentElement.lang") == lang
    assert seen == []


def complaints(base: str, context: BrowserContext, names: Iterable[str]) -> list[str]:
    """What goes wrong on these pages, each opened afresh."""
    found = []
    for name in names:
        page = context.new_page()
        seen = watch(page)
        page.goto(f"{base}/{name}" + ("?q=batch" if name.endswith("search.html") else ""))
        settle(page)
        found += [f"{name}: {problem}" for problem in seen]
        page.close()
    return found


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_no_request_leaves_and_nothing_complains(
    site: Path, served: str, context: BrowserContext, scheme: str
) -> None:
    assert complaints(site.as_uri() if scheme == "file" else served, context, SAMPLE) == []


@pytest.mark.parametrize("width", [800, 1000, 1200])
def test_a_note_in_the_margin_stays_on_the_screen(
    site: Path, context: BrowserContext, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.as_uri()}/ko/chapters/02-signals.html")
    settle(page)
    rights = "notes => notes.map(note => note.getBoundingClientRect().right)"
    edges = page.locator("aside.margin").evaluate_all(rights)
    page.close()
    assert edges
    assert max(edges) <= width


def test_axe_finds_nothing_and_nothing_sticks_out(site: Path, context: BrowserContext) -> None:
    found = []
    for width, height in WIDTHS.values():
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        for name in SAMPLE[:2] + SAMPLE[-2:]:
            page.goto(f"{(site / name).as_uri()}" + ("?q=batch" if "search" in name else ""))
            settle(page)
            found += findings(page, name, width)
        page.close()
    assert found == []


def test_screenshots(site: Path, context: BrowserContext, root: Path) -> None:
    """Kept for people to look at: both languages, both themes, two widths."""
    folder = root / "_build" / "screenshots"
    for size, (width, height) in WIDTHS.items():
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        for lang in LANGS:
            for name in ("index", "chapters/05-batch-norm"):
                page.goto((site / lang / f"{name}.html").as_uri())
                settle(page)
                theme = page.evaluate("document.documentElement.dataset.theme")
                file = f"{lang}-{Path(name).name}-{theme}-{size}.png"
                page.screenshot(path=folder / file, full_page=size == "desktop")
        page.close()
    assert len(list(folder.glob("*.png"))) >= 8


def test_the_switch_leads_to_the_same_page_and_back(site: Path, page: Page) -> None:
    for name in (name for name in SAMPLE if name.startswith("ko/")):
        page.goto((site / name).as_uri())
        page.click("a.lang-switch")
        assert page.url.endswith(name.replace("ko/", "/en/", 1).removeprefix("/")), name
        assert page.evaluate("document.documentElement.lang") == "en"
        page.click("a.lang-switch")
        assert page.url.endswith(name)
