"""Numbers typed into a page where a result exists: they would outlive the run they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from course_pkg.book.execute import read_chapter
from course_pkg.book.korean import prose_of
from course_pkg.book.notebook import glued_numbers
from course_pkg.book.pages import page_path

_SPREAD = re.compile(r"\d[\d,.]*\s*±\s*\d[\d.]*")
_NUMBER = re.compile(r"(?<![\w.,/])\d[\d,]*(?:\.\d+)?(?![A-Za-z0-9_,/]|\.\d)")
_DIGITS = 3
"""From so many significant digits on, equal numbers are no accident."""


def typed_spreads(page: str) -> Iterator[tuple[int, str]]:
    """Line and text of every ``value ± spread`` that no program put there."""
    prose = prose_of(page)
    for match in _SPREAD.finditer(prose):
        yield prose.count("\n", 0, match.start()) + 1, match[0]


def typed_results(page: str, glued: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """Line, number and name of the result wherever the prose types what a cell has glued."""
    results = {_value(text): name for name, text in glued.items()}
    prose = prose_of(page)
    for match in _NUMBER.finditer(prose):
        name = results.get(match[0].replace(",", ""))
        if name and _significant(match[0]) >= _DIGITS:
            yield prose.count("\n", 0, match.start()) + 1, match[0], name


def executed_numbers(root: Path, lang: str, name: str, cache: Path) -> dict[str, str]:
    """The numbers that the cells of a chapter glued when the book was built."""
    from jupyter_cache import get_cache

    store = get_cache(cache)
    chapter = read_chapter(name, page_path(root, lang, name))
    key = store.match_cache_notebook(chapter.notebook).pk
    return glued_numbers(store.get_cache_bundle(key).nb)


def _value(text: str) -> str:
    """The number before the spread and the unit, without thousands separators."""
    return re.split(r"[ ±%]", text, maxsplit=1)[0].replace(",", "").lstrip("−-")


def _significant(number: str) -> int:
    """How many digits say something: 2,000 has one, 0.050 two."""
    digits = number.replace(",", "").lstrip("0.").replace(".", "")
    return len(digits if "." in number else digits.rstrip("0"))
