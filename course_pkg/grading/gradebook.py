"""nbgrader's side of grading: the course's configuration, its gradebook, its folders.

Everything here goes through nbgrader's own converters and API, so that formgrader,
``generate_feedback`` and ``export`` find what they expect.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config import Config, PyFileConfigLoader

from course_pkg.check.verdict import Lang
from course_pkg.errors import GradingError
from course_pkg.grading.journal import Journal
from course_pkg.grading.marking import Paper
from course_pkg.grading.rebuild import Node
from course_pkg.grading.source import beside, paper, template
from course_pkg.grading.writer import Writer, as_time

CONFIG = "nbgrader_config.py"


class Book:
    """The gradebook of one assignment of one course; only one thread may write to it."""

    def __init__(self, assignment: str, course: Path, url: str | None = None) -> None:
        _find_tools()
        self.assignment = assignment
        self.config = _config(course)
        self.directory = _directory(self.config, url)
        source = Path(self.directory.format_path(self.directory.source_directory, ".", assignment))
        notebooks = sorted(source.glob("*.ipynb"))
        if len(notebooks) != 1:
            raise GradingError(
                f"one source notebook was expected in {source}, found {len(notebooks)}; "
                f"run `course release` or check the name of the assignment"
            )
        self.notebook = notebooks[0].stem
        self._source = source
        self._writer: Writer | None = None
        self._enter()
        self.template = template(self.directory, assignment, self.notebook)

    @property
    def submitted(self) -> Path:
        """Where nbgrader looks for submissions."""
        return Path(self.directory.root, self.directory.submitted_directory)

    def paper(self, default: Lang) -> Paper:
        """The assignment, with the time limits and the secret of the course's configuration."""
        from course_pkg.grading.autograde import GradeSubmission

        settings = GradeSubmission(config=self.config)
        return paper(self.directory, self.assignment, self.notebook, settings, default)

    def clear(self, students: Sequence[str]) -> None:
        """Let no automatic score of an earlier grading stand; mark the rows for a person."""
        clear(self.directory, self.assignment, self.notebook, students)

    @property
    def journal(self) -> Path:
        """Where the journal of this assignment lies: beside a gradebook that is a file."""
        return _journal(self.directory, self.assignment)

    def scores(self) -> dict[str, float]:
        """The automatic points that stand in the gradebook, by student."""
        with Gradebook(self.directory.db_url, self.directory.course_id) as book:
            try:
                rows = book.find_notebook(self.notebook, self.assignment).submissions
            except MissingEntry:
                return {}
            return {
                row.student.id: fsum(grade.auto_score or 0.0 for grade in row.grades)
                for row in rows
            }

    def record(
        self, student: str, notebook: Node, timestamp: str | None, by_hand: Sequence[str] = ()
    ) -> None:
        """Write a graded notebook and its scores where nbgrader keeps them.

        by_hand: checks that could not be run on the trusted side; a person must look.
        """
        if self._writer is None:
            files = tuple(beside(self._source))
            self._writer = Writer(
                self.directory, self.config, self.assignment, self.notebook, files
            )
        self._writer.write(student, notebook, as_time(timestamp), by_hand)

    def close(self) -> None:
        """Close what is open of the gradebook."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _enter(self) -> None:
        """Enter the assignment into the gradebook as ``nbgrader generate_assignment`` does."""
        with tempfile.TemporaryDirectory(prefix="course-") as stage:
            directory = _directory(self.config, self.directory.db_url)
            directory.release_directory = stage
            directory.assignment_id = self.assignment
            converter = GenerateAssignment(coursedir=directory, config=self.config)
            converter.force = True
            with _quiet(converter) as said:
                try:
                    converter.start()
                except (NbGraderException, SQLAlchemyError) as error:
                    raise GradingError(
                        f"assignment {self.assignment!r} could not be entered into the gradebook: "
                        f"{_cause(said, error)}. If its cells have changed since submissions were "
                        f"graded, name a new gradebook with --gradebook"
                    ) from error


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person wrote about one student: points by task, remarks by cell, points on top."""

    points: Mapping[str, float]
    remarks: Mapping[str, str]
    extra: float = 0.0


@dataclass(frozen=True, slots=True)
class Recorded:
    """What stands about an assignment, read without changing anything.

    standing: the journal's last result of every student; by_hand: what people wrote;
    auto: the points that checks gave as the gradebook has them, by student.
    """

    standing: Mapping[str, dict[str, Any]]
    by_hand: Mapping[str, ByHand]
    auto: Mapping[str, float]

    @property
    def unbooked(self) -> frozenset[str]:
        """Who has a result that the gradebook lacks, and with it the points given by hand."""
        return frozenset(self.standing) - frozenset(self.auto)

    def require_booked(self, assignment: str, students: Iterable[str]) -> None:
        """Raise GradingError if one of ``students`` is not in the gradebook."""
        if lost := sorted(self.unbooked & {*students}):
            named = ", ".join(lost[:3]) + (", …" if len(lost) > 3 else "")
            raise GradingError(
                f"the gradebook lacks {len(lost)} of the results in the journal ({named}), and "
                "points given by hand are in the gradebook alone. Put it back, name the one that "
                f"you graded into with --gradebook, or run `course grade {assignment}` and give "
                "those points again."
            )


def recorded(assignment: str, course: Path, url: str | None = None) -> Recorded:
    """The results of an assignment; empty where nothing was graded."""
    _find_tools()
    directory = _directory(_config(course), url)
    standing = Journal(_journal(directory, assignment)).standing()
    file = str(directory.db_url).removeprefix("sqlite:///")
    if "://" not in file and not Path(file).is_file():
        return Recorded(standing, {}, {})
    by_hand, auto = {}, {}
    with warnings.catch_warnings(), Gradebook(directory.db_url, directory.course_id) as book:
        warnings.simplefilter("ignore")
        try:
            rows = book.find_assignment(assignment).submissions
        except MissingEntry:
            rows = []
        for row in rows:
            grades = [each for notebook in row.notebooks for each in notebook.grades]
            comments = [each for notebook in row.notebooks for each in notebook.comments]
            by_hand[row.student.id] = ByHand(
                {each.name: each.manual_score for each in grades if each.manual_score is not None},
                {each.name: each.manual_comment for each in comments if each.manual_comment},
                fsum(each.extra_credit or 0.0 for each in grades),
            )
            auto[row.student.id] = fsum(each.auto_score or 0.0 for each in grades)
    return Recorded(standing, by_hand, auto)


def _journal(directory: Any, assignment: str) -> Path:
    url = str(directory.db_url)
    file = Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None
    base = file or Path(directory.root, "gradebook")
    return base.with_name(f"{base.stem}-{assignment}.journal.jsonl")


def clear(
    directory: Any,
    assignment: str,
    notebook: str,
    students: Sequence[str],
    tasks: Sequence[str] | None = None,
) -> None:
    """Set automatic scores to zero, for a person to see, until the new ones are known."""
    with Gradebook(directory.db_url, directory.course_id) as book:
        for student in students:
            try:
                submission = book.find_submission_notebook(notebook, assignment, student)
            except MissingEntry:
                continue
            for grade in submission.grades:
                if tasks is None or grade.name in tasks:
                    grade.auto_score = 0.0
                    grade.needs_manual_grade = True
        book.db.commit()


def _find_tools() -> None:
    """nbgrader runs ``alembic`` by name when it makes a gradebook; it lies beside our Python."""
    tools = str(Path(sys.executable).parent)
    path = os.environ.get("PATH", os.defpath)
    if tools not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([tools, path])


def _config(course: Path) -> Config:
    config = Config()
    if (course / CONFIG).exists():
        try:
            config = PyFileConfigLoader(CONFIG, path=str(course)).load_config()
        # The file is the course's own code; whatever it raises, the person reads a sentence.
        except Exception as error:
            raise GradingError(f"{CONFIG} of {course} cannot be read: {error}") from error
    config.CourseDirectory.root = str(course)
    return config


def _directory(config: Config, url: str | None) -> Any:
    directory = CourseDirectory(config=config)
    if url:
        directory.db_url = url
    if not directory.course_id and not str(directory.db_url).startswith("sqlite"):
        # nbgrader leaves a course without a name out of its table, and only SQLite lets
        # assignments refer to what is not there.
        directory.course_id = "default_course"
    return directory


@contextlib.contextmanager
def _quiet(converter: Any) -> Iterator[list[str]]:
    """Keep nbgrader's log from the screen; the errors in it are the list."""
    said: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage().strip())

    logger = logging.Logger("course_pkg.grading", logging.ERROR)
    logger.addHandler(Keep())
    converter.log = logger
    with warnings.catch_warnings():
        # nbgrader's own use of SQLAlchemy and nbconvert warns; nothing there is ours to mend.
        warnings.simplefilter("ignore")
        yield said


def _cause(said: list[str], error: Exception) -> str:
    """The last line of the first traceback that nbgrader logged, else its own words."""
    for text in said:
        if text.startswith("Traceback"):
            # SQLAlchemy ends with its statement and an address to read on.
            lines = [line for line in text.splitlines() if not line.startswith(("(Back", "[SQL"))]
            return lines[-1]
    return str(error)
