"""Pages that paint early on a slow line: one small style sheet, and scripts that wait.

All sheets of the themes become one, without the rules that nothing needs; scripts are fetched while
the page is read and run after it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from course_pkg.book import sheet

SHEET = "book.css"
THEMES = ("basic.css", "styles/pydata-sphinx-theme.css")


def lighten(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    sheets = sorted(context["css_files"], key=lambda each: each.priority)
    names = [str(each.filename).removeprefix("_static/") for each in sheets]
    app.builder.course_sheets = list(dict.fromkeys([*THEMES, *names]))
    context["css_files"] = [f"_static/{SHEET}"]
    context["script_files"] = [each for each in context["script_files"] if useful(each)]
    for script in context["script_files"]:
        if script.filename and "async" not in script.attributes:
            script.attributes["defer"] = "defer"


def useful(script: Any) -> bool:
    """Not what tells the theme of versions and of a search while typing, which are not there."""
    return not str(script.attributes.get("body", "")).startswith("DOCUMENTATION_OPTIONS")


def write_sheet(app: Sphinx, error: Exception | None) -> None:
    sheets = getattr(app.builder, "course_sheets", None)
    if error is not None or app.builder.format != "html" or not sheets:
        return
    static = Path(app.outdir) / "_static"
    texts = {name: (static / name).read_text(encoding="utf-8") for name in sheets}
    words = sheet.used_words(Path(app.outdir))
    # A word written in a chapter changes no class: the sheet of the last build serves again.
    source = Path(sheet.__file__).read_text(encoding="utf-8")
    made_of = hashlib.sha256(repr((sorted(words), texts, source)).encode()).hexdigest()
    made, last = static / SHEET, Path(app.doctreedir) / f"{SHEET}.sha256"
    if made.is_file() and last.is_file() and last.read_text(encoding="utf-8") == made_of:
        return
    parts = (sheet.purged(text, words, name.rpartition("/")[0]) for name, text in texts.items())
    made.write_text("\n".join(parts) + "\n", encoding="utf-8")
    last.write_text(made_of, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("html-page-context", lighten, priority=950)
    app.connect("build-finished", write_sheet, priority=950)  # after pygments.css is written
    return {"parallel_read_safe": True, "parallel_write_safe": True}
