"""Plain nbgrader for this course: run it from this folder.

COURSE_LANG (ko or en; default ko) chooses the language that ``nbgrader generate_assignment``
writes, and with it the folder: assignments/ko or assignments/en.
"""

import os
import sys
from pathlib import Path

from course_pkg.release.preprocessor import KeepLanguage

# nbgrader makes a new gradebook by calling `alembic`, which lies beside this Python.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

c = get_config()  # noqa: F821
language = os.environ.get("COURSE_LANG", "ko")

c.CourseDirectory.course_id = "normalization"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = f"assignments/{language}"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", ".DS_Store"]

# Generate: one language out of the bilingual source, before anything else looks at it.
c.KeepLanguage.language = language
c.GenerateAssignment.preprocessors.insert(0, KeepLanguage)
c.ClearSolutions.code_stub = {
    "python": "# 여기에 답을 쓰세요 / YOUR CODE HERE\nraise NotImplementedError()"
}
c.ClearSolutions.text_stub = "*여기에 답을 쓰세요. / Write your answer here.*"

# Validate and autograde: seconds that one cell may take.
c.Execute.timeout = 30

# --- Autograde and feedback: the course's grader inside plain nbgrader ------------------------
# Every submission is rebuilt, run and judged as `course grade` does it, with the same scores.
c.Autograde.exporter_class = "course_pkg.grading.autograde.SubmissionExporter"
c.Autograde.sanitize_preprocessors = ["course_pkg.grading.autograde.GradeSubmission"]
c.Autograde.autograde_preprocessors = [
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.CheckCellMetadata",
]
# Hidden inputs are drawn from the secret of the class: the text of grading-secret.txt beside this
# file (in no repository), else this setting. The default is known to everybody, and good enough
# for the example class alone.
# c.GradeSubmission.secret = "..."
# Feedback shows answers and verdicts: no test that students do not have, no traceback.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "nbgrader.preprocessors.ClearHiddenTests",
    "course_pkg.grading.autograde.OnlyVerdicts",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
