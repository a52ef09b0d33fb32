"""course check: what the notebook's own checks say, collected; and Validate says the same."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from student.notebooks import answered, cells, given, save
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.check.verdict import MIME
from course_pkg.errors import StudentError
from course_pkg.student import check as checking
from course_pkg.student.check import Checked, Summary, check
from course_pkg.student.notebook import open_notebook
from course_pkg.student.show import lines

runner = CliRunner()
Outputs = dict[str, list[dict[str, Any]]]


def verdict(task: str, points: float, score: float, outcome: str, **more: Any) -> dict[str, Any]:
    message = {"ko": f"{task} 안내", "en": f"word on {task}\nand more"}
    data = dict(task=task, points=points, score=score, verdict=outcome, message=message, **more)
    return {"output_type": "display_data", "data": {MIME: data}, "metadata": {}}


def error(name: str, value: str = "") -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": []}


def number(value: str) -> dict[str, Any]:
    return {"output_type": "execute_result", "data": {"text/plain": value}, "metadata": {}}


@pytest.fixture
def outputs(monkeypatch: pytest.MonkeyPatch) -> Outputs:
    """What the cells would display, by grade id; no process is started."""
    found: Outputs = {}

    def run(ran: list[dict[str, Any]], folder: Path, lang: str, on_cell: Callable) -> list[Any]:
        made = []
        for number, cell in enumerate(ran):
            name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
            outputs = found.get(name, [])
            count = None if name in found and not outputs else number + 1
            made.append({**cell, "outputs": outputs, "execution_count": count})
            on_cell(number + 1, len(ran))
        return made

    monkeypatch.setattr(checking, "run", run)
    return found


def checked(notebook: dict[str, Any]) -> tuple[Summary, dict[str, Checked]]:
    summary = check(open_notebook(save(notebook)))
    return summary, {task.task: task for task in summary.tasks}


def test_verdicts_become_points(outputs: Outputs) -> None:
    outputs |= {
        "bn-forward": [verdict("bn-forward", 2, 2, "pass")],
        "bn-backward": [verdict("bn-backward", 3, 0, "fail", misconception="M-03")],
        "bn-predict": [verdict("bn-predict", 3, 3, "noted")],
        "bn-running": [verdict("bn-running", 6, 3, "partial")],
        "bn-inference": [number("4.0")],
        "bn-masked": [number("1.5")],
        "bn-hunt": [verdict("bn-hunt", 6, 6, "pass")],
    }
    summary, tasks = checked(answered())
    assert {name: task.score for name, task in tasks.items()} == {
        "bn-forward": 2, "bn-backward": 0, "bn-predict": 3, "bn-running": 3,
        "bn-inference": 4, "bn-masked": 1.5, "bn-hunt": 6, "bn-explain": None,
    }  # fmt: skip
    assert (summary.score, summary.points, summary.points_later) == (16.5, 25, 6)
    assert [name for name, task in tasks.items() if not task.passed] == [
        "bn-backward", "bn-running", "bn-masked",
    ]  # fmt: skip
    assert tasks["bn-explain"].verdict == "manual"
    assert not summary.passed
    shown = [line for line, _ in lines(summary, "en")]
    assert "× 2. 역전파 (bn-backward): 0 of 3  [M-03]" in shown
    assert "    and more" in shown
    assert "▷ 3. 실행하기 전에 예상하기 (bn-predict): worth 3, graded later" in shown
    "\n".join(shown).encode("cp949")  # a pipe on Korean Windows
    # The total stands in both languages.
    assert any(
        "16.5 of 25 points" in line and "6 points are graded later" in line for line in shown
    )
    assert any("25점 중 16.5점" in line and "6점" in line for line in shown)


def test_an_error_names_the_cell_that_stopped_before(outputs: Outputs) -> None:
    outputs |= {
        "bn-forward-answer": [error("SyntaxError", "invalid syntax (x.py, line 1)")],
        "bn-forward": [error("NameError", "name 'batch_norm_forward' is not defined")],
        "bn-backward": [error("KeyboardInterrupt")],
        "bn-predict-answer": [error("NotImplementedError")],
        "bn-masked": [],
    }
    _, tasks = checked(answered())
    assert tasks["bn-forward"].verdict == "error"
    assert "NameError: name 'batch_norm_forward'" in tasks["bn-forward"].message.en
    assert "“def batch_norm_forward(x, gamma, beta, eps=1e-5):”" in tasks["bn-forward"].message.en
    assert "loop that does not end" in tasks["bn-backward"].message.en
    assert "the Python process had ended" in tasks["bn-masked"].message.en
    assert {tasks[name].score for name in ("bn-forward", "bn-backward", "bn-masked")} == {0}


def test_checks_that_were_changed_are_run_as_released(outputs: Outputs) -> None:
    notebook = answered()
    mine = cells(notebook)
    mine["bn-forward"]["source"] = "2.0  # full points"
    notebook["cells"].remove(mine["bn-backward"])
    ran: list[str] = []
    real = checking.run
    checking.run = lambda cells, *rest: (ran.extend(map(str, cells)), real(cells, *rest))[1]
    summary, tasks = checked(notebook)
    assert not any("full points" in cell for cell in ran)
    assert "(bn-forward)" in summary.notes[0].en
    assert tasks["bn-backward"].verdict == "missing"
    assert "deleted" in tasks["bn-backward"].message.en
    notebook["metadata"]["course"]["version"] = "0" * 12
    summary, tasks = checked(notebook)
    assert "earlier version" in summary.notes[0].en
    assert "bn-backward" not in tasks  # the older version may not have had it


def test_a_blank_text_is_not_answered(outputs: Outputs) -> None:
    _, tasks = checked(given())
    assert (tasks["bn-explain"].verdict, tasks["bn-explain"].passed) == ("missing", False)


def test_the_command_and_its_exit_codes(outputs: Outputs) -> None:
    for name, points in (
        ("bn-forward", 2), ("bn-backward", 3), ("bn-predict", 3), ("bn-running", 6),
        ("bn-inference", 4), ("bn-masked", 4), ("bn-hunt", 6),
    ):  # fmt: skip
        outputs[name] = [verdict(name, points, points, "pass")]
    path = save(answered())
    before = path.read_bytes()
    done = runner.invoke(cli.app, ["check", str(path)])
    assert done.exit_code == cli.FINE, done.output
    assert "보이는 검사에서 28점 중 28점" in done.output
    assert path.read_bytes() == before
    outputs["bn-forward"] = [verdict("bn-forward", 2, 0, "fail")]
    failed = runner.invoke(cli.app, ["check", str(path), "--json"])
    assert failed.exit_code == cli.FINDINGS
    found = json.loads(failed.stdout)
    assert (found["score"], found["points"], found["passed"]) == (26, 28, False)
    assert found["tasks"][0]["message"] == {
        "ko": "bn-forward 안내",
        "en": "word on bn-forward\nand more",
    }


def test_a_damaged_notebook_is_a_sentence() -> None:
    Path("batch_norm.ipynb").write_bytes(b'{"cells": [')
    with pytest.raises(StudentError, match="노트북으로 읽을 수 없습니다"):
        check(open_notebook(Path("batch_norm.ipynb")))


def test_without_jupyter_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nbclient", None)
    with pytest.raises(StudentError, match="pip install jupyterlab"):
        check(open_notebook(save(given(lang="en"))))


@pytest.mark.slow
def test_check_and_validate_say_the_same() -> None:
    from nbgrader.validator import Validator
    from traitlets.config import Config

    notebook = answered(lang="en")
    mine, fresh = cells(notebook), cells(given(lang="en"))
    mine["bn-backward-answer"]["source"] = "def batch_norm_backward(dy, x, gamma, eps=1e-5:"
    mine["bn-masked-answer"]["source"] = fresh["bn-masked-answer"]["source"]
    mine["bn-forward-answer"]["source"] = (
        "import sys, os\nopen('beside.txt').close()\n"
        "def batch_norm_forward(x, gamma, beta, eps=1e-5):\n"
        "    print('hello', file=sys.stderr)\n"
        "    axes = tuple(axis for axis in range(x.ndim) if axis != 1)\n"
        "    shape = (1, -1, *(1,) * (x.ndim - 2))\n"
        "    mu, var = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)\n"
        "    return gamma.reshape(shape) * (x - mu) / np.sqrt(var + eps) + beta.reshape(shape)\n"
    )
    Path("beside.txt").touch()
    path = save(notebook)
    summary = check(open_notebook(path))
    tasks = {task.task: task for task in summary.tasks}
    assert {name: task.verdict for name, task in tasks.items()} == {
        "bn-forward": "pass", "bn-backward": "error", "bn-predict": "noted", "bn-running": "pass",
        "bn-inference": "pass", "bn-masked": "missing", "bn-hunt": "pass", "bn-explain": "manual",
    }  # fmt: skip
    assert "SyntaxError" in tasks["bn-backward"].message.en
    assert tasks["bn-masked"].message.en.startswith("There is no answer yet")
    assert summary.score == 2 + 6 + 4 + 6
    found = Validator(config=Config()).validate(str(path.resolve()))
    failed = {each["source"] for each in found["failed"]}
    assert set(found) == {"failed"}
    released = cells(given(lang="en"))
    assert failed == {
        "".join(released[task.task]["source"]).strip() for task in summary.tasks if not task.passed
    }


@pytest.mark.slow
def test_a_process_that_dies_and_a_process_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from course_pkg.student import run as running

    notebook = answered()
    cells(notebook)["bn-backward-answer"]["source"] = "import os; os._exit(1)"
    summary = check(open_notebook(save(notebook)))
    tasks = {task.task: task for task in summary.tasks}
    assert tasks["bn-forward"].verdict == "pass"
    assert "had ended" in tasks["bn-masked"].message.en
    monkeypatch.setattr(running.sys, "executable", "/nowhere/python")
    with pytest.raises(StudentError, match="ipykernel"):
        check(open_notebook(Path("batch_norm.ipynb")))
