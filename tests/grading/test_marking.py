"""What stands in a graded notebook: the grader's word under each check, and no one else's."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import nbformat
import pytest
from nbgrader.utils import determine_grade
from traitlets.config import Config

from course_pkg.check.verdict import MIME
from course_pkg.grading import marking, messages
from course_pkg.grading.autograde import GradeSubmission, OnlyVerdicts
from course_pkg.grading.cells import CellRun
from course_pkg.grading.engine import Engine
from course_pkg.grading.execution import Execution, Limits
from course_pkg.grading.marking import Marked, Paper, mark
from course_pkg.grading.reading import Absent, Submission, parse
from course_pkg.grading.sandbox.limits import Isolation
from course_pkg.grading.seeds import submission_seed

Answer = Callable[..., dict[str, Any]]
BARE = Engine(Isolation(3))
FORGED = [
    {"output_type": "stream", "name": "stderr", "text": "secret"},
    {"output_type": "display_data", "data": {"text/plain": "2.0"}, "metadata": {}},
]
HOSTILE = {
    "points": 2,
    "score": 1,
    "verdict": "partial",
    "message": {"ko": "<script>나쁨</script>", "en": "<script>bad</script>"},
}


@pytest.fixture
def marked(template: Any, answered: Answer, monkeypatch: pytest.MonkeyPatch) -> Marked:
    """An English submission with a helper cell whose cells did odd things."""

    def run(notebook: Any, *_: object) -> Execution:
        runs = {index: CellRun() for index, _ in enumerate(notebook.cells)}
        places = {cell.id: index for index, cell in enumerate(notebook.cells)}
        runs[places["c-first"]] = CellRun(outputs=list(FORGED), payload=HOSTILE)
        runs[places["c-second"]] = CellRun(outputs=list(FORGED))
        runs[places["a-first"]] = CellRun(
            "error", outputs=list(FORGED), error="ValueError", error_text="no", cut=True
        )
        return Execution(runs, "graded")

    monkeypatch.setattr(marking, "execute", run)
    notebook = answered("en")
    helper = {"cell_type": "code", "metadata": {}, "source": "import math", "outputs": []}
    notebook["cells"].insert(0, helper)
    submission = parse(json.dumps(notebook).encode())
    assert isinstance(submission, Submission)
    return mark(Paper("mini", template, Limits(), "secret"), submission, BARE, "kim")


def cell(notebook: Any, name: str) -> Any:
    return next(each for each in notebook.cells if each.id == name)


def test_under_a_check_stands_one_verdict_that_nbgrader_reads_as_its_points(
    marked: Marked,
) -> None:
    nbformat.validate(marked.notebook)
    tasks = {task.task: task for task in marked.report.tasks}
    for name in ("first", "second", "third"):
        check = cell(marked.notebook, f"c-{name}")
        (output,) = check.outputs
        assert output.data[MIME] == tasks[f"{name}-check"].to_json()
        assert determine_grade(check)[0] == tasks[f"{name}-check"].score
    assert tasks["first-check"].score == 1
    assert tasks["second-check"].message == messages.SILENT
    essay = cell(marked.notebook, "essay")
    assert determine_grade(essay) == (None, 4.0)


def test_a_message_is_text_and_never_markup(marked: Marked) -> None:
    html = cell(marked.notebook, "c-first").outputs[0].data["text/html"]
    assert "<script>" not in html
    assert "&lt;script&gt;bad" in html


def test_the_instructor_sees_what_a_cell_wrote_without_a_traceback(marked: Marked) -> None:
    kinds = [output.output_type for output in cell(marked.notebook, "a-first").outputs]
    assert kinds == ["stream", "display_data", "stream", "error"]
    assert cell(marked.notebook, "a-first").outputs[-1].traceback == ["ValueError: no"]
    assert messages.OUTPUT_CUT.en in cell(marked.notebook, "a-first").outputs[2].text


def test_feedback_keeps_only_what_the_grader_wrote(marked: Marked) -> None:
    shown, _ = OnlyVerdicts().preprocess(marked.notebook, {})
    assert cell(shown, "a-first").outputs == []
    assert len(cell(shown, "c-first").outputs) == 1
    assert "secret" not in json.dumps([each.get("outputs") for each in shown.cells])


def test_repairs_stand_on_top_in_the_student_s_language(marked: Marked) -> None:
    top = marked.notebook.cells[0]
    assert top.cell_type == "markdown"
    assert messages.KEPT_EXTRA.format(count=1).en in top.source


def test_how_it_was_graded_is_stored_and_a_missing_sandbox_is_said(marked: Marked) -> None:
    stored = marked.notebook.metadata["course_grading"]
    assert stored["isolation"] == "none"
    assert stored["seed"] == str(submission_seed("secret", "mini", "kim"))
    assert messages.NO_SANDBOX in marked.report.notes
    assert messages.NO_SANDBOX.en in marked.notebook.cells[0].source


def test_nothing_handed_in_is_a_notebook_that_says_so(template: Any) -> None:
    reason = messages.NO_NOTEBOOK.format(name="mini.ipynb")
    paper = Paper("mini", template, Limits(), default="en")
    found = mark(paper, Absent(reason), BARE, "kim")
    nbformat.validate(found.notebook)
    assert (found.report.status, found.report.language) == ("missing", None)
    assert {(task.verdict, task.message, task.score) for task in found.report.tasks} == {
        ("missing", reason, 0)
    }
    assert determine_grade(cell(found.notebook, "c-first"))[0] == 0
    # An essay that is still the stub is a zero to nbgrader as well.
    assert determine_grade(cell(found.notebook, "essay"))[0] == 0


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, Limits(30, 300)),
        ({"Execute": {"timeout": 7}}, Limits(7, 300)),
        ({"ExecutePreprocessor": {"timeout": 9}}, Limits(9, 300)),
        ({"Execute": {"timeout": -1}}, Limits(300, 300)),
        ({"Execute": {"timeout": None}}, Limits(300, 300)),
        ({"GradeSubmission": {"notebook_timeout": 20}}, Limits(20, 20)),
    ],
)
def test_the_course_s_own_timeout_wins(settings: dict[str, Any], expected: Limits) -> None:
    assert GradeSubmission(config=Config(settings)).limits("mini") == expected
