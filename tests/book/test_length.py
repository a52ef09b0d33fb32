"""A chapter is a sitting: 1,500 to 3,500 English words of prose, and as much in Korean.

The editions are compared by Korean syllables per English word, a share that hardly differs from
chapter to chapter: an edition that leaves something out stands out.
"""

from __future__ import annotations

import re
from pathlib import Path

from course_pkg.book.pages import page_names, page_path

SHORTEST, LONGEST = 1500, 3500
CHAPTER = (1.85, 2.55)
SECTION = (1.6, 2.8)
"""Syllables per English word. Measured: 2.02 to 2.39 in chapters, 1.79 to 2.64 in sections."""

_FENCE = re.compile(r"\s*(`{3,}|:{3,})(?:\{([\w:-]+)\}|(\w+))?")
_OPTION = re.compile(r"\s*:[\w-]+:|\([\w-]+\)=")
_UNREAD = {"code-cell", "code", "math", "toctree"}
_UNREAD |= {"glue:figure", "figure", "image", "explorable", "measured"}
_INLINE = re.compile(r"\{term\}`([^`<]*)[^`]*`|\$[^$]*\$|\{[\w:]+\}`[^`]*`|`[^`]*`")


def prose(page: str) -> str:
    """What is read in sentences: no code, display equations, figures, titles or options of boxes.

    A number, a formula or a name of code within a sentence stands as one X.
    """
    lines: list[str] = []
    open_fences: list[tuple[str, str]] = []
    page = re.sub(r"\A---\n.*?\n---\n|\$\$.*?\$\$(?: \([\w-]+\))?", "", page, flags=re.DOTALL)
    for line in page.splitlines():
        fence = _FENCE.match(line)
        if fence and (fence[2] or fence[3]):
            open_fences.append((fence[1], fence[2] or "code"))
        elif fence and open_fences and fence[1] == open_fences[-1][0]:
            open_fences.pop()
        elif not (_OPTION.match(line) or any(kind in _UNREAD for _, kind in open_fences)):
            lines.append(line)
    return _INLINE.sub(lambda m: m[1] or " X ", "\n".join(lines))


def words(page: str) -> int:
    """English words of prose."""
    return len(re.findall(r"[A-Za-z][\w'’-]*", prose(page)))


def syllables(page: str) -> int:
    """Korean syllables of prose; what stands as an X counts as two."""
    read = prose(page)
    return len(re.findall(r"[가-힣]", read)) + 2 * read.count(" X ")


def sections(page: str) -> list[str]:
    """The page cut at the labels of its sections."""
    return re.split(r"^(?=\(sec-[\w-]+\)=$)", page, flags=re.MULTILINE)


def chapters(root: Path) -> list[str]:
    return [name for name in page_names(root, "en") if name.startswith("chapters/")]


PAGE = """---
jupytext: here
---
(sec-x)=
# A title

It is {glue:text}`low` for $m=2$, see {term}`batch norm <batch normalization>`.

$$
x = y
$$ (eq-x)

````{admonition} Said: "never"
:class: claim
No.
```{dropdown} Solution
So.
```
````
```{code-cell} ipython3
print(1)
```
```{glue:figure} fig
:alt: A line

Caption.
```
"""


def test_what_is_not_read_is_not_counted() -> None:
    assert " ".join(prose(PAGE).split()) == "# A title It is X for X , see batch norm . No. So."
    assert words("It isn't {glue:text}`low`.") == 3
    assert syllables("오차는 {glue:text}`low`이고 $x$입니다.") == 3 + 2 + 2 + 2 + 3


def test_every_chapter_is_as_long_as_a_sitting(root: Path) -> None:
    found = {
        name: words(page_path(root, "en", name).read_text(encoding="utf-8"))
        for name in chapters(root)
    }
    assert {name: n for name, n in found.items() if not SHORTEST <= n <= LONGEST} == {}


def test_the_editions_say_as_much_in_every_section(root: Path) -> None:
    found = []
    for name in chapters(root):
        ko, en = (page_path(root, lang, name).read_text(encoding="utf-8") for lang in ("ko", "en"))
        parts = [(name, ko, en, *CHAPTER)]
        parts += [
            (theirs.splitlines()[0], ours, theirs, *SECTION)
            for ours, theirs in zip(sections(ko), sections(en), strict=True)
            if words(theirs) >= 100
        ]
        for place, ours, theirs, least, most in parts:
            share = syllables(ours) / words(theirs)
            if not least <= share <= most:
                found.append(f"{name} {place}: {share:.2f} syllables per English word")
    assert found == []
