"""The two editions say the same things: same pages, labels, cells, figures, exercises, sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from course_pkg.book.pages import LANGS, page_names, page_path

_FENCE = re.compile(r"^(`{3,}|:{3,})\{([\w:-]+)\}[^\n]*\n(.*?)^\1\s*$", re.MULTILINE | re.DOTALL)
_LABEL = re.compile(r"^\(([\w-]+)\)=|^\$\$ *\(([\w-]+)\)|^:(?:name|label): *([\w-]+)", re.MULTILINE)
_EDITION = re.compile(r"_(?:ko|en)\b|/(?:ko|en)/")


def fences(text: str) -> Iterator[re.Match[str]]:
    """Every directive, and those within it."""
    for match in _FENCE.finditer(text):
        yield match
        yield from fences(match[3])


def labels(text: str) -> list[str]:
    """Labels of sections, equations, figures and exercises, in order."""
    return [next(filter(None, found)) for found in _LABEL.findall(text)]


def code_cells(text: str) -> list[str]:
    """The code cells with their options, byte for byte."""
    return [m[0] for m in _FENCE.finditer(text) if m[2] == "code-cell"]


def figures(text: str) -> list[str]:
    """What each figure shows, still or to be moved, without the language in its name."""
    kinds = {"glue:figure", "figure", "image", "explorable", "measured"}
    lines = [m[0].splitlines()[0] for m in fences(text) if m[2] in kinds]
    return [_EDITION.sub("_", line) for line in lines]


def boxes(text: str) -> list[str]:
    """The classes of the boxes, in order: claims with verdicts, predictions, quizzes, solutions."""
    found = []
    for match in fences(text):
        if match[2] == "admonition":
            classes = re.search(r"^:class: *(.+)$", match[3], re.MULTILINE)
            found.append(classes[1].strip() if classes else "")
        elif match[2] == "dropdown":
            choice = re.search(r"^:class-container: *(.+)$", match[3], re.MULTILINE)
            found.append(choice[1].strip() if choice else "solution")
    return found


def headings(text: str) -> list[str]:
    """The levels of the headings, in order."""
    prose = _FENCE.sub("", text)
    return re.findall(r"^(#+) ", prose, re.MULTILINE)


def margins(text: str) -> list[str]:
    """The marginal notes, by the number of the section they stand in."""
    parts = re.split(r"^\([\w-]+\)=", text, flags=re.MULTILINE)
    return [
        f"one in section {number}"
        for number, part in enumerate(parts)
        for match in fences(part)
        if match[2] == "margin"
    ]


def citations(text: str) -> list[str]:
    """The works cited, sorted: the order within a sentence is each language's own."""
    keys = re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", text)
    return sorted({key.strip() for group in keys for key in group.split(",")})


def numbers(text: str) -> list[str]:
    """The measured numbers put into the text, sorted."""
    return sorted(set(re.findall(r"\{glue:text\}`([^`]+)`", text)))


ASPECTS: dict[str, Callable[[str], list[str]]] = {
    "labels": labels,
    "code cells": code_cells,
    "figures": figures,
    "boxes": boxes,
    "headings": headings,
    "marginal notes": margins,
    "citations": citations,
    "measured numbers": numbers,
}


def compare_pages(name: str, korean: str, english: str) -> list[str]:
    """Sentences on how two pages differ; empty when they are a pair."""
    found = []
    for aspect, extract in ASPECTS.items():
        ko, en = extract(korean), extract(english)
        if ko != en:
            place = next(
                (i for i, (a, b) in enumerate(zip(ko, en, strict=False)) if a != b),
                min(len(ko), len(en)),
            )
            found.append(
                f"{name}: the {aspect} differ at number {place + 1}: "
                f"ko has {_at(ko, place)}, en has {_at(en, place)}"
            )
    return found


def compare_editions(root: Path) -> list[str]:
    """Sentences on how the editions differ, over every page."""
    names = {lang: page_names(root, lang) for lang in LANGS}
    if names["ko"] != names["en"]:
        return [f"the tables of contents differ: ko {names['ko']}, en {names['en']}"]
    return [
        finding
        for name in names["ko"]
        for finding in compare_pages(
            name, *(page_path(root, lang, name).read_text(encoding="utf-8") for lang in LANGS)
        )
    ]


def _at(items: list[str], place: int) -> str:
    return repr(items[place][:60]) if place < len(items) else "nothing"
