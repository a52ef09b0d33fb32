"""The benchmark of answers: what it counts, and what a run without sealed answers leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from loading import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def answer_counts():
    return load(ROOT / "benchmarks" / "answer_counts.py")


def test_told_is_not_caught_and_not_uncaught(answer_counts, capsys):
    def said(right, passed, remarked, names=(), labels=()):
        return answer_counts.Said("a", "g", right, int(not right), labels, passed, names, remarked)

    rows = [
        said(False, True, True),
        said(False, True, False),
        said(False, False, True, ("M-01",), ("M-01",)),
        said(False, False, False, ("M-02",), ("M-01",)),
        said(True, True, True),
    ]
    found = answer_counts.counts(rows)
    assert (found["wrong"], found["caught"], found["told"], found["right"]) == (4, 2, 1, 1)
    assert (found["rightly"], found["wrongly"]) == (1, 1)
    answer_counts.details(rows)
    printed = capsys.readouterr().out
    assert printed.count("told, and keeps its points") == 1
    assert printed.count("wrong, and gets all points") == 1


def test_what_is_stored_of_sealed_answers_stays(answer_counts, tmp_path):
    path = tmp_path / "diagnosis.json"
    row = answer_counts.Said("a", "g", False, 1, (), False, ())
    answer_counts.keep({"seen": [row], "sealed": [row, row]}, path)
    answer_counts.keep({"seen": []}, path)
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored["sealed"]["all"]["wrong"] == 2
    assert stored["seen"]["all"]["wrong"] == 0
    assert stored["before"] == answer_counts.BEFORE
