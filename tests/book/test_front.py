"""The pages above the editions: the front page, and the one shown where there is none."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from course_pkg.book.front import write_front_page, write_missing_page
from course_pkg.book.site import Page, check_site

BASE = "https://book.example/course"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Two editions of one page each, as a build leaves them."""
    for lang in ("ko", "en"):
        folder = tmp_path / "_build" / "html" / lang
        folder.mkdir(parents=True)
        (folder / "index.html").write_text("<p>", encoding="utf-8")
    (folder.parent / "_static").mkdir()
    (folder.parent / "_static" / "icon.svg").touch()
    (tmp_path / "_config.yml").write_text('html:\n  baseurl: ""\n', encoding="utf-8")
    return tmp_path


def read(path: Path) -> tuple[str, Page]:
    text, page = path.read_text(encoding="utf-8"), Page()
    page.feed(text)
    return text, page


@pytest.mark.parametrize("write", [write_front_page, write_missing_page])
def test_both_languages_are_offered(course, write):
    text, page = read(write(course))
    assert page.links == ["ko/index.html", "en/index.html"]
    assert '<html lang="ko">' in text
    assert '<span lang="en">' in text
    assert check_site(course / "_build" / "html") == []


def test_the_front_page_fetches_what_draws_formulas_in_time(course):
    icon = "_static/icon.svg"
    assert read(write_front_page(course))[1].fetched == [icon], "nothing that is not there"
    script = "_static/mathjax/tex-chtml.js?v=1"  # the very address that the pages name
    for lang in ("ko", "en"):
        page = course / "_build" / "html" / lang / "index.html"
        page.write_text(f'<script async src="../{script}"></script>', encoding="utf-8")
    fetched = read(write_front_page(course))[1].fetched
    assert fetched == [script, icon], "once, for both editions share it"


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("asked", ["nowhere", "ko/chapters/99-nothing.html"])
def test_a_missing_page_leads_back_from_any_depth(course, slash, asked):
    config = f"html:\n  baseurl: {BASE}{slash}\n"
    (course / "_config.yml").write_text(config, encoding="utf-8")
    text, page = read(write_missing_page(course))
    (told,) = [line for line in text.splitlines() if line.startswith("<base ")]
    base = urljoin(f"{BASE}/{asked}", told.split('"')[1])
    assert [urljoin(base, link) for link in page.links] == [
        f"{BASE}/ko/index.html",
        f"{BASE}/en/index.html",
    ]
    # Everything below is found through it, so it stands above.
    assert text.index("<base ") < min(text.index("<link "), text.index("url("))
    assert not any(urlsplit(address).scheme for address in page.fetched)


def test_a_missing_page_is_not_for_search_engines(course):
    assert "noindex" in read(write_missing_page(course))[0]
    assert "noindex" not in read(write_front_page(course))[0]
