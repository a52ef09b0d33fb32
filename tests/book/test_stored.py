"""The stored measurements of the built book keep the bounds that were promised."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from course_pkg.book.pages import LANGS


def stored(root: Path, name: str) -> dict[str, Any]:
    path = root / "benchmarks" / "results" / f"{name}.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_both_editions_are_built_much_faster_than_stock_builds_them(root: Path) -> None:
    found = stored(root, "build")
    stock, ours = found["seconds"]["stock"], found["seconds"]["ours"]
    assert set(stock) == set(LANGS)
    assert found["cores"] == 2
    assert found["ratio"] == pytest.approx(sum(stock.values()) / ours, abs=0.01)
    assert found["ratio"] >= found["bound"] == 2.5
    assert found["chapters"] == len(list((root / "book" / "en" / "chapters").glob("*.md")))


def test_the_largest_thing_is_painted_in_time_on_a_slow_phone(root: Path) -> None:
    found = stored(root, "page")
    for lang in LANGS:
        chapters = [name for name in found["seconds"] if name.startswith(f"{lang}/chapters/")]
        assert len(chapters) == 1
        assert f"{lang}/index.html" in found["seconds"]
    assert max(found["seconds"].values()) <= found["bound"] == 1.5


def test_a_word_is_soon_seen_where_the_book_is_served(root: Path) -> None:
    found = stored(root, "serve")
    assert {name.partition("/")[0] for name in found["seconds"]} == set(LANGS)
    for name, seconds in found["seconds"].items():
        assert (root / "book" / f"{name}.md").is_file()
        assert len(seconds) >= 3
        assert max(seconds) < found["bound"] == 10.0
    assert found["cores"] == 2


def test_the_curves_of_batch_size_are_what_chapter_12_says_of_them(root: Path) -> None:
    found = stored(root, "minibatch")
    assert found["units"] == {"small": [64, 32, 10], "large": [1024, 1024, 1024, 10]}
    small, large = found["microseconds"]["small"], found["microseconds"]["large"]
    sizes = found["sizes"]
    assert len(small) == len(large) == len(sizes)
    for times in (small, large):
        assert all(later < 1.05 * sooner for sooner, later in pairwise(times))
    at = sizes.index(64)
    # The small network runs along 1/m up to 64; the large one is flat from there, or nearly so.
    assert small[0] / small[at] > 0.7 * 64
    assert large[0] / large[at] < 0.3 * 64
    assert large[at] < 1.6 * large[-1]
    assert large[-2] < 1.15 * large[-1]
    assert small[-2] > 1.3 * small[-1]
