"""Plain nbgrader for this course: run it from this folder.

COURSE_LANG (ko or en; default ko) chooses the language that ``nbgrader generate_assignment``
writes, and with it the folder: assignments/ko or assignments/en. Hidden inputs are drawn from the
text of grading-secret.txt beside this file (in no repository); without one they are those of the
example class, which everybody can know. A class of your own: ``course new-class DIR``.
"""

from pathlib import Path

from course_pkg.classroom.settings import configure

c = get_config()  # noqa: F821
configure(c, Path(__file__).parent, source="solutions", release="assignments")
