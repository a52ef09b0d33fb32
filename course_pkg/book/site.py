"""Checks of the finished pages: dead links, requests to elsewhere, figures without words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from course_pkg.book.alt import poor_alt

# Attributes by which a page makes the browser fetch something.
_FETCHED = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("link", "href"),
}
# Links that tell of a page and fetch nothing.
_ONLY_TOLD = {"alternate", "canonical", "next", "prev", "search", "index", "author", "license"}


@dataclass
class Page(HTMLParser):
    """What a page links to, fetches, and shows."""

    lang: str | None = None
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    wordless: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = values.get("lang")
        self.ids.update(values[name] for name in ("id", "name") if name in values)
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        for name in ("src", "href"):
            told = tag == "link" and values.get("rel") in _ONLY_TOLD
            if (tag, name) in _FETCHED and name in values:
                (self.links if told else self.fetched).append(values[name])
        self._look(tag, values)

    def _look(self, tag: str, values: dict[str, str]) -> None:
        is_figure = tag == "img" or "course-figure" in values.get("class", "").split()
        if not is_figure:
            return
        words = values.get("alt" if tag == "img" else "aria-label")
        if values.get("aria-hidden") == "true":
            if tag == "img" and words != "":
                self.wordless.append('a decorative image lacks its empty text; give it alt=""')
        elif problem := poor_alt(words or "", self.lang):
            self.wordless.append(problem)


@cache
def read_page(path: Path) -> Page:
    """Parse a built page."""
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def check_site(site: Path) -> list[str]:
    """Sentences on dead links, foreign requests and wordless figures, over every page."""
    pages = sorted(path for path in site.rglob("*.html") if "_static" not in path.parts)
    return [
        f"{path.relative_to(site)}: {problem}" for path in pages for problem in _check(path, site)
    ]


def _check(path: Path, site: Path) -> Iterator[str]:
    page = read_page(path)
    yield from page.wordless
    for address in page.fetched:
        if urlsplit(address).scheme not in ("", "data") or address.startswith("//"):
            yield f"fetches {address} from elsewhere"
        elif problem := _dead(address, path, site):
            yield problem
    for address in page.links:
        if not urlsplit(address).scheme and (problem := _dead(address, path, site)):
            yield problem


def _dead(address: str, path: Path, site: Path) -> str | None:
    parts = urlsplit(address)
    if parts.scheme == "data":
        return None
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if target.is_dir():
        target = target / "index.html"
    if not target.is_file():
        return f"links to {address}, which does not exist"
    if not target.is_relative_to(site.resolve()):
        return f"links to {address}, outside the site"
    fragment = unquote(parts.fragment)
    if fragment and target.suffix == ".html" and fragment not in read_page(target).ids:
        return f"links to {address}, where nothing is called #{fragment}"
    return None
