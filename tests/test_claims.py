"""The ledger of claims: complete, bilingual, and every link in it alive."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from course_pkg.book.korean import lint

ROOT = Path(__file__).resolve().parents[1]
VERDICTS = ("correct", "imprecise", "wrong", "contested")
FIELDS = {"id", "notes", "lines", "claim", "verdict", "truth", "reference", "evidence", "section"}

SIZES = {
    **{"FS": 10, "CS": 19, "BN": 77, "LN": 10, "IN": 7, "GN": 1, "VG": 5, "GC": 7, "OP": 8},
    **{"TL": 42, "UP": 3, "KD": 16, "AP": 17, "NEW": 10},
}
"""How many claims each part of the ledger has: 222 rows of the notes and ten found later."""

SECTIONS = {
    *("sec-scaling", "sec-signals", "sec-shift", "sec-whitening", "sec-bn-forward"),
    *("sec-bn-backward", "sec-bn-inference", "sec-bn-why", "sec-bn-limits", "sec-other-axes"),
    *("sec-clipping", "sec-learning", "sec-transfer", "sec-strategies", "sec-pretraining"),
    *("sec-distillation", "sec-tables"),
}
"""One label per chapter."""


@cache
def rows() -> list[dict[str, Any]]:
    return yaml.safe_load((ROOT / "book/claims.yml").read_text(encoding="utf-8"))["claims"]


@cache
def names_in(path: Path) -> set[str]:
    """Functions that a Python file defines or imports at its top level."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name for alias in node.names}
    return found


def lives(evidence: str) -> bool:
    """Whether an import path or a single test exists: a whole file shows nothing in particular."""
    if evidence.startswith("course_pkg."):
        module, _, name = evidence.rpartition(".")
        try:
            spec = importlib.util.find_spec(module)
        except ModuleNotFoundError:
            return False
        return spec is not None and spec.origin is not None and name in names_in(Path(spec.origin))
    file, _, name = evidence.partition("::")
    path = ROOT / file
    return path.is_file() and name.startswith("test_") and name in names_in(path)


def test_every_claim_is_there_once() -> None:
    counted = Counter(row["id"].split("-")[0] for row in rows())
    assert counted == SIZES
    assert len({row["id"] for row in rows()}) == sum(SIZES.values()) == 232


def test_verdicts_of_the_222_rows_are_the_corrected_ones() -> None:
    old = Counter(row["verdict"] for row in rows() if not row["id"].startswith("NEW"))
    assert old == {"correct": 89, "imprecise": 95, "wrong": 32, "contested": 6}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_row_is_whole(row: dict[str, Any]) -> None:
    assert set(row) - {"kind"} == FIELDS
    assert row["verdict"] in VERDICTS
    assert row.get("kind", "typo") in ("typo", "source")
    assert row["section"] in SECTIONS
    assert row["notes"]
    assert set(row["notes"]) <= {"000", "001", "002", "003", "004"}
    for text in (row["claim"], row["truth"]):
        assert set(text) == {"ko", "en"}
        assert re.search("[가-힣]", text["ko"])
        assert re.search("[A-Za-z]{3}", text["en"])


def test_korean_keeps_the_house_rules() -> None:
    found = {
        (row["id"], part): said
        for row in rows()
        for part in ("claim", "truth")
        if (said := [str(each) for each in lint(row[part]["ko"])])
    }
    assert not found


def test_references_are_in_the_bibliography() -> None:
    bib = (ROOT / "book/references.bib").read_text(encoding="utf-8")
    keys = set(re.findall(r"^@\w+\{([^,]+),", bib, re.MULTILINE)) | {"none"}
    assert {row["reference"] for row in rows()} <= keys


def test_package_cites_only_what_is_in_the_bibliography() -> None:
    bib = (ROOT / "book/references.bib").read_text(encoding="utf-8")
    keys = set(re.findall(r"^@\w+\{([^,]+),", bib, re.MULTILINE))
    cited = {
        key
        for path in (ROOT / "course_pkg").rglob("*.py")
        for said in re.findall(r"References?: (.*(?:\n +\S.*)*)", path.read_text(encoding="utf-8"))
        for key in re.findall(r"\b[a-z]+\d{4}[a-z]+\b", said)
    }
    assert cited
    assert cited <= keys


def test_evidence_lives() -> None:
    named = {row["evidence"] for row in rows() if isinstance(row["evidence"], str)}
    assert {each for each in named if not lives(each)} == set()


@pytest.mark.parametrize(
    "evidence",
    [
        "tests/test_claims.py",
        "tests/test_claims.py::lives",
        "tests/test_claims.py::test_gone",
        "tests/gone.py::test_gone",
        "course_pkg.experiments.norm.gone",
        "course_pkg.gone.pairs",
    ],
)
def test_what_shows_nothing_in_particular_is_no_evidence(evidence: str) -> None:
    assert lives("tests/test_claims.py::test_evidence_lives")
    assert not lives(evidence)


def test_few_claims_have_nothing_that_runs() -> None:
    without = [row for row in rows() if not isinstance(row["evidence"], str)]
    assert all(set(row["evidence"]) == {"none"} for row in without)
    assert all(set(row["evidence"]["none"]) == {"ko", "en"} for row in without)
    assert len(without) <= 40


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_section_is_on_a_page(lang: str) -> None:
    pages = [
        path.read_text(encoding="utf-8") for path in (ROOT / f"book/{lang}/chapters").glob("*.md")
    ]
    for label in SECTIONS:
        assert sum(f"({label})=" in page for page in pages) == 1, label
