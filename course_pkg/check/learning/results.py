"""Tasks ``tb-compare`` and ``tb-report``; their answers are not in this package."""

from __future__ import annotations

from math import nan

import numpy as np

from course_pkg.check.learning import choosing, further, judging, reading, words
from course_pkg.check.learning.stopping import FINISHED, Array
from course_pkg.check.rules import look
from course_pkg.check.task import Case, Part, Task
from course_pkg.check.variation import RANDOM, Answer, Inputs, Values, known, parted
from course_pkg.check.verdict import Text

LOOSE = 1e-3
"""Tables give Student's t to four digits."""


def compare_cases(seed: int) -> tuple[Case, ...]:
    """baseline, method: (n,), scores seed by seed, NaN where a run failed."""
    rng, late = np.random.default_rng(246), np.random.default_rng([seed, 246])
    hard = np.array([70.0, 78.0, 81.0, 74.0, 88.0, 67.0])
    return (
        _pair(
            Text("시드마다 난이도가 다름", "seeds of different difficulty"),
            hard,
            hard + np.array([1.1, 0.7, 1.4, 0.9, 1.2, 0.8]),
        ),
        _pair(
            Text("실패한 실행이 있음", "some runs failed"),
            [81.0, nan, 79.5, 84.0, 76.0, 83.0, 80.0],
            [81.8, 90.0, 79.0, nan, 77.5, 83.5, 79.0],
        ),
        _pair(
            Text("나빠진 방법", "a method that is worse"),
            [60.0, 64.0, 58.0, nan, 66.0],
            [57.0, 61.5, 54.0, 62.0, 63.0],
        ),
        _drawn(rng, Text("시드 세 개", "three seeds"), 3),
        _pair(
            Text("한 시드만 크게 나빠짐", "one seed falls far behind"),
            [70.0, 72.0, 68.0, 75.0, 71.0],
            [70.5, 72.4, 68.7, 69.0, 71.3],
        ),
        _drawn(late, RANDOM, 9, hidden=True),
    )


def _pair(name: Text, baseline: object, method: object, hidden: bool = False) -> Case:
    inputs = {"baseline": np.array(baseline), "method": np.array(method)}
    return Case(name, inputs, hidden=hidden, tolerance=LOOSE)


def _drawn(rng: np.random.Generator, name: Text, n: int, hidden: bool = False) -> Case:
    baseline = rng.uniform(60.0, 90.0, n)
    method: Array = baseline + rng.normal(1.0, 2.0, n)
    if hidden:
        baseline[2] = method[5] = nan
    return _pair(name, baseline, method, hidden)


def drive_compare(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(baseline, method) -> (gain, half, verdict)``."""
    look(fn, *FINISHED)
    found = parted(fn(inputs["baseline"], inputs["method"]), 3)
    yield from zip(("gain", "half", "verdict"), found, strict=True)


def report_cases(seed: int) -> tuple[Case, ...]:
    """validation, test: accuracies of shape (learning rates, seeds, epochs)."""
    rng, late = np.random.default_rng(275), np.random.default_rng([seed, 275])
    rows = (
        (rng, Text("학습률 네 개", "four learning rates"), (4, 5, 8), 0.0, False),
        (rng, Text("시드 세 개", "three seeds"), (3, 3, 6), 2.0, False),
        (rng, Text("에포크 열두 개", "twelve epochs"), (5, 4, 12), 1.0, False),
        (rng, Text("학습률 열두 개", "twelve learning rates"), (12, 5, 9), 0.0, False),
        (late, RANDOM, (6, 6, 10), 1.0, True),
    )
    made = []
    for source, name, shape, spread, hidden in rows:
        level = 80.0 + spread * source.normal(size=(shape[0], 1, 1))
        level = level + spread * source.normal(size=(1, shape[1], 1))
        inputs = {key: level + 3.0 * source.normal(size=shape) for key in ("validation", "test")}
        made.append(Case(name, inputs, hidden=hidden, tolerance=LOOSE))
    return tuple(made)


def drive_report(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(validation, test) -> (rate, mean, half)``."""
    look(fn, *FINISHED)
    found = parted(fn(inputs["validation"], inputs["test"]), 3)
    yield from zip(("rate", "mean", "half"), found, strict=True)


COMPARE = Task(
    name="tb-compare",
    points=4.0,
    title=Text("짝지은 비교", "a paired comparison"),
    section="sec-learning-reading",
    cases=compare_cases,
    drive_case=drive_compare,
    reference=None,
    parts=(
        Part(Text("차이", "the gain"), ("gain",)),
        Part(Text("반폭", "the half width"), ("half",), weight=2.0),
        Part(Text("판정", "the verdict"), ("verdict",)),
    ),
    misconceptions=known(
        reading.UNPAIRED,
        reading.OVERLAP,
        reading.NORMAL,
        reading.NO_ROOT,
        reading.SPREAD,
        words.BIASED_VARIANCE,
        reading.SEPARATE,
        reading.AS_ZERO,
        choosing.NAN_KEPT,
        reading.STALE_COUNT,
        choosing.DEGREES,
        reading.SIGN,
        judging.WHOLE_WIDTH,
        judging.INTERVAL_RETURNED,
        judging.DEGREES_OF_TWO,
        judging.DEGREES_LESS,
        judging.MEAN_DECIDES,
        judging.VERDICT_EXCHANGED,
        judging.SIGN_UNSEEN,
        judging.VOTES,
        judging.ONE_ERROR_WIDE,
        judging.MEDIAN,
        judging.PERCENT,
        judging.IMPUTED,
        judging.ROOT_OF_LESS,
        judging.RESULTS_EXCHANGED,
    ),
)
REPORT = Task(
    name="tb-report",
    points=4.0,
    title=Text("보고서 디버깅", "a report to debug"),
    section="sec-learning-reading",
    cases=report_cases,
    drive_case=drive_report,
    reference=None,
    parts=(
        Part(Text("학습률", "the learning rate"), ("rate",)),
        Part(Text("평균", "the mean"), ("mean",), weight=2.0),
        Part(Text("반폭", "the half width"), ("half",)),
    ),
    misconceptions=known(
        choosing.EPOCH_ON_TEST,
        choosing.RATE_ON_TEST,
        choosing.BEST_SEED,
        choosing.VALIDATION_REPORTED,
        choosing.ONE_EPOCH,
        choosing.TOP_RUN,
        further.WHOLE_CURVE,
        choosing.UNREPAIRED,
        reading.LAST_WEIGHTS,
        words.BIASED_VARIANCE,
        reading.NO_ROOT,
        reading.NORMAL,
        choosing.DEGREES,
        judging.WORST_SEED,
        judging.MEDIAN,
        judging.WRONG_RUNS,
        judging.BLOCK_FOR_PAIRS,
        judging.RATE_BY_LAST,
        judging.LOWEST_CHOSEN,
        judging.RATE_NOT_USED,
        judging.WHOLE_WIDTH,
        judging.INTERVAL_RETURNED,
        judging.DEGREES_OF_TWO,
        judging.DEGREES_LESS,
        judging.ONE_ERROR_WIDE,
        judging.ROOT_OF_LESS,
        reading.SPREAD,
        judging.RESULTS_EXCHANGED,
        reading.STALE_COUNT,
    ),
)
