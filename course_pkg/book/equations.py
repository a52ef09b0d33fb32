"""Equation labels: those the code names and those the chapters define are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from course_pkg.book.pages import LANGS, page_names, page_path
from course_pkg.book.parity import labels

_LABEL = re.compile(r"\beq-[a-z0-9]+(?:-[a-z0-9]+)+\b")

# Families (or single labels) whose chapter is not written yet; take one out when it arrives.
WAITING: tuple[str, ...] = ()
# Equations of the argument, not of a computation: no code has to name them.
PROSE_ONLY: frozenset[str] = frozenset()


def in_code(root: Path) -> dict[str, str]:
    """Each label that the package names, with the first place that does."""
    found: dict[str, str] = {}
    for path in sorted((root / "course_pkg").rglob("*.py")):
        if path.is_relative_to(root / "course_pkg" / "book"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for label in _LABEL.findall(line):
                found.setdefault(label, f"{path.relative_to(root)}:{number}")
    return found


def in_chapters(root: Path, lang: str) -> dict[str, str]:
    """Each equation label that the edition defines, with its page."""
    return {
        label: name
        for name in page_names(root, lang)
        for label in labels(page_path(root, lang, name).read_text(encoding="utf-8"))
        if label.startswith("eq-")
    }


def unmatched(root: Path) -> list[str]:
    """Sentences on labels that only one side has."""
    code = in_code(root)
    found = []
    for lang in LANGS:
        pages = in_chapters(root, lang)
        found += [
            f"{code[label]} names {label}, which no page of {lang} defines"
            for label in sorted(code.keys() - pages.keys())
            if not label.startswith(WAITING)
        ]
        found += [
            f"book/{lang}/{pages[label]}.md defines {label}, which no code names"
            for label in sorted(pages.keys() - code.keys() - PROSE_ONLY)
        ]
        found += [f"{family}* is no longer waiting" for family in _arrived(pages)]
    return found


def _arrived(pages: Iterable[str]) -> list[str]:
    return [family for family in WAITING if any(label.startswith(family) for label in pages)]
