"""What a cell hands to the text: one figure per language, and numbers as a reader writes them."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbclient import NotebookClient

from course_pkg.book import glue
from course_pkg.book.glue import glue_figures, glue_number, number_text
from course_pkg.errors import InvalidValueError
from course_pkg.plots.style import figure, house_style


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    monkeypatch.setattr(glue, "_store", kept.__setitem__)
    return kept


@house_style()
def plot(value: float, lang: str) -> object:
    fig, ax = figure()
    ax.set_title({"ko": "한국어", "en": "English"}[lang])
    return fig


def test_one_figure_per_language(stored: dict[str, Any]) -> None:
    glue_figures("small", plot, 1.0)
    assert set(stored) == {"fig_small_ko", "fig_small_en"}
    ko, en = (stored[f"fig_small_{lang}"]["image/svg+xml"] for lang in ("ko", "en"))
    assert ko != en
    assert ko.lstrip().startswith("<?xml")


def test_a_number_is_text(stored: dict[str, Any]) -> None:
    glue_number("error", 0.412, 0.021, percent=True)
    assert stored["error"] == {"text/plain": "'41.2 ± 2.1%'"}


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ((3.14159,), "3.1"),
        ((-0.25, 0.05), "−0.2 ± 0.1"),
        ((-0.04, 0.26), "0.0 ± 0.3"),
        ((12.0, 3.0), "12.0 ± 3.0"),
        ((-16837.2, 1552.0), "−16,837.2 ± 1,552.0"),
    ],
)
def test_number_text(arguments: tuple[float, ...], text: str) -> None:
    assert number_text(*arguments) == text


@given(st.floats(-1e6, 1e6), st.integers(0, 6))
def test_a_number_can_be_read_back(value: float, digits: int) -> None:
    text = number_text(value, digits=digits).replace("−", "-").replace(",", "")
    assert float(text) == pytest.approx(value, abs=0.51 * 10**-digits)


@pytest.mark.parametrize("name", ["Error", "a b", "", "1st", "a/b"])
def test_a_name_is_checked(name: str, stored: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError, match="lower-case"):
        glue_number(name, 1.0)
    assert stored == {}


def test_the_output_is_stored_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    import IPython.display

    shown: list[tuple[dict[str, str], dict[str, Any]]] = []
    monkeypatch.setattr(
        IPython.display, "display", lambda data, raw, metadata: shown.append((data, metadata))
    )
    glue_number("error", 1.0)
    ((data, metadata),) = shown
    assert all(mime.startswith("application/papermill.record/") for mime in data)
    assert metadata["scrapbook"]["name"] == "error"


def test_data_is_stored_as_a_notebook_may_hold_it():
    cell = nbformat.v4.new_code_cell(
        'from course_pkg.book.glue import glue_data\nglue_data("cells", {"b": [1.5], "a": "</x>"})'
    )
    notebook = nbformat.v4.new_notebook(cells=[cell])
    NotebookClient(notebook, kernel_name="python3", timeout=60).execute()
    nbformat.validate(notebook)
    (output,) = notebook.cells[0].outputs
    stored = output.data["application/papermill.record/application/json"]
    assert stored == '{"a": "</x>", "b": [1.5]}'
