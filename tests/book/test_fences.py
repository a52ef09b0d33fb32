"""Every box of a page opens: CommonMark allows no backtick behind an opening fence of backticks.

Where one stands, the page shows the directive as text and its end opens a block of code, which
swallows what comes after it.
"""

from __future__ import annotations

import re
from pathlib import Path

UNOPENED = re.compile(r"^[ >]*`{3,}[^`\n]+`.*$", re.MULTILINE)


def unopened(page: str) -> list[str]:
    """Lines meant to open a box that do not, for a backtick stands in their title."""
    return UNOPENED.findall(page)


def test_a_backtick_in_a_title_is_found() -> None:
    bad = '```{admonition} Said: "On `x` it is better."'
    assert unopened(f"Text.\n\n{bad}\n:class: claim\n```\n") == [bad]
    assert unopened(f"- item\n\n  {bad}\n") == [f"  {bad}"]
    assert unopened("````{note} On $x$\n```python\n`y`\n```\n````\n``` a\n") == []


def test_every_box_of_the_book_opens(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}: {line}"
        for path in sorted((root / "book").rglob("*.md"))
        for line in unopened(path.read_text(encoding="utf-8"))
    ]
    assert found == []
