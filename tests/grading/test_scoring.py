"""Points come from a valid verdict of the check's own cell, and from nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from course_pkg.check.verdict import Text, Verdict
from course_pkg.grading import messages
from course_pkg.grading.cells import CellRun
from course_pkg.grading.execution import Execution, Limits
from course_pkg.grading.rebuild import EXTRA, in_language
from course_pkg.grading.report import Report, StudentReport, TaskReport
from course_pkg.grading.scoring import judge, read_verdict

LIMITS = Limits(cell=30, notebook=300)
GOOD = Verdict("anything", 2.0, 2.0, "pass", Text("맞습니다", "right")).to_json()


def test_a_verdict_is_read_and_weighed_by_the_cell() -> None:
    assert read_verdict(GOOD, "t", 2) == TaskReport("t", 2, 2, "pass", Text("맞습니다", "right"))
    half = {**GOOD, "score": 1, "verdict": "partial", "misconception": "M-03"}
    found = read_verdict(half, "t", 10)
    assert found == TaskReport("t", 10, 5, "partial", Text("맞습니다", "right"), "M-03")


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "great"},
        {"verdict": "manual"},
        {"verdict": ["pass"]},
        {"verdict": "fail"},  # full points and a failure contradict each other
        {"score": 1},
        {"score": True, "points": 1},
        {"score": "2"},
        {"score": float("nan")},
        {"score": float("inf")},
        {"score": -1, "verdict": "fail"},
        {"points": 0},
        {"points": None},
        {"message": "right"},
        {"message": {"ko": "맞습니다"}},
        {"message": {"ko": "", "en": "right"}},
        {"message": {"ko": "가" * 5000, "en": "right"}},
        {"misconception": "<script>"},
        {"misconception": 3},
    ],
)
def test_what_is_no_verdict_is_none(change: dict[str, Any]) -> None:
    assert read_verdict({**GOOD, **change}, "t", 2) is None


@pytest.mark.parametrize("payload", [None, [], "pass", 2.0, {}, {"verdict": "pass"}])
def test_other_values_are_no_verdict(payload: object) -> None:
    assert read_verdict(payload, "t", 2) is None


def test_points_are_capped_and_an_error_earns_none() -> None:
    above = read_verdict({**GOOD, "score": 1000.0}, "t", 2)
    assert above is not None
    assert above.score == 2
    error = read_verdict({**GOOD, "score": 1, "verdict": "error"}, "t", 2)
    assert error is not None
    assert error.score == 0


def tasks(template: Any, runs: dict[str, CellRun], extra: str = "") -> dict[str, TaskReport]:
    """Judge the Korean template with ``runs`` by cell id; other cells ran well and said nothing."""
    stubs = in_language(template, "ko")
    notebook = in_language(template, "ko")
    places = {cell.id: index for index, cell in enumerate(notebook.cells)}
    if extra:
        cell = notebook.cells[places["s-ko"]]
        cell.metadata, cell.source = type(cell.metadata)({EXTRA: True}), extra
    done = {index: CellRun() for index, cell in enumerate(notebook.cells)}
    done |= {places[name]: run for name, run in runs.items()}
    found = judge(notebook, stubs, Execution(done, "graded"), LIMITS)
    return {task.task: task for task in found}


SYNTAX = CellRun("error", error="SyntaxError", error_text="invalid syntax (1.py, line 3)")
UNKNOWN = CellRun("error", error="NameError", error_text="name 'first' is not defined")


@pytest.mark.parametrize(
    ("runs", "message"),
    [
        ({}, messages.SILENT),
        ({"c-first": CellRun(payload={"verdict": "pass"})}, messages.SILENT),
        ({"c-first": UNKNOWN}, messages.NAME_UNKNOWN.format(name="first")),
        (
            {"a-first": SYNTAX, "c-first": UNKNOWN},
            messages.CELL_SYNTAX.format(line=3, error="SyntaxError"),
        ),
        (
            {"a-first": CellRun("timeout"), "c-first": UNKNOWN},
            messages.CELL_TIMEOUT.format(seconds=30),
        ),
        ({"a-first": CellRun("died"), "c-first": UNKNOWN}, messages.CELL_DIED),
        (
            {"a-first": CellRun("error", error="ValueError"), "c-first": UNKNOWN},
            messages.CELL_RAISED.format(error="ValueError"),
        ),
        ({"c-first": CellRun("timeout")}, messages.CHECK_TIMEOUT.format(seconds=30)),
        ({"c-first": CellRun("died")}, messages.CHECK_DIED),
        (
            {"c-first": CellRun("error", error="KeyError", error_text="'secret'")},
            messages.CHECK_RAISED.format(error="KeyError"),
        ),
        (
            {"c-first": CellRun("error", error="<b>\nsecret")},
            messages.CHECK_RAISED.format(error="Exception"),
        ),
        ({"c-first": CellRun("error", error="NotImplementedError")}, messages.UNWRITTEN),
        # A verdict displayed before the cell failed is not the check's last word.
        ({"c-first": CellRun("timeout", payload=GOOD)}, messages.CHECK_TIMEOUT.format(seconds=30)),
    ],
)
def test_a_check_without_verdict_gets_the_nearest_cause(
    template: Any, runs: dict[str, CellRun], message: Text
) -> None:
    found = tasks(template, runs)["first-check"]
    assert (found.score, found.message) == (0, message)
    assert found.verdict == ("missing" if message == messages.UNWRITTEN else "error")


def test_a_later_task_names_the_cell_that_should_have_defined_its_name(template: Any) -> None:
    gone = CellRun("error", error="NameError", error_text="name 'helper' is not defined")
    runs = {"s-ko": SYNTAX, "c-third": gone}
    found = tasks(template, runs, extra="def helper(: pass")
    assert found["third-check"].message.en.startswith("Python could not read line 3")


def test_an_unanswered_text_is_missing_and_an_answered_one_is_manual(template: Any) -> None:
    assert tasks(template, {})["essay"].verdict == "missing"
    stubs, notebook = in_language(template, "en"), in_language(template, "en")
    notebook.cells[-1].source = "Because."
    essay = judge(notebook, stubs, Execution({}, "graded"), LIMITS)[-1]
    assert (essay.verdict, essay.score, essay.points) == ("manual", 0, 4)


@pytest.mark.parametrize(
    ("status", "message"),
    [
        ("timeout", messages.NOTEBOOK_TIMEOUT.format(seconds=300)),
        ("killed", messages.NOTEBOOK_KILLED),
    ],
)
def test_tasks_never_reached_say_so(template: Any, status: Any, message: Text) -> None:
    notebook = in_language(template, "ko")
    found = judge(notebook, notebook, Execution({}, status), LIMITS)
    assert {task.message for task in found[:-1]} == {message}


def test_the_report_is_the_contract() -> None:
    task = TaskReport("t", 2, 1.5, "partial", Text("가", "a"), "M-01")
    waiting = TaskReport("essay", 4, 0, "manual", messages.MANUAL)
    row = StudentReport(
        "kim", "ko", "graded", (task, waiting), (Text("나", "b"),), (Text("다", "c"),)
    )
    document = Report("batch_norm", "none", 1.23456, (row,)).to_json()
    assert document == {
        "assignment": "batch_norm",
        "isolation": "none",
        "seconds": 1.235,
        "students": [
            {
                "student": "kim",
                "language": "ko",
                "status": "graded",
                "score": 1.5,
                "max_score": 6.0,
                "pending": 4.0,
                "notes": [{"ko": "나", "en": "b"}],
                "review": [{"ko": "다", "en": "c"}],
                "tasks": [
                    {
                        "task": "t",
                        "points": 2,
                        "score": 1.5,
                        "verdict": "partial",
                        "misconception": "M-01",
                        "message": {"ko": "가", "en": "a"},
                    },
                    {
                        "task": "essay",
                        "points": 4,
                        "score": 0,
                        "verdict": "manual",
                        "misconception": None,
                        "message": {"ko": messages.MANUAL.ko, "en": messages.MANUAL.en},
                    },
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    "text", [value for value in vars(messages).values() if isinstance(value, Text)]
)
def test_every_sentence_is_written_in_both_languages(text: Text) -> None:
    assert any("가" <= letter <= "힣" for letter in text.ko)
    assert not any("가" <= letter <= "힣" for letter in text.en)
    fields = [
        set(part.split("}")[0] for part in text[lang].split("{")[1:]) for lang in ("ko", "en")
    ]
    assert fields[0] == fields[1]
