"""The directive ``{claims}``: the whole ledger, one heading per theme; course.js adds filters."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from edition import ROOT
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from course_pkg.book.ledger import THEMES, classes, entry, read_claims, summary


class Claims(SphinxDirective):
    """All claims, grouped by theme in the order of the chapters."""

    def run(self) -> list[nodes.Node]:
        lang = self.config.language
        self.env.note_dependency(str(ROOT / "book" / "claims.yml"))
        rows = read_claims(ROOT)
        found: list[nodes.Node] = self.parse(summary(rows, lang))
        for label, (korean, english) in THEMES.items():
            section = nodes.section(ids=[f"claims-{label.removeprefix('sec-')}"], names=[])
            section += nodes.title("", korean if lang == "ko" else english)
            for row in rows:
                if row["section"] == label:
                    name = f"claim-{row['id'].lower()}"
                    box = nodes.container(ids=[name], classes=classes(row))
                    box += self.parse(entry(row, lang))
                    section += box
            found.append(section)
        return found

    def parse(self, text: str) -> list[nodes.Node]:
        holder = nodes.Element()
        self.state.nested_parse(StringList(text.splitlines(), ""), self.content_offset, holder)
        return holder.children


def add_filters(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    if "ledger-claim" in context.get("body", ""):
        app.add_js_file("ledger.js")


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("claims", Claims)
    app.connect("html-page-context", add_filters)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
