"""Results on how fast the grader is, beside others and on large classes."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds per submission, by the clock and of the processors, a number per grader."""

    graders: tuple[str, ...]
    clock: Floats
    processors: Floats


@dataclass(frozen=True, slots=True)
class Growth:
    """One large class on the way: submissions done and MiB in use, a number per sample.

    own: of the grader; below: of all processes that it started.
    """

    submissions: int
    seconds: Floats
    done: Floats
    own: Floats
    below: Floats


@dataclass(frozen=True, slots=True)
class Workers:
    """Submissions per second with one worker and with two, a number per class."""

    classes: tuple[str, ...]
    one: Floats
    two: Floats
