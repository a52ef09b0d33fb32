"""Checks of the assignment ``covariate_shift``: one function per graded cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from course_pkg.check.hunt import Planted, hunted
from course_pkg.check.predict import Answer, Prediction, predicted
from course_pkg.check.recorded import varied
from course_pkg.check.task import Misconception
from course_pkg.check.verdict import Verdict

Fn = Callable[..., object]
Mistakes = Sequence[Misconception]


def weighted_loss(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(losses, log_weights) -> (estimate, effective sample size)``."""
    from course_pkg.check.shift import tasks

    return varied(tasks.WEIGHTS, fn, recorded, answer, mistakes, seed)


def density_ratio(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(p, n_train, n_test, cap) -> weights``."""
    from course_pkg.check.shift import tasks

    return varied(tasks.RATIO, fn, recorded, answer, mistakes, seed)


def permutation_test(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(a, b, orders) -> (statistic, p)``."""
    from course_pkg.check.shift import tasks

    return varied(tasks.PERMUTATION, fn, recorded, answer, mistakes, seed)


def adjust_to_priors(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(p, old, new) -> probabilities``."""
    from course_pkg.check.shift import moved

    return varied(moved.LABEL, fn, recorded, answer, mistakes, seed)


def distances(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(train, test) -> distances of p(x), p(y), p(y|x), p(x|y)``."""
    from course_pkg.check.shift import moved

    return varied(moved.KIND, fn, recorded, answer, mistakes, seed)


def pooled_statistics(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(batches) -> (mean, variance)``."""
    from course_pkg.check.shift import moved

    return varied(moved.POOLED, fn, recorded, answer, mistakes, seed)


def hunt(
    inputs: object, accepts: object, bugs: Sequence[Planted] | None = None, seed: int = 0
) -> Verdict:
    """Check a test of ``fn(losses, weights)``, the self-normalised weighted mean."""
    from course_pkg.check.shift import hunting

    return hunted(hunting.HUNT, inputs, accepts, bugs, seed)


def prediction(given: object, answers: Mapping[str, Answer] | None = None) -> Verdict:
    """Check the predicted numbers; without ``answers`` only that they are there."""
    return predicted(PREDICTION, given, answers)


PREDICTION = Prediction(
    name="cs-predict",
    points=4.0,
    asked=("effective", "false_alarms", "ratio", "posterior"),
    section="sec-shift-weights",
)
