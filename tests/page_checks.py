"""What can be wrong with a page that is open in a browser; each function says what it found."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SAMPLE = (
    "index.html",
    "en/chapters/05-batch-norm.html",
    "ko/chapters/05-batch-norm.html",
    "ko/index.html",
    "ko/claims.html",
    "en/references.html",
    "ko/search.html",
)
"""One page of each kind: for the tests that load pages in both themes, schemes and widths."""
SHIPPED = ("Course Gothic", "Source Serif 4", "Source Code Pro", "MathJax")
REACHABLE = """() => [...document.querySelectorAll(
  "a[href], button, input, select, summary, [tabindex='0']")].filter((each) =>
  each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0 &&
  !(each.type === "radio" && !each.checked))"""
# A browser breaks behind a hyphen by itself.
BROKEN = """[...document.querySelectorAll("td code.literal .pre")].flatMap((name) =>
  [...name.childNodes].filter((part) => !part.textContent.includes("-")).filter((part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1;
  }).map((part) => part.textContent))"""
# Whatever takes the focus, and whether it shows it.
FOLLOW = f"""() => {{
  window.waiting = new Set(({REACHABLE})());
  window.unmarked = [];
  document.activeElement.blur();
  scrollTo(0, 0);
  document.addEventListener("focusin", ({{ target: here }}) => {{
    waiting.delete(here);
    const style = getComputedStyle(here);
    if (style.outlineStyle === "none" && style.boxShadow === "none") unmarked.push(here);
  }});
  return waiting.size;
}}"""
MISSED = "[...waiting, ...unmarked].map((each) => each.outerHTML.slice(0, 90))"
# Strokes of figures and glyphs of formulas hold no text, and are most of what axe would look at.
WITHOUT_STROKES = """[...document.querySelectorAll("svg.course-figure, mjx-math")]
  .filter((drawn) => !drawn.textContent.trim()).forEach((drawn) => drawn.replaceChildren())"""


def findings(page: Page, name: str, width: int, **options: object) -> list[str]:
    """What axe reports on the open page, whether it is wider than the screen or hides formulas."""
    found = []
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"{name} at {width}: wider than the screen")
    cut = page.locator("div.math mjx-container").evaluate_all(
        "all => all.filter(m => m.scrollWidth > m.clientWidth + 8).map(m => m.parentElement.id)"
    )
    found += [f"{name} at {width}: the end of a formula is hidden {each}" for each in cut]
    page.evaluate(WITHOUT_STROKES)
    # Without preload: axe would fetch the style sheets anew, which a page of a file may not.
    # To list what is in order takes longer than to find what is not.
    asked = {"preload": False, "resultTypes": ["violations"], **options}
    for violation in Axe().run(page, options=asked).response["violations"]:
        first = violation["nodes"][0]["html"][:120]
        found.append(f"{name} at {width}: {violation['id']}: {first}")
    return found


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


def strange_words(page: Page) -> set[str]:
    """What is said in the other language alone: a title may quote a word of it."""
    korean = page.evaluate("document.documentElement.lang") == "ko"
    own, other = ("[가-힣]", "[a-z]{3}") if korean else ("[a-z]{3}", "[가-힣]")
    words = words_of_the_page(page)
    return {text for text in words if re.search(other, text) and not re.search(own, text)}


def foreign_fonts(page: Page) -> dict[str, str]:
    """Fonts that draw text and are not the book's, each with a tag that shows it."""
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    body = client.send("DOM.getDocument")["root"]["nodeId"]
    used: dict[str, str] = {}
    for tag in ("p", "h1", "h2", "li", "code", "pre", "td", "figcaption", "summary", "a"):
        nodes = client.send("DOM.querySelectorAll", {"nodeId": body, "selector": tag})
        for node in nodes["nodeIds"][:60]:
            fonts = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            used.update({font["familyName"]: tag for font in fonts})
    client.detach()
    return {font: tag for font, tag in used.items() if not font.startswith(SHIPPED)}


def pale_figures(page: Page) -> list[str]:
    """Inks of figures that are not that of the page's text in its theme."""
    inks = page.evaluate(
        "[...document.querySelectorAll('svg.course-figure')].map(e => getComputedStyle(e).color)"
    )
    return sorted({*inks} - {page.evaluate("getComputedStyle(document.body).color")})


def missed(page: Page) -> list[str]:
    """What the tab key does not reach, and where it comes without showing it."""
    left = page.evaluate(FOLLOW) + 10
    while left > 0 and page.evaluate("waiting.size > 0"):
        for _ in range(min(left, 25)):
            page.keyboard.press("Tab")
        left -= 25
    found: list[str] = page.evaluate(MISSED)
    return found
