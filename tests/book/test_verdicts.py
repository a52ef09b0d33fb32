"""What the prose says in words of a number is what the interval beside it shows.

The words are in ``verdicts.yml``, one row per number: if this fails after a run, read the sentence
in both languages, then change it and the row.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from course_pkg.book.kernel import cache_folder
from course_pkg.book.pages import LANGS, page_names, page_path
from course_pkg.book.typed import executed_numbers

_GLUED = re.compile(r"\{glue:text\}`(\w+)`")
_POINTS = re.compile(r"%포인트|\bpoints\b")
_UNDECIDED = re.compile(r"구별(?:되지|할 수 없)|\btold (?:apart|from)")

Verdicts = Mapping[str, Mapping[str, str]]


def ends(text: str) -> tuple[float, float]:
    """Both ends of the interval that the text shows; a number alone is its own interval."""
    mean, _, half = text.strip("%").replace(",", "").replace("−", "-").partition(" ± ")
    return float(mean) - float(half or 0), float(mean) + float(half or 0)


def holds(text: str, relation: str, other: str = "0", give: float = 0) -> bool:
    """Whether the shown interval stands to the other, or to a number, as is said.

    Rounded to what is shown: 1.5 ± 1.5 reaches zero, whatever the next digit is. give: by how much
    of half an interval its ends may be off before what is said counts as wrong.
    """
    (low, high), (least, most) = (ends(each) for each in (text, other))
    off = give * max(high - low, most - least) / 2
    off = -off if relation == "level" else off
    apart = {
        "above": round(low + off, 9) > round(most, 9),
        "below": round(high - off, 9) < round(least, 9),
    }
    return apart[relation] if relation in apart else not any(apart.values())


def processor() -> str:
    """The instructions that sums are made with."""
    path = Path("/proc/cpuinfo")
    said = path.read_text(encoding="utf-8") if path.is_file() else ""
    words = [*re.findall(r"vendor_id\s*: (\w+)", said)[:1]]
    words += sorted({*re.findall(r"\b(?:avx|amx|fma)\w*", said)})
    return " ".join(words) or platform.machine()


def claims(said: str) -> list[tuple[str, str]]:
    """Relations, each with the number or name it relates to."""
    if said.startswith("unsaid, "):
        return []
    found = [("level 0" if each == "zero" else each).partition(" ") for each in said.split(", ")]
    assert {relation for relation, _, _ in found} <= {"above", "below", "level"}, said
    return [(relation, other or "0") for relation, _, other in found]


def others(rows: Mapping[str, str]) -> set[str]:
    """The names that rows relate their own to."""
    found = {other for said in rows.values() for _, other in claims(said)}
    return {other for other in found if other[0].isalpha()}


def broken(said: str, name: str, numbers: Mapping[str, str], give: float = 0) -> Iterator[str]:
    """The claims about a number that do not hold, as sentences."""
    for relation, other in claims(said):
        if not holds(numbers[name], relation, numbers.get(other, other), give):
            beside = f" = {numbers[other]}" if other in numbers else ""
            yield f"{name} is {numbers[name]}; the prose says: {relation} {other}{beside}"


def due(page: str, numbers: Mapping[str, str]) -> set[str]:
    """Intervals whose side the reader is told, or asks for: differences in points, what is said
    not to be told apart, and what lies below zero or reaches it.
    """
    found = set()
    for sentence in re.split(r"(?<=[.?!])\s|\n", page):
        for name in _GLUED.findall(sentence):
            text = numbers[name]
            if "±" not in text:
                continue
            told = ("%" not in text and _POINTS.search(sentence)) or _UNDECIDED.search(sentence)
            if told or text.startswith("−") or holds(text, "level"):
                found.add(name)
    return found


@pytest.fixture(scope="module")
def stored() -> Mapping[str, Any]:
    path = Path(__file__).with_name("verdicts.yml")
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def verdicts(stored: Mapping[str, Any]) -> Verdicts:
    return {chapter: rows for chapter, rows in stored.items() if chapter != "processor"}


@pytest.fixture(scope="module")
def measured_here(stored: Mapping[str, Any]) -> bool:
    """Whether the prose was written beside the numbers that this processor finds."""
    return bool(stored["processor"] == processor())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.6 ± 1.4", {"above"}),
        ("−1,600 ± 14", {"below"}),
        ("0.2 ± 0.6%", {"level"}),
        ("1.5 ± 1.5", {"level"}),
        ("−0.13 ± 0.13", {"level"}),
    ],
)
def test_an_interval_lies_on_one_side_or_reaches_zero(text: str, said: set[str]) -> None:
    assert {each for each in ("above", "below", "level") if holds(text, each)} == said


def test_on_another_processor_the_middle_decides() -> None:
    for text in ("0.6 ± 3.0", "7.5 ± 7.6", "2.9 ± 1.2"):
        assert holds(text, "above", give=1)
    assert not holds("−0.1 ± 3.0", "above", give=1)
    assert holds("−4.6 ± 2.7", "level", give=1)
    assert not holds("−5.5 ± 2.7", "level", give=1)
    assert holds("1.4 ± 0.5%", "below", "1.7 ± 0.1%", give=1)


def test_a_wrong_claim_is_named() -> None:
    numbers = {"gain": "2.9 ± 1.2", "low": "1.4 ± 0.5%", "high": "1.9 ± 0.1%"}
    for said in ("above", "above 1, below 14", "level 4", "unsaid, for a reason"):
        assert list(broken(said, "gain", numbers)) == []
    assert list(broken("level high", "low", numbers)) == []
    assert list(broken("below 14, zero", "gain", numbers)) == [
        "gain is 2.9 ± 1.2; the prose says: level 0"
    ]
    assert list(broken("below high", "low", numbers)) == [
        "low is 1.4 ± 0.5%; the prose says: below high = 1.9 ± 0.1%"
    ]


def test_differences_are_found_by_what_stands_around_them() -> None:
    numbers = {"a": "1.2 ± 0.3", "b": "2.0 ± 0.5", "c": "3.0%", "d": "−9 ± 1", "e": "0.1 ± 0.2%"}
    numbers["f"] = "7.0 ± 0.1"
    a, b, c, d, e, f = (f"{{glue:text}}`{name}`" for name in numbers)
    assert due(f"It is {f}. One gains {a}, the other {b} points at {c}.", numbers) == {"a", "b"}
    assert due(f"숫자에서 {a}, 글자에서 {b}%포인트입니다.\n{f}배", numbers) == {"a", "b"}
    assert due(f"| {d} | {e} | {f} |", numbers) == {"d", "e"}
    assert due(f"{f}와 {c}는 구별되지 않습니다.", numbers) == {"f"}


def test_every_row_is_about_a_number_of_its_chapter(root: Path, verdicts: Verdicts) -> None:
    stale = []
    for chapter, rows in verdicts.items():
        for lang in LANGS:
            page = page_path(root, lang, f"chapters/{chapter}").read_text(encoding="utf-8")
            named = {*rows, *others(rows)}
            stale += [
                f"{lang}/{chapter}: {name}" for name in sorted(named - {*_GLUED.findall(page)})
            ]
    assert stale == []


@pytest.mark.browser
def test_the_prose_says_what_the_intervals_show(
    root: Path, site: Path, verdicts: Verdicts, measured_here: bool
) -> None:
    """Another processor rounds otherwise, and training carries that as far as another seed would:
    there a claim is wrong only if the middle of the interval speaks against it.
    """
    give = 0 if measured_here else 1
    wrong, missing = [], []
    for page in page_names(root, "en"):
        if not page.startswith("chapters/"):
            continue
        chapter = page.removeprefix("chapters/")
        rows = verdicts.get(chapter, {})
        named = {*rows, *others(rows)}
        numbers = executed_numbers(root, "en", page, cache_folder(root))
        for name, said in rows.items():
            wrong += [f"{chapter}: {each}" for each in broken(said, name, numbers, give)]
        for lang in LANGS if measured_here else ():
            text = page_path(root, lang, page).read_text(encoding="utf-8")
            missing += [
                f"{lang}/{chapter}: {name} is {numbers[name]}; say in verdicts.yml what of it"
                for name in sorted(due(text, numbers) - named)
            ]
    assert wrong + missing == [], "\n".join(wrong + missing)
