"""SVG figures become part of the page, so that their text takes its colour in both themes.

Every image needs a text that says what it shows; a missing one or a path is a warning, and a
warning stops the build.
"""

from __future__ import annotations

import hashlib
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

# A letter: matplotlib draws it once per figure, in units of its font, and refers to it.
GLYPH = re.compile(r'<path id="([^"]+)" d="([^"]+)" transform="scale\([\d.]+\)"/>\s*')
PLACES = re.compile(r'( (?:d|x|y)=")([^"]+)')
FINE = re.compile(r"-?\d+\.\d{3,}")


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
    # A hundredth of a point is less than can be seen.
    svg = PLACES.sub(lambda place: place[1] + FINE.sub(_rounded, place[2]), svg)
    glyphs = {name: f"g-{_digest(drawn)}" for name, drawn in GLYPH.findall(svg)}
    used = set(re.findall(r'(?:url\(#|href="#)([^)"]+)', svg))

    def keep(match: re.Match[str]) -> str:
        return f' id="{name(match[1])}"' if match[1] in used else ""

    def name(own: str) -> str:
        return glyphs.get(own, f"{prefix}-{own}")

    svg = re.sub(r' id="([^"]+)"', keep, svg)
    svg = re.sub(r'(url\(#|href="#)([^)"]+)', lambda match: match[1] + name(match[2]), svg)
    # The style sheet of the drawing would apply to the whole page.
    svg = re.sub(r"<defs>\s*<style[^>]*>.*?</style>\s*</defs>", "", svg, flags=re.DOTALL)
    svg = svg.replace(INK, "currentColor")
    label = f'role="img" aria-label="{html.escape(alt)}"' if alt else 'aria-hidden="true"'
    width = re.search(r'<svg[^>]* width="([\d.]+)pt"', svg)
    style = f' style="max-width: {float(width[1]) * 4 / 3:.0f}px"' if width else ""
    svg = re.sub(r'(<svg[^>]*?) width="[^"]*" height="[^"]*"', r"\1", svg, count=1)
    return svg.replace("<svg", f'<svg class="course-figure" {label}{style}', 1).strip()


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def draw_letters_once(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Equal letters of all figures bear one name: the page needs each of them only once."""
    seen: set[str] = set()

    def first(glyph: re.Match[str]) -> str:
        new = glyph[1] not in seen
        seen.add(glyph[1])
        return glyph[0] if new else ""

    if context.get("body"):
        context["body"] = GLYPH.sub(first, context["body"])


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("doctree-resolved", inline_figures)
    app.connect("html-page-context", draw_letters_once)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
