"""A plain link from every page to its twin in the other edition, and hreflang for crawlers.

The editions lie side by side with the same pages, so the twin is the same path under the other
language's folder.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

OTHER = {"ko": "en", "en": "ko"}
NAMES = {"ko": "한국어", "en": "English"}
# Pages that the builder makes, of no use to a crawler.
GENERATED = {"search", "genindex", "404"}


def name_alike(app: Sphinx, doctree: nodes.document) -> None:
    """A labelled section goes by its label first, which is the same in both editions."""
    for section in doctree.findall(nodes.section):
        section["ids"].sort(key=lambda name: not name.startswith("sec-"))


def twin(pagename: str, lang: str) -> str:
    """Relative address of the same page in the other edition.

    Plain Jupyter Book builds it as book/<lang>/page, `course build` as <lang>/page.
    """
    page = pagename.removeprefix(f"book/{lang}/")
    up = "../" * (page.count("/") + 1)
    return f"{up}{OTHER[lang]}/{page}.html"


def add_links(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    lang = app.config.language
    href = twin(pagename, lang)
    context["twin"] = {"href": href, "lang": OTHER[lang], "name": NAMES[OTHER[lang]]}
    addresses = {lang: f"{PurePosixPath(pagename).name}.html", OTHER[lang]: href}
    context["alternates"] = [
        {"lang": code, "href": _address(app, pagename, target, addresses[target])}
        for code, target in (("ko", "ko"), ("en", "en"), ("x-default", "en"))
        if pagename not in GENERATED
    ]


def _address(app: Sphinx, pagename: str, lang: str, relative: str) -> str:
    """Absolute where the book knows where it is published (hreflang asks for that)."""
    page = pagename.removeprefix(f"book/{app.config.language}/")
    base = app.config.course_baseurl
    return f"{base.rstrip('/')}/{lang}/{page}.html" if base else relative


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("doctree-read", name_alike, priority=400)  # before contents are collected
    app.connect("html-page-context", add_links)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
