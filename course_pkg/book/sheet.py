"""One style sheet for the book from those of the themes, without the rules that nothing needs.

The themes bring nine sheets of half a megabyte, of which the book uses a quarter. A rule stays
unless each of its selectors names a class that stands in no page and in no script.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Scripts that set no class of a page: the first two come with the theme and are not shipped.
_UNREAD = ("fontawesome.js", "bootstrap.js", "searchindex.js")
_CLASS = re.compile(r"\.((?:[A-Za-z_-]|\\.)(?:[\w-]|\\.)*)")
_OPTIONAL = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
_OF_PAGE = re.compile(r'\bclass="([^"]*)"')
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_LIGHT = re.compile(r"""html\[data-theme=["']?light["']?\]""")
_ADDRESS = re.compile(r"""url\((['"]?)(?!data:|#)([^'")]+)\1\)""")


def used_words(site: Path) -> frozenset[str]:
    """Classes of the pages, and every word of the scripts, which may set any of them."""
    words: set[str] = set()
    for page in site.rglob("*.html"):
        for names in set(_OF_PAGE.findall(page.read_text(encoding="utf-8"))):
            words.update(names.split())
    for script in site.rglob("*.js"):
        if script.name not in _UNREAD and "mathjax" not in str(script):
            words.update(_WORD.findall(script.read_text(encoding="utf-8")))
    return frozenset(words)


def purged(css: str, words: frozenset[str], folder: str) -> str:
    """The rules of a sheet that lies in ``folder`` which may apply to something."""
    import tinycss2  # type: ignore[import-untyped]

    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    text = "\n".join(_kept(rules, words))
    text = _LIGHT.sub("html:not([data-theme=dark])", text)  # without scripts the theme is "auto"
    return _ADDRESS.sub(lambda m: f"url({posixpath.normpath(posixpath.join(folder, m[2]))})", text)


def _kept(rules: list[Any], words: frozenset[str]) -> Iterator[str]:
    from tinycss2 import parse_rule_list, serialize

    for rule in rules:
        if rule.type == "qualified-rule":
            wanted = [one for one in _selectors(rule.prelude) if applies(one, words)]
            if wanted:
                yield f"{','.join(wanted)}{{{serialize(rule.content).strip()}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if body := "\n".join(_kept(inner, words)):
                yield f"@{rule.at_keyword}{serialize(rule.prelude)}{{{body}}}"
        elif rule.type == "at-rule" and not _foreign(rule):
            yield rule.serialize()


def _foreign(rule: Any) -> bool:
    """What the one sheet must not hold: imports, and icon fonts, which are not shipped."""
    icons = rule.lower_at_keyword == "font-face" and "Font Awesome" in rule.serialize()
    return icons or rule.lower_at_keyword in ("import", "charset")


def _selectors(prelude: list[Any]) -> Iterator[str]:
    """The selectors of a rule, parted at its commas (those in brackets belong to one)."""
    from tinycss2 import serialize

    part: list[Any] = []
    for token in [*prelude, None]:
        if token is None or token == ",":
            yield serialize(part).strip()
            part = []
        else:
            part.append(token)


def applies(selector: str, words: frozenset[str]) -> bool:
    """Whether every class that the selector demands may stand in a page."""
    demanded = _CLASS.findall(_OPTIONAL.sub("", selector))
    return all(re.sub(r"\\(.)", r"\1", name) in words for name in demanded)
