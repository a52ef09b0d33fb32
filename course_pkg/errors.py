"""Everything the package raises on purpose.

::

    CourseError                 a sentence for a person: expected, got, what to do
    ├── ShapeError              an array of the wrong shape (also a ValueError)
    ├── InvalidValueError       a number outside its range (also a ValueError)
    ├── BookError               the book cannot be built
    ├── ExperimentError         an experiment cannot be run as asked
    ├── FetchError              a data set is not to be had (also an OSError)
    ├── ReleaseError            an assignment source cannot be released
    ├── GradingError            a class cannot be graded
    ├── ClassError              a class folder, its settings or roster is not as expected
    └── StudentError            a student's notebook cannot be started, checked or packed
"""

from __future__ import annotations


class CourseError(Exception):
    """Root of the tree; the command line prints its text instead of a traceback."""


class ShapeError(CourseError, ValueError):
    """An array does not have the shape that the equation needs."""


class InvalidValueError(CourseError, ValueError):
    """A number lies outside the range in which the operation is defined."""


class BookError(CourseError):
    """The book cannot be built: a page, a cell or a figure is at fault."""


class ExperimentError(CourseError):
    """An experiment cannot be run, or its result cannot be read, as asked."""


class FetchError(CourseError, OSError):
    """A data set is neither at hand nor to be had, or is not the one that was published."""


class ReleaseError(CourseError):
    """An assignment source is not fit to be released."""


class GradingError(CourseError):
    """A class cannot be graded as asked."""


class ClassError(CourseError):
    """A class folder, its ``class.toml`` or its ``roster.csv`` is not as expected."""


class StudentError(CourseError):
    """A notebook cannot be started, checked or packed; said in the student's language."""
