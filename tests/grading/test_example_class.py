"""The example class is what its script makes, and is graded as its script says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from loading import load

from course_pkg.grading import messages
from course_pkg.grading.driver import grade
from course_pkg.grading.engine import Engine, choose
from course_pkg.grading.report import Report, StudentReport

ROOT = Path(__file__).resolve().parents[2]
CLASS = ROOT / "tests" / "example_class"
SECONDS = 20


make = load(CLASS / "make.py")


def course(folder: Path) -> Path:
    """The course's sources and configuration in a folder of their own, with a shorter limit."""
    shutil.copytree(ROOT / "solutions", folder / "solutions")
    config = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    config += f"\nc.Execute.timeout = {SECONDS}\n"
    (folder / "nbgrader_config.py").write_text(config, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def engines() -> Iterator[list[Engine]]:
    isolation = choose(unsafe=os.environ.get("COURSE_REQUIRE") != "1")
    with Engine(isolation) as one, Engine(isolation) as other:
        yield [one, other]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, engines: list[Engine]) -> Report:
    return grade("batch_norm", course(tmp_path_factory.mktemp("course")), CLASS, engines=engines)


def row(report: Report, student: str) -> StudentReport:
    return next(each for each in report.students if each.student == student)


def found(student: StudentReport) -> set[str]:
    return {task.misconception for task in student.tasks if task.misconception}


def lost(student: StudentReport) -> set[str]:
    return {task.task for task in student.tasks if task.verdict not in ("pass", "manual")}


def test_the_committed_class_is_what_the_script_makes() -> None:
    committed = {
        path.relative_to(CLASS).as_posix(): path.read_bytes()
        for path in CLASS.glob("*/**/*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    made = make.files()
    assert committed.keys() == made.keys()
    changed = [name for name in made if made[name] != committed[name]]
    assert not changed, "run: python tests/example_class/make.py"


@pytest.mark.slow
def test_every_student_has_a_row_a_status_and_all_tasks(report: Report) -> None:
    status = {each.student: (each.status, each.language) for each in report.students}
    assert status == {
        "choi-eunseo": ("graded", "ko"),
        "emma-wright": ("graded", "en"),
        "han-sua": ("missing", None),
        "jung-doyun": ("invalid", None),
        "kim-haneul": ("graded", "ko"),
        "lee-seojun": ("graded", "ko"),
        "liam-becker": ("graded", "en"),
        "noah-fischer": ("graded", "en"),
        "oliver-grant": ("graded", "en"),
        "park-jiwoo": ("graded", "ko"),
        "shin-yerin": ("graded", "ko"),
        "sofia-rossi": ("graded", "en"),
        "tom-hughes": ("graded", "en"),
        "yoon-haeun": ("graded", "ko"),
    }
    names = [task.task for task in report.students[0].tasks]
    assert all([task.task for task in each.tasks] == names for each in report.students)
    assert len({each.max_score for each in report.students}) == 1
    json.dumps(report.to_json())


@pytest.mark.slow
@pytest.mark.parametrize("student", ["emma-wright", "kim-haneul", "liam-becker", "tom-hughes"])
def test_right_answers_have_full_marks(report: Report, student: str) -> None:
    each = row(report, student)
    assert each.score + each.pending == each.max_score
    assert not lost(each)
    notes = {
        "kim-haneul": "코드 셀 1개도 그 자리에서",
        "liam-becker": "`bn-forward-answer` 셀이 여러 개",
    }
    assert notes.get(student, "") in " ".join(note.ko for note in each.notes)
    assert bool(set(each.notes) - {messages.NO_SANDBOX}) == (student in notes)


@pytest.mark.slow
@pytest.mark.parametrize("student", ["park-jiwoo", "han-sua", "jung-doyun"])
def test_nothing_readable_or_nothing_written_has_none(report: Report, student: str) -> None:
    assert row(report, student).score == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("student", "expected"),
    [
        ("lee-seojun", {"M-01", "M-02", "M-08", "M-11"}),
        ("noah-fischer", {"M-03", "M-05"}),
        ("shin-yerin", {"M-04", "M-06"}),
        ("sofia-rossi", {"M-07", "R-20"}),
    ],
)
def test_misconceptions_are_named(report: Report, student: str, expected: set[str]) -> None:
    each = row(report, student)
    assert found(each) == expected
    assert 0 < each.score < each.max_score - each.pending


@pytest.mark.slow
@pytest.mark.parametrize(
    ("student", "task", "words"),
    [
        ("choi-eunseo", "bn-backward", "Python could not read line"),
        ("oliver-grant", "bn-backward", f"took more than {SECONDS} seconds"),
        ("yoon-haeun", "bn-forward", "ended the Python process"),
    ],
)
def test_a_broken_answer_costs_its_task_alone(
    report: Report, student: str, task: str, words: str
) -> None:
    each = row(report, student)
    assert lost(each) == {task}
    message = next(one.message for one in each.tasks if one.task == task)
    assert words in message.en


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_misconception_is_named_in_either_language(
    tmp_path: Path, engines: list[Engine], lang: str
) -> None:
    answers = make.answers
    given = {
        "first": (answers.UNBIASED, answers.BIASED_AND_EVAL_BATCH),
        "second": (answers.EPS_OUTSIDE, answers.SWAPPED),
        "third": (answers.NO_ROOT, answers.ATTACHED),
        "fourth": (answers.LEARNED,),
    }
    for student, wrong in given.items():
        folder = tmp_path / "submitted" / student / "batch_norm"
        folder.mkdir(parents=True)
        notebook = make.notebook(lang, *wrong)
        (folder / "batch_norm.ipynb").write_bytes(make.saved(notebook))
    report = grade("batch_norm", course(tmp_path), engines=engines)
    named = {name for each in report.students for name in found(each)}
    assert named == {f"M-0{number}" for number in range(1, 9)}
    assert {each.language for each in report.students} == {lang}
    wrong = [task for each in report.students for task in each.tasks if task.misconception]
    assert all("가" <= task.message.ko[0] <= "힣" for task in wrong)
    assert all(task.message.en[0].isascii() for task in wrong)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_solution_has_full_marks_and_release_none(
    tmp_path: Path, engines: list[Engine], lang: str
) -> None:
    solved = make.released(lang)
    answers = make.solution_cells()
    for cell in make.answer_cells(solved):
        cell["source"] = answers[make.grade_id(cell)]
    for student, notebook in (("right", solved), ("blank", make.released(lang))):
        folder = tmp_path / "submitted" / student / "batch_norm"
        folder.mkdir(parents=True)
        (folder / "batch_norm.ipynb").write_bytes(make.saved(notebook))
    report = grade("batch_norm", course(tmp_path), engines=engines)
    right, blank = row(report, "right"), row(report, "blank")
    assert not lost(right)
    assert right.score + right.pending == right.max_score
    assert blank.score + blank.pending == 0
    assert {task.verdict for task in blank.tasks} == {"missing"}


@pytest.mark.slow
def test_plain_nbgrader_gives_the_class_the_same_scores(tmp_path: Path, report: Report) -> None:
    from nbgrader.api import Gradebook

    folder = course(tmp_path)
    (folder / "submitted").symlink_to(CLASS)
    for command in ("generate_assignment", "autograde", "generate_feedback"):
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "nbgrader", command, "batch_norm"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    for page in (folder / "feedback").glob("*/batch_norm/batch_norm.html"):
        text = page.read_text(encoding="utf-8")
        assert "_compacted" not in text, "a hidden test is shown to a student"
        assert "mistakes" not in text
    with Gradebook(f"sqlite:///{folder}/gradebook.db") as book:
        scores = {each.student.id: each.score for each in book.assignment_submissions("batch_norm")}
    # nbgrader does not see a folder without the notebook; every other score is the same.
    expected = {each.student: each.score for each in report.students if each.status != "missing"}
    assert scores == pytest.approx(expected)
