"""Code that a page shows fits the column: a longer line would have to be scrolled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from course_pkg.book.pages import LANGS, page_names, page_path
from course_pkg.book.parity import code_cells

WIDEST = 76
"""Characters on a line of the column."""

HIDDEN = re.compile(r"^:tags: *\[.*\b(?:hide|remove)-(?:input|cell)\b", re.MULTILINE)


def too_long(page: str) -> Iterator[str]:
    """The lines of its open code cells that are longer than the column."""
    for cell in code_cells(page):
        if not HIDDEN.search(cell):
            yield from (line for line in cell.splitlines()[1:-1] if len(line) > WIDEST)


def test_a_long_line_is_found_where_it_shows() -> None:
    cell, line = "```{{code-cell}} ipython3\n{}x = 1\n{}\n```\n", "y" * (WIDEST + 1)
    page = cell.format("", line) + cell.format(":tags: [hide-input]\n\n", line)
    assert list(too_long(page)) == [line]


@pytest.mark.parametrize("lang", LANGS)
def test_the_code_of_every_chapter_fits(root: Path, lang: str) -> None:
    found = {
        name: lines
        for name in page_names(root, lang)
        if (lines := list(too_long(page_path(root, lang, name).read_text(encoding="utf-8"))))
    }
    assert found == {}
