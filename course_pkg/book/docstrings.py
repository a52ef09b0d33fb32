"""Docstrings as pages: which modules there are, and their prose as reStructuredText."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import re
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from course_pkg.book.equations import in_chapters

_LITERAL = re.compile(r"(``.+?``|https?://[^\s,;)]+)")
_MARKUP = re.compile(r"[\\*|`]|(?<=\w)_(?!\w)")
_LABEL = re.compile(r"\beq-[a-z0-9-]*[a-z0-9]")
_KEY = re.compile(r"\b[a-z]+\d{4}[a-z]*\b")


def public_modules(package: str) -> list[str]:
    """Itself, for a module or a topic of checks; else its modules without an underscore."""
    found = importlib.import_module(package)
    if not hasattr(found, "__path__") or package.startswith("course_pkg.check."):
        return [package]
    inner = [each.name for each in pkgutil.iter_modules(found.__path__)]
    return [f"{package}.{name}" for name in sorted(inner) if not name.startswith("_")]


@cache
def known(root: Path, lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Labels of the edition's equations, and keys of the bibliography."""
    text = (root / "book" / "references.bib").read_text(encoding="utf-8")
    keys = re.findall(r"^@\w+\{([^,]+),", text, re.MULTILINE)
    return frozenset(in_chapters(root, lang)), frozenset(keys)


def links_stamp(root: Path, lang: str) -> str:
    """Changes when docstrings must be read again: links to make, or modules that came or went."""
    modules = sorted(path.name for path in (root / "course_pkg").rglob("*.py"))
    facts = [sorted(each) for each in known(root, lang)] + [modules]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def as_rst(lines: Iterable[str], labels: Collection[str], keys: Collection[str]) -> list[str]:
    """The lines with markup escaped, and links for equation labels and bibliography keys.

    A docstring is prose: a star, a bar and a trailing underscore stand for themselves. What is
    displayed after ``::`` stays as it is.
    """
    found, displayed = [], False
    for line in lines:
        if not (displayed and (not line.strip() or line.startswith(" "))):
            displayed = line.endswith("::")
            line = _linked(line, labels, keys)
        found.append(line)
    return found


def _linked(line: str, labels: Collection[str], keys: Collection[str]) -> str:
    parts = _LITERAL.split(line)
    for i in range(0, len(parts), 2):
        prose = _MARKUP.sub(lambda m: "\\" + m[0], parts[i])
        prose = _LABEL.sub(lambda m: f":eq:`{m[0]}`" if m[0] in labels else m[0], prose)
        parts[i] = _KEY.sub(lambda m: f":cite:p:`{m[0]}`" if m[0] in keys else m[0], prose)
    return "".join(parts)
