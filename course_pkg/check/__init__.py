"""The diagnosing checker: says what is wrong, not only that it is wrong.

A task is checked in two steps that may run in different processes: ``drive`` calls the
student's object and returns plain arrays and scalars, ``judge`` sees only those. A notebook says
``from course_pkg import check`` and ends each grade cell in ``show(check.norm.…(…))``.
"""

from course_pkg.check import norm
from course_pkg.check.language import use_language
from course_pkg.check.show import show
from course_pkg.check.verdict import Text, Verdict

__all__ = ["Text", "Verdict", "norm", "show", "use_language"]
