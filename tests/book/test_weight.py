"""What a page costs on the line: the first one, the next one, and the index of the search."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

import pytest
from browsing import settle
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LANGS = ("ko", "en")
CHAPTER = "{lang}/chapters/05-batch-norm.html"
JOURNEYS = (
    ("index.html", "{lang}/index.html"),
    ("{lang}/index.html", CHAPTER),
    ("{lang}/glossary.html", CHAPTER),
    ("{lang}/404.html", "{lang}/chapters/01-scaling.html"),
    (CHAPTER, "{lang}/chapters/11-gradient-clipping.html"),
    (CHAPTER, "{lang}/search.html"),
)


def weight(site: Path, names: Iterable[str]) -> int:
    """Bytes of these files on the line, compressed as static hosts do; fonts already are."""
    read = (site / name for name in names)
    return sum(
        path.stat().st_size
        if path.suffix.startswith(".woff")
        else len(gzip.compress(path.read_bytes()))
        for path in read
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("first", "following"), JOURNEYS)
def test_the_first_page_and_the_next_are_light(
    site: Path,
    served: str,
    sent: list[str],
    browser: Browser,
    lang: str,
    first: str,
    following: str,
) -> None:
    context = browser.new_context()
    page = context.new_page()
    for pattern, bound in ((first, 1_500_000), (following, 300_000)):
        name = pattern.format(lang=lang)
        sent.clear()
        page.goto(f"{served}/{name}")
        settle(page)
        page.wait_for_load_state("networkidle")  # with what it fetches for the pages to come
        assert name in sent
        assert weight(site, sent) < bound, sent
    context.close()


def switch(site: Path, served: str, sent: list[str], browser: Browser, start: str) -> int:
    """Bytes that the other language of the page ``start`` costs a reader of this one."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}/{start}")
    settle(page)
    page.wait_for_load_state("networkidle")
    sent.clear()
    page.click("a.lang-switch")
    settle(page)
    page.wait_for_load_state("networkidle")
    context.close()
    other = {"ko": "en", "en": "ko"}[start[:2]]
    assert f"{other}{start[2:]}" in sent
    return weight(site, sent)


@pytest.mark.parametrize("lang", LANGS)
def test_the_other_language_of_a_page_is_light(
    site: Path, served: str, sent: list[str], browser: Browser, lang: str
) -> None:
    heaviest = max((site / "ko" / "chapters").glob("*.html"), key=lambda page: page.stat().st_size)
    for name in (f"chapters/{heaviest.name}", "glossary.html"):
        assert switch(site, served, sent, browser, f"{lang}/{name}") < 300_000, sent


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_the_other_language_of_every_chapter_is_light(
    site: Path, served: str, sent: list[str], browser: Browser, lang: str
) -> None:
    for page in sorted((site / lang / "chapters").glob("*.html")):
        name = page.relative_to(site).as_posix()
        assert switch(site, served, sent, browser, name) < 300_000, sent


@pytest.mark.parametrize("lang", LANGS)
def test_the_index_of_the_search_is_light(site: Path, lang: str) -> None:
    assert weight(site, [f"{lang}/searchindex.js"]) <= 400_000
