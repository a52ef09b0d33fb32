"""Every box of a page opens: CommonMark allows no backtick behind an opening fence of backticks.

Where one stands, the page shows the directive as text and its end opens a block of code, which
swallows what comes after it. And every box closes: text behind a closing fence keeps it open, and
it swallows everything up to the next one.
"""

from __future__ import annotations

import re
from pathlib import Path

UNCLOSED = re.compile(r"^[ >]*`{3,} [^`\n]*$", re.MULTILINE)
UNOPENED = re.compile(r"^[ >]*`{3,}[^`\n]+`.*$", re.MULTILINE)


def unopened(page: str) -> list[str]:
    """Lines meant to open a box that do not, for a backtick stands in their title."""
    return UNOPENED.findall(page)


def unclosed(page: str) -> list[str]:
    """Lines meant to close a box that do not, for words stand behind them."""
    return UNCLOSED.findall(page)


def test_a_backtick_in_a_title_is_found() -> None:
    bad = '```{admonition} Said: "On `x` it is better."'
    assert unopened(f"Text.\n\n{bad}\n:class: claim\n```\n") == [bad]
    assert unopened(f"- item\n\n  {bad}\n") == [f"  {bad}"]
    assert unopened("````{note} On $x$\n```python\n`y`\n```\n````\n``` a\n") == []


def test_words_behind_a_closing_fence_are_found() -> None:
    assert unclosed("```{margin}\nAside.\n``` And on.\n") == ["``` And on."]
    assert unclosed("```{margin}\nAside.\n```\n\n````{note} On $x$\n  ```python\n```\n") == []


def test_every_box_of_the_book_opens_and_closes(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}: {line}"
        for path in sorted((root / "book").rglob("*.md"))
        for page in [path.read_text(encoding="utf-8")]
        for line in unopened(page) + unclosed(page)
    ]
    assert found == []
