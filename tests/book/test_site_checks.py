"""The checks of the finished pages notice what they are for."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_pkg.book.alt import poor_alt
from course_pkg.book.site import check_site


def page(site: Path, body: str, name: str = "index.html") -> None:
    (site / name).write_text(f"<html><body>{body}</body></html>", encoding="utf-8")


GOOD = """<h1 id="top">x</h1><a href="#top">x</a> <a href="other.html#there">x</a>
<a href="https://arxiv.org/abs/1">x</a> <img src="a.png" alt="A line falls.">
<img src="data:image/png;base64,x" alt="" aria-hidden="true">
<svg class="course-figure" role="img" aria-label="A line falls."></svg>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    page(tmp_path, '<p id="there">x</p>', "other.html")
    (tmp_path / "a.png").touch()
    return tmp_path


def test_a_sound_page_has_no_finding(site: Path) -> None:
    page(site, GOOD)
    assert check_site(site) == []


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ('<a href="gone.html">x</a>', "gone.html, which does not exist"),
        ('<a href="other.html#here">x</a>', "nothing is called #here"),
        ('<a href="#nowhere">x</a>', "nothing is called #nowhere"),
        ('<a href="../up.html">x</a>', "which does not exist"),
        ('<script src="https://cdn.example/x.js"></script>', "from elsewhere"),
        ('<link rel="stylesheet" href="//fonts.example/css">', "from elsewhere"),
        ('<img src="a.png">', "no alternative text"),
        ('<img src="a.png" alt="_images/abc.png">', "file name"),
        ('<svg class="course-figure" role="img"></svg>', "no alternative text"),
        ('<img src="a.png" alt="">', "no alternative text"),
        ('<img src="a.png" aria-hidden="true">', "decorative"),
    ],
)
def test_a_defect_is_found(tmp_path: Path, site: Path, body: str, finding: str) -> None:
    page(site, body, "broken.html")
    found = check_site(site)
    assert len(found) == 1
    assert found[0].startswith("broken.html: ")
    assert finding in found[0]


@pytest.mark.parametrize("alt", ["", "  ", "figure.png", "_images/1f.svg", "plots\\a"])
def test_a_poor_alternative_text(alt: str) -> None:
    assert poor_alt(alt)


@pytest.mark.parametrize(("alt", "wrong"), [("A line falls.", "ko"), ("선이 내려온다", "en")])
def test_a_text_in_another_language_is_found(tmp_path: Path, alt: str, wrong: str) -> None:
    (tmp_path / "a.png").touch()
    for lang in ("ko", "en"):
        text = f'<html lang="{lang}"><img src="a.png" alt="{alt}"></html>'
        (tmp_path / f"{lang}.html").write_text(text, encoding="utf-8")
    (found,) = check_site(tmp_path)
    assert found.startswith(f"{wrong}.html: ")
    assert "language" in found


@pytest.mark.parametrize("alt", ["오류율이 41%에서 3%로 줄어든다", "Error/epoch: a falling line"])
def test_a_fair_alternative_text(alt: str) -> None:
    assert poor_alt(alt) is None
