"""Checks of the assignment ``batch_norm``: one function per graded cell.

Each is ``judge(task, drive(task, answer))``. Importing this module is light; torch is imported
by the checks that need it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from course_pkg.check.hunt import Planted, hunted
from course_pkg.check.judge import judge
from course_pkg.check.predict import Answer, Prediction, predicted
from course_pkg.check.recorded import varied
from course_pkg.check.task import Misconception, drive
from course_pkg.check.verdict import Verdict


def batch_norm_forward(fn: Callable[..., object], seed: int = 0) -> Verdict:
    """Check ``fn(x, gamma, beta, eps=1e-5) -> y`` or ``(y, cache)``; channels on axis 1."""
    from course_pkg.check.norm import forward

    return judge(forward.TASK, drive(forward.TASK, fn, seed), seed)


def batch_norm_backward(fn: Callable[..., object], seed: int = 0) -> Verdict:
    """Check ``fn(dy, x, gamma, eps=1e-5) -> (dx, dgamma, dbeta)`` for x: (n, c)."""
    from course_pkg.check.norm import backward

    return judge(backward.TASK, drive(backward.TASK, fn, seed), seed)


def batch_norm_running(module: Callable[..., object], seed: int = 0) -> Verdict:
    """Check a module class in training mode: output, gradient, running statistics, buffers.

    module: ``(num_features, eps=1e-5, momentum=0.1)``, called on x: (n, c).
    """
    from course_pkg.check.norm import running

    return judge(running.TASK, drive(running.TASK, module, seed), seed)


def batch_norm_inference(module: Callable[..., object], seed: int = 0) -> Verdict:
    """Check the same module class in eval mode, with running statistics written into it."""
    from course_pkg.check.norm import inference

    return judge(inference.TASK, drive(inference.TASK, module, seed), seed)


def masked_batch_norm(
    fn: Callable[..., object],
    recorded: str = "",
    answer: Callable[..., object] | None = None,
    mistakes: tuple[Misconception, ...] = (),
    seed: int = 0,
) -> Verdict:
    """Check ``fn(x, mask, gamma, beta, eps=1e-5) -> y`` for x: (n, c, l), mask: (n, l)."""
    from course_pkg.check.norm import masked

    return varied(masked.TASK, fn, recorded, answer, mistakes, seed)


def hunt(
    inputs: object, accepts: object, planted: Sequence[Planted] | None = None, seed: int = 0
) -> Verdict:
    """Check a test of ``fn(x, gamma, beta, running_mean, running_var, training[, …])``."""
    from course_pkg.check.norm import bugs

    return hunted(bugs.HUNT, inputs, accepts, planted, seed)


def prediction(given: object, answers: Mapping[str, Answer] | None = None) -> Verdict:
    """Check the predicted numbers; without ``answers`` only that they are there."""
    return predicted(PREDICTION, given, answers)


PREDICTION = Prediction(
    name="bn-predict",
    points=3.0,
    asked=("y_of_nine", "running_mean", "running_var"),
    section="sec-bn",
)
