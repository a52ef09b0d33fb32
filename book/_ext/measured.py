"""The directive ``{measured} NAME``: what a benchmark has stored, in words and figures."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from edition import ROOT
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from themed_figures import themed

from course_pkg.book import measured, pace

TEXTS = {
    "hostile": measured.hostile,
    "honest": measured.honest,
    "diagnosis": measured.diagnosis,
    "norm": measured.norm,
}


class Measured(SphinxDirective):
    """Text of the stored results of a benchmark, with its figure if it has one."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name, lang = self.arguments[0], self.config.language
        if name in TEXTS:
            self._depends(name)
            return self._parsed(TEXTS[name](ROOT, lang))
        if name not in pace.SHOWN:
            raise self.error(f"one of {', '.join([*TEXTS, *pace.SHOWN])} was expected; got {name}")
        show, results = pace.SHOWN[name]
        self._depends(*results)
        shown = show(ROOT, lang)
        svg = themed(shown.svg, shown.alt, prefix=name)
        return [*self._parsed(shown.text), nodes.raw("", svg, format="html")]

    def _depends(self, *results: str) -> None:
        for name in results:
            self.env.note_dependency(str(ROOT / "benchmarks" / "results" / f"{name}.json"))

    def _parsed(self, text: str) -> list[nodes.Node]:
        holder = nodes.Element()
        self.state.nested_parse(StringList(text.splitlines(), ""), self.content_offset, holder)
        return holder.children


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("measured", Measured)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
