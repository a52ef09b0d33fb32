"""The graded notebook is the template; only answers and added code come from the student."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from course_pkg.grading import messages
from course_pkg.grading.reading import Submission, parse
from course_pkg.grading.rebuild import EXTRA, Rebuilt, in_language, rebuild

Answer = Callable[..., dict[str, Any]]
Change = Callable[[list[dict[str, Any]]], None]


def rebuilt(template: Any, notebook: dict[str, Any]) -> Rebuilt:
    submission = parse(json.dumps(notebook).encode())
    assert isinstance(submission, Submission)
    return rebuild(template, submission)


def ids(cells: Any) -> list[str]:
    return [cell["id"] for cell in cells]


def at(cells: list[dict[str, Any]], name: str) -> int:
    return ids(cells).index(name)


def code(source: str, **fields: Any) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], **fields}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_an_honest_notebook_keeps_its_answers_and_needs_no_note(
    template: Any, answered: Answer, lang: str
) -> None:
    found = rebuilt(template, answered(lang, first="def first(x): ..."))
    assert found.notes == ()
    assert found.language == lang
    assert ids(found.notebook.cells) == ids(in_language(template, found.language).cells)
    cells = {cell.id: cell for cell in found.notebook.cells}
    assert cells["a-first"].source == "def first(x): ..."
    assert cells["essay"].source == "Because."
    assert "secret_first" in cells["c-first"].source, "the check is the instructor's, in full"
    assert found.notebook.metadata.course.language == lang


def test_the_template_is_never_changed(template: Any, answered: Answer) -> None:
    before = copy.deepcopy(template)
    rebuilt(template, answered("en"))
    assert template == before


def duplicated(cells: list[dict[str, Any]]) -> None:
    cells.insert(at(cells, "c-first"), {**cells[at(cells, "a-first")], "source": "again = 1"})


def deleted(cells: list[dict[str, Any]]) -> None:
    del cells[at(cells, "a-second")]


def retyped(cells: list[dict[str, Any]]) -> None:
    cells[at(cells, "a-first")]["cell_type"] = "markdown"


def moved(cells: list[dict[str, Any]]) -> None:
    cells.insert(0, cells.pop(at(cells, "a-third")))


def unlocked(cells: list[dict[str, Any]]) -> None:
    cells[at(cells, "shared")]["source"] = "def show(*args): return 100"


def check_rewritten(cells: list[dict[str, Any]]) -> None:
    cells[at(cells, "c-first")]["source"] = "2.0"


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (duplicated, messages.REPAIRED_DUPLICATE.format(cell="first")),
        (deleted, messages.REPAIRED_DELETED.format(cell="second")),
        (retyped, messages.REPAIRED_TYPE.format(cell="first")),
        (moved, messages.REPAIRED_ORDER),
        (unlocked, messages.REPAIRED_LOCKED.format(cell="shared")),
        (check_rewritten, None),
    ],
)
def test_the_shape_is_restored_and_said(
    template: Any, answered: Answer, change: Change, note: Any
) -> None:
    notebook = answered("ko")
    change(notebook["cells"])
    found = rebuilt(template, notebook)
    kept = [cell for cell in found.notebook.cells if not cell.metadata.get(EXTRA)]
    expected = in_language(template, "ko").cells
    assert ids(kept) == ids(expected)
    for ours, theirs in zip(kept, expected, strict=True):
        assert (ours.cell_type, ours.metadata) == (theirs.cell_type, theirs.metadata)
        if not theirs.metadata.get("nbgrader", {}).get("solution"):
            assert ours.source == theirs.source
    assert note is None or note in found.notes


def test_copies_of_an_answer_run_in_the_order_handed_in(template: Any, answered: Answer) -> None:
    notebook = answered("ko")
    duplicated(notebook["cells"])
    found = rebuilt(template, notebook)
    assert found.notes == (messages.REPAIRED_DUPLICATE.format(cell="first"),)
    sources = [cell.source for cell in found.notebook.cells]
    first = sources.index("def first(x):\n    return 2 * x")
    assert sources.index("again = 1") == first + 1


def test_a_deleted_answer_is_the_stub_again(template: Any, answered: Answer) -> None:
    notebook = answered("ko")
    deleted(notebook["cells"])
    cells = {cell.id: cell for cell in rebuilt(template, notebook).notebook.cells}
    assert "NotImplementedError" in cells["a-second"].source
    assert "2 * x" not in cells["a-second"].source


def test_added_code_runs_in_its_place_and_added_prose_is_left_out(
    template: Any, answered: Answer
) -> None:
    notebook = answered("en")
    cells = notebook["cells"]
    cells.insert(at(cells, "a-second"), code("import math", id="mine"))
    cells.insert(0, code("top = 1"))
    cells.append(code("end = 1", metadata={"nbgrader": {"grade_id": "invented", "points": 9}}))
    cells.append({"cell_type": "markdown", "metadata": {}, "source": "my own words"})
    cells.append(code("   "))
    found = rebuilt(template, notebook)
    sources = [cell.source for cell in found.notebook.cells]
    assert sources[0] == "top = 1"
    assert sources[sources.index("import math") + 1].startswith("def second")
    assert sources[-1] == "end = 1"
    assert "nbgrader" not in found.notebook.cells[-1].metadata
    assert "my own words" not in sources
    assert messages.KEPT_EXTRA.format(count=3) in found.notes


def test_an_answer_that_lost_its_metadata_still_counts(template: Any, answered: Answer) -> None:
    notebook = answered("ko")
    lost = notebook["cells"][at(notebook["cells"], "a-second")]
    lost["metadata"], lost["id"] = {}, "new"
    sources = [cell.source for cell in rebuilt(template, notebook).notebook.cells]
    stub = next(i for i, text in enumerate(sources) if text.startswith("def second"))
    assert sources[stub + 1] == "def second(x):\n    return 2 * x", "after the stub it wins"


def test_an_edited_setup_cell_is_the_template_s(template: Any, answered: Answer) -> None:
    notebook = answered("ko")
    notebook["cells"][at(notebook["cells"], "s-ko")]["source"] = "use_language('en'); evil()"
    found = rebuilt(template, notebook)
    assert not any("evil" in cell.source for cell in found.notebook.cells)


def test_parts_of_a_split_text_are_one_answer(template: Any, answered: Answer) -> None:
    notebook = answered("ko")
    notebook["cells"].append({**notebook["cells"][-1], "source": "And more."})
    assert rebuilt(template, notebook).notebook.cells[-1].source == "Because.\n\nAnd more."


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_without_a_language_the_prose_decides(template: Any, answered: Answer, lang: str) -> None:
    notebook = answered(lang)
    del notebook["metadata"]["course"]
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != f"s-{lang}"]
    found = rebuilt(template, notebook)
    assert found.language == lang
    guessed = {"ko": messages.GUESSED_KOREAN, "en": messages.GUESSED_ENGLISH}[lang]
    assert guessed in found.notes


def test_another_version_is_said(template: Any, answered: Answer) -> None:
    notebook = answered("ko")
    notebook["metadata"]["course"]["version"] = "0"
    assert messages.OTHER_VERSION in rebuilt(template, notebook).notes
