"""The builder itself, on a small book with the real configuration and extensions."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_book import TEXTS

from course_pkg.book.build import build_book, is_fresh
from course_pkg.errors import BookError

pytestmark = pytest.mark.slow


def digest(folder: Path) -> dict[str, str]:
    """Hash of every file of a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_from_the_same_results_give_the_same_bytes(course: Path) -> None:
    said: list[str] = []
    index = build_book(course, say=said.append)
    assert index == course / "_build" / "html" / "index.html"
    assert is_fresh(course)
    assert len(said) < 10
    first = digest(course / "_build" / "html")
    scripts = [name for name in first if name.endswith("mathjax/tex-chtml.js")]
    assert scripts == ["_static/mathjax/tex-chtml.js"], "one for both editions"
    for lang in TEXTS:
        shutil.rmtree(course / "_build" / "book" / lang)
    shutil.rmtree(course / "_build" / "html")
    build_book(course)
    assert digest(course / "_build" / "html") == first


def test_a_changed_extension_changes_pages_that_are_there(course: Path) -> None:
    build_book(course)
    extension = course / "book" / "_ext" / "lang_switch.py"
    text = extension.read_text(encoding="utf-8")
    extension.write_text(text.replace('"en": "English"', '"en": "in English"'), encoding="utf-8")
    html = build_book(course).parent
    assert ">in English</a>" in (html / "ko" / "chapters" / "one.html").read_text(encoding="utf-8")
    (course / "book" / "_static" / "course.js").write_text("// other", encoding="utf-8")
    build_book(course)
    assert (html / "_static" / "course.js").read_text(encoding="utf-8") == "// other"


def test_a_published_book_knows_its_addresses(course: Path) -> None:
    config = course / "_config.yml"
    text = config.read_text(encoding="utf-8")
    base = "https://book.example/course/"
    config.write_text(text.replace('baseurl: ""', f'baseurl: "{base}"'), encoding="utf-8")
    html = build_book(course).parent
    page = (html / "ko" / "chapters" / "one.html").read_text(encoding="utf-8")
    for code, lang in (("ko", "ko"), ("en", "en"), ("x-default", "en")):
        assert f'hreflang="{code}" href="{base}{lang}/chapters/one.html"' in page
    assert f'<link rel="canonical" href="{base}ko/chapters/one.html"' in page
    assert 'class="lang-switch" href="../../en/chapters/one.html"' in page
    missing = (html / "ko" / "404.html").read_text(encoding="utf-8")
    assert f'<base href="{base}ko/"/>' in missing, "it is shown under any address"
    assert "<base" not in page
    assert f'<base href="{base}">' in (html / "404.html").read_text(encoding="utf-8")
    sitemap = (html / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<loc>") == 6
    assert f"<loc>{base}ko/chapters/one.html</loc>" in sitemap


def test_findings_of_the_builder_stop_it_in_a_few_lines(course: Path) -> None:
    page = course / "book" / "ko" / "chapters" / "one.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(":alt: " + TEXTS["ko"][2] + "\n", ""), encoding="utf-8")
    with pytest.raises(BookError) as raised:
        build_book(course)
    assert "no alternative text" in str(raised.value)
    assert len(str(raised.value).splitlines()) < 10
    assert not is_fresh(course)


def test_plain_jupyter_book_builds_either_edition(course: Path) -> None:
    program = Path(sys.executable).with_name("jupyter-book")
    for lang in TEXTS:
        done = subprocess.run(
            [program, "build", ".", "--toc", f"book/{lang}/_toc.yml"],
            cwd=course,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        assert "WARNING:" not in done.stdout + done.stderr
        built = course / "_build" / "html" / "book" / lang / "chapters" / "one.html"
        text = built.read_text(encoding="utf-8")
        assert f'<html lang="{lang}"' in text
        assert "25.0%" in text
        assert f'aria-label="{TEXTS[lang][2]}"' in text
