"""The directive ``{measured} hostile`` (or ``honest``): what a benchmark has stored, in words."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from edition import ROOT
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from course_pkg.book import measured


class Measured(SphinxDirective):
    """The stored result of ``benchmarks/NAME.py``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        said = {"hostile": measured.hostile, "honest": measured.honest}
        if name not in said:
            raise self.error(f"hostile or honest was expected; got {name}")
        self.env.note_dependency(str(ROOT / "benchmarks" / "results" / f"{name}.json"))
        text = said[name](ROOT, self.config.language)
        holder = nodes.Element()
        self.state.nested_parse(StringList(text.splitlines(), ""), self.content_offset, holder)
        return holder.children


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("measured", Measured)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
