"""Checks of the assignment ``scaling_whitening``: one function per graded cell.

Data are arrays of shape (n, d), one example per row. Importing this module brings no torch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from course_pkg.check.hunt import Planted, hunted
from course_pkg.check.predict import Answer, Prediction, predicted
from course_pkg.check.recorded import varied
from course_pkg.check.task import Misconception
from course_pkg.check.verdict import Verdict

Fn = Callable[..., object]
Mistakes = Sequence[Misconception]


def standardize_split(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(train, test) -> (scaled train, scaled test)``."""
    from course_pkg.check.scaling import tasks

    return varied(tasks.SPLIT, fn, recorded, answer, mistakes, seed)


def weighted_statistics(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(x, weights) -> (mean, standard deviation)``."""
    from course_pkg.check.scaling import tasks

    return varied(tasks.WEIGHTED, fn, recorded, answer, mistakes, seed)


def quantile_scale(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(train, x, share) -> scaled x``."""
    from course_pkg.check.scaling import tasks

    return varied(tasks.RANGE, fn, recorded, answer, mistakes, seed)


def shrunk_zca(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(train, shrink) -> (mean, matrix)``."""
    from course_pkg.check.scaling import whiten

    return varied(whiten.ZCA, fn, recorded, answer, mistakes, seed)


def pca_whiten(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(train, x, k) -> z``."""
    from course_pkg.check.scaling import whiten

    return varied(whiten.PCA, fn, recorded, answer, mistakes, seed)


def ridge(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(x, y, penalty) -> (coefficients, intercept)``."""
    from course_pkg.check.scaling import whiten

    return varied(whiten.RIDGE, fn, recorded, answer, mistakes, seed)


def hunt(
    inputs: object, accepts: object, bugs: Sequence[Planted] | None = None, seed: int = 0
) -> Verdict:
    """Check a test of ``fn(train, x)``, standardization by training statistics."""
    from course_pkg.check.scaling import hunting

    return hunted(hunting.HUNT, inputs, accepts, bugs, seed)


def prediction(given: object, answers: Mapping[str, Answer] | None = None) -> Verdict:
    """Check the predicted numbers; without ``answers`` only that they are there."""
    return predicted(PREDICTION, given, answers)


PREDICTION = Prediction(
    name="sw-predict",
    points=4.0,
    asked=("raw_condition", "standard_condition", "squeezed", "test_value"),
    section="sec-scaling-standardize",
)
