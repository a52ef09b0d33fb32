"""Nothing is fetched from elsewhere: MathJax lies beside the pages, icon fonts are left out."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

# The component the pages load, and what it may load by itself: glyphs, TeX extensions, speech.
PARTS = (
    "tex-chtml.js",
    "output/chtml/fonts/woff-v2",
    "input/tex/extensions",
    "a11y",
    "sre/mathmaps/base.json",
    "sre/mathmaps/en.json",
)
SCRIPT = f"mathjax/{PARTS[0]}"
# What every page with formulas asks for next.
FONTS = ("Main-Regular", "Math-Italic")


def mathjax_files() -> Path:
    """The folder of MathJax in the package that ships it (its name is no identifier)."""
    spec = importlib.util.find_spec("sphinx-mathjax-offline")
    if spec is None or spec.origin is None:
        raise ExtensionError("sphinx-mathjax-offline is not installed; pip install -e '.[book]'")
    return Path(spec.origin).parent / "static" / "mathjax"


def copy_mathjax(app: Sphinx) -> None:
    """Before the pages are written, which name the script with a checksum of what is there."""
    if app.builder.format != "html":
        return
    target = Path(app.outdir) / "_static" / "mathjax"
    for part in PARTS:
        source = mathjax_files() / part
        if source.is_dir():
            shutil.copytree(source, target / part, dirs_exist_ok=True)
        else:
            (target / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / part)


def announce(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Where a page has no formulas, let the browser fetch MathJax once it has nothing to do."""
    if any(SCRIPT in str(each.filename) for each in context["script_files"]):
        return
    fonts = f"_static/mathjax/{PARTS[1]}/MathJax_"
    to = context["pathto"]
    # The very address that other pages name, with its checksum: from the element it would be.
    app.add_js_file(SCRIPT)
    script = re.search(r'src="([^"]+)"', context["js_tag"](context["script_files"].pop()))
    # No `crossorigin`, which a page of a folder may not use.
    context["prefetched"] = [
        (script[1], "script"),
        *((to(f"{fonts}{name}.woff", 1), "font") for name in FONTS),
    ]


def setup(app: Sphinx) -> dict[str, Any]:
    app.config.mathjax_path = SCRIPT
    app.config.mathjax_options = {"async": "async"}  # nothing on a page waits for it
    app.config.mathjax3_config = {
        # Latin words inside \text take the font of the formula, whose widths are known; what it
        # lacks, as Hangul, that of the page. They would inherit that of TeX that is not set yet.
        "chtml": {"mtextInheritFont": False, "unknownFamily": "var(--pst-font-family-base)"},
        "options": {"menuOptions": {"settings": {"assistiveMml": True}}},
    }
    app.connect("html-page-context", announce, priority=940)  # when Sphinx has added MathJax
    app.connect("builder-inited", copy_mathjax)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
