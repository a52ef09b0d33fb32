"""Pages above the editions, in both languages: the front page, and one for addresses that are none.

Plain links, which also work from a folder.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import quoteattr

from course_pkg.book.sitemap import base_address

_PAGE = """<!DOCTYPE html>
<html lang="ko">
<head>
<meta charset="utf-8">{head}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" type="image/svg+xml" href="{icon}">
<style>
{fonts}
:root {{ color-scheme: light dark; }}
body {{ font-family: "Course Gothic", sans-serif; line-height: 1.7; margin: 0 auto;
  max-width: 40rem; padding: 12vh 1.5rem; background: #fdfcf9; color: #22252b;
  word-break: keep-all; }}
h1 {{ font-size: 1.9rem; line-height: 1.35; margin: 0 0 2.5rem; }}
a {{ display: block; border-top: 1px solid #dcd6ca; padding: 1.4rem 0; color: inherit;
  text-decoration: none; }}
a strong {{ display: block; font-size: 1.25rem; color: #1f4e8c; }}
a:hover strong, a:focus-visible strong {{ text-decoration: underline; }}
[lang=en] {{ font-family: "Source Serif 4", "Course Gothic", serif; }}
@media (prefers-color-scheme: dark) {{
  body {{ background: #15181d; color: #d9dce2; }}
  a {{ border-color: #3a404a; }}
  a strong {{ color: #93b9ee; }}
}}
</style>
</head>
<body>
<main>
{words}
{links}
</main>
</body>
</html>
"""

_FORMULAS = re.compile(r'="\.\./(_static/mathjax/[^"]+\.js[^"]*)"')
_TITLE = "정규화, 클리핑, 전이, 증류 · Normalization, clipping, transfer, distillation"
_WORDS = """<h1>정규화, 클리핑, 전이, 증류
<span lang="en"><br>Normalization, clipping, transfer, distillation</span></h1>"""
_MISSING_TITLE = "페이지를 찾을 수 없습니다 · There is no such page"
_MISSING = """<h1>페이지를 찾을 수 없습니다
<span lang="en"><br>There is no such page</span></h1>
<p>주소가 바뀌었거나 잘못 적었을 수 있습니다. 처음으로 가서 차례나 검색으로 찾아보세요.</p>
<p lang="en">It has moved, or the address is mistyped. Go to the beginning and try the contents or
the search.</p>"""
_LINKS = {
    "ko": ("한국어", "주장마다 측정 결과를 나란히 보여 주는 강의"),
    "en": ("English", "A course in which every claim stands beside its measurement"),
}
_FONTS = (
    ("Course Gothic", 400, "course-gothic-regular-latin.woff2"),
    ("Course Gothic", 700, "course-gothic-bold-latin.woff2"),
    ("Course Gothic", 400, "course-gothic-regular-hangul.woff2"),
    ("Course Gothic", 700, "course-gothic-bold-hangul.woff2"),
    ("Source Serif 4", 400, "source-serif-4-latin-400-normal.woff2"),
    ("Source Serif 4", 700, "source-serif-4-latin-700-normal.woff2"),
)


def write_front_page(root: Path) -> Path:
    """Write ``_build/html/index.html`` with a link to every edition that is built."""
    html, head = root / "_build" / "html", ""
    for first in (html / lang / "index.html" for lang in _built(html)[:1]):
        if script := _FORMULAS.search(first.read_text(encoding="utf-8")):
            # The pages to come have formulas, and both editions share what draws them.
            head = f'\n<link rel="prefetch" as="script" href="{script[1]}">'
    return _write(root, "index.html", head, _TITLE, _WORDS)


def write_missing_page(root: Path) -> Path:
    """Write ``_build/html/404.html``, which GitHub Pages and others show where there is no page.

    They show it under addresses of any depth: with ``html.baseurl`` its links hold under all of
    them, without it only next to the front page.
    """
    head = '\n<meta name="robots" content="noindex">'
    if base := base_address(root):
        head += f"\n<base href={quoteattr(base + '/')}>"
    return _write(root, "404.html", head, _MISSING_TITLE, _MISSING)


def _write(root: Path, name: str, head: str, title: str, words: str) -> Path:
    html = root / "_build" / "html"
    built = _built(html)
    fonts = "\n".join(_font_face(*font) for font in _FONTS) if built else ""
    links = "\n".join(
        f'<a href="{lang}/index.html" lang="{lang}" hreflang="{lang}">'
        f"<strong>{_LINKS[lang][0]}</strong>{_LINKS[lang][1]}</a>"
        for lang in built
    )
    path = html / name
    path.write_text(
        _PAGE.format(
            head=head,
            title=title,
            icon="_static/icon.svg" if built else "data:,",
            fonts=fonts,
            words=words,
            links=links,
        ),
        encoding="utf-8",
    )
    return path


def _built(html: Path) -> list[str]:
    return [lang for lang in _LINKS if (html / lang / "index.html").is_file()]


def _font_face(name: str, weight: int, file: str) -> str:
    ranges = "U+1100-11FF, U+3000-318F, U+AC00-D7A3" if "hangul" in file else "U+0-2FFF"
    return (
        f'@font-face {{ font-family: "{name}"; font-weight: {weight}; font-display: swap; '
        f'src: url("_static/fonts/{file}"); unicode-range: {ranges}; }}'
    )
