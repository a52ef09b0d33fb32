"""The directive ``{explorable} NAME``: an interactive figure, with its static twin as content.

Without JavaScript and on paper the content shows; with it the script of that name takes its place.
``:data: KEY`` gives the script numbers that a cell of the page has glued (`glue_data`).
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from edition import ROOT
from myst_nb.core.variables import RetrievalError
from myst_nb.ext.glue.utils import retrieve_glue_data
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

SHARED = ("math", "frame")
NAMES = {path.stem for path in (ROOT / "book" / "_static" / "explore").glob("*.js")} - {*SHARED}


class Explorable(SphinxDirective):
    """An interactive figure; its content is what shows where nothing can be moved."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"name": directives.unchanged, "data": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        if name not in NAMES:
            raise self.error(f"an explorable is one of {', '.join(sorted(NAMES))}; got {name!r}")
        used = self.env.metadata[self.env.docname]
        used["explorables"] = f"{used.get('explorables', '')} {name}"
        label = nodes.make_id(self.options.get("name", f"explore-{name}"))
        static = nodes.container(classes=["explore-static"])
        self.state.nested_parse(self.content, self.content_offset, static)
        data = ""
        if key := self.options.get("data"):
            try:
                found = retrieve_glue_data(self.state.document, key).data["application/json"]
            except (RetrievalError, KeyError):
                raise self.error(f"no cell of this page has glued data named {key!r}") from None
            found = found.replace("</", "<\\/")
            data = f'<script type="application/json">{found}</script>'
        opening = f'<div class="explorable" id="{label}" data-name="{name}">'
        return [
            nodes.raw("", f'{opening}<div class="explore-stage"></div>{data}', format="html"),
            static,
            nodes.raw("", "</div>", format="html"),
        ]


def add_scripts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    names = app.env.metadata.get(pagename, {}).get("explorables", "").split()
    for script in (*SHARED, *dict.fromkeys(names)) if names else ():
        app.add_js_file(f"explore/{script}.js")


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("explorable", Explorable)
    app.connect("html-page-context", add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
