"""Both editions share what is the same in either language, and find it from pages of any depth."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_pkg.book.publish import publish
from course_pkg.book.site import check_site

PAGE = """<html lang="{lang}"><link rel="stylesheet" href="{up}_static/book.css">
<script src="{up}_static/x.js?v=1"></script> <script src="{up}_static/translations.js"></script>
<a href="{up}index.html">x</a> <pre>src=&quot;_static/x.js&quot;</pre></html>"""
SHEET = 'a {{a: url(x.woff2); b: url("fonts/{lang}.png"); c: url("data:x"); d: url(#e)}}'


def built(folder: Path, lang: str) -> Path:
    """An edition as the builder leaves it, with a page on either level."""
    for name, up in (("index.html", ""), ("chapters/one.html", "../")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE.format(lang=lang, up=up), encoding="utf-8")
    static = folder / "_static"
    (static / "fonts").mkdir(parents=True)
    (static / "styles").mkdir()
    for name in ("x.js", "x.woff2", "fonts/a.png", "styles/theme.css", "objects.inv"):
        (static / name).touch()
    (static / "book.css").write_text(SHEET.format(lang=lang), encoding="utf-8")
    (static / "translations.js").write_text(lang, encoding="utf-8")
    return folder


@pytest.fixture
def html(tmp_path: Path) -> Path:
    for lang in ("ko", "en"):
        publish(built(tmp_path / f"built-{lang}", lang), tmp_path / "html", lang)
    return tmp_path / "html"


def test_a_file_that_both_need_is_there_once(html: Path) -> None:
    found = sorted(path.relative_to(html).as_posix() for path in html.rglob("*") if path.is_file())
    own = ("_static/book.css", "_static/translations.js", "chapters/one.html", "index.html")
    shared = [".nojekyll", "_static/fonts/a.png", "_static/x.js", "_static/x.woff2"]
    assert found == sorted([*shared, *(f"{lang}/{name}" for lang in ("ko", "en") for name in own)])
    for lang in ("ko", "en"):
        assert (html / lang / "_static" / "translations.js").read_text(encoding="utf-8") == lang


def test_pages_and_sheets_find_it(html: Path) -> None:
    assert check_site(html) == []
    page = (html / "ko" / "chapters" / "one.html").read_text(encoding="utf-8")
    assert 'src="../../_static/x.js?v=1"' in page
    assert 'href="../_static/book.css"' in page
    assert "src=&quot;_static/x.js" in page, "what a page says is left alone"
    assert (html / "ko" / "_static" / "book.css").read_text(encoding="utf-8") == (
        'a {a: url(../../_static/x.woff2); b: url("../../_static/fonts/ko.png"); c: url("data:x");'
        " d: url(#e)}"
    )


def test_what_is_no_longer_there_goes(tmp_path: Path, html: Path) -> None:
    fresh = built(tmp_path / "fresh", "ko")
    (fresh / "_static" / "x.woff2").unlink()
    publish(fresh, html, "ko")
    assert not (html / "_static" / "x.woff2").exists()
    assert (html / "en" / "index.html").is_file()
