"""The instructor guide shows what benchmarks have stored, in both languages."""

from __future__ import annotations

import json

import pytest

from course_pkg.book import measured
from course_pkg.errors import BookError


def test_numbers_come_from_the_stored_results(tmp_path):
    folder = tmp_path / "benchmarks" / "results"
    folder.mkdir(parents=True)
    kinds = ["escapes", "wrong_scores", "others_affected", "leaks", "hangs", "leftovers"]
    counts = {kind: 70 + number for number, kind in enumerate(kinds)}
    stored = {"cases": {"a": {}, "b": {}}, "nbgrader": "9.9", "ours": dict.fromkeys(kinds, 0)}
    (folder / "hostile.json").write_text(json.dumps({**stored, "stock": counts}))
    differ = {"a": {"does": "x", "because": "y"}}
    (folder / "honest.json").write_text(
        json.dumps({"notebooks": 31, "tasks": 62, "differ": differ})
    )
    for lang in ("ko", "en"):
        table = measured.hostile(tmp_path, lang).splitlines()
        assert "2" in table[0]
        assert "nbgrader 9.9" in table[0]
        assert [row.split("|")[2:4] for row in table[2:]] == [
            [" 0 ", f" {count} "] for count in counts.values()
        ]
        assert {"31", "62", "30"} <= set(
            measured.honest(tmp_path, lang).replace("(", " ").replace("개", " ").split()
        )


def test_a_missing_result_is_a_sentence(tmp_path):
    with pytest.raises(BookError, match=r"python benchmarks/hostile\.py makes it"):
        measured.hostile(tmp_path, "ko")


@pytest.mark.parametrize("name", ["hostile", "honest"])
def test_the_guide_shows_them(root, name):
    for lang in ("ko", "en"):
        assert measured.read_result(root, name)
        guide = (root / "book" / lang / "instructor-guide.md").read_text(encoding="utf-8")
        assert f"```{{measured}} {name}\n" in guide
