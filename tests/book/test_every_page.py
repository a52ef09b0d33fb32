"""What holds for every page: its twin, its words, fonts and figures, and who can reach what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from browsing import settle
from playwright.sync_api import Browser, Page

from course_pkg.book.pages import LANGS
from course_pkg.book.site import read_page

pytestmark = pytest.mark.browser

OTHER = {"ko": "en", "en": "ko"}
PAPER = ("#fdfcf9", "#15181d")
SHIPPED = ("Course Gothic", "Source Serif 4", "Source Code Pro", "MathJax")
FIGURE = re.compile(r'<svg class="course-figure".*?</svg>', re.DOTALL)
REACHABLE = """() => [...document.querySelectorAll(
  "a[href], button, input, select, summary, [tabindex='0']")].filter((each) =>
  each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0 &&
  !(each.type === "radio" && !each.checked))"""


@pytest.fixture(params=LANGS)
def edition(request: pytest.FixtureRequest, pages: list[str]) -> tuple[str, list[str]]:
    """A language and the pages in it."""
    return request.param, [name for name in pages if name.startswith(f"{request.param}/")]


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


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


def words_of_the_page(page: Page) -> set[str]:
    """What buttons, labels, titles and the furniture around the text say."""
    found = page.evaluate(
        "[...document.querySelectorAll('body *')]"
        ".filter(e => !e.closest('svg, mjx-container, a.lang-switch, a.reference, kbd, [lang=en]"
        " dl, .explore-stage'))"
        ".flatMap(e => [e.getAttribute('aria-label'), e.title, e.placeholder, e.dataset.tooltip,"
        " e.matches('button') ? e.querySelector('title')?.textContent : '',"
        " e.matches('button, summary, .prev-next-subtitle, .admonition-title, .onthispage,"
        " .caption-number, legend, label') ? e.innerText : ''])"
    )
    return {text for text in found if text}


def strange(words: Iterable[str], lang: str) -> set[str]:
    """What is said in the other language alone: a title may quote a word of it."""
    own, other = ("[가-힣]", "[a-z]{3}") if lang == "ko" else ("[a-z]{3}", "[가-힣]")
    return {text for text in words if re.search(other, text) and not re.search(own, text)}


@pytest.mark.slow
def test_every_page_speaks_its_language_and_its_figures_follow_the_theme(
    site: Path, browser: Browser, edition: tuple[str, list[str]]
) -> None:
    lang, names = edition
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    found = {}
    for name in names:
        page.goto((site / name).as_uri())
        settle(page)
        if words := strange(words_of_the_page(page), lang):
            found[name] = words
        inks = page.evaluate(
            "[...document.querySelectorAll('svg.course-figure')]"
            ".map(e => getComputedStyle(e).color)"
        )
        assert {*inks} <= {page.evaluate("getComputedStyle(document.body).color")}, name
        breaks = page.evaluate("getComputedStyle(document.body).wordBreak")
        assert breaks == ("keep-all" if lang == "ko" else "normal"), name
    context.close()
    assert found == {}


@pytest.mark.slow
def test_only_shipped_fonts_draw_every_page(
    site: Path, wide: Page, edition: tuple[str, list[str]]
) -> None:
    client = wide.context.new_cdp_session(wide)
    client.send("DOM.enable")
    client.send("CSS.enable")
    for name in edition[1]:
        wide.goto((site / name).as_uri())
        settle(wide)
        body = client.send("DOM.getDocument")["root"]["nodeId"]
        used: dict[str, str] = {}
        for tag in ("p", "h1", "h2", "li", "code", "pre", "td", "figcaption", "summary", "a"):
            nodes = client.send("DOM.querySelectorAll", {"nodeId": body, "selector": tag})
            for node in nodes["nodeIds"][:60]:
                fonts = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
                used.update({font["familyName"]: tag for font in fonts})
        assert {font: tag for font, tag in used.items() if not font.startswith(SHIPPED)} == {}, name


# A browser breaks behind a hyphen by itself.
BROKEN = """[...document.querySelectorAll("td code.literal .pre")].flatMap((name) =>
  [...name.childNodes].filter((part) => !part.textContent.includes("-")).filter((part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1;
  }).map((part) => part.textContent))"""


def broken(browser: Browser, site: Path, names: Iterable[str]) -> dict[str, list[str]]:
    """Names of code in tables that a phone breaks where they have no joint."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    found = {}
    for name in names:
        page.goto((site / name).as_uri())
        page.evaluate("document.fonts.ready")
        if parts := page.evaluate(BROKEN):
            found[name] = parts
    context.close()
    return found


def test_a_phone_breaks_names_at_their_joints(browser: Browser, site: Path) -> None:
    assert broken(browser, site, ["ko/chapters/11-gradient-clipping.html"]) == {}


@pytest.mark.slow
def test_a_phone_breaks_names_at_their_joints_on_every_page(
    browser: Browser, site: Path, pages: list[str]
) -> None:
    assert broken(browser, site, pages) == {}


def missed(page: Page) -> list[str]:
    """What the tab key does not reach, and where it comes without showing it."""
    total = page.evaluate(f"window.waiting = new Set(({REACHABLE})()), waiting.size")
    page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
    unmarked = set()
    for _ in range(total + 10):
        page.keyboard.press("Tab")
        unmarked.add(
            page.evaluate(
                "(here => { waiting.delete(here); const style = getComputedStyle(here);"
                " return here === document.body || style.outlineStyle !== 'none' ||"
                " style.boxShadow !== 'none' ? '' : here.outerHTML.slice(0, 90); })"
                "(document.activeElement)"
            )
        )
        if page.evaluate("waiting.size === 0"):
            break
    left: list[str] = page.evaluate("[...waiting].map(each => each.outerHTML.slice(0, 90))")
    return left + sorted(unmarked - {""})


def test_the_tab_key_reaches_everything_and_shows_where_it_is(site: Path, wide: Page) -> None:
    wide.goto((site / "en" / "chapters" / "05-batch-norm.html").as_uri())
    settle(wide)
    assert wide.evaluate(f"({REACHABLE})().length") > 80
    assert missed(wide) == []


@pytest.mark.slow
def test_the_tab_key_reaches_everything_on_every_page(
    site: Path, wide: Page, pages: list[str]
) -> None:
    """In English alone: the editions have the same controls, and their parity is tested."""
    found = {}
    for name in pages:
        if not name.startswith("ko/"):
            wide.goto((site / name).as_uri())
            settle(wide)
            if left := missed(wide):
                found[name] = left
    assert found == {}
