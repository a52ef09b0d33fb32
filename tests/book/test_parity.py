"""The editions are a pair, and the check notices when they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_pkg.book.parity import compare_editions, compare_pages

PAGE = """(sec-x)=
# Title

Text {cite}`a2015` with {glue:text}`error_b2`.

$$
y = x
$$ (eq-x-y)

```{code-cell} ipython3
x = 1
```

```{glue:figure} fig_small_LANG
:name: fig-small
:alt: A line falls.
```

````{explorable} epsilon
```{dropdown} Yes
:class-container: quiz-right
```
````

```{margin}
An aside.
```

```{admonition} Exercise
:class: exercise
Do it.
```
"""


def test_the_editions_are_a_pair(root: Path) -> None:
    assert compare_editions(root) == []


def test_a_figure_in_its_own_language_is_no_difference() -> None:
    ko, en = (PAGE.replace("LANG", lang) for lang in ("ko", "en"))
    assert compare_pages("x", ko, en) == []


@pytest.mark.parametrize(
    ("old", "new", "aspect"),
    [
        ("(sec-x)=", "(sec-z)=", "labels"),
        ("(eq-x-y)", "(eq-x-z)", "labels"),
        ("x = 1", "x = 1  # 하나", "code cells"),
        ("fig_small_LANG", "fig_other_LANG", "figures"),
        ("quiz-right", "quiz-wrong", "boxes"),
        ("explorable} epsilon", "explorable} clip", "figures"),
        (":class: exercise", ":class: predict", "boxes"),
        ("# Title", "## Title", "headings"),
        ("a2015", "b2016", "citations"),
        ("error_b2", "error_b4", "measured numbers"),
        ("{margin}", "{note}", "marginal notes"),
    ],
)
def test_a_difference_is_named(old: str, new: str, aspect: str) -> None:
    found = compare_pages("x", PAGE.replace(old, new), PAGE)
    assert len(found) == 1
    assert f"the {aspect} differ" in found[0]


def test_a_missing_box_is_named() -> None:
    without = PAGE[: PAGE.index("```{admonition}")]
    assert "en has nothing" in compare_pages("x", PAGE, without)[0]
