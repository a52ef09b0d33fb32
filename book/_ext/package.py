"""The directive ``{package} NAME …``: every public module of packages, from its docstrings.

Its content gives modules an introduction in the page's language, a line ``module: text`` each.
autodoc reads the docstrings; equation labels and keys of the bibliography become links.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from edition import ROOT
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from course_pkg.book.docstrings import as_rst, known, links_stamp, public_modules

AUTOMODULE = "```{{eval-rst}}\n.. automodule:: {name}\n   :members:\n   :no-value:\n```"


class Package(SphinxDirective):
    """A section per module: its introduction, then what autodoc finds."""

    required_arguments = 1
    optional_arguments = 20
    has_content = True

    def run(self) -> list[nodes.Node]:
        words = dict(line.split(": ", 1) for line in self.content if ": " in line)
        names = [module for each in self.arguments for module in public_modules(each)]
        if strangers := words.keys() - {name.rpartition(".")[2] for name in names}:
            raise self.error(f"no module is called {', '.join(sorted(strangers))}")
        return [self._section(name, words.get(name.rpartition(".")[2], "")) for name in names]

    def _section(self, name: str, words: str) -> nodes.section:
        section = nodes.section(ids=[name.replace(".", "-").replace("_", "-")], names=[])
        section += nodes.title("", "", nodes.literal("", name.removeprefix("course_pkg.")))
        self.parse([words], section)
        docstrings = nodes.Element()
        self.parse(AUTOMODULE.format(name=name).splitlines(), docstrings)
        for node in docstrings.children:
            if isinstance(node, nodes.Element):
                node["classes"].append("language-en")  # the writer makes it lang="en"
        section.extend(docstrings.children)
        return section

    def parse(self, lines: list[str], parent: nodes.Element) -> None:
        self.state.nested_parse(StringList(lines, ""), self.content_offset, parent)


def translate(
    app: Sphinx, what: str, name: str, thing: object, options: object, lines: list[str]
) -> None:
    lines[:] = as_rst(lines, *known(ROOT, app.config.language))


def outdated(app: Sphinx, env: BuildEnvironment, *changes: set[str]) -> list[str]:
    """The pages of the package when there are other links to make than last time."""
    stamp = links_stamp(ROOT, app.config.language)
    before, env.course_links = getattr(env, "course_links", stamp), stamp
    if before == stamp:
        return []
    return [name for name in env.found_docs if "package/" in name]


def setup(app: Sphinx) -> dict[str, Any]:
    app.setup_extension("sphinx.ext.autodoc")
    app.config.autodoc_member_order = "bysource"
    app.config.autodoc_preserve_defaults = True  # no addresses of functions in signatures
    app.config.autodoc_inherit_docstrings = False
    app.config.autodoc_typehints = "none"  # docstrings say shapes, types would say only "array"
    app.config.add_module_names = False  # a heading says the module
    app.config.html_domain_indices = False
    app.add_directive("package", Package)
    app.connect("autodoc-process-docstring", translate)
    app.connect("env-get-outdated", outdated)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
