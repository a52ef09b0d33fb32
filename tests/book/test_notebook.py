"""Chapters as notebooks: prose that Jupyter shows, cells that run, figures where they are drawn."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

from course_pkg.book import glue
from course_pkg.book.execute import read_chapter
from course_pkg.book.notebook import glued_numbers, plain, prose
from course_pkg.book.pages import page_path
from course_pkg.errors import InvalidValueError

MYST = """(sec-x)=
## Title

Errs on {glue:text}`error` of them ({term}`scale`, {term}`Scales <scale>`), see {eq}`eq-x`,
{ref}`there <sec-y>`, {numref}`fig-x` and {cite:yearpar}`he2015delving`.

$$
y = x
$$ (eq-x)

````{admonition} Predict first
:class: predict
Guess.

```{dropdown} Solution
It is {glue:text}`error`.
```
````

```{glue:figure} fig_x_en
:name: fig-x
:alt: A line.

The caption.
```
"""


def test_nothing_of_the_markup_is_left():
    text = prose(MYST, {"error": "41.2 ± 2.1%"})
    for left in ("{glue", "{term", "{eq}", "{ref", "{cite", "```", ":class:", ":alt:", "(sec-x)="):
        assert left not in text
    assert "Errs on 41.2 ± 2.1% of them (scale, Scales), see (eq-x)," in text
    assert "there, (fig-x) and [he2015delving]." in text
    assert "y = x \\tag{eq-x}$$" in text
    assert "> **Predict first**\n>\n> Guess." in text
    assert "> <details><summary>Solution</summary>" in text
    assert "*The caption.*" in text


def test_stored_results_are_told_without_their_figure():
    page = "Before.\n\n```{measured} minibatch\n:name: fig-x\n\nCaption.\n```\n\nAfter."
    assert prose(page, {"minibatch": "It took 3 µs."}) == "Before.\n\nIt took 3 µs.\n\nAfter."


def test_figures_show_themselves_in_one_language(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda *a, **k: shown.append((a, k)))
    monkeypatch.setattr(glue, "_shown", [])
    with pytest.raises(InvalidValueError, match="ko or en"):
        glue.show_in("fr")
    glue.show_in("ko")
    glue.glue_number("error", 1.0)
    assert shown == []
    from course_pkg.plots.explore import epsilon_scale

    glue.glue_figures("scale", epsilon_scale)
    assert len(shown) == 1
    assert "<svg" in shown[0][0][0].data


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_chapter_runs_on_its_own(root, tmp_path, lang):
    chapter = read_chapter("x", page_path(root, lang, "chapters/05-batch-norm"))
    notebook = nbformat.from_dict(plain(chapter.notebook, lang, {}))
    nbformat.validate(notebook)
    client = NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(tmp_path)}})
    client.execute()
    figures = [
        output
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "image/svg+xml" in output.get("data", {})
    ]
    assert len(figures) >= 2


def test_numbers_are_those_of_the_cells():
    key = {"scrapbook": {"name": "error"}}
    data = {"application/papermill.record/text/plain": "'41.2%'"}
    output = nbformat.v4.new_output("display_data", data, metadata=key)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(outputs=[output])])
    assert glued_numbers(notebook) == {"error": "41.2%"}
