"""Checks of the assignment ``transfer``: one function per graded cell.

Importing this module is light; torch is imported by the checks that need it. The answers and the
wrong answers stand in the source notebook alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from course_pkg.check.hunt import Planted, hunted
from course_pkg.check.predict import Answer, Prediction, predicted
from course_pkg.check.recorded import varied
from course_pkg.check.task import Misconception
from course_pkg.check.transfer import adapting, hunting
from course_pkg.check.verdict import Verdict

Fn = Callable[..., object]
Mistakes = tuple[Misconception, ...]


def freeze(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(model, names)``, called after each ``model.train()``."""
    from course_pkg.check.transfer import freezing

    return varied(freezing.TASK, fn, recorded, answer, mistakes, seed)


def layer_groups(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(model, lr, decay, weight_decay) -> groups`` for an optimizer."""
    from course_pkg.check.transfer import groups

    return varied(groups.TASK, fn, recorded, answer, mistakes, seed)


def with_new_head(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(model, classes) -> new model``; the model has a body and a head."""
    from course_pkg.check.transfer import heads

    return varied(heads.TASK, fn, recorded, answer, mistakes, seed)


def cached_features(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(body, x, batch_size) -> features``."""
    from course_pkg.check.transfer import caching

    return varied(caching.TASK, fn, recorded, answer, mistakes, seed)


def adapted_statistics(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(mean, var, count, x, weights) -> (mean, var)``."""
    return varied(adapting.TASK, fn, recorded, answer, mistakes, seed)


def hunt(
    inputs: object, accepts: object, bugs: Sequence[Planted] | None = None, seed: int = 0
) -> Verdict:
    """Check the student's test of ``sgd_step`` on right and wrong implementations."""
    return hunted(hunting.HUNT, inputs, accepts, bugs, seed)


def prediction(given: object, answers: Mapping[str, Answer] | None = None) -> Verdict:
    """Check the predicted numbers; without ``answers`` only that they are there."""
    return predicted(PREDICTION, given, answers)


PREDICTION = Prediction(
    name="tl-predict",
    points=4.0,
    asked=("trainable", "frozen_weight", "running_mean", "third_rate"),
    section="sec-transfer",
)
