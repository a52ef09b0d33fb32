"""The stored measurements of the built book keep the bounds that were promised."""

from __future__ import annotations

import json
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
