"""A class graded end to end: every folder has a row, and no submission touches another."""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook

from course_pkg.errors import GradingError
from course_pkg.grading import driver, messages
from course_pkg.grading import engine as engine_module
from course_pkg.grading.driver import find_students, grade
from course_pkg.grading.engine import Engine
from course_pkg.grading.report import Report, StudentReport, TaskReport
from course_pkg.grading.sandbox.limits import Isolation
from course_pkg.grading.writer import Writer

THIS = sys.modules[__name__]
HandIn = Callable[..., Path]
Answer = Callable[..., dict[str, Any]]
HANGS = "import time\ndef first(x):\n    while True:\n        time.sleep(1)"
IGNORES = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True:\n    pass"
WARNS = """
import sys, warnings
warnings.warn("harmless")
def first(x):
    print("to stderr", file=sys.stderr)
    warnings.warn("harmless")
    return 2 * x
"""
EXITS = "import os\ndef second(x):\n    os._exit(0)"


def by_name(row: StudentReport) -> dict[str, TaskReport]:
    return {task.task: task for task in row.tasks}


def scores(course: Path) -> dict[str, float]:
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        return {row.student.id: row.score for row in book.assignment_submissions("mini")}


@pytest.fixture(autouse=True)
def shared_engine(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """One engine for all classes of this file."""
    monkeypatch.setattr(THIS, "grade", functools.partial(driver.grade, engines=[engine]))


def rows(report: Report) -> dict[str, StudentReport]:
    return {row.student: row for row in report.students}


@pytest.fixture
def classroom(course: Path, hand_in: HandIn, answered: Answer) -> Path:
    """Nine submissions of which most are bad in their own way."""
    hand_in("a-right", answered("en", first=WARNS))
    # A file that would shadow a module, had it been beside the notebook.
    (course / "submitted/a-right/mini/IPython.py").write_text("1/0", encoding="utf-8")
    hand_in("b-wrong", answered("ko", first="def first(x):\n    return x", third=None))
    hand_in("c-hangs", answered("ko", first=HANGS))
    hand_in("d-exits", answered("en", second=EXITS))
    hand_in("e-broken", b"{ this is not a notebook")
    hand_in("f-renamed", answered("en"), name="mini (1).ipynb")
    hand_in("g-syntax", answered("en", second="def second(x:\n    return 2 * x"))
    (course / "submitted" / "h-nothing").mkdir()
    twice = answered("ko")
    check = json.loads(json.dumps(twice["cells"][-2]))
    check["metadata"]["nbgrader"] = {"grade_id": "third-check", "grade": True, "schema_version": 1}
    twice["cells"].append(check)
    hand_in("i-twice", twice)
    return course


def test_a_class_is_graded(classroom: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    report = grade("mini", classroom, on_student=lambda r, n, of: seen.append((r.student, n, of)))
    found = rows(report)
    assert {name: (row.status, row.score) for name, row in found.items()} == {
        "a-right": ("graded", 6),
        "b-wrong": ("graded", 3),
        "c-hangs": ("graded", 4),
        "d-exits": ("graded", 3),
        "e-broken": ("invalid", 0),
        "f-renamed": ("missing", 0),
        "g-syntax": ("graded", 3),
        "h-nothing": ("missing", 0),
        "i-twice": ("graded", 6),
    }
    assert scores(classroom) == {name: row.score for name, row in found.items()}
    assert sorted(seen) == sorted((name, n, 9) for n, (name, _, _) in enumerate(seen, 1))
    assert [row.student for row in report.students] == sorted(found)
    assert all(row.max_score == 10 and len(row.tasks) == 4 for row in report.students)
    assert found["a-right"].language == "en"
    assert found["a-right"].pending == 4
    wrong = by_name(found["b-wrong"])
    assert (wrong["first-check"].verdict, wrong["first-check"].misconception) == ("fail", "M-01")
    assert wrong["third-check"].verdict == "missing"
    assert "4 seconds" in by_name(found["c-hangs"])["first-check"].message.en
    assert by_name(found["c-hangs"])["first-check"].verdict == "error"
    assert "프로세스" in by_name(found["d-exits"])["second-check"].message.ko
    assert "mini (1).ipynb" in found["f-renamed"].tasks[0].message.ko
    assert "line 1" in by_name(found["g-syntax"])["second-check"].message.en


@pytest.mark.slow
def test_plain_nbgrader_gives_the_same_scores_and_feedback_leaks_nothing(
    classroom: Path,
) -> None:
    expected = {
        name: row.score
        for name, row in rows(grade("mini", classroom)).items()
        if row.status != "missing"  # nbgrader alone does not see a folder without the notebook
    }
    (classroom / "gradebook.db").unlink()
    shutil.rmtree(classroom / "autograded")
    for command in ("generate_assignment", "autograde", "generate_feedback", "export"):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", command, *(["mini"] if command != "export" else [])]
            + (["--force"] if command == "autograde" else []),
            cwd=classroom,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )
        if command == "autograde":
            # The renamed notebook alone is an error to nbgrader; it stops nobody.
            assert "f-renamed" in done.stderr
        else:
            assert done.returncode == 0, done.stderr
    found = scores(classroom)
    assert {name: found[name] for name in expected} == expected
    pages = list((classroom / "feedback").glob("*/mini/mini.html"))
    assert {page.parts[-3] for page in pages} >= {"a-right", "e-broken"}
    for page in pages:
        text = re.sub(r"(?s)<style.*?</style>|<[^>]+>", "", page.read_text(encoding="utf-8"))
        assert "secret_" not in text
        assert "Traceback" not in text
    assert "안내 fail" in (classroom / "feedback/b-wrong/mini/mini.html").read_text("utf-8")


@pytest.mark.slow
def test_a_cell_that_ignores_the_interrupt_is_killed_and_the_rest_is_graded(
    course: Path, hand_in: HandIn, answered: Answer
) -> None:
    hand_in("kim", answered("ko", first=IGNORES))
    row = grade("mini", course).students[0]
    assert [task.score for task in row.tasks] == [0, 3, 1, 0]
    assert "4초" in row.tasks[0].message.ko
    assert row.status == "graded"


@pytest.mark.slow
def test_old_scores_do_not_survive_and_a_regrade_is_a_regrade(
    course: Path, hand_in: HandIn, answered: Answer
) -> None:
    path = hand_in("kim", answered("ko"))
    assert grade("mini", course).students[0].score == 6
    path.write_bytes(b"\x00")
    assert grade("mini", course).students[0].status == "invalid"
    assert scores(course) == {"kim": 0}
    path.unlink()
    assert grade("mini", course).students[0].status == "missing"
    shown = nbformat.read(course / "autograded/kim/mini/mini.ipynb", as_version=4)
    check = next(cell for cell in shown.cells if cell.id == "c-first")
    assert "mini.ipynb" in check.outputs[0].data["text/html"]


@pytest.mark.slow
def test_what_a_student_does_to_the_names_of_a_check_changes_nothing(
    course: Path, hand_in: HandIn, answered: Answer
) -> None:
    hand_in("lee", answered("en", first="def show(*args): pass"))
    hand_in("moon", answered("en", first="show = lambda *args: print('3.0') or 3.0"))
    forged = "class first:\n    def __init__(self, x): pass\n    __eq__ = lambda *_: True"
    hand_in("park", answered("en", first=forged))
    for row in grade("mini", course).students:
        expected = "manual" if row.student == "park" else "error"
        assert [task.verdict for task in row.tasks] == [expected, "pass", "pass", "manual"]
    assert scores(course) == {"lee": 4, "moon": 4, "park": 4}
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        (grade_of_first,) = [
            each
            for each in book.find_submission_notebook("mini", "mini", "park").grades
            if each.name == "first-check"
        ]
        assert grade_of_first.needs_manual_grade


@pytest.mark.slow
def test_a_failure_of_the_grader_itself_is_one_row(
    course: Path, hand_in: HandIn, answered: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for student in ("a", "b", "c"):
        hand_in(student, answered("ko"))
    (course / "submitted" / os.fsdecode(b"d\xff")).mkdir()
    assert scores_after(course) == {"a": 6, "b": 6, "c": 6}
    mark, write = driver.mark, Writer.write

    def broken_mark(*given: Any) -> Any:
        if given[3] == "a":
            raise RuntimeError("a surprise")
        return mark(*given)

    def broken_write(self: Any, student: str, *rest: Any) -> None:
        if student == "b":
            raise GradingError("the disk is full")
        write(self, student, *rest)

    monkeypatch.setattr(driver, "mark", broken_mark)
    monkeypatch.setattr(Writer, "write", broken_write)
    report = grade("mini", course)
    assert [(row.status, row.score) for row in report.students] == [
        ("killed", 0),
        ("killed", 0),
        ("graded", 6),
        ("invalid", 0),
    ]
    assert report.students[-1].tasks[0].message == messages.FOLDER_NAME
    assert scores(course) == {"a": 0, "b": 0, "c": 6}
    monkeypatch.setattr(driver, "mark", lambda *given: 1 / 0)
    with pytest.raises(GradingError, match="no submission could be graded; the first said"):
        grade("mini", course)


def test_a_changed_assignment_does_not_touch_old_scores(
    course: Path, hand_in: HandIn, answered: Answer
) -> None:
    hand_in("kim", b"{}")
    grade("mini", course)
    path = course / "source/mini/mini.ipynb"
    source = nbformat.read(path, as_version=4)
    del source.cells[-1]
    nbformat.write(source, path)
    with pytest.raises(GradingError, match=r"submissions associated.*name a new gradebook"):
        grade("mini", course)
    assert grade("mini", course, gradebook=f"sqlite:///{course}/new.db").students[0].max_score == 6


def scores_after(course: Path) -> dict[str, float]:
    grade("mini", course)
    return scores(course)


def test_every_folder_is_a_student_but_hidden_ones(tmp_path: Path) -> None:
    for name in ("이하늘", "kim", ".ipynb_checkpoints", "__pycache__"):
        (tmp_path / name).mkdir()
    (tmp_path / "make.py").touch()
    (tmp_path / os.fsdecode(b"park\xff")).mkdir()
    assert [folder.name for folder in find_students(tmp_path)] == ["kim", "이하늘"]


def test_a_course_that_cannot_be_graded_is_a_sentence(course: Path) -> None:
    with pytest.raises(GradingError, match="source notebook was expected"):
        grade("nothing", course)
    with pytest.raises(GradingError, match="folder of submissions"):
        grade("mini", course)
    (course / "submitted").mkdir()
    with pytest.raises(GradingError, match="holds no submission"):
        grade("mini", course)
    (course / "nbgrader_config.py").write_text("1/0", encoding="utf-8")
    with pytest.raises(GradingError, match="cannot be read"):
        grade("mini", course)


def test_without_a_sandbox_nobody_grades_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = Isolation(3, reasons=("bubblewrap is not installed",))
    monkeypatch.setattr(engine_module, "probe", lambda: bare)
    with pytest.raises(GradingError, match=r"--unsafe-no-sandbox.*bubblewrap is not installed"):
        engine_module.choose()
    assert engine_module.choose(unsafe=True) == bare
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(GradingError, match="grading needs Linux"):
        engine_module.choose(unsafe=True)


@pytest.mark.slow
def test_a_class_graded_without_a_sandbox_says_so_everywhere(
    course: Path, hand_in: HandIn, answered: Answer
) -> None:
    hand_in("kim", answered("en"))
    with Engine(Isolation(3), preload=False) as bare:
        report = driver.grade("mini", course, engines=[bare])
    assert report.to_json()["isolation"] == "none"
    assert report.students[0].score == 6
    assert messages.NO_SANDBOX in report.students[0].notes
    shown = nbformat.read(course / "autograded/kim/mini/mini.ipynb", as_version=4)
    assert shown.metadata["course_grading"]["isolation"] == "none"
    assert messages.NO_SANDBOX.en in shown.cells[0].source
