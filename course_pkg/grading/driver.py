"""Grade a class: every folder gets a row, and no submission stops another."""

from __future__ import annotations

import contextlib
import math
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol

from course_pkg.check.language import language
from course_pkg.errors import GradingError
from course_pkg.grading import messages
from course_pkg.grading.engine import Engine, choose, for_workers
from course_pkg.grading.handed_in import STAMP, read_stamp
from course_pkg.grading.journal import Journal, digest_of
from course_pkg.grading.lint import require_carried
from course_pkg.grading.marking import Marked, Paper, mark, unmarked
from course_pkg.grading.reading import find_submission
from course_pkg.grading.report import Isolation, Report, StudentReport
from course_pkg.grading.sandbox.limits import Isolation as Rung

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
    scheduler: str | None = None,
) -> Report:
    """Grade every submission of ``assignment`` and record it in the gradebook.

    submitted: folder of ``<student>/<assignment>/<notebook>.ipynb`` (default: the course's).
    gradebook: database URL (default: the course's). on_student: called with each finished row,
    how many are finished and how many there are. workers: submissions graded at a time (default:
    one per processor). resume: keep results that the journal and the gradebook have of the same
    submission. only: this student alone. unsafe: go on without a sandbox where there is none.
    engines: running ones to use and leave running, one per worker. scheduler: address of a Dask
    cluster whose workers grade instead of this machine; ``workers`` are then submissions on their
    way at a time. Raises GradingError before the first student when the course, the folder, the
    machine or the cluster is not fit to grade.
    """
    started = time.monotonic()
    with contextlib.ExitStack() as stack:
        site = _site(stack, engines, unsafe, workers, scheduler)
        # Importing nbgrader takes as long as the fork servers take to start: side by side.
        from course_pkg.grading.gradebook import Book

        book = Book(assignment, course.resolve(), gradebook)
        stack.callback(book.close)
        require_carried(assignment, book.template)
        place = (submitted or book.submitted).resolve()
        students = _only(find_students(place), only)
        nobody = [] if only else nobodys_folders(place)
        paper = book.paper(language())
        isolation = site.isolation
        journal = Journal(book.journal)
        digest = paper.digest(isolation)
        inputs = {each.name: digest_of(each / assignment, book.notebook) for each in students}
        rows = _standing(journal, book.scores(), digest, inputs) if resume else {}
        total = len(students) + len(nobody)
        waiting = [folder for folder in students if folder.name not in rows]
        for done, row in enumerate(rows.values(), start=1):
            on_student(row, done, total)
        journal.started([folder.name for folder in waiting], isolation)
        book.clear([folder.name for folder in waiting])
        failures: dict[str, Exception] = {}
        for folder, marked in site.marked(paper, waiting, book.notebook):
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
            on_student(marked.report, len(rows), total)
        odd = [unmarked(paper, messages.FOLDER_NAME, "invalid", each).report for each in nobody]
        for done, row in enumerate(odd, start=len(rows) + 1):
            on_student(row, done, total)
    if failures and len(failures) == len(students):
        first = next(iter(failures.values()))
        raise GradingError(f"no submission could be graded; the first said: {first}")
    ordered = (*(rows[folder.name] for folder in students), *odd)
    return Report(assignment, isolation, time.monotonic() - started, ordered)


class Site(Protocol):
    """Where submissions are graded: this machine, or a cluster."""

    @property
    def isolation(self) -> Isolation:
        """How students' code is kept apart there."""

    def marked(
        self, paper: Paper, students: Sequence[Path], name: str
    ) -> Iterator[tuple[Path, Marked | Exception]]:
        """Every student's folder with what became of it, as they finish."""


@dataclass(frozen=True, slots=True)
class _Here:
    """This machine; ``stop`` ends what runs when grading is broken off."""

    engines: Sequence[Engine]
    stop: Callable[[], None]

    @property
    def isolation(self) -> Isolation:
        return self.engines[0].isolation.name

    def marked(
        self, paper: Paper, students: Sequence[Path], name: str
    ) -> Iterator[tuple[Path, Marked | Exception]]:
        return marked_in_turn(paper, students, name, self.engines, self.stop)


def _site(
    stack: contextlib.ExitStack,
    engines: Sequence[Engine] | None,
    unsafe: bool,
    workers: int | None,
    scheduler: str | None,
) -> Site:
    if scheduler is not None:
        from course_pkg.grading.cluster import Cluster

        return stack.enter_context(Cluster(scheduler, unsafe, workers))
    if engines:
        return _Here(engines, lambda: None)
    return _Here(started_engines(stack, choose(unsafe), workers), stack.close)


def started_engines(
    stack: contextlib.ExitStack, isolation: Rung, workers: int | None
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
    stamp = read_stamp(folder / book.assignment / STAMP)
    book.record(folder.name, marked.notebook, stamp, by_hand)


def find_students(submitted: Path) -> list[Path]:
    """The folders under ``submitted``, sorted; each is one student. Hidden ones are not.

    Nor are those whose names are no text: no gradebook, report or page could name that student.
    """
    if not submitted.is_dir():
        raise GradingError(
            f"a folder of submissions was expected at {submitted}; name one with --submitted"
        )
    found = [each for each in _folders(submitted) if each.name == _as_text(each)]
    if not found:
        raise GradingError(
            f"{submitted} holds no submission; expected <student>/<assignment>/<notebook>.ipynb"
        )
    return found


def nobodys_folders(submitted: Path) -> list[str]:
    """What to call the other folders: a person has to find and rename them."""
    return [name for each in _folders(submitted) if (name := _as_text(each)) != each.name]


def _folders(submitted: Path) -> list[Path]:
    return sorted(
        each
        for each in submitted.iterdir()
        if each.is_dir() and not each.name.startswith(".") and each.name != "__pycache__"
    )


def _as_text(folder: Path) -> str:
    """The name of a folder, bytes that are not UTF-8 as ``\\xff``."""
    return os.fsencode(folder.name).decode(errors="backslashreplace")


def _mark(paper: Paper, student: Path, name: str, free: SimpleQueue[Engine]) -> Marked:
    handed_in = find_submission(student, paper.assignment, name)
    engine = free.get()
    try:
        return mark(paper, handed_in, engine, student.name)
    finally:
        free.put(engine)
