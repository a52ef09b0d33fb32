"""The directive ``{measured} NAME``: what a benchmark has stored, in words and figures."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from edition import ROOT
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from themed_figures import themed

from course_pkg.book import batches, measured, pace

TEXTS = {
    "hostile": measured.hostile,
    "honest": measured.honest,
    "diagnosis": measured.diagnosis,
    "norm": measured.norm,
    "fuse": measured.fuse,
}
SHOWN = {**pace.SHOWN, "minibatch": (batches.minibatch, ("minibatch",))}


def text_of(name: str, lang: str) -> str:
    """What the directive says, without its figure."""
    return TEXTS[name](ROOT, lang) if name in TEXTS else SHOWN[name][0](ROOT, lang).text


class Measured(SphinxDirective):
    """Text of the stored results of a benchmark, with its figure if it has one.

    The content is the caption of the figure, which a ``:name:`` makes one to refer to.
    """

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"name": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        name, lang = self.arguments[0], self.config.language
        if name in TEXTS:
            self._depends(name)
            return self._parsed(TEXTS[name](ROOT, lang))
        if name not in SHOWN:
            raise self.error(f"one of {', '.join([*TEXTS, *SHOWN])} was expected; got {name}")
        show, results = SHOWN[name]
        self._depends(*results)
        shown = show(ROOT, lang)
        drawing = nodes.raw("", themed(shown.svg, shown.alt, prefix=name), format="html")
        return [*self._parsed(shown.text), self._figure(drawing) if self.content else drawing]

    def _figure(self, drawing: nodes.raw) -> nodes.figure:
        said, _ = self.state.inline_text(" ".join(self.content), self.lineno)
        figure = nodes.figure("", drawing, nodes.caption("", "", *said))
        self.set_source_info(figure)
        self.add_name(figure)
        return figure

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
