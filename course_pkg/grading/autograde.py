"""The grader inside plain ``nbgrader autograde`` and ``generate_feedback``.

``nbgrader_config.py`` names these classes; the scores are those of ``course grade``.
"""

from __future__ import annotations

import atexit
import functools
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_notebook
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from traitlets import Bool, Dict, Integer, Unicode

from course_pkg.check.language import language
from course_pkg.errors import GradingError
from course_pkg.grading.engine import Engine, choose
from course_pkg.grading.execution import Limits
from course_pkg.grading.gradebook import clear
from course_pkg.grading.marking import VERDICT, mark
from course_pkg.grading.reading import read_submission
from course_pkg.grading.sandbox.limits import SETTINGS
from course_pkg.grading.seeds import EXAMPLE_SECRET
from course_pkg.grading.source import paper

_SUBMISSION = "course_submission"


class SubmissionExporter(NotebookExporter):  # type: ignore[misc]
    """Reads a submission with suspicion; a file that is no notebook does not stop the class."""

    def from_filename(self, filename: str, resources: Any = None, **kw: Any) -> Any:
        # nbgrader reads twice: what was handed in, then its own copy of what we made of it.
        if not getattr(self.parent, "_sanitizing", False):
            return super().from_filename(filename, resources=resources, **kw)
        resources = resources if resources is not None else {}
        resources[_SUBMISSION] = read_submission(Path(filename))
        return self.from_notebook_node(new_notebook(), resources, **kw)


class GradeSubmission(Execute):  # type: ignore[misc]
    """Rebuild, run and judge; ``c.Execute.timeout`` of the course is the limit of one cell."""

    notebook_timeout = Integer(300, help="Seconds that a whole notebook may take.").tag(config=True)
    secret = Unicode(
        EXAMPLE_SECRET,
        help="From it the hidden inputs of every submission are drawn; keep it to yourself.",
    ).tag(config=True)
    limits_of = Dict(
        help='Limits of an assignment alone, or ("*") of all: {"transfer": {"cell": 60, '
        '"notebook": 600, "memory_mb": 4000}}. Others: ' + ", ".join(SETTINGS)
    ).tag(config=True)
    language = Unicode(
        "", help="Of a submission that does not tell: ko or en (default: COURSE_LANG)."
    ).tag(config=True)
    unsafe_no_sandbox = Bool(
        False, help="Grade without a sandbox where there is none, and mark every result."
    ).tag(config=True)

    def limits(self, assignment: str) -> Limits:
        """The limits of an assignment; nbclient's "no limit" is that of the notebook."""
        own: dict[str, float] = {
            **self.limits_of.get("*", {}),
            **self.limits_of.get(assignment, {}),
        }
        known = ("cell", "notebook", *SETTINGS)
        if wrong := sorted(own.keys() - {*known}):
            raise GradingError(
                f"limits of {assignment} were expected to be of {', '.join(known)}; got {wrong[0]}"
            )
        whole = float(own.get("notebook", self.notebook_timeout))
        default = float(self.timeout or 0)
        cell = float(own.get("cell", default))
        cell = cell if cell > 0 else whole
        others = tuple((name, float(own[name])) for name in SETTINGS if name in own)
        return Limits(cell=min(cell, whole), notebook=whole, others=others)

    def preprocess(self, nb: Any, resources: Any, km: Any = None) -> Any:
        """Replace what was handed in by the graded notebook."""
        names = resources["nbgrader"]
        assignment, notebook, student = names["assignment"], names["notebook"], names["student"]
        directory = self.parent.parent.coursedir
        clear(directory, assignment, notebook, [student])
        work = paper(directory, assignment, notebook, self, language())
        marked = mark(work, resources[_SUBMISSION], _engine(self.unsafe_no_sandbox), student)
        for note in marked.report.notes:
            self.log.warning("%s: %s", student, note.en)
        return marked.notebook, resources


@functools.cache
def _engine(unsafe: bool) -> Engine:
    """One engine for all submissions of a run of nbgrader, ended with it."""
    engine = Engine(choose(unsafe))
    atexit.register(engine.close)
    return engine


class OnlyVerdicts(NbGraderPreprocessor):  # type: ignore[misc]
    """For feedback: answers and the grader's words.

    What students' cells displayed stays out: their process had seen the hidden tests.
    """

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> Any:
        """Drop every output that the grader did not write."""
        if cell.cell_type == "code":
            cell.outputs = [
                output for output in cell.outputs if output.get("metadata", {}).get(VERDICT)
            ]
        return cell, resources
