"""The instructor guide and the package pages show what benchmarks have stored."""

from __future__ import annotations

import json
import re

import pytest

from course_pkg.book import batches, measured, pace
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


COUNTS = ("wrong", "caught", "told", "single", "rightly", "wrongly", "right", "failed")


def numbers(row):
    return [int(each) for each in re.findall(r"\d+", row)]


def test_answers_seen_and_sealed_are_kept_apart(tmp_path):
    folder = tmp_path / "benchmarks" / "results"
    folder.mkdir(parents=True)
    seen, sealed = (dict(zip(COUNTS, range(at, at + 8), strict=True)) for at in (20, 40))
    before = {name: {**seen, "told": 0} for name in ("first", "second", "third")}
    stored = {"before": before, "seen": {"all": seen, "batch_norm": sealed}}
    (folder / "diagnosis.json").write_text(json.dumps(stored))
    assert len(measured.diagnosis(tmp_path, "en").splitlines()) == 6
    (folder / "diagnosis.json").write_text(json.dumps({**stored, "sealed": {"all": sealed}}))
    rows = measured.diagnosis(tmp_path, "en").splitlines()
    assert numbers(rows[5]) == [21, 20, 22, 24, 23, 25, 27, 26]
    assert numbers(rows[6]) == [41, 40, 42, 44, 43, 45, 47, 46]
    assert numbers(rows[2]) == [21, 20, 24, 23, 25, 27, 26]
    korean = measured.diagnosis(tmp_path, "ko").splitlines()
    assert numbers(korean[6]) == [40, 41, 42, 43, 44, 45, 46, 47]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_layer_is_shown_beside_torchs(tmp_path, lang):
    folder = tmp_path / "benchmarks" / "results"
    folder.mkdir(parents=True)
    units = {"torch": 20.04, "ours": 30.06, "ratio": 1.5}, {"torch": 4, "ours": 3, "ratio": 0.75}
    case = {"shape": [64, 7], "milliseconds": units[0], "megabytes": units[1]}
    names = ("batch", "layer", "instance", "group of 4", "RMS")
    stored = {"versions": {"torch": "9.8"}, "repeats": 17}
    stored["cases"] = [{**case, "norm": name} for name in names]
    (folder / "norm.json").write_text(json.dumps(stored))
    told, *_, last = measured.norm(tmp_path, lang).splitlines()
    assert "17" in told
    assert "9.8" in told
    cells = [cell.strip() for cell in last.split("|")[1:-1]]
    assert cells[:4] == ["`RMSNorm`", "(64, 7)", "20.0 ms", "30.1 ms"]
    assert [cell.strip("배×") for cell in cells[4:]] == ["1.50", "0.75"]


def test_the_page_on_layers_shows_every_stored_case(root):
    cases = json.loads((root / "benchmarks" / "results" / "norm.json").read_text())["cases"]
    for lang in ("ko", "en"):
        page = (root / "book" / lang / "package" / "nn.md").read_text(encoding="utf-8")
        assert "```{measured} norm\n```" in page
        shown = measured.norm(root, lang).splitlines()[4:]
        assert len(shown) == len(cases) == len({*shown})


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_what_fusing_saves_comes_from_the_stored_result(tmp_path, root, lang):
    folder = tmp_path / "benchmarks" / "results"
    folder.mkdir(parents=True)
    alone, many = {"layers": 312.4, "fused": 178.6, "ratio": 1.75}, {"ratio": 1.18}
    networks = {"cnn": {"1": alone, "64": many}}
    networks["mlp"] = {"1": {"ratio": 2.31}, "64": {"ratio": 1.52}}
    stored = {"versions": {"torch": "9.8.7+cpu"}, "repeats": 19, "networks": networks}
    (folder / "fuse.json").write_text(json.dumps(stored))
    told = measured.fuse(tmp_path, lang)
    wanted = "312 179 1.8 1.2 2.3 1.5 19 9.8.7"
    assert [number for number in wanted.split() if number not in told] == []
    assert "cpu" not in told
    chapter = root / "book" / lang / "chapters" / "07-training-and-inference.md"
    assert "```{measured} fuse\n```" in chapter.read_text(encoding="utf-8")


def test_fused_networks_answer_the_same_and_sooner(root):
    stored = json.loads((root / "benchmarks" / "results" / "fuse.json").read_text())
    cases = [case for sizes in stored["networks"].values() for case in sizes.values()]
    assert len(cases) == 4
    assert min(case["ratio"] for case in cases) > 1
    assert max(case["difference"] for case in cases) < 1e-5


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_time_of_an_example_comes_from_the_stored_result(tmp_path, lang):
    folder = tmp_path / "benchmarks" / "results"
    folder.mkdir(parents=True)
    times = {"small": [321.4, 40, 5, 2.5], "large": [4321, 900, 250, 240.2]}
    stored = {"sizes": [1, 8, 64, 2048], "repeats": 19, "microseconds": times}
    stored["versions"] = {"torch": "9.8.7+cpu"}
    (folder / "minibatch.json").write_text(json.dumps(stored))
    shown = batches.minibatch(tmp_path, lang)
    wanted = "321 2.5 129 5.0 4,321 240 18 250 64 2,048 19 9.8.7"
    assert [number for number in wanted.split() if number not in shown.text] == []
    assert "cpu" not in shown.text
    assert {"321", "2.5", "4,321", "240"} <= set(shown.alt.split())
    assert "<svg" in shown.svg


def test_a_missing_result_is_a_sentence(tmp_path):
    with pytest.raises(BookError, match=r"python benchmarks/hostile\.py makes it"):
        measured.hostile(tmp_path, "ko")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_words_and_figures_on_speed_come_from_the_stored_results(tmp_path, lang):
    folder = tmp_path / "benchmarks" / "results"
    folder.mkdir(parents=True)
    seconds = {"alone": [3, 3], "ours": [8.25, 9], "engine": [14.5, 13], "stock": [88, 90]}
    ratios = {"whole": 10.6, "steady": 17.3, "engine": 6.4}
    beside = {"submissions": 41, "nbgrader": "9.9", "processors": 2, "seconds": seconds}
    beside |= {"ratios": ratios, "own": 0.004, "above": 0.11}
    times = {"alone": [3, 3], "ours": [5.75, 6], "otter": [333, 340]}
    other = {"submissions": 23, "otter": "7.7", "seconds": times, "ratio": 57.9}
    samples = [[0.5, 0, 90, 300], [50, 500, 101, 420], [100, 1000, 102, 421]]
    thousand = {"submissions": 1000, "seconds": 100.4, "last_tenth_to_second": 1.04}
    thousand |= {"grown_mib": {"grader": 3, "below": -2}, "most_mib": {"grader": 102, "below": 421}}
    rates = {"computes": [1.5, 2.9], "tiny": [7, 11]}
    workers = {"submissions": 60, "per_second": rates, "ratios": {"computes": 1.93, "tiny": 1.57}}
    for name, stored in (
        ("grade", beside),
        ("beside_otter", other),
        ("thousand", {**thousand, "samples": samples}),
        ("workers", workers),
    ):
        (folder / f"{name}.json").write_text(json.dumps(stored))
    wanted = {
        "speed": "41 9.9 88 8.2 10.6 17.3 14.5 6.4 0.004 0.11 7.7 23 333 5.8 58",
        "growth": "1000 100 1.04 +3 -2",
        "workers": "60 1.93 1.57",
    }
    for name, (show, _) in pace.SHOWN.items():
        shown = show(tmp_path, lang)
        assert [number for number in wanted[name].split() if number not in shown.text] == []
        assert len(shown.alt) > 40
        assert "<svg" in shown.svg


SOURCES = {
    "hostile": ["hostile"],
    "honest": ["honest"],
    "diagnosis": ["diagnosis"],
    **{n: s for n, (_, s) in pace.SHOWN.items()},
}


def test_the_guide_shows_what_is_stored(root):
    results = {path.stem for path in (root / "benchmarks" / "results").iterdir()}
    stored = {name for name, sources in SOURCES.items() if results >= {*sources}}
    assert stored >= {"hostile", "honest", "diagnosis"}
    for lang in ("ko", "en"):
        guide = (root / "book" / lang / "instructor-guide.md").read_text(encoding="utf-8")
        assert set(re.findall(r"```{measured} (\w+)\n", guide)) == stored
