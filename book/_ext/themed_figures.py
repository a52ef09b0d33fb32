"""SVG figures become part of the page, so that their text takes its colour in both themes.

Every image needs a text that says what it shows; a missing one or a path is a warning, and a
warning stops the build.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from course_pkg.book.alt import poor_alt
from course_pkg.plots.style import INK

logger = logging.getLogger(__name__)


def inline_figures(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for image in list(doctree.findall(nodes.image)):
        alt = image.get("alt", "")
        if problem := poor_alt(alt):
            logger.warning("%s: %s", image.get("uri"), problem, location=image)
        source = next(iter(image.get("candidates", {}).values()), image.get("uri", ""))
        path = Path(app.srcdir) / source
        if app.builder.format == "html" and path.suffix == ".svg" and path.is_file():
            svg = themed(path.read_text(encoding="utf-8"), alt, prefix=path.stem[:8])
            image.replace_self(nodes.raw("", svg, format="html"))


def themed(svg: str, alt: str, prefix: str) -> str:
    """The drawing as an element of the page: ink in the text's colour, ids of its own."""
    svg = svg[svg.index("<svg") :]
    used = set(re.findall(r'(?:url\(#|href="#)([^)"]+)', svg))

    def keep(match: re.Match[str]) -> str:
        return f' id="{prefix}-{match[1]}"' if match[1] in used else ""

    svg = re.sub(r' id="([^"]+)"', keep, svg)
    svg = re.sub(r'(url\(#|href="#)', rf"\g<1>{prefix}-", svg)
    # The style sheet of the drawing would apply to the whole page.
    svg = re.sub(r"<defs>\s*<style[^>]*>.*?</style>\s*</defs>", "", svg, flags=re.DOTALL)
    svg = svg.replace(INK, "currentColor")
    label = f'role="img" aria-label="{html.escape(alt)}"' if alt else 'aria-hidden="true"'
    width = re.search(r'<svg[^>]* width="([\d.]+)pt"', svg)
    style = f' style="max-width: {float(width[1]) * 4 / 3:.0f}px"' if width else ""
    svg = re.sub(r'(<svg[^>]*?) width="[^"]*" height="[^"]*"', r"\1", svg, count=1)
    return svg.replace("<svg", f'<svg class="course-figure" {label}{style}', 1).strip()


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("doctree-resolved", inline_figures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
