"""Checks of the assignment ``distillation``: one function per graded cell.

Importing this module is light; torch is imported by the check that needs it. The answers and the
wrong answers stand in the source notebook alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from course_pkg.check.distill import gaps, gradient, hunting, mixing, temperature
from course_pkg.check.hunt import Planted, hunted
from course_pkg.check.judge import judge
from course_pkg.check.predict import Answer, Prediction, predicted
from course_pkg.check.recorded import varied
from course_pkg.check.task import Misconception, drive
from course_pkg.check.verdict import Verdict

Fn = Callable[..., object]
Mistakes = tuple[Misconception, ...]


def log_softmax(fn: Fn, seed: int = 0) -> Verdict:
    """Check ``fn(z, temperature=1.0) -> log p`` over the last axis."""
    return judge(temperature.TASK, drive(temperature.TASK, fn, seed), seed)


def gap_distillation_loss(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(student, teacher, temperature) -> loss``; NaN where the teacher has no logit."""
    return varied(gaps.TASK, fn, recorded, answer, mistakes, seed)


def distillation_gradient(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(student, teacher, labels, temperature, alpha) -> dstudent``; -1: no label."""
    return varied(gradient.TASK, fn, recorded, answer, mistakes, seed)


def weighted_ensembles(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(logits, weights) -> (arithmetic, geometric)`` for logits: (m, n, k)."""
    return varied(mixing.ENSEMBLE, fn, recorded, answer, mistakes, seed)


def matched_smoothing(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(teacher, labels) -> targets`` for teacher: (n, k) probabilities."""
    return varied(mixing.CONTROL, fn, recorded, answer, mistakes, seed)


def distillation_step(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(student, teacher, x, labels, optimizer, temperature, alpha) -> loss``."""
    from course_pkg.check.distill import step

    return varied(step.TASK, fn, recorded, answer, mistakes, seed)


def hunt(
    inputs: object, accepts: object, bugs: Sequence[Planted] | None = None, seed: int = 0
) -> Verdict:
    """Check the student's test of ``distillation_loss`` on right and wrong implementations."""
    return hunted(hunting.HUNT, inputs, accepts, bugs, seed)


def prediction(given: object, answers: Mapping[str, Answer] | None = None) -> Verdict:
    """Check the predicted numbers; without ``answers`` only that they are there."""
    return predicted(PREDICTION, given, answers)


PREDICTION = Prediction(
    name="kd-predict",
    points=4.0,
    asked=("ratio", "factor", "times_smaller", "geometric"),
    section="sec-distillation",
)
