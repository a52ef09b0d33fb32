"""The builder itself, on a small book with the real configuration and extensions."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from course_pkg.book.build import build_book, is_fresh
from course_pkg.errors import BookError

pytestmark = pytest.mark.slow

PAGE = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

(sec-small)=
# TITLE

WORDS {cite}`ioffe2015`, at {glue:text}`error`.

```{code-cell} ipython3
from course_pkg.book.glue import glue_figures, glue_number
from course_pkg.plots.style import figure, house_style


@house_style()
def plot(lang):
    fig, ax = figure()
    ax.plot([1, 3, 2], label={"ko": "오류율", "en": "error"}[lang])
    ax.legend()
    return fig


glue_figures("small", plot)
glue_number("error", 0.25, percent=True)
```

```{glue:figure} fig_small_LANG
:name: fig-small
:alt: ALT

CAPTION
```
"""
BIB = "@article{ioffe2015, author={Ioffe, S.}, title={Batch}, journal={ICML}, year={2015}}\n"
TEXTS = {
    "ko": ("배치 정규화", "정규화는 이렇게 합니다", "선이 올라갔다가 내려옵니다", "그림 설명"),
    "en": ("Batch norm", "This is how it is done", "A line rises and falls", "A caption"),
}


def digest(folder: Path) -> dict[str, str]:
    """Hash of every file of a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def course(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small course: one chapter, the real configuration, extensions and static files."""
    monkeypatch.setattr(os, "environ", os.environ.copy())
    for part in ("_ext", "_static"):
        shutil.copytree(
            root / "book" / part,
            tmp_path / "book" / part,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    for name in ("_config.yml", "requirements.lock"):
        shutil.copyfile(root / name, tmp_path / name)
    (tmp_path / "course_pkg").mkdir()
    (tmp_path / "book" / "references.bib").write_text(BIB, encoding="utf-8")
    for lang, (title, words, alt, caption) in TEXTS.items():
        folder = tmp_path / "book" / lang
        (folder / "chapters").mkdir(parents=True)
        files = "".join(f"- file: book/{lang}/{name}\n" for name in ("chapters/one", "references"))
        toc = f"format: jb-book\nroot: book/{lang}/index\nchapters:\n{files}"
        (folder / "_toc.yml").write_text(toc, encoding="utf-8")
        (folder / "index.md").write_text(f"# {title}\n", encoding="utf-8")
        (folder / "references.md").write_text("# R\n\n```{bibliography}\n```\n", encoding="utf-8")
        page = PAGE.replace("TITLE", title).replace("WORDS", words).replace("LANG", lang)
        page = page.replace("ALT", alt).replace("CAPTION", caption)
        (folder / "chapters" / "one.md").write_text(page, encoding="utf-8")
    return tmp_path


def test_two_builds_from_the_same_results_give_the_same_bytes(course: Path) -> None:
    said: list[str] = []
    index = build_book(course, say=said.append)
    assert index == course / "_build" / "html" / "index.html"
    assert is_fresh(course)
    assert len(said) < 10
    first = digest(course / "_build" / "html")
    for lang in TEXTS:
        shutil.rmtree(course / "_build" / "book" / lang)
    shutil.rmtree(course / "_build" / "html")
    build_book(course)
    assert digest(course / "_build" / "html") == first


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
