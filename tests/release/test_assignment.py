"""The assignments themselves: solved they earn everything, released nothing, wrong a name."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from check import student_answers
from check.source_cells import told_apart

from course_pkg import check
from course_pkg.check.judge import judge
from course_pkg.check.recorded import listening
from course_pkg.check.recorded import read as read_recorded
from course_pkg.check.task import rehearse
from course_pkg.check.verdict import Verdict

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.stem for path in (ROOT / "solutions").glob("*.md"))
LANGS = ("ko", "en")
TRAINING = ("distillation", "gradient_clipping", "training_and_bias", "transfer")


def read(name: str, lang: str | None = None):
    folder = ROOT / "assignments" / lang if lang else ROOT / "solutions"
    return nbformat.read(folder / name / f"{name}.ipynb", as_version=4)


def marks(cell):
    return cell.metadata.get("nbgrader", {})


def in_language(name: str, lang: str):
    source = read(name)
    source.cells = [cell for cell in source.cells if cell.metadata.get("lang", lang) == lang]
    return source


def graded(answers, name: str, lang: str):
    """``answers`` put into the source notebook, hidden tests and all, as the grader does it."""
    notebook = in_language(name, lang)
    theirs = {marks(cell).get("grade_id"): cell.source for cell in answers.cells if marks(cell)}
    for cell in notebook.cells:
        if marks(cell).get("solution"):
            cell.source = theirs[marks(cell).grade_id]
    return notebook


def with_answer(name: str, cell_name: str, source: str, lang: str = "ko"):
    notebook = in_language(name, lang)
    [cell] = [each for each in notebook.cells if marks(each).get("grade_id") == cell_name]
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
        except (NotImplementedError, NameError):
            assert not marks(cell).get("grade")
        if marks(cell).get("grade"):
            verdicts[marks(cell).grade_id] = shown[-1]
            assert shown[-1].task == marks(cell).grade_id
            assert shown[-1].points == marks(cell).points
    return verdicts


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_the_solution_earns_everything(name, lang, monkeypatch, capsys):
    verdicts = run(in_language(name, lang), monkeypatch)
    assert len(verdicts) >= 5
    assert {verdict.verdict for verdict in verdicts.values()} == {"pass"}
    assert check.language.language() == lang
    cells = read(name).cells
    manual = [cell for cell in cells if marks(cell).get("grade") and marks(cell).solution]
    assert manual
    total = sum(verdict.score for verdict in verdicts.values())
    assert total + sum(marks(cell).points for cell in manual) >= 25


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_the_released_notebook_earns_nothing(name, lang, hidden, monkeypatch, capsys):
    released = read(name, lang)
    notebook = graded(released, name, lang) if hidden else released
    verdicts = run(notebook, monkeypatch)
    assert {verdict.verdict for verdict in verdicts.values()} == {"missing"}
    assert sum(verdict.score for verdict in verdicts.values()) == 0


def visible(name: str, lang: str = "en"):
    """The solution, checked by what students see."""
    notebook = in_language(name, lang)
    shown = {marks(cell).get("grade_id"): cell.source for cell in read(name, lang).cells}
    for cell in notebook.cells:
        if marks(cell).get("grade") and not marks(cell).solution:
            cell.source = shown[marks(cell).grade_id]
    return notebook


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_passes_what_students_see(name, monkeypatch, capsys):
    verdicts = run(visible(name), monkeypatch)
    assert {verdict.verdict for verdict in verdicts.values()} <= {"pass", "noted"}


@pytest.mark.parametrize(
    "name",
    [
        # Every answer and every mistake of these takes steps of training, or is a module of torch.
        pytest.param(name, marks=[pytest.mark.slow] if name in (*TRAINING, "norm_family") else [])
        for name in NAMES
    ],
)
def test_a_mistake_is_named_by_what_students_see(name, capsys):
    """The recorded outputs tell every planted mistake of a variation task from the others."""
    space: dict[str, object] = {}
    for cell in in_language(name, "ko").cells:
        if cell.cell_type != "code" or not marks(cell):
            continue
        with listening() as tasks:
            exec(cell.source, space)
        for task in tasks:
            [recorded] = re.findall(r'recorded="([^"]+)"', cell.source)
            shown = read_recorded(task, recorded)
            assert len(task.misconceptions) >= 5
            for each in task.misconceptions:
                assert each.wrong, f"{each.diagnosis.id} of {task.name} has no wrong answer"
                for number, wrong in enumerate(each.wrong):
                    said = judge(shown, rehearse(shown, wrong)).misconception
                    # A notebook brings the first versions of a mistake, grading all of them.
                    others = {None, *(symptom.diagnosis.id for symptom in task.symptoms)}
                    known = {each.diagnosis.id} | (others if number else set())
                    assert said in known, (task.name, number, said)
            told_apart(task, 2**62 + 1)


def test_a_wrong_prediction_passes_while_validating_and_fails_when_graded(monkeypatch, capsys):
    answers = in_language("batch_norm", "en")
    [cell] = [each for each in answers.cells if marks(each).get("grade_id") == "bn-predict-answer"]
    cell.source = "prediction = {'y_of_nine': 0, 'running_mean': 0, 'running_var': 0}"
    seen = visible("batch_norm")
    [other] = [each for each in seen.cells if marks(each).get("grade_id") == "bn-predict-answer"]
    other.source = cell.source
    assert run(seen, monkeypatch)["bn-predict"].verdict == "noted"
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
    verdicts = run(with_answer("batch_norm", cell, source), monkeypatch)
    assert verdicts[task].misconception == name
    assert verdicts[task].score < verdicts[task].points
    others = {key for key, verdict in verdicts.items() if verdict.verdict != "pass"}
    assert others - {"bn-running", "bn-inference"} <= {task}
