"""A sitemap with the twin of every page, where the book knows its address."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

from course_pkg.book.pages import LANGS, page_names


def base_address(root: Path) -> str:
    """``html.baseurl`` of ``_config.yml`` without its last slash; empty when not published."""
    import yaml

    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    return str(config.get("html", {}).get("baseurl") or "").rstrip("/")


def write_sitemap(root: Path) -> Path | None:
    """Write ``_build/html/sitemap.xml``, or nothing without a base address (it needs one)."""
    base = base_address(root)
    path = root / "_build" / "html" / "sitemap.xml"
    if not base:
        path.unlink(missing_ok=True)
        return None
    entries = "\n".join(
        f"<url><loc>{base}/{lang}/{name}.html</loc>{_twins(base, name)}</url>"
        for lang in LANGS
        for name in page_names(root, lang)
    )
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{entries}\n</urlset>\n',
        encoding="utf-8",
    )
    return path


def _twins(base: str, name: str) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" '
        f"href={quoteattr(f'{base}/{lang}/{name}.html')}/>"
        for lang in LANGS
    )
