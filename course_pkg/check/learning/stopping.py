"""Tasks ``tb-stop`` and ``tb-experiment``; their answers are not in this package."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

import numpy as np
import numpy.typing as npt

from course_pkg.check.learning import choosing, further, halting, judging, reading, words
from course_pkg.check.rules import look, named
from course_pkg.check.task import Case, Part, Task
from course_pkg.check.variation import RANDOM, Answer, Inputs, Values, known, parted
from course_pkg.check.verdict import Text

Array = npt.NDArray[np.float64]

FINISHED = named("course_pkg.experiments", "course_pkg.nn.stopping", "course_pkg.results")
"""Where this package stops training and computes intervals itself."""

_WOBBLE = (5.0, 4.0, 4.5, 3.0, 3.5, 3.6, 2.0, 2.1)
_SLOW = (5.0, 4.8, 4.4, 4.3, 4.2, 4.35, 3.0, 2.9)
_SPIKE = (3.0, 3.5, 3.2, 3.4, 3.1, 2.9)
_SMALL = (2.0, 2.2, 1.7, 1.2, 0.7, 0.8, 1.0, 0.6, 0.9, 1.1)
_FLAT = (2.0, 1.0, 1.0, 1.0, 1.0, 0.5)
_MORE_GAPS = (3.0, nan, 2.6, nan, nan, 2.3, 1.9, 2.1, nan)
_GAPS = (3.0, nan, 2.5, nan, nan, 2.6, 2.7, nan, 2.8, 2.9, 2.6, 2.65)


def stop_cases(seed: int) -> tuple[Case, ...]:
    """losses: (t,), path: per name (t, …), the weights of each call; patience; min_delta."""
    rng, late = np.random.default_rng(238), np.random.default_rng([seed, 238])
    drawn = 4.0 - 0.2 * np.arange(14) + late.normal(0.0, 0.5, 14)
    return (
        _stop(rng, Text("들쭉날쭉한 손실", "a loss that goes up and down"), _WOBBLE, 2, 0.0),
        _stop(rng, Text("천천히 내려가는 손실", "a loss that falls slowly"), _SLOW, 3, 0.5),
        _stop(rng, Text("치솟은 다음의 손실", "a loss after a spike"), _SPIKE, 3, 0.0),
        _stop(rng, Text("NaN이 섞인 손실", "a loss that is sometimes NaN"), _GAPS, 4, 0.1),
        _stop(rng, Text("기다림이 긴 훈련", "a long patience"), _WOBBLE[::-1], 20, 0.3),
        _stop(rng, Text("작은 손실", "small losses"), _SMALL, 2, 0.15),
        _stop(rng, Text("되풀이되는 손실", "a loss that comes again"), _FLAT, 2, 0.0),
        _stop(rng, Text("NaN 다음의 진전", "progress after NaN"), _MORE_GAPS, 2, 0.1),
        _stop(late, RANDOM, drawn, 3, 0.25, hidden=True),
    )


def _stop(
    rng: np.random.Generator,
    name: Text,
    losses: Sequence[float] | Array,
    patience: int,
    min_delta: float,
    hidden: bool = False,
) -> Case:
    steps = len(losses)
    path = {"w": rng.normal(size=(steps, 2, 2)), "b": rng.normal(size=(steps, 3))}
    for at in range(1, steps):
        if losses[at] == losses[at - 1]:  # whichever of several lowest is kept is right
            for each in path.values():
                each[at] = each[at - 1]
    inputs = {
        "losses": np.array(losses),
        "path": path,
        "patience": patience,
        "min_delta": min_delta,
    }
    return Case(name, inputs, hidden=hidden)


def drive_stop(cls: Answer, inputs: Inputs) -> Values:
    """Let ``cls(patience, min_delta)`` watch a training that changes its arrays in place."""
    look(cls, *FINISHED)
    path = inputs["path"]
    weights = {name: np.zeros(each.shape[1:]) for name, each in path.items()}
    stopper = cls(inputs["patience"], inputs["min_delta"])
    stopped = 0
    for at, loss in enumerate(inputs["losses"]):
        for name, each in path.items():
            weights[name][...] = each[at]
        if stopper.update(float(loss), weights):
            stopped = at + 1
            break
    for each in weights.values():
        each[...] = -9.0  # training has gone on
    yield "calls", stopped
    best = stopper.best_weights
    for name in path:
        yield f"best_weights[{name}]", best.get(name) if isinstance(best, dict) else best


def experiment_cases(seed: int) -> tuple[Case, ...]:
    """problems: dictionaries of arrays x, y, the same with _val and _true, and batches."""
    rng, late = np.random.default_rng(279), np.random.default_rng([seed, 279])
    return (
        _experiment(rng, Text("시드 여섯 개", "six seeds"), 6, 3, 0.6),
        _experiment(rng, Text("잡음이 큰 데이터", "noisy data"), 4, 2, 1.2),
        # With two in a batch, their sum is twice their mean: another size tells the two apart.
        _experiment(rng, Text("세 개짜리 미니배치", "mini-batches of three"), 4, 3, 0.6, batch=3),
        _experiment(late, RANDOM, 6, 4, 0.8, hidden=True),
    )


def _experiment(
    rng: np.random.Generator,
    name: Text,
    seeds: int,
    patience: int,
    noise: float,
    hidden: bool = False,
    batch: int = 2,
) -> Case:
    inputs = {
        "problems": [problem(rng, noise, batch) for _ in range(seeds)],
        "patience": patience,
        "lr": 0.2,
    }
    return Case(name, inputs, hidden=hidden, tolerance=1e-3)


def problem(
    rng: np.random.Generator, noise: float, batch: int = 2
) -> dict[str, npt.NDArray[np.float64] | npt.NDArray[np.int64]]:
    """Cosine features of points on a sine: to train with, to validate with, and without noise."""
    w, b = rng.normal(scale=4.0, size=24), rng.uniform(0.0, 2 * np.pi, 24)
    made = {}
    for suffix, n, spread in (("", 12, noise), ("_val", 12, noise), ("_true", 24, 0.0)):
        at = np.linspace(-1, 1, n) if suffix == "_true" else rng.uniform(-1, 1, n)
        made[f"x{suffix}"] = np.cos(np.outer(at, w) + b) / 2
        made[f"y{suffix}"] = np.sin(np.pi * at) + spread * rng.normal(size=n)
    return {**made, "batches": rng.integers(0, 12, size=(120, batch))}


def drive_experiment(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(problems, patience, lr) -> (gain, half, worse)``."""
    look(fn, *FINISHED)
    found = parted(fn(inputs["problems"], inputs["patience"], inputs["lr"]), 3)
    yield from zip(("gain", "half", "worse"), found, strict=True)


STOP = Task(
    name="tb-stop",
    points=4.0,
    title=Text("조기 종료", "early stopping"),
    section="sec-learning-stopping",
    cases=stop_cases,
    drive_case=drive_stop,
    reference=None,
    parts=(
        Part(Text("멈추는 때", "when it stops"), ("calls",)),
        Part(Text("가장 좋은 가중치", "the best weights"), ("best_weights",)),
    ),
    misconceptions=known(
        reading.ALIAS,
        reading.LAST_WEIGHTS,
        reading.NEVER_TRUE,
        reading.NOT_CONSECUTIVE,
        reading.ONE_LATE,
        reading.FROM_LAST,
        reading.GATED,
        reading.MOVING_MARK,
        reading.NAN_IS_PROGRESS,
        reading.DELTA_IGNORED,
        further.NAN_SKIPPED,
        halting.ONE_EARLY,
        halting.FIRST_COUNTED,
        halting.RELATIVE_DELTA,
        halting.DELTA_SIGN,
        further.TIE_IS_PROGRESS,
        halting.NO_ATTRIBUTE,
        halting.SET_AT_STOP,
        halting.NAN_STOPS,
        halting.NAN_RESETS,
        halting.NAN_RAISES,
        halting.INVERTED_ANSWER,
        halting.HIGHEST,
        halting.ANY_CHANGE,
    ),
)
EXPERIMENT = Task(
    name="tb-experiment",
    points=4.0,
    title=Text("조기 종료 실험", "an experiment on early stopping"),
    section="sec-learning-stopping",
    cases=experiment_cases,
    drive_case=drive_experiment,
    reference=None,
    parts=(
        Part(Text("이득", "the gain"), ("gain",), weight=2.0),
        Part(Text("반폭", "the half width"), ("half",)),
        Part(Text("나빠진 시드", "the seeds that lost"), ("worse",)),
    ),
    misconceptions=known(
        reading.LAST_WEIGHTS,
        reading.CHOSEN_BY_TRUTH,
        reading.TRAINING_WATCHED,
        reading.NEVER_STOPPED,
        choosing.VALIDATION_REPORTED,
        reading.UNPAIRED,
        reading.ALIAS,
        words.SUMMED,
        further.TWICE_THE_STEP,
        further.STOPPED_FOR_GOOD,
        reading.ONE_LATE,
        halting.ONE_EARLY,
        reading.FROM_LAST,
        reading.NOT_CONSECUTIVE,
        halting.BEFORE_THE_STEP,
        halting.CARRIED_OVER,
        halting.GAINS_COUNTED,
        halting.SHARE_COUNTED,
        halting.WHOLE_BATCH,
        halting.HALF_THE_STEP,
        halting.OTHER_ERROR,
        reading.SIGN,
        reading.NORMAL,
        reading.NO_ROOT,
        reading.SPREAD,
        words.BIASED_VARIANCE,
        choosing.DEGREES,
        judging.DEGREES_LESS,
        judging.DEGREES_OF_TWO,
        judging.WHOLE_WIDTH,
        judging.ONE_ERROR_WIDE,
        judging.ROOT_OF_LESS,
        judging.MEDIAN,
        halting.SUM_RETURNED,
    ),
)
