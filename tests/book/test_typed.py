"""No number stands typed in a page where a result exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_pkg.book.kernel import cache_folder
from course_pkg.book.pages import LANGS, page_names, page_path
from course_pkg.book.typed import executed_numbers, typed_results, typed_spreads

# Page and text, for numbers that are no result of this book. Each with its reason.
ALLOWED = {
    # A quiz about a report that somebody else might write.
    ("chapters/12-mini-batches-and-generalization", "0.4 ± 0.6"),
    # 85.3% of 190 images, in a quiz; the validation set of another table happens to be as large.
    ("chapters/17-reading-tables", "162"),
}


def test_a_typed_spread_is_found_and_a_glued_one_is_none() -> None:
    page = "It errs on 41.2 ± 2.1% and {glue:text}`error_b2`.\n\n$3 \\pm 1$ `4 ± 1`\n7 ± 0.5\n"
    assert list(typed_spreads(page)) == [(1, "41.2 ± 2.1"), (4, "7 ± 0.5")]


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("41.2% of them", ["41.2"]),
        ("1,297 digits", ["1,297"]),
        ("1297장에서", ["1297"]),
        ("version 41.2.1 or 141.2", []),
        ("0.1 and 2,000", []),
        ("`41.2` and $41.2$ and {glue:text}`error`", []),
    ],
)
def test_a_result_typed_by_hand_is_found(prose: str, found: list[str]) -> None:
    glued = {"error": "41.2 ± 2.1%", "unlabelled": "1297", "rate": "0.1", "count": "2000"}
    assert [number for _, number, _ in typed_results(prose, glued)] == found


def test_no_page_types_a_spread(root: Path) -> None:
    found = [
        f"{lang}/{name}:{line} {text}"
        for lang in LANGS
        for name in page_names(root, lang)
        for line, text in typed_spreads(page_path(root, lang, name).read_text(encoding="utf-8"))
        if (name, text) not in ALLOWED
    ]
    assert found == []


@pytest.mark.browser
def test_no_page_types_a_result(root: Path, site: Path) -> None:
    cache = cache_folder(root)
    found = [
        f"{lang}/{name}:{line} {number} is {{glue:text}}`{result}`"
        for lang in LANGS
        for name in page_names(root, lang)
        if name.startswith("chapters/")
        for line, number, result in typed_results(
            page_path(root, lang, name).read_text(encoding="utf-8"),
            executed_numbers(root, lang, name, cache),
        )
        if (name, number) not in ALLOWED
    ]
    assert found == []
