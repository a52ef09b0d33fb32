"""Write graded submissions where nbgrader keeps them: one open session, one transaction each.

What ``nbgrader autograde`` writes, without its converter, which opens the gradebook nine times for
every submission. First the notebook, beside its place; then the scores; the notebook is moved to
its place when both are there.
"""

from __future__ import annotations

import contextlib
import copy
import shutil
import warnings
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.preprocessors import AssignLatePenalties, ClearHiddenTests
from nbgrader.utils import (
    compute_checksum,
    determine_grade,
    is_grade,
    is_solution,
    is_task,
    parse_utc,
)
from sqlalchemy.exc import SQLAlchemyError

from course_pkg.errors import GradingError
from course_pkg.grading.execution import Files
from course_pkg.grading.handed_in import STAMP
from course_pkg.grading.rebuild import Node, grade_id


class Writer:
    """An open gradebook; for one thread. ``files``: copied beside every graded notebook."""

    def __init__(
        self, directory: Any, config: Any, assignment: str, notebook: str, files: Files
    ) -> None:
        self._directory = directory
        self._assignment = assignment
        self._notebook = notebook
        self._files = files
        self._converter = Autograde(coursedir=directory, config=config)
        self._hidden = ClearHiddenTests(parent=self._converter, config=config)
        self._late = AssignLatePenalties(parent=self._converter, config=config)
        self._late.init_plugin()
        self._book = Gradebook(directory.db_url, directory.course_id)

    def close(self) -> None:
        """Close the gradebook."""
        self._book.close()

    def write(
        self, student: str, notebook: Node, timestamp: str | None, by_hand: Collection[str]
    ) -> None:
        """One submission: all of it is stored, or none and it is a GradingError."""
        place = Path(
            self._directory.format_path(
                self._directory.autograded_directory, student, self._assignment
            )
        )
        made = place.with_name(f".{place.name}-new")
        try:
            self._write_files(made, notebook, timestamp)
            with warnings.catch_warnings(), _one_transaction(self._book):
                # nbgrader's own use of SQLAlchemy warns; nothing there is ours to mend.
                warnings.simplefilter("ignore")
                self._write_scores(student, notebook, timestamp, by_hand)
            _remove(place)
            made.rename(place)
            self._converter.set_permissions(self._assignment, student)
        except (SQLAlchemyError, OSError, RuntimeError, ValueError) as error:
            said = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise GradingError(f"the scores of {student} could not be stored: {said}") from error

    def _write_files(self, folder: Path, notebook: Node, timestamp: str | None) -> None:
        _remove(folder)
        folder.mkdir(parents=True)
        for name, data in self._files:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        shown, _ = self._hidden.preprocess(copy.deepcopy(notebook), {})
        nbformat.write(shown, folder / f"{self._notebook}.ipynb")
        if timestamp:
            (folder / STAMP).write_text(timestamp, encoding="utf-8")

    def _write_scores(
        self, student: str, notebook: Node, timestamp: str | None, by_hand: Collection[str]
    ) -> None:
        book = self._book
        book.update_or_create_student(student)
        given = {"timestamp": timestamp} if timestamp else {}
        submission = book.update_or_create_submission(self._assignment, student, **given)
        stored = book.find_submission_notebook(self._notebook, self._assignment, student)
        grades = {grade.name: grade for grade in stored.grades}
        comments = {comment.name: comment for comment in stored.comments}
        for cell in notebook.cells:
            name = grade_id(cell)
            if is_grade(cell):
                grade = grades[name]
                grade.auto_score = determine_grade(cell)[0]
                unsure = grade.auto_score is None or name in by_hand
                grade.needs_manual_grade = unsure or grade.manual_score is not None
            if is_solution(cell) or is_task(cell):
                blank = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
                said = "No response." if blank and not is_task(cell) else None
                comments[name].auto_comment = said
        book.db.flush()
        stored.late_submission_penalty = None
        if submission.total_seconds_late > 0:
            book.db.refresh(stored)
            penalty = self._late.plugin_inst.late_submission_penalty(
                student, stored.score, submission.total_seconds_late
            )
            if penalty is not None:
                stored.late_submission_penalty = self._late._check_late_penalty(stored, penalty)


@contextlib.contextmanager
def _one_transaction(book: Any) -> Iterator[None]:
    """nbgrader's API commits after every step; inside, its commits only reach the session."""
    commit = book.db.commit
    book.db.commit = book.db.flush
    try:
        yield
        commit()
    except BaseException:
        book.db.rollback()
        raise
    finally:
        book.db.commit = commit
        book.db.expire_all()


def _remove(folder: Path) -> None:
    """Remove a folder of an earlier grading; its files may be read-only."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(folder)


def as_time(timestamp: str | None) -> str | None:
    """The time of submission, if it is one."""
    if timestamp is None:
        return None
    try:
        parse_utc(timestamp.strip())
    except (ValueError, OverflowError):
        return None
    return timestamp.strip()
