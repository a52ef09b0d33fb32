"""Checks of the assignment ``gradient_clipping``: one function per graded cell.

A gradient is a list with one array per parameter, None where a parameter has no gradient.
Importing this module is light; torch is imported by the check that needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from course_pkg.check.clip import bugs, lists, varied
from course_pkg.check.hunt import Planted, hunted
from course_pkg.check.judge import judge
from course_pkg.check.predict import Answer, Prediction, predicted
from course_pkg.check.recorded import varied as checked
from course_pkg.check.task import Misconception, drive
from course_pkg.check.verdict import Verdict

Fn = Callable[..., object]
Mistakes = Sequence[Misconception]


def clip_by_value(fn: Fn, seed: int = 0) -> Verdict:
    """Check ``fn(grads, limit) -> clipped``."""
    return judge(lists.VALUE, drive(lists.VALUE, fn, seed), seed)


def clip_by_global_norm(fn: Fn, seed: int = 0) -> Verdict:
    """Check ``fn(grads, limit) -> (clipped, norm before clipping)``."""
    return judge(lists.GLOBAL, drive(lists.GLOBAL, fn, seed), seed)


def clip_groups(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(groups) -> (clipped lists, norms)``; a group has ``grads`` and ``limit``."""
    return checked(varied.GROUPS, fn, recorded, answer, mistakes, seed)


def clip_adaptive(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(grad, weight, limit, unit_axis, eps) -> clipped``."""
    return checked(varied.ADAPTIVE, fn, recorded, answer, mistakes, seed)


def clip_or_skip(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(grads, limit) -> (clipped, skipped)``."""
    return checked(varied.NONFINITE, fn, recorded, answer, mistakes, seed)


def train_step(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(model, optimizer, batches, limit) -> norm before clipping``."""
    from course_pkg.check.clip import step

    return checked(step.TASK, fn, recorded, answer, mistakes, seed)


def hunt(
    inputs: object, accepts: object, planted: Sequence[Planted] | None = None, seed: int = 0
) -> Verdict:
    """Check a test of clipping by the global norm, ``fn(grads, limit) -> clipped``."""
    return hunted(bugs.HUNT, inputs, accepts, planted, seed)


def prediction(given: object, answers: Mapping[str, Answer] | None = None) -> Verdict:
    """Check the predicted numbers; without ``answers`` only that they are there."""
    return predicted(PREDICTION, given, answers)


PREDICTION = Prediction(
    name="gc-predict",
    points=4.0,
    asked=("global_factor", "per_tensor_norm", "turn_of_value", "short_norm"),
    section="sec-clip-ways",
)
