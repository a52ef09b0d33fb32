"""A page for addresses that do not exist, in the language of its edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sphinx.application import Sphinx

WORDS = {
    "ko": (
        "페이지를 찾을 수 없습니다",
        "주소가 바뀌었거나 잘못 적었을 수 있습니다. 차례나 검색에서 찾아보세요.",
        "처음으로",
    ),
    "en": (
        "There is no such page",
        "It has moved, or the address is mistyped. Try the contents or the search.",
        "To the beginning",
    ),
}


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    if app.builder.name != "html":
        return
    title, body, home = WORDS[app.config.language]
    words = f'<h1>{title}</h1><p>{body}</p><p><a href="{app.config.root_doc}.html">{home}</a></p>'
    # A host shows it under addresses of any depth, where only full addresses lead anywhere.
    base = app.config.html_baseurl
    page = {"title": title, "body": words, "parents": [], "toc": "", "base_address": base}
    yield "404", page, "page.html"


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("html-collect-pages", pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
