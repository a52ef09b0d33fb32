"""Put a finished edition where readers find it, beside the files that both editions share.

Scripts, fonts and MathJax are the same in either language. They lie once, in ``_static`` above the
editions, so that a reader who changes the language fetches none of them again.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

# What the themes bring and no page fetches: their style sheets are in book.css.
_UNUSED: Final = (
    *(".buildinfo*", "objects.inv", "_sphinx_design_static", "*.map", "fontawesome.js*"),
    *("styles", "vendor", "locales", "*webpack-macros.html", "bootstrap.js*"),
)
_SHEET: Final = "book.css"
_OWN: Final = (_SHEET, "documentation_options.js", "translations.js")
"""Of the static files, those that differ between the editions."""

_OF_ALL: Final = rf"_static/(?!(?:{'|'.join(map(re.escape, _OWN))})\b)"
_ADDRESS: Final = re.compile(rf'((?:href|src)=")((?:\.\./)*{_OF_ALL})')
_IN_SHEET: Final = re.compile(r"""(url\(["']?)(?![\w.+-]+:|#|["'])""")


def publish(built: Path, html: Path, lang: str) -> None:
    """Copy the edition ``built`` to ``html/lang``, removing what is no longer in it."""
    html.mkdir(parents=True, exist_ok=True)
    fresh = html / f".{lang}-new"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(built, fresh, ignore=shutil.ignore_patterns(*_UNUSED))
    shared = _part(fresh, html / ".static-new")
    for folder, target in ((shared, html / "_static"), (fresh, html / lang)):
        shutil.rmtree(target, ignore_errors=True)
        folder.rename(target)
    # Else GitHub Pages leaves out every folder whose name begins with an underscore.
    (html / ".nojekyll").touch()


def _part(edition: Path, shared: Path) -> Path:
    """Move the static files that both editions share out of one, and let its pages find them."""
    shutil.rmtree(shared, ignore_errors=True)
    static = edition / "_static"
    static.rename(shared)
    static.mkdir()
    for name in _OWN:
        if (shared / name).is_file():
            (shared / name).rename(static / name)
    for page in edition.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(_ADDRESS.sub(r"\1../\2", text), encoding="utf-8")
    sheet = static / _SHEET
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(_IN_SHEET.sub(r"\1../../_static/", text), encoding="utf-8")
    return shared
