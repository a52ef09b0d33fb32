"""The stored measurement of benchmarks/norm.py keeps the bounds that were promised."""

from __future__ import annotations

import json
from pathlib import Path

RESULT = Path(__file__).resolve().parents[2] / "benchmarks" / "results" / "norm.json"
PROMISED = {
    ("batch", (64, 32, 28, 28)): (1.5, 1.1),
    ("layer", (64, 100)): (4.0, None),
    ("layer", (64, 32, 28, 28)): (4.0, None),
    ("layer", (32, 128, 512)): (4.0, None),
}


def test_what_was_measured_keeps_what_was_promised() -> None:
    result = json.loads(RESULT.read_text(encoding="utf-8"))
    assert result["threads"] == 1
    assert set(result["versions"]) == {"python", "torch"}
    cases = {(case["norm"], tuple(case["shape"])): case for case in result["cases"]}
    shapes = {(64, 100), (64, 32, 28, 28), (32, 128, 512)}
    assert {shape for norm, shape in cases if norm == "batch"} == shapes
    assert {shape for norm, shape in cases if norm == "layer"} == shapes
    for key, (time, memory) in PROMISED.items():
        case = cases[key]
        for unit, bound in (("milliseconds", time), ("megabytes", memory)):
            found = case[unit]
            assert found["bound"] == bound
            assert abs(found["ratio"] - found["ours"] / found["torch"]) < 0.05
            assert found["kept"] == (bound is None or found["ratio"] <= bound + 0.005)
            assert found["kept"], f"{key}: {found}"
