"""What the experiments cost, as benchmarks/experiments.py stored it, keeps the promised bounds."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest
from loading import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    return load(ROOT / "benchmarks" / "experiments.py")


def test_every_experiment_was_measured_and_none_takes_too_long(benchmark: ModuleType) -> None:
    found = json.loads(benchmark.RESULT.read_text(encoding="utf-8"))
    book = [benchmark.label(call) for call in benchmark.asked_by_chapters()]
    # A new experiment, or new settings in a chapter, are measured by their name.
    assert {*book, *benchmark.public()} == {*found["seconds"]}
    assert [*found["chapters"]] == book
    assert found["bounds"] == {"each": 20.0, "together": 360.0}
    assert found["cores"] == 2
    assert max(found["seconds"].values()) <= 20
    share = sum(found["seconds"][label] for label in book) / 2
    assert found["share"] == pytest.approx(share, abs=0.06)
    assert share <= 360
