"""Grade a class: every folder gets a row, and no submission stops another."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from pathlib import Path

from course_pkg.check.language import language
from course_pkg.check.verdict import Lang
from course_pkg.errors import GradingError
from course_pkg.grading import messages
from course_pkg.grading.execute import Limits
from course_pkg.grading.marking import Absent, Marked, mark, unmarked
from course_pkg.grading.reading import Submission, Unreadable, read_submission
from course_pkg.grading.rebuild import Node
from course_pkg.grading.report import Report, StudentReport

WORKERS = 2


def grade(
    assignment: str,
    course: Path,
    submitted: Path | None = None,
    gradebook: str | None = None,
    on_student: Callable[[StudentReport, int, int], None] = lambda row, done, total: None,
) -> Report:
    """Grade every submission of ``assignment`` and record it in the gradebook.

    submitted: folder of ``<student>/<assignment>/<notebook>.ipynb`` (default: the course's).
    gradebook: database URL (default: the course's). on_student: called with each finished row,
    how many are finished and how many there are. Raises GradingError before the first student
    when the course or the folder is not fit to be graded.
    """
    from course_pkg.grading.gradebook import Book

    started = time.monotonic()
    book = Book(assignment, course.resolve(), gradebook)
    students = find_students((submitted or book.submitted).resolve())
    limits, default = book.limits(), language()
    rows: dict[str, StudentReport] = {}
    failures: dict[str, Exception] = {}
    failed = partial(unmarked, reason=messages.NOT_GRADED, status="killed", default=default)
    pool = ThreadPoolExecutor(max_workers=WORKERS)
    try:
        waiting = {
            pool.submit(_mark, book.template, folder, assignment, book.notebook, limits, default): (
                folder
            )
            for folder in students
        }
        for done in as_completed(list(waiting)):
            folder = waiting.pop(done)
            # Whatever a submission provokes in the grader itself stays that submission's row.
            try:
                marked = done.result()
            except Exception as error:
                failures[folder.name] = error
                marked = failed(book.template, student=folder.name)
            try:
                book.record(folder.name, marked.notebook, _timestamp(folder / assignment))
            except Exception as error:
                failures[folder.name] = error
                marked = failed(book.template, student=folder.name)
            rows[folder.name] = marked.report
            on_student(marked.report, len(rows), len(students))
    finally:
        pool.shutdown(cancel_futures=True)
    if len(failures) == len(students):
        first = next(iter(failures.values()))
        raise GradingError(f"no submission could be graded; the first said: {first}")
    ordered = tuple(rows[folder.name] for folder in students)
    return Report(assignment, "none", time.monotonic() - started, ordered)


def find_students(submitted: Path) -> list[Path]:
    """The folders under ``submitted``, sorted; each is one student. Hidden ones are not."""
    if not submitted.is_dir():
        raise GradingError(
            f"a folder of submissions was expected at {submitted}; name one with --submitted"
        )
    found = sorted(
        each
        for each in submitted.iterdir()
        if each.is_dir() and not each.name.startswith(".") and each.name != "__pycache__"
    )
    if not found:
        raise GradingError(
            f"{submitted} holds no submission; expected <student>/<assignment>/<notebook>.ipynb"
        )
    return found


def _mark(
    template: Node, student: Path, assignment: str, name: str, limits: Limits, default: Lang
) -> Marked:
    handed_in = find_submission(student, assignment, name)
    return mark(template, handed_in, limits, student.name, default)


def find_submission(student: Path, assignment: str, name: str) -> Submission | Unreadable | Absent:
    """The notebook in a student's folder, or the reason why there is none."""
    folder = student / assignment
    if student.is_symlink() or folder.is_symlink():
        return Unreadable(messages.NOT_A_FILE)
    path = folder / f"{name}.ipynb"
    if os.path.lexists(path):
        return read_submission(path)
    others = sorted(folder.glob("*.ipynb")) if folder.is_dir() else []
    if len(others) != 1:
        return Absent(messages.NO_NOTEBOOK.format(name=path.name))
    found = "".join(letter for letter in others[0].name if letter.isprintable())[:80]
    return Absent(messages.OTHER_NOTEBOOK.format(name=path.name, found=found))


def _timestamp(folder: Path) -> str | None:
    """The time of submission, where nbgrader or an export left one."""
    path = folder / "timestamp.txt"
    if path.is_symlink() or not path.is_file() or path.stat().st_size > 100:
        return None
    return path.read_text(encoding="ascii", errors="replace").strip()
