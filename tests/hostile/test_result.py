"""The stored table of the hostile submissions is about those that there are."""

from __future__ import annotations

import json
from pathlib import Path

from hostile.cases import load
from hostile.stock import KINDS

RESULT = Path(__file__).resolve().parents[2] / "benchmarks" / "results" / "hostile.json"


def test_every_case_was_measured_and_nothing_went_wrong_here() -> None:
    measured = json.loads(RESULT.read_text(encoding="utf-8"))
    cases = load(TOKEN="t", COURSE="c", PORT=1)
    tries = {name: told["tries"] for name, told in measured["cases"].items()}
    assert tries == {case.name: case.tries for case in cases}
    assert measured["ours"] == dict.fromkeys(KINDS, 0)
    found = [told["stock"] for told in measured["cases"].values()]
    assert measured["stock"] == {kind: sum(kind in each for each in found) for kind in KINDS}
