"""The grader inside plain ``nbgrader autograde`` and ``generate_feedback``.

``nbgrader_config.py`` names these classes; the scores are those of ``course grade``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_notebook
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from traitlets import Integer

from course_pkg.check.language import language
from course_pkg.grading.execute import Limits
from course_pkg.grading.gradebook import clear, template
from course_pkg.grading.marking import VERDICT, mark
from course_pkg.grading.reading import read_submission

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

    def limits(self) -> Limits:
        """The course's limits; nbclient's "no limit" is that of the notebook."""
        whole = float(self.notebook_timeout)
        cell = float(self.timeout) if self.timeout and self.timeout > 0 else whole
        return Limits(cell=min(cell, whole), notebook=whole)

    def preprocess(self, nb: Any, resources: Any, km: Any = None) -> Any:
        """Replace what was handed in by the graded notebook."""
        names = resources["nbgrader"]
        directory = self.parent.parent.coursedir
        clear(directory, names["assignment"], names["notebook"], names["student"])
        marked = mark(
            template(directory, names["assignment"], names["notebook"]),
            resources[_SUBMISSION],
            self.limits(),
            names["student"],
            language(),
        )
        for note in marked.report.notes:
            self.log.warning("%s: %s", names["student"], note.en)
        return marked.notebook, resources


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
