"""One PDF per edition, printed by Chromium from the finished pages: contents, page numbers, links.

The pages are joined into one; ids get the number of their page as a prefix, so that links between
pages become links within the document. Chromium cannot number a table of contents, so the document
is printed at least twice: to learn on which sheet every page begins, and again until that holds.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Final

from course_pkg.book.pages import LANGS, page_names
from course_pkg.errors import BookError

TITLES: Final = {
    "ko": ("정규화, 클리핑, 전이, 증류", "차례"),
    "en": ("Normalization, clipping, transfer, distillation", "Contents"),
}
FOOTER: Final = (
    '<div style="width: 100%; text-align: center; font-size: 8pt; font-family: sans-serif">'
    '<span class="pageNumber"></span></div>'
)
_NOTHING: Final = "<span></span>"
_PRINTINGS: Final = 4
_PATIENCE_MS: Final = 600_000  # the whole book is one page: seconds, or minutes on a busy machine
_NUMBER: Final = """(starts) => document.querySelectorAll(".book-contents [data-page]").forEach(
  (each) => { each.textContent = starts[each.dataset.page] ?? ""; })"""
_ARTICLE: Final = re.compile(r'<article class="bd-article">(.*?)</article>', re.DOTALL)
_STYLE: Final = """<style>
  @page { size: A4; margin: 18mm 20mm 20mm; }
  html { --pst-color-background: #fff !important; }
  body { max-width: none; background: #fff; }
  article { break-before: page; }
  .book-title { margin-top: 35vh; font-size: 2.2rem; line-height: 1.3; }
  .book-contents li { display: flex; gap: 1rem; justify-content: space-between; }
  .book-contents { list-style: none; padding: 0; }
  .headerlink, .copybtn, .ledger-filter, details.hide > summary { display: none !important; }
  details.hide { display: none; }
</style>"""


def make_pdf(
    root: Path,
    chromium: str | None,
    langs: tuple[str, ...] = LANGS,
    say: Callable[[str], None] = lambda line: None,
) -> list[Path]:
    """Write ``_build/pdf/course-<lang>.pdf`` from the built book; chromium: its program.

    Raises BookError where there is no Chromium or an edition has not been built.
    """
    if chromium is None:
        raise BookError(
            "a PDF is printed by Chromium, and none was found; `course doctor` says more"
        )
    for lang in langs:
        if not (root / "_build" / "html" / lang / "index.html").is_file():
            raise BookError(f"the edition {lang!r} is not built yet; run `course build` first")
    made = []
    # A Playwright belongs to one thread: every edition has its own, and a browser to itself.
    with ThreadPoolExecutor(len(langs)) as threads:
        for target in threads.map(partial(_edition, root, chromium), langs):
            made.append(target)
            say(f"{target.relative_to(root)}")
    return made


def _edition(root: Path, chromium: str, lang: str) -> Path:
    from playwright.sync_api import sync_playwright

    folder = root / "_build" / "html" / lang
    names = page_names(root, lang)
    joined = folder / "_print.htm"  # beside what it links to, and no page of the site
    target = root / "_build" / "pdf" / f"course-{lang}.pdf"
    target.parent.mkdir(parents=True, exist_ok=True)
    titles = [_title(folder, name) for name in names]
    try:
        joined.write_text(_join(folder, names, lang), encoding="utf-8")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            printed = _settled(browser, joined, titles, names)
            browser.close()
    finally:
        joined.unlink(missing_ok=True)
    target.write_bytes(printed)
    return target


def _join(folder: Path, names: list[str], lang: str) -> str:
    """All pages as one document: a title, contents, then every article."""
    first = (folder / "index.html").read_text(encoding="utf-8")
    head = first[: first.index("<body")].replace('data-theme="auto"', 'data-theme="light"')
    title, contents = TITLES[lang]
    lines = "".join(
        f'<li><a href="#p{number}-">{html.escape(_title(folder, name))}</a>'
        f'<span data-page="{html.escape(name)}"></span></li>'
        for number, name in enumerate(names)
        if number
    )
    articles = "".join(_article(folder, names, number) for number in range(len(names)))
    return (
        f'{head}{_STYLE}<body><p class="book-title"><strong>{title}</strong></p>'
        f'<article><h1>{contents}</h1><ul class="book-contents">{lines}</ul></article>{articles}'
        f"</body></html>"
    )


def _article(folder: Path, names: list[str], number: int) -> str:
    """The text of a page with ids of its own and links that stay in the document."""
    text = _text(folder, names[number])
    here = posixpath.dirname(names[number])

    def link(match: re.Match[str]) -> str:
        path, _, fragment = match[1].partition("#")
        if re.match(r"[a-z]+:", path):
            return match[0]
        page = posixpath.normpath(posixpath.join(here, path)).removesuffix(".html")
        target = number if not path else names.index(page) if page in names else None
        return f'href="#p{target}-{fragment}"' if target is not None else ""

    text = re.sub(r'href="([^"]*)"', link, text)
    text = re.sub(r' id="([^"]*)"', rf' id="p{number}-\1"', text)
    text = re.sub(r"url\(#", f"url(#p{number}-", text)
    return f'<article class="bd-article" id="p{number}-">{text}</article>'


def _text(folder: Path, name: str) -> str:
    found = _ARTICLE.search((folder / f"{name}.html").read_text(encoding="utf-8"))
    if found is None:
        raise BookError(f"the built page {name}.html has no article; run `course build` again")
    return found[1]


def _title(folder: Path, name: str) -> str:
    """The heading of a page as plain text."""
    heading = re.search(r"<h1>(.*?)</h1>", _text(folder, name), re.DOTALL)
    plain = re.sub(r"<a class=\"headerlink.*?</a>|<[^>]+>", "", heading[1]) if heading else name
    return html.unescape(plain).strip()


def _open(browser: Any, page_file: Path) -> Any:
    """The document in a page of its own, ready to be printed: everything open, formulas set."""
    page = browser.new_page(color_scheme="light")
    page.goto(page_file.as_uri(), timeout=_PATIENCE_MS)
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate("window.MathJax?.startup?.promise")
    page.evaluate("document.fonts.ready")
    return page


def _print(page: Any) -> bytes:
    printed: bytes = page.pdf(
        prefer_css_page_size=True, print_background=True, tagged=True, outline=True,
        display_header_footer=True, header_template=_NOTHING, footer_template=FOOTER,
    )  # fmt: skip
    return printed


def _settled(browser: Any, joined: Path, titles: list[str], names: list[str]) -> bytes:
    """The document whose contents name the sheets on which its own pages begin."""
    starts: dict[str, int] = {}
    for _ in range(_PRINTINGS):
        # A page printed once breaks in other places when it is printed again: always a new one.
        page = _open(browser, joined)
        page.evaluate(_NUMBER, starts)
        printed = _print(page)
        page.close()
        if (found := _first_pages(printed, titles, names)) == starts:
            return printed
        starts = found
    raise BookError(
        f"the page numbers of the contents were expected to settle; they still move after "
        f"{_PRINTINGS} printings; try `make pdf` again, and report it if it stays so"
    )


def _first_pages(printed: bytes, titles: list[str], names: list[str]) -> dict[str, int]:
    """On which sheet each page begins, from the bookmarks of its title, in order."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(printed))
    # A bookmark loses the space at which its title was broken into two lines.
    marks = [
        (_squeezed(str(mark.title)), reader.get_destination_page_number(mark))
        for mark in _flat(reader.outline)
    ]
    starts: dict[str, int] = {}
    position = 0
    for title, name in zip(titles, names, strict=True):
        for at in range(position, len(marks)):
            if marks[at][0] == _squeezed(title) and marks[at][1] is not None:
                starts[name], position = int(marks[at][1] or 0) + 1, at + 1
                break
    return starts


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _flat(outline: Any) -> list[Any]:
    return [
        mark for entry in outline for mark in (_flat(entry) if isinstance(entry, list) else [entry])
    ]
