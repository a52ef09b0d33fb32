"""Grade a class: every folder gets a row, and no submission stops another."""

from __future__ import annotations

import contextlib
import math
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from course_pkg.check.language import language
from course_pkg.errors import GradingError
from course_pkg.grading import messages
from course_pkg.grading.engine import Engine, choose, for_workers
from course_pkg.grading.journal import Journal, digest_of
from course_pkg.grading.lint import require_carried
from course_pkg.grading.marking import Absent, Marked, Paper, mark, unmarked
from course_pkg.grading.reading import Submission, Unreadable, read_submission
from course_pkg.grading.report import Report, StudentReport
from course_pkg.grading.sandbox.limits import Isolation

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
    resume: bool = False,
    only: str | None = None,
    unsafe: bool = False,
    engines: Sequence[Engine] | None = None,
) -> Report:
    """Grade every submission of ``assignment`` and record it in the gradebook.

    submitted: folder of ``<student>/<assignment>/<notebook>.ipynb`` (default: the course's).
    gradebook: database URL (default: the course's). on_student: called with each finished row,
    how many are finished and how many there are. workers: submissions graded at a time (default:
    one per processor). resume: keep results that the journal and the gradebook have of the same
    submission. only: this student alone. unsafe: go on without a sandbox where there is none.
    engines: running ones to use and leave running, one per worker. Raises GradingError before the
    first student when the course, the folder or the machine is not fit to grade.
    """
    started = time.monotonic()
    with contextlib.ExitStack() as stack:
        own = engines is None
        running = engines or started_engines(stack, choose(unsafe), workers)
        # Importing nbgrader takes as long as the fork servers take to start: side by side.
        from course_pkg.grading.gradebook import Book

        book = Book(assignment, course.resolve(), gradebook)
        stack.callback(book.close)
        require_carried(assignment, book.template)
        students = _only(find_students((submitted or book.submitted).resolve()), only)
        paper = book.paper(language())
        isolation = running[0].isolation.name
        journal = Journal(book.journal)
        digest = paper.digest(isolation)
        inputs = {each.name: digest_of(each / assignment, book.notebook) for each in students}
        rows = _standing(journal, book.scores(), digest, inputs) if resume else {}
        waiting = [folder for folder in students if folder.name not in rows]
        for done, row in enumerate(rows.values(), start=1):
            on_student(row, done, len(students))
        journal.started([folder.name for folder in waiting], isolation)
        book.clear([folder.name for folder in waiting])
        failures: dict[str, Exception] = {}
        stop = stack.close if own else lambda: None
        for folder, marked in marked_in_turn(paper, waiting, book.notebook, running, stop):
            # Whatever a submission provokes in the grader itself stays that submission's row.
            try:
                if isinstance(marked, Exception):
                    raise marked
                _record(book, folder, marked)
            except Exception as error:
                failures[folder.name] = error
                marked = unmarked(paper, messages.NOT_GRADED, "killed", folder.name)
            else:
                journal.graded(marked.report, digest, inputs[folder.name])
            rows[folder.name] = marked.report
            on_student(marked.report, len(rows), len(students))
    if failures and len(failures) == len(students):
        first = next(iter(failures.values()))
        raise GradingError(f"no submission could be graded; the first said: {first}")
    ordered = tuple(rows[folder.name] for folder in students)
    return Report(assignment, isolation, time.monotonic() - started, ordered)


def started_engines(
    stack: contextlib.ExitStack, isolation: Isolation, workers: int | None
) -> Sequence[Engine]:
    """An engine per worker, starting; closed with the stack."""
    made = for_workers(isolation, workers or len(os.sched_getaffinity(0)))
    for engine in set(made):
        stack.enter_context(engine)
        threading.Thread(target=_start, args=(engine,), daemon=True).start()
    return made


def _start(engine: Engine) -> None:
    # The first submission tries again and says what is wrong.
    with contextlib.suppress(GradingError):
        engine.start()


def marked_in_turn(
    paper: Paper,
    students: Sequence[Path],
    name: str,
    engines: Sequence[Engine],
    stop: Callable[[], None],
) -> Iterator[tuple[Path, Marked | Exception]]:
    """Every student's folder with what became of it, as they finish, one per engine at a time."""
    free: SimpleQueue[Engine] = SimpleQueue()
    for engine in engines:
        free.put(engine)
    pool = ThreadPoolExecutor(max_workers=max(len(engines), 1))
    try:
        waiting = {pool.submit(_mark, paper, folder, name, free): folder for folder in students}
        for done in as_completed(list(waiting)):
            folder = waiting.pop(done)
            try:
                yield folder, done.result()
            except Exception as error:
                yield folder, error
    except BaseException:
        # Stopped by a person or by a full disk: what still runs is not waited for.
        stop()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _standing(
    journal: Journal, scores: Mapping[str, float], paper: str, inputs: Mapping[str, str]
) -> dict[str, StudentReport]:
    """Results that need not be made again: the same submission, and the gradebook has them."""
    found = {}
    for student, record in journal.standing().items():
        same = record["paper"] == paper and record["submission"] == inputs.get(student)
        if same and student in scores:
            row = StudentReport.from_json(record["report"])
            if math.isclose(row.score, scores[student], abs_tol=1e-9):
                found[student] = row
    return found


def _only(students: list[Path], name: str | None) -> list[Path]:
    found = [folder for folder in students if name in (None, folder.name)]
    if not found:
        raise GradingError(f"a folder of the student {name!r} was expected and there is none")
    return found


def _record(book: Book, folder: Path, marked: Marked) -> None:
    by_hand = [task.task for task in marked.report.tasks if task.message == messages.UNCARRIED]
    stamp = timestamp_of(folder / book.assignment)
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


def timestamp_of(folder: Path) -> str | None:
    """The time of submission, where nbgrader or an export left one."""
    path = folder / "timestamp.txt"
    if path.is_symlink() or not path.is_file() or path.stat().st_size > 100:
        return None
    return path.read_text(encoding="ascii", errors="replace").strip()
