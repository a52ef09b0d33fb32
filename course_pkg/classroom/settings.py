"""What ``nbgrader_config.py`` says: the course's settings of nbgrader, in one place.

The file of a class, or of the repository, calls ``configure`` and may add to it below.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import nbgrader

import course_pkg
from course_pkg.classroom.config import SETTINGS, read_class


def configure(
    c: Any, root: Path, source: str = "source", release: str = "release", cell_seconds: int = 30
) -> None:
    """Set nbgrader up for the course folder ``root``; ``class.toml`` there gives the rest.

    source, release: folders of the source notebooks and of the released ones (per language; the
    language is COURSE_LANG, else that of the class). cell_seconds: the default limit of one cell.
    """
    from course_pkg.release.preprocessor import KeepLanguage

    # nbgrader makes a new gradebook by calling `alembic`, which lies beside this Python.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    settings = read_class(root)
    if (root / SETTINGS).is_file():
        # What is written about students from here on is for this user's eyes.
        os.umask(0o077)
        # nbgrader lets everybody read what it has graded.
        c.Autograde.permissions = c.GenerateFeedback.permissions = 600
    language = os.environ.get("COURSE_LANG") or settings.language

    c.CourseDirectory.course_id = "normalization"
    c.CourseDirectory.source_directory = source
    c.CourseDirectory.release_directory = f"{release}/{language}"
    c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", ".DS_Store"]

    # Generate: one language out of the bilingual source, before anything else looks at it.
    c.KeepLanguage.language = language
    c.GenerateAssignment.preprocessors.insert(0, KeepLanguage)
    c.ClearSolutions.code_stub = {
        "python": "# 여기에 답을 쓰세요 / YOUR CODE HERE\nraise NotImplementedError()"
    }
    c.ClearSolutions.text_stub = "*여기에 답을 쓰세요. / Write your answer here.*"

    # Validate and autograde: seconds that one cell, and one notebook, may take.
    c.Execute.timeout = int(settings.limits.get("cell", cell_seconds))
    c.GradeSubmission.notebook_timeout = int(settings.limits.get("notebook", 300))
    limits = {"*": settings.limits, **settings.limits_of}
    c.GradeSubmission.limits_of = {name: dict(each) for name, each in limits.items()}

    # Autograde and feedback: the course's grader inside plain nbgrader. Every submission is
    # rebuilt, run and judged as `course grade` does it, with the same scores.
    c.Autograde.exporter_class = "course_pkg.grading.autograde.SubmissionExporter"
    c.Autograde.sanitize_preprocessors = ["course_pkg.grading.autograde.GradeSubmission"]
    c.Autograde.autograde_preprocessors = [
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.ClearHiddenTests",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    # Hidden inputs are drawn from the secret of the class: its seed, or the text of
    # grading-secret.txt in the folder, else a text that everybody knows (for examples alone).
    if settings.seed:
        c.GradeSubmission.secret = settings.seed
    # The language of a submission that does not tell.
    c.GradeSubmission.language = settings.language if (root / SETTINGS).is_file() else ""
    # Feedback shows answers and verdicts: no test that students do not have, no traceback.
    c.GenerateFeedback.preprocessors = [
        "nbgrader.preprocessors.GetGrades",
        "nbgrader.preprocessors.ClearHiddenTests",
        "course_pkg.grading.autograde.OnlyVerdicts",
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
    ]
    # Pages of a class are for one account; those in the exchange are fetched by other accounts.
    c.ExchangeFactory.release_feedback = "course_pkg.grading.returning.ReleaseFeedback"
    # Formgrader shows answers to an instructor who is logged in: as text, never as a program.
    c.HTMLExporter.filters = {"markdown2html": "course_pkg.grading.harmless.markdown"}
    # Formulas are set by no script: nbgrader's pages would fetch one from a public server.
    c.HTMLExporter.extra_template_basedirs = [
        str(Path(course_pkg.__file__).parent / "grading" / "templates"),
        str(Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"),
    ]
