"""No character of the book, the messages or the plots is missing from the shipped fonts."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from course_pkg.book import front
from course_pkg.book.fonts import EXTRA, FAMILY, PACKAGE_FONTS, RARE, covered, ksx1001, sheet
from course_pkg.plots.style import FONT_FILE, INK, figure, house_style, to_svg, use_font

RARE_PARTS = tuple(f"rare-{number}" for number in range(len(RARE)))
WEB = tuple(f"course-gothic-{{}}-{part}.woff2" for part in ("latin", "hangul", *RARE_PARTS))


def characters(paths: Iterable[Path]) -> set[str]:
    return {char for path in paths for char in path.read_text(encoding="utf-8")} - {"\n", "\t"}


@pytest.mark.parametrize("style", ["regular", "bold"])
def test_every_character_of_the_book_is_in_the_web_fonts(root: Path, style: str) -> None:
    fonts = root / "book" / "_static" / "fonts"
    have = set().union(*(covered(fonts / name.format(style)) for name in WEB))
    have |= covered(fonts / "course-gothic-extra.woff2")
    texts = [path for kind in ("md", "yml", "bib") for path in (root / "book").rglob(f"*.{kind}")]
    missing = {char for char in characters(texts) if ord(char) not in have}
    assert missing == set(), "add them to RANGES in course_pkg/book/fonts.py and cut the font anew"


def test_the_sheet_gives_the_extra_characters_to_the_extra_font(root: Path) -> None:
    css = (root / "book" / "_static" / "course.css").read_text(encoding="utf-8")
    faces = re.findall(
        r"font-weight: (\d+);[^}]*course-gothic-extra[^}]*unicode-range: ([^;]+);", css
    )
    assert [weight for weight, _ in faces] == ["400", "700"], "as the other faces say it"
    for _, ranges in faces:
        assert {point for each in ranges.split(", ") for point in spread(each)} == EXTRA
    assert covered(root / "book/_static/fonts/course-gothic-extra.woff2") == EXTRA


@pytest.mark.parametrize("style", ["regular", "bold"])
def test_the_sheet_gives_the_common_hangul_to_the_smaller_font(root: Path, style: str) -> None:
    static = root / "book" / "_static"
    have = covered(static / "fonts" / f"course-gothic-{style}-hangul.woff2")
    assert (static / "hangul.css").read_text(encoding="utf-8") == sheet(have)
    for part, ranges in zip(RARE_PARTS, RARE, strict=True):
        rare = covered(static / "fonts" / f"course-gothic-{style}-{part}.woff2")
        assert rare & have == set()
        assert all(any(first <= each <= last for first, last in ranges) for each in rare)
        have |= rare
    assert {ord(char) for char in ksx1001()} <= have


def test_the_faces_of_the_sheet_come_in_the_order_they_are_sought() -> None:
    ranges = re.findall(r"unicode-range: ([^;]+);", sheet({ord("가"), ord("각"), ord("힣")}))
    assert ranges[:4:2] == ["U+1100-11FF, U+3000-318F", "U+AC00-B1FF"]
    assert ranges[-4::2] == ["U+D600-D7A3", "U+AC00-AC01, U+D7A3"]
    assert ranges[::2] == ranges[1::2], "regular and bold"


def test_the_book_hardly_needs_the_larger_font(root: Path) -> None:
    common = covered(root / "book/_static/fonts/course-gothic-regular-hangul.woff2")
    texts = [*(root / "book" / "ko").rglob("*.md"), root / "book" / "claims.yml"]
    strange = {char for char in characters(texts) if "가" <= char <= "힣"} - set(map(chr, common))
    assert len(strange) <= 20, "cut the font anew, or Korean pages fetch many parts of it"
    assert set(re.findall("[가-힣]", Path(front.__file__).read_text("utf-8"))) <= {
        chr(point) for point in common
    }, "the front page offers no other font"


def spread(piece: str) -> range:
    first, _, last = piece.removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def test_every_hangul_character_of_plots_and_messages_can_be_drawn(root: Path) -> None:
    package = root / "course_pkg"
    sources = [*(package / "plots").rglob("*.py"), *(package / "check").rglob("*.py")]
    hangul = {char for char in characters(sources) if "가" <= char <= "힣"}
    assert hangul
    assert hangul <= set(map(chr, covered(FONT_FILE)))


def test_the_font_holds_all_of_ksx1001() -> None:
    syllables = {ord(char) for char in ksx1001()}
    assert len(syllables) == 2350
    assert syllables <= covered(FONT_FILE)


def test_the_licence_is_shipped(root: Path) -> None:
    for folder in (PACKAGE_FONTS, root / "book" / "_static" / "fonts"):
        text = (folder / "OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
        assert FAMILY in text


@house_style()
def plot(title: str) -> object:
    fig, ax = figure()
    ax.plot(np.array([-1.0, 0.0, 2.0]))
    ax.set_title(title)
    return fig


def test_a_figure_finds_its_hangul_and_its_minus() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = to_svg(plot("배치 정규화 −1 ± 0.5"), salt="x")  # type: ignore[arg-type]
    assert use_font() == FAMILY
    assert "CourseGothic" in svg
    assert INK in svg


def test_a_missing_glyph_is_not_silent() -> None:
    with pytest.warns(UserWarning, match="missing from font"):
        to_svg(plot("똠"), salt="x")  # type: ignore[arg-type]


def test_the_same_figure_gives_the_same_bytes() -> None:
    first, second = (to_svg(plot("같음"), salt="a") for _ in range(2))  # type: ignore[arg-type]
    assert first == second
    assert "dc:date" not in first
