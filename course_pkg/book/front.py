"""The front page: one sentence in each language, and plain links that also work from a folder."""

from __future__ import annotations

from pathlib import Path

_PAGE = """<!DOCTYPE html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>정규화, 클리핑, 전이, 증류 · Normalization, clipping, transfer, distillation</title>
<style>
{fonts}
:root {{ color-scheme: light dark; }}
body {{ font-family: "Course Gothic", sans-serif; line-height: 1.6; margin: 0 auto;
  max-width: 44rem; padding: 12vh 1.5rem; background: #fdfcf9; color: #22252b;
  word-break: keep-all; }}
a {{ display: block; border-top: 1px solid #d8d3c8; padding: 1.6rem 0; color: inherit;
  text-decoration: none; }}
a:hover strong, a:focus-visible strong {{ text-decoration: underline; }}
strong {{ display: block; font-size: 1.5rem; line-height: 1.35; }}
[lang=en] {{ font-family: "Source Serif 4", "Course Gothic", serif; }}
@media (prefers-color-scheme: dark) {{
  body {{ background: #15181d; color: #d9dce2; }}
  a {{ border-color: #3a3f48; }}
}}
</style>
</head>
<body>
<main>
<h1 hidden>정규화, 클리핑, 전이, 증류</h1>
{links}
</main>
</body>
</html>
"""

_LINKS = {
    "ko": (
        "정규화, 클리핑, 전이, 증류",
        "주장마다 직접 재어 본 결과가 붙어 있는 강의. 한국어판을 읽습니다.",
    ),
    "en": (
        "Normalization, clipping, transfer, distillation",
        "A course in which every claim stands beside its measurement. Read the English edition.",
    ),
}


def write_front_page(root: Path) -> Path:
    """Write ``_build/html/index.html`` with a link to every edition that is built."""
    html = root / "_build" / "html"
    built = [lang for lang in _LINKS if (html / lang / "index.html").is_file()]
    fonts = "\n".join(_font_face(lang, name, file) for lang in built[:1] for name, file in _FONTS)
    links = "\n".join(
        f'<a href="{lang}/index.html" lang="{lang}" hreflang="{lang}">'
        f"<strong>{_LINKS[lang][0]}</strong>{_LINKS[lang][1]}</a>"
        for lang in built
    )
    index = html / "index.html"
    index.write_text(_PAGE.format(fonts=fonts, links=links), encoding="utf-8")
    return index


_FONTS = (
    ("Course Gothic", "course-gothic-regular.woff2"),
    ("Source Serif 4", "source-serif-4-latin-400-normal.woff2"),
)


def _font_face(lang: str, name: str, file: str) -> str:
    return f'@font-face {{ font-family: "{name}"; src: url("{lang}/_static/fonts/{file}"); }}'
