"""A class that has been graded, made by hand: no sandbox, no torch, a second at most."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook

from course_pkg.check.messages import REREAD, SECTIONS
from course_pkg.check.verdict import Lang, Outcome, Text
from course_pkg.grading.journal import Journal, digest_of
from course_pkg.grading.report import StudentReport, TaskReport

TASKS = (("first", 4.0), ("second", 4.0), ("essay", 2.0))
SECRET = "assert secret_of_the_test == 42"
ROSTER = (
    "id,name,email,language,extra_hours,lms_id\n"
    "kim,김하늘,kim@example.org,ko,0,101\n"
    'emma,"Wright, Emma ""Em""",emma@example.org,en,24,102\n'
    "mallory,=HYPERLINK(1),,en,0,103\n"
    "absent,안 낸 학생,,ko,0,104\n"
)
SETTINGS = (
    '[class]\nname = "기계 학습"\nlanguage = "ko"\nbook = "https://book.example.org/"\n'
    "[assignments.mini]\ndue = 2026-11-21T10:00:00+09:00\n"
)
AGAIN = REREAD.format(section=SECTIONS["sec-bn-forward"])
WRONG = Text(
    ko=f"틀렸습니다.\n<b>n−1</b>로 나누었습니다.\nn으로 나누세요. {AGAIN.ko}",
    en=f"Wrong.\nYou divided by <b>n−1</b>.\nDivide by n. {AGAIN.en}",
)
RIGHT = Text(ko="모두 맞았습니다.", en="All right.")
READ = Text(ko="강사가 읽고 채점합니다.", en="The instructor reads it.")


def task(name: str, points: float, score: float) -> TaskReport:
    if name == "essay":
        return TaskReport(name, points, 0.0, "manual", READ)
    outcome: Outcome = "pass" if score == points else "partial" if score else "fail"
    text = RIGHT if outcome == "pass" else WRONG
    return TaskReport(name, points, score, outcome, text, None if outcome == "pass" else "M-01")


def row(student: str, lang: Lang, *scores: float) -> StudentReport:
    tasks = [task(name, points, scores[at]) for at, (name, points) in enumerate(TASKS)]
    return StudentReport(student, lang, "graded", tuple(tasks))


def answer(student: str, at: int) -> str:
    return f"def answer_{at}(x):\n    return x * {at}  # <{student}> & co"


def notebook(student: str, checked: bool) -> Any:
    """What a student handed in, or what the grader made of it (with the test's source)."""
    cells = []
    for at, (name, points) in enumerate(TASKS):
        marks = {"grade_id": f"{name}-answer", "solution": True, "grade": name == "essay"}
        if name == "essay":
            marks |= {"grade_id": name, "points": points}
            cells.append(
                new_markdown_cell(f"Because I am {student}.", metadata={"nbgrader": marks})
            )
            continue
        cells.append(new_code_cell(answer(student, at), metadata={"nbgrader": marks}))
        check = {"grade_id": name, "solution": False, "grade": True, "points": points}
        cell = new_code_cell(SECRET if checked else "check()", metadata={"nbgrader": check})
        if checked:
            trace = ["Traceback (most recent call last)"]
            cell.outputs = [nbformat.v4.new_output("error", ename="E", evalue="e", traceback=trace)]
        cells.append(cell)
    return new_notebook(cells=cells, metadata={"course": {"assignment": "mini"}})


def hand_in(course: Path, student: str, stamp: str = "2026-11-20 10:00:00 UTC") -> None:
    folder = course / "submitted" / student / "mini"
    folder.mkdir(parents=True)
    nbformat.write(notebook(student, checked=False), folder / "mini.ipynb")
    (folder / "timestamp.txt").write_text(stamp, encoding="ascii")


def enter(course: Path, student: str) -> None:
    """The student's row in the gradebook, which holds what a person may have given."""
    path = course / "gradebook.db"
    with contextlib.closing(sqlite3.connect(path)) as file:
        # In a new file nbgrader would write its version, which takes seconds to find out.
        file.execute("create table if not exists made_by_a_test (number)")
    with warnings.catch_warnings(), Gradebook(f"sqlite:///{path}") as book:
        warnings.simplefilter("ignore")
        book.update_or_create_assignment("mini")
        book.update_or_create_student(student)
        book.update_or_create_submission("mini", student)


def record(course: Path, report: StudentReport) -> None:
    enter(course, report.student)
    made = course / "autograded" / report.student / "mini"
    made.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook(report.student, checked=True), made / "mini.ipynb")
    journal = Journal(course / "gradebook-mini.journal.jsonl")
    digest = digest_of(course / "submitted" / report.student / "mini", "mini")
    journal.graded(report, "paper", digest)


def make(course: Path) -> Path:
    """kim: all right; emma: half, a day and a half late with a day extra; mallory: one right."""
    (course / "source" / "mini").mkdir(parents=True)
    (course / "source" / "mini" / "mini.ipynb").write_text(json.dumps({}), encoding="utf-8")
    (course / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (course / "class.toml").write_text(SETTINGS, encoding="utf-8")
    hand_in(course, "kim")
    hand_in(course, "emma", "2026-11-22 13:00:00 UTC")
    hand_in(course, "mallory", "2026-11-24 02:00:00 UTC")
    record(course, row("kim", "ko", 4, 4, 0))
    record(course, row("emma", "en", 4, 2, 0))
    record(course, row("mallory", "en", 4, 0, 0))
    return course
