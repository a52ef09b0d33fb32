"""The shipped Hangul font: which characters it holds, and how it is cut from NanumGothic.

A few characters that NanumGothic lacks come from DejaVu Sans, which matplotlib brings.

The licence (OFL) reserves the name Nanum for unmodified fonts, so the subset has its own name;
this also keeps a copy installed on somebody's machine from hiding a hole in ours.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

from course_pkg.errors import BookError

FAMILY = "Course Gothic"
SOURCES = {"Regular": "NanumGothic.ttf", "Bold": "NanumGothicBold.ttf"}
PACKAGE_FONTS = Path(__file__).parents[1] / "plots" / "fonts"

# The web font comes in parts. An English page fetches no Hangul but the name 한국어. A Korean page
# fetches the Hangul that the book used when the font was cut, and for a syllable that came later
# the part in which that one is.
HANGUL = ((0x1100, 0x11FF), (0x3000, 0x318F), (0xAC00, 0xD7A3))
_STEP = 0x600
RARE = (HANGUL[:2], *(((n, min(n + _STEP - 1, 0xD7A3)),) for n in range(0xAC00, 0xD7A4, _STEP)))
LANGUAGE_NAME = "한국어"

EXTRA = frozenset(map(ord, "ăęğ⁶⁹⌈⌉"))
"""What the book writes and NanumGothic has not."""

RANGES = (
    (0x20, 0x7E),  # Basic Latin
    (0xA0, 0x17F),  # Latin-1, Latin Extended-A
    (0x370, 0x3FF),  # Greek
    (0x2010, 0x205F),  # dashes, quotes, bullets
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A9, 0x20A9),
    (0x2100, 0x218F),  # letterlike, number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2460, 0x2473),  # circled digits
    (0x25A0, 0x25FF),  # geometric shapes
    (0x3000, 0x3017),  # CJK punctuation
    (0x3131, 0x318E),  # compatibility jamo
)


def ksx1001() -> Iterable[str]:
    """The 2,350 syllables of KS X 1001, rows 16 to 40 of its table."""
    for lead in range(0xB0, 0xC9):
        for trail in range(0xA1, 0xFF):
            yield bytes((lead, trail)).decode("euc_kr")


def wanted() -> set[int]:
    """Code points the subset should hold, as far as the source font has them."""
    points = {point for first, last in RANGES for point in range(first, last + 1)}
    return points | {ord(char) for char in ksx1001()}


def of_the_book(root: Path) -> set[int]:
    """The Hangul of the chapters, and of all else that the pages say."""
    book, package = root / "book", root / "course_pkg" / "book"
    paths = [path for kind in ("md", "yml", "bib", "py", "js") for path in book.rglob(f"*.{kind}")]
    texts = (path.read_text(encoding="utf-8") for path in [*paths, *package.rglob("*.py")])
    return {point for text in texts for point in map(ord, text) if is_hangul(point)}


def sheet(common: Iterable[int]) -> str:
    """The style sheet of the Hangul faces; common: the code points of the smaller part."""
    parts = {
        f"rare-{number}": ", ".join(f"U+{first:X}-{last:X}" for first, last in ranges)
        for number, ranges in enumerate(RARE)
    }
    parts["hangul"] = _ranges(common)
    faces = "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-display: swap;\n'
        f'  src: url("fonts/course-gothic-{style.lower()}-{part}.woff2") format("woff2");\n'
        f"  unicode-range: {ranges}; }}"
        for part, ranges in parts.items()
        for style, weight in (("Regular", 400), ("Bold", 700))
    )
    return f"/* Made by course_pkg/book/fonts.py. The later face wins. */\n\n{faces}\n"


def _ranges(points: Iterable[int]) -> str:
    """The points as a unicode-range, neighbours together, in lines of a fair length."""
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    names = (f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in runs)
    return textwrap.fill(", ".join(names), 98, subsequent_indent="    ").lstrip()


def covered(path: Path) -> set[int]:
    """Code points that the font file at ``path`` has a glyph for."""
    from fontTools.ttLib import TTFont

    with TTFont(path) as font:
        return set(font.getBestCmap())


def is_hangul(point: int) -> bool:
    """Whether the code point belongs to the Hangul part of the web font."""
    return any(first <= point <= last for first, last in HANGUL)


def cut(source: Path, style: str, points: set[int], target: Path) -> None:
    """Write ``points`` of ``source`` under our family name to ``target`` (TTF or WOFF2)."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    if not source.is_file():
        raise BookError(f"Cutting the font needs {source.name} of NanumGothic; it is not there.")
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6], layout_features=["kern", "liga", "mark"]
    )
    options.drop_tables += ["TSI0", "TSI1", "TSI2", "TSI3", "TSI5", "FFTM"]  # the designers' notes
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    _add_minus(font)
    _rename(font, style)
    target.parent.mkdir(parents=True, exist_ok=True)
    font.flavor = "woff2" if target.suffix == ".woff2" else None
    font.save(target)


def _add_minus(font: object) -> None:
    """Let U+2212, which NanumGothic lacks, be drawn as its en dash."""
    for table in font["cmap"].tables:  # type: ignore[index]
        if table.isUnicode() and 0x2013 in table.cmap:
            table.cmap.setdefault(0x2212, table.cmap[0x2013])


def _rename(font: object, style: str) -> None:
    names = font["name"]  # type: ignore[index]
    names.names = [record for record in names.names if record.nameID == 0]
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    texts = {1: FAMILY, 2: style, 3: postscript, 4: f"{FAMILY} {style}", 5: "1.0", 6: postscript}
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x409)


def cut_extra(web: Path) -> None:
    """Write the part of the web font that NanumGothic cannot give."""
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise BookError("Cutting the font needs matplotlib, which brings DejaVu Sans.")
    fonts = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
    cut(fonts / "DejaVuSans.ttf", "Regular", set(EXTRA), web / "course-gothic-extra.woff2")
    shutil.copyfile(fonts / "LICENSE_DEJAVU", web / "DejaVu.txt")


def main(source: Path, root: Path) -> None:
    """Cut every style from the folder ``source`` into the package and the book."""
    web = root / "book" / "_static" / "fonts"
    name = {ord(char) for char in LANGUAGE_NAME}
    hangul = {point for point in wanted() if is_hangul(point)}
    common = hangul & of_the_book(root)
    for style, file in SOURCES.items():
        stem = f"course-gothic-{style.lower()}"
        cut(source / file, style, wanted() - hangul | name, web / f"{stem}-latin.woff2")
        cut(source / file, style, common, web / f"{stem}-hangul.woff2")
        for number, ranges in enumerate(RARE):
            points = {point for first, last in ranges for point in range(first, last + 1)}
            cut(
                source / file,
                style,
                (hangul - common) & points,
                web / f"{stem}-rare-{number}.woff2",
            )
    made = covered(web / "course-gothic-regular-hangul.woff2")
    (web.parent / "hangul.css").write_text(sheet(made), encoding="utf-8")
    cut_extra(web)
    cut(
        source / SOURCES["Regular"], "Regular", wanted(), PACKAGE_FONTS / "CourseGothic-Regular.ttf"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path.cwd())
