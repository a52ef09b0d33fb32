"""Grade a class: every folder gets a row, and no submission stops another."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from course_pkg.check.language import language
from course_pkg.errors import GradingError
from course_pkg.grading import messages
from course_pkg.grading.engine import Engine, choose
from course_pkg.grading.lint import require_carried
from course_pkg.grading.marking import Absent, Marked, Paper, mark, unmarked
from course_pkg.grading.reading import Submission, Unreadable, read_submission
from course_pkg.grading.report import Report, StudentReport

if TYPE_CHECKING:
    from course_pkg.grading.gradebook import Book


def grade(
    assignment: str,
    course: Path,
    submitted: Path | None = None,
    gradebook: str | None = None,
    on_student: Callable[[StudentReport, int, int], None] = lambda row, done, total: None,
    *,
    workers: int | None = None,
    unsafe: bool = False,
    engines: Sequence[Engine] | None = None,
) -> Report:
    """Grade every submission of ``assignment`` and record it in the gradebook.

    submitted: folder of ``<student>/<assignment>/<notebook>.ipynb`` (default: the course's).
    gradebook: database URL (default: the course's). on_student: called with each finished row,
    how many are finished and how many there are. workers: submissions graded at a time (default:
    one per processor). unsafe: go on without a sandbox where there is none. engines: running ones
    to use and leave running, one per worker. Raises GradingError before the first student when
    the course, the folder or the machine is not fit to grade.
    """
    from course_pkg.grading.gradebook import Book

    started = time.monotonic()
    book = Book(assignment, course.resolve(), gradebook)
    require_carried(assignment, book.template)
    students = find_students((submitted or book.submitted).resolve())
    paper = book.paper(language())
    own = engines is None
    if engines is None:
        isolation = choose(unsafe)
        count = min(workers or len(os.sched_getaffinity(0)), len(students))
        engines = [Engine(isolation) for _ in range(count)]
    rows: dict[str, StudentReport] = {}
    failures: dict[str, Exception] = {}
    failed = partial(unmarked, paper, messages.NOT_GRADED, "killed")
    book.clear([folder.name for folder in students])
    free: SimpleQueue[Engine] = SimpleQueue()
    for engine in engines:
        free.put(engine)
    pool = ThreadPoolExecutor(max_workers=len(engines))
    try:
        waiting = {
            pool.submit(_mark, paper, folder, book.notebook, free): folder for folder in students
        }
        for done in as_completed(list(waiting)):
            folder = waiting.pop(done)
            # Whatever a submission provokes in the grader itself stays that submission's row.
            try:
                marked = done.result()
            except Exception as error:
                failures[folder.name] = error
                marked = failed(folder.name)
            try:
                _record(book, folder, marked)
            except Exception as error:
                failures[folder.name] = error
                marked = failed(folder.name)
            rows[folder.name] = marked.report
            on_student(marked.report, len(rows), len(students))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if own:
            for engine in engines:
                engine.close()
        pool.shutdown()
    if len(failures) == len(students):
        first = next(iter(failures.values()))
        raise GradingError(f"no submission could be graded; the first said: {first}")
    ordered = tuple(rows[folder.name] for folder in students)
    isolation = engines[0].isolation
    return Report(assignment, isolation.name, time.monotonic() - started, ordered)


def _record(book: Book, folder: Path, marked: Marked) -> None:
    by_hand = [task.task for task in marked.report.tasks if task.message == messages.UNCARRIED]
    stamp = _timestamp(folder / book.assignment)
    book.record(folder.name, marked.notebook, stamp, by_hand)


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


def _mark(paper: Paper, student: Path, name: str, free: SimpleQueue[Engine]) -> Marked:
    handed_in = find_submission(student, paper.assignment, name)
    engine = free.get()
    try:
        return mark(paper, handed_in, engine, student.name)
    finally:
        free.put(engine)


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
