"""The assignments themselves: solved they earn everything, released nothing, wrong a name."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from check import student_answers

from course_pkg import check
from course_pkg.check.verdict import Verdict

ROOT = Path(__file__).resolve().parents[2]
NAME = "batch_norm"


def read(lang: str | None = None):
    folder = ROOT / "assignments" / lang if lang else ROOT / "solutions"
    return nbformat.read(folder / NAME / f"{NAME}.ipynb", as_version=4)


def marks(cell):
    return cell.metadata.get("nbgrader", {})


def in_language(lang: str):
    source = read()
    source.cells = [cell for cell in source.cells if cell.metadata.get("lang", lang) == lang]
    return source


def graded(answers, lang: str):
    """``answers`` put into the source notebook, hidden tests and all, as the grader does it."""
    notebook = in_language(lang)
    theirs = {marks(cell).get("grade_id"): cell.source for cell in answers.cells if marks(cell)}
    for cell in notebook.cells:
        if marks(cell).get("solution"):
            cell.source = theirs[marks(cell).grade_id]
    return notebook


def with_answer(name: str, source: str, lang: str = "ko"):
    notebook = in_language(lang)
    [cell] = [each for each in notebook.cells if marks(each).get("grade_id") == name]
    cell.source = source
    return notebook


def run(notebook, monkeypatch) -> dict[str, Verdict]:
    """The verdict of every check; the cells run here, in order, errors ignored."""
    verdicts: dict[str, Verdict] = {}
    shown: list[Verdict] = []

    def show(verdict):
        shown.append(verdict)
        return float(verdict.score)

    monkeypatch.setattr(check, "show", show)
    monkeypatch.setattr("course_pkg.check.language._chosen", None)
    space: dict[str, object] = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        shown.clear()
        # The only errors are those of stubs; a check itself never raises.
        try:
            exec(cell.source, space)
        except NotImplementedError:
            assert not marks(cell).get("grade")
        if marks(cell).get("grade"):
            verdicts[marks(cell).grade_id] = shown[-1]
            assert shown[-1].task == marks(cell).grade_id
            assert shown[-1].points == marks(cell).points
    return verdicts


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_solution_earns_everything(lang, monkeypatch, capsys):
    verdicts = run(in_language(lang), monkeypatch)
    assert len(verdicts) >= 5
    assert {verdict.verdict for verdict in verdicts.values()} == {"pass"}
    assert check.language.language() == lang
    manual = [cell for cell in read().cells if marks(cell).get("grade") and marks(cell).solution]
    total = sum(verdict.score for verdict in verdicts.values())
    assert total + sum(marks(cell).points for cell in manual) == 25


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("hidden", [False, True])
def test_the_released_notebook_earns_nothing(lang, hidden, monkeypatch, capsys):
    released = read(lang)
    notebook = graded(released, lang) if hidden else released
    for cell in notebook.cells:  # the one example that calls an unwritten answer
        if not marks(cell) and "masked_batch_norm(" in cell.source:
            cell.source = ""
    verdicts = run(notebook, monkeypatch)
    assert {verdict.verdict for verdict in verdicts.values()} == {"missing"}
    assert sum(verdict.score for verdict in verdicts.values()) == 0


def test_a_wrong_prediction_passes_while_validating_and_fails_when_graded(monkeypatch, capsys):
    answers = in_language("en")
    [cell] = [each for each in answers.cells if marks(each).get("grade_id") == "bn-predict-answer"]
    cell.source = "prediction = {'y_of_nine': 0, 'running_mean': 0, 'running_var': 0}"
    released = read("en")
    by_id = {marks(each).get("grade_id"): each.source for each in released.cells}
    visible = in_language("en")
    for each in visible.cells:
        if marks(each).get("grade") and not marks(each).solution:
            each.source = by_id[marks(each).grade_id]
        if marks(each).get("grade_id") == "bn-predict-answer":
            each.source = cell.source
    assert run(visible, monkeypatch)["bn-predict"].score == 3
    assert run(answers, monkeypatch)["bn-predict"].score == 0


ANSWERS = [
    *(("bn-forward", "bn-forward-answer", *each) for each in student_answers.FORWARD.items()),
    *(("bn-backward", "bn-backward-answer", *each) for each in student_answers.BACKWARD.items()),
    *(("bn-running", "bn-module-answer", *each) for each in student_answers.RUNNING.items()),
    *(("bn-inference", "bn-module-answer", *each) for each in student_answers.INFERENCE.items()),
    *(("bn-masked", "bn-masked-answer", *each) for each in student_answers.MASKED.items()),
    *(("bn-predict", "bn-predict-answer", *each) for each in student_answers.PREDICTIONS.items()),
]


@pytest.mark.parametrize(("task", "cell", "name", "source"), ANSWERS)
def test_a_misconception_in_the_notebook_is_named(task, cell, name, source, monkeypatch, capsys):
    verdicts = run(with_answer(cell, source), monkeypatch)
    assert verdicts[task].misconception == name
    assert verdicts[task].score < verdicts[task].points
    others = {key for key, verdict in verdicts.items() if verdict.verdict != "pass"}
    assert others - {"bn-running", "bn-inference"} <= {task}
