"""Checks of the assignment ``training_and_bias``: one function per graded cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from course_pkg.check.hunt import Planted, hunted
from course_pkg.check.learning import hunting, results, stopping, tasks
from course_pkg.check.predict import Answer, Prediction, predicted
from course_pkg.check.recorded import varied
from course_pkg.check.task import Misconception
from course_pkg.check.verdict import Verdict

Fn = Callable[..., object]
Mistakes = Sequence[Misconception]


def decompose(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(predictions, y, tau) -> (plain bias², corrected bias², variance)``."""
    return varied(tasks.PARTS, fn, recorded, answer, mistakes, seed)


def sources(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(predictions) -> (variance by the data, variance by the initialisation)``."""
    return varied(tasks.SOURCES, fn, recorded, answer, mistakes, seed)


def batch_size(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(gradients, ratio) -> (batch size, relative standard deviation)``."""
    return varied(tasks.BATCH, fn, recorded, answer, mistakes, seed)


def early_stopping(
    cls: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``cls(patience, min_delta)`` with ``update(loss, weights)`` and ``best_weights``."""
    return varied(stopping.STOP, cls, recorded, answer, mistakes, seed)


def experiment(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(problems, patience, lr) -> (gain, half, worse)``."""
    return varied(stopping.EXPERIMENT, fn, recorded, answer, mistakes, seed)


def compare(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(baseline, method) -> (gain, half, verdict)``."""
    return varied(results.COMPARE, fn, recorded, answer, mistakes, seed)


def report(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(validation, test) -> (rate, mean, half)``."""
    return varied(results.REPORT, fn, recorded, answer, mistakes, seed)


def hunt(
    inputs: object, accepts: object, bugs: Sequence[Planted] | None = None, seed: int = 0
) -> Verdict:
    """Check a test of ``fn(losses, patience)``, the moment whose weights are restored."""
    return hunted(hunting.HUNT, inputs, accepts, bugs, seed)


def prediction(given: object, answers: Mapping[str, Answer] | None = None) -> Verdict:
    """Check the predicted numbers; without ``answers`` only that they are there."""
    return predicted(PREDICTION, given, answers)


PREDICTION = Prediction(
    name="tb-predict",
    points=4.0,
    asked=("batch", "bias2", "half", "restored"),
    section="sec-learning",
)
