"""Checks of the assignment ``norm_family``: one function per graded cell.

Importing this module is light; torch is imported by the check that needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from course_pkg.check.hunt import Planted, hunted
from course_pkg.check.judge import judge
from course_pkg.check.predict import Answer, Prediction, predicted
from course_pkg.check.recorded import varied as checked
from course_pkg.check.task import Misconception, drive
from course_pkg.check.verdict import Verdict

Fn = Callable[..., object]
Mistakes = Sequence[Misconception]


def layer_norm_forward(fn: Fn, seed: int = 0) -> Verdict:
    """Check ``fn(x, gamma, beta, eps=1e-5) -> y`` for x: (..., d)."""
    from course_pkg.check.norm_family import layer

    return judge(layer.FORWARD, drive(layer.FORWARD, fn, seed), seed)


def layer_norm_backward(fn: Fn, seed: int = 0) -> Verdict:
    """Check ``fn(dy, x, gamma, eps=1e-5) -> (dx, dgamma, dbeta)`` for x: (n, d)."""
    from course_pkg.check.norm_family import layer

    return judge(layer.BACKWARD, drive(layer.BACKWARD, fn, seed), seed)


def group_norm_sequence(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(x, gamma, beta, groups, eps=1e-5) -> y`` for x: (n, l, c)."""
    from course_pkg.check.norm_family import varied

    return checked(varied.SEQUENCE, fn, recorded, answer, mistakes, seed)


def weighted_layer_norm(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(x, weights, gamma, beta, eps=1e-5) -> y`` for x: (n, d), weights: (d,)."""
    from course_pkg.check.norm_family import varied

    return checked(varied.WEIGHTED, fn, recorded, answer, mistakes, seed)


def partial_rms_norm(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(x, gamma, k, eps=1e-5) -> y`` for x: (..., d)."""
    from course_pkg.check.norm_family import varied

    return checked(varied.RMS, fn, recorded, answer, mistakes, seed)


def masked_instance_norm(
    fn: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check ``fn(x, mask, gamma, beta, eps=1e-5) -> y`` for x: (n, c, h, w), mask: (n, h, w)."""
    from course_pkg.check.norm_family import varied

    return checked(varied.MASKED, fn, recorded, answer, mistakes, seed)


def padded_group_norm(
    module: Fn, recorded: str = "", answer: Fn | None = None, mistakes: Mistakes = (), seed: int = 0
) -> Verdict:
    """Check a module class ``(num_groups, num_channels, eps=1e-5)``, called on x and mask.

    x: (n, l, c), mask: (n, l); in both modes, in float32 and float16.
    """
    from course_pkg.check.norm_family import module as padded

    return checked(padded.TASK, module, recorded, answer, mistakes, seed)


def hunt(
    inputs: object, accepts: object, planted: Sequence[Planted] | None = None, seed: int = 0
) -> Verdict:
    """Check a test of layer norm, ``fn(x, gamma, beta[, eps]) -> y``."""
    from course_pkg.check.norm_family import bugs

    return hunted(bugs.HUNT, inputs, accepts, planted, seed)


def prediction(given: object, answers: Mapping[str, Answer] | None = None) -> Verdict:
    """Check the predicted numbers; without ``answers`` only that they are there."""
    return predicted(PREDICTION, given, answers)


PREDICTION = Prediction(
    name="nf-predict",
    points=4.0,
    asked=("batch_means", "layer_means", "group_means", "rms_of_threes"),
    section="sec-other-axes",
)
