"""What holds for every page: its twin, its words, fonts and figures, and who can reach what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import settle, watch
from page_checks import (
    BROKEN,
    REACHABLE,
    SAMPLE,
    findings,
    foreign_fonts,
    missed,
    pale_figures,
    strange_words,
)
from playwright.sync_api import Browser, Page

from course_pkg.book.pages import LANGS
from course_pkg.book.site import read_page

pytestmark = pytest.mark.browser

OTHER = {"ko": "en", "en": "ko"}
PAPER = ("#fdfcf9", "#15181d")
FIGURE = re.compile(r'<svg class="course-figure".*?</svg>', re.DOTALL)


@pytest.fixture(params=LANGS)
def edition(request: pytest.FixtureRequest, pages: list[str]) -> tuple[str, list[str]]:
    """A language and the pages in it."""
    return request.param, [name for name in pages if name.startswith(f"{request.param}/")]


def text_of(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


def test_every_page_leads_to_its_twin_and_tells_crawlers(
    site: Path, pages: list[str], edition: tuple[str, list[str]]
) -> None:
    lang, names = edition
    for name in names:
        twin = name.replace(f"{lang}/", f"{OTHER[lang]}/", 1)
        assert twin in pages
        text = text_of(site, name)
        assert f'<html lang="{lang}"' in text
        up = "../" * name.count("/")
        (switch,) = re.findall(r'<a class="lang-switch" href="([^"]+)"', text)
        assert switch == up + twin, name
        told = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', text))
        if Path(name).stem in ("search", "404"):
            assert told == {}, "of no use to a crawler"
        else:
            own, other = Path(name).name, up + twin
            english = other if lang == "ko" else own
            assert told == {lang: own, OTHER[lang]: other, "x-default": english}


def test_the_numbers_reached_every_page(site: Path, edition: tuple[str, list[str]]) -> None:
    names = edition[1]
    chapters = [name for name in names if "/chapters/" in name]
    for name in chapters:
        assert len(re.findall(r'class="pasted-text">[^<]+<', text_of(site, name))) >= 5, name
    for name in names:
        assert not any(link.startswith("#pending") for link in read_page(site / name).links), name


def brightness(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def hard_to_see(figure: str) -> set[str]:
    """Colours of its lines, and of areas that are not grey, faint on the paper of either theme."""
    drawn = re.sub(r"<pattern.*?</pattern>", "", figure, flags=re.DOTALL)  # hatches lie on areas
    found = set(re.findall(r"\bstroke: ?(#[0-9a-f]{6})", drawn))
    fills = set(re.findall(r"\bfill: ?(#[0-9a-f]{6})", drawn))
    found |= {each for each in fills if not each[1:3] == each[3:5] == each[5:7]}
    return {each for each in found if min(contrast(each, paper) for paper in PAPER) < 3}


def test_a_colour_that_one_theme_hides_is_found() -> None:
    figure = '<path style="stroke: #202020"/><path style="fill: #ffff00"/><pattern>{}</pattern>'
    assert hard_to_see(figure.format("stroke: #000000")) == {"#202020", "#ffff00"}


def test_every_figure_can_be_seen_in_both_themes(site: Path, pages: list[str]) -> None:
    figures = [(name, each) for name in pages for each in FIGURE.findall(text_of(site, name))]
    assert len(figures) > 100
    for name in pages:
        used = re.findall(
            r'(?:url\(#|href="#)([^)"]+)', "".join(FIGURE.findall(text_of(site, name)))
        )
        assert set(used) <= read_page(site / name).ids, "what it is drawn with is on the page"
    for name, figure in figures:
        assert hard_to_see(figure) == set(), name
        assert "currentColor" in figure, name
        assert "#010203" not in figure, "the ink of figures follows the theme"


KINDS = (
    *SAMPLE,
    "ko/package/nn.html",
    "en/instructor-guide.html",
    "ko/glossary.html",
    "en/404.html",
    "404.html",
)
"""More of them than the fast tests look at."""
LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
"""The rules of axe whose answer depends on colours or on widths."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "size", "scheme"),
    [
        ("light", "desktop", "file"),
        ("dark", "phone", "http"),
        ("dark", "desktop", ""),
        ("light", "phone", ""),
    ],
)
def test_every_page_is_sound(
    site: Path, served: str, pages: list[str], browser: Browser, theme: str, size: str, scheme: str
) -> None:
    """Nothing complains, leaves the machine, sticks out, or is out of somebody's reach.

    Every page in both themes and both widths, and one of each kind in all four pairs of them. What
    neither theme nor width can change is asked of a page once: names, roles and order of headings,
    fonts and the tab key where there is room, the language and the ink of figures in the dark. The
    tab key goes through English alone: the editions have the same controls (test_parity).
    """
    width, height = {"desktop": (1280, 900), "phone": (390, 844)}[size]
    context = browser.new_context(color_scheme=theme, viewport={"width": width, "height": height})
    base = served if scheme == "http" else site.as_uri()
    found = []
    for name in pages if scheme else KINDS:
        page = context.new_page()
        seen = watch(page)
        page.goto(f"{base}/{name}" + ("?q=batch" if "search" in name else ""))
        settle(page)
        if scheme == "file":
            seen += [f"drawn by {font} in {tag}" for font, tag in foreign_fonts(page).items()]
        if scheme == "http" and "/" in name:  # the pages above the editions speak both languages
            seen += [f"strange words: {each}" for each in sorted(strange_words(page))]
            breaks = page.evaluate("getComputedStyle(document.body).wordBreak")
            if breaks != ("keep-all" if name.startswith("ko/") else "normal"):
                seen.append(f"lines break at {breaks}")
            seen += [f"a figure in {ink}" for ink in pale_figures(page)]
            seen += [f"broken: {part}" for part in page.evaluate(BROKEN)]
        again = scheme == "http" and name not in KINDS
        found += findings(page, name, width, **({"runOnly": LOOKS} if again else {}))
        if scheme == "file" and not name.startswith("ko/"):
            seen += [f"the tab key misses or hides {each}" for each in missed(page)]
        found += [f"{name}: {problem}" for problem in seen]
        page.close()
    context.close()
    assert found == []


@pytest.fixture
def opened(site: Path, browser: Browser) -> Iterator[Page]:
    """A chapter on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((site / "ko" / "chapters" / "11-gradient-clipping.html").as_uri())
    settle(page)
    yield page
    context.close()


def test_one_page_passes_what_is_asked_of_every_page(opened: Page) -> None:
    assert opened.evaluate(f"({REACHABLE})().length") > 80
    assert [*strange_words(opened), *opened.evaluate(BROKEN), *pale_figures(opened)] == []
    assert foreign_fonts(opened) == {}
    assert missed(opened) == []


def test_what_is_wrong_with_a_page_is_found(opened: Page) -> None:
    opened.evaluate("document.querySelector('button').title = 'in English alone'")
    assert strange_words(opened) == {"in English alone"}
    opened.evaluate("document.querySelector('svg.course-figure').style.color = 'rgb(1, 2, 3)'")
    assert pale_figures(opened) == ["rgb(1, 2, 3)"]
    sheet = (
        "document.head.append(Object.assign(document.createElement('style'), {textContent: %r}))"
    )
    opened.evaluate(sheet % "main a:focus { outline: none !important; }")
    found = missed(opened)
    assert found
    assert all(each.startswith("<a ") for each in found)
    opened.evaluate(sheet % "main td code.literal { display: block; width: 2em; }")
    assert opened.evaluate(BROKEN)
