"""Tasks ``tb-parts``, ``tb-sources``, ``tb-batch``; their answers are not in this package."""

from __future__ import annotations

import numpy as np

from course_pkg.check.learning import further, more, words
from course_pkg.check.task import Case, Part, Task
from course_pkg.check.variation import RANDOM, Answer, Inputs, Values, known, paired, parted
from course_pkg.check.verdict import Text


def parts_cases(seed: int) -> tuple[Case, ...]:
    """predictions: (R, n), y: (n,) with noise, tau: its standard deviation."""
    rng, late = np.random.default_rng(220), np.random.default_rng([seed, 220])
    rows = (
        (rng, Text("훈련 세트 다섯 개", "five training sets"), (5, 8), 0.6, True, False),
        (rng, Text("훈련 세트 두 개", "two training sets"), (2, 6), 0.3, True, False),
        (rng, Text("편향이 없는 모델", "a model without bias"), (7, 9), 0.5, False, False),
        (late, RANDOM, (6, 12), 0.4, True, True),
    )
    return tuple(
        _parts(source, name, shape, tau, off, hidden)
        for source, name, shape, tau, off, hidden in rows
    )


def _parts(
    rng: np.random.Generator,
    name: Text,
    shape: tuple[int, int],
    tau: float,
    off: bool,
    hidden: bool,
) -> Case:
    truth = np.sin(np.arange(shape[1]))
    predictions = truth + rng.normal(size=shape)
    # Labels next to the mean prediction: then the corrected estimate is negative.
    y = predictions.mean(axis=0) + 0.1 * tau * rng.normal(size=shape[1])
    if off:
        y = truth + rng.uniform(-0.8, 1.2, shape[1]) + tau * rng.normal(size=shape[1])
    return Case(name, {"predictions": predictions, "y": y, "tau": tau}, hidden=hidden)


def drive_parts(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(predictions, y, tau) -> (plain bias², corrected bias², variance)``."""
    found = parted(fn(inputs["predictions"], inputs["y"], inputs["tau"]), 3)
    yield from zip(("plain", "corrected", "variance"), found, strict=True)


def sources_cases(seed: int) -> tuple[Case, ...]:
    """predictions: (R, S, n): R training sets, S initialisations of each, n inputs."""
    rng, late = np.random.default_rng(228), np.random.default_rng([seed, 228])
    rows = (
        (rng, Text("데이터 탓이 큰 예측", "mostly the data"), (6, 3, 5), 2.0, 1.0, False),
        (rng, Text("초기화 탓이 큰 예측", "mostly the start"), (5, 4, 6), 0.0, 2.0, False),
        (rng, Text("초기화 두 개", "two initialisations"), (4, 2, 7), 1.0, 1.0, False),
        (late, RANDOM, (5, 3, 8), 1.0, 1.5, True),
    )
    made = []
    for source, name, (sets, starts, n), data, start, hidden in rows:
        noise = source.normal(size=(sets, starts, n))
        if not data:  # the means per training set are alike: the estimate is negative
            noise -= noise.mean(axis=1, keepdims=True)
        predictions = 0.5 + data * source.normal(size=(sets, 1, n)) + start * noise
        made.append(Case(name, {"predictions": predictions}, hidden=hidden))
    return tuple(made)


def drive_sources(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(predictions) -> (variance by the data, variance by the initialisation)``."""
    yield from zip(("data", "start"), paired(fn(inputs["predictions"])), strict=True)


def batch_cases(seed: int) -> tuple[Case, ...]:
    """gradients: (N, p), ratio: largest relative standard deviation allowed."""
    rng, late = np.random.default_rng(232), np.random.default_rng([seed, 232])
    rows = (
        (rng, Text("샘플 서른 개", "thirty examples"), (30, 4), 0.4, False),
        (rng, Text("작은 잡음만 허용", "little noise allowed"), (24, 3), 0.15, False),
        (rng, Text("샘플 마흔 개", "forty examples"), (40, 6), 0.7, False),
        (late, RANDOM, (36, 5), 0.35, True),
    )
    return tuple(
        Case(
            name,
            {"gradients": source.normal(0.6, 1.0, shape), "ratio": ratio},
            hidden=hidden,
        )
        for source, name, shape, ratio, hidden in rows
    )


def drive_batch(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(gradients, ratio) -> (batch size, relative standard deviation there)``."""
    yield from zip(("m", "noise"), paired(fn(inputs["gradients"], inputs["ratio"])), strict=True)


PARTS = Task(
    name="tb-parts",
    points=4.0,
    title=Text("잡음 섞인 레이블과 편향²", "bias² from noisy labels"),
    section="sec-learning-bv",
    cases=parts_cases,
    drive_case=drive_parts,
    reference=None,
    parts=(
        Part(Text("고치지 않은 편향²", "plain bias²"), ("plain",)),
        Part(Text("고친 편향²", "corrected bias²"), ("corrected",), weight=2.0),
        Part(Text("분산", "the variance"), ("variance",)),
    ),
    misconceptions=known(
        words.NOISE_KEPT,
        words.NOISE_ROOT,
        words.VARIANCE_KEPT,
        words.WHOLE_VARIANCE,
        words.BIASED_VARIANCE,
        words.CLIPPED,
        words.SIGNS_CANCEL,
        words.ACROSS_INPUTS,
        words.NOT_CORRECTED,
        words.EACH_PREDICTION,
        further.NOISE_SHARE,
        more.ADDED,
        more.DIVIDED_BY_LESS,
        more.OTHER_COUNT,
        more.NOISE_OFF_VARIANCE,
        more.ROOTS_RETURNED,
        more.SUMMED_INPUTS,
        more.ABSOLUTE_DISTANCE,
        more.ORDER,
        more.PLAIN_CORRECTED,
    ),
)
SOURCES = Task(
    name="tb-sources",
    points=3.0,
    title=Text("데이터와 초기화", "data and initialisation"),
    section="sec-learning-bv",
    cases=sources_cases,
    drive_case=drive_sources,
    reference=None,
    parts=(
        Part(Text("데이터의 분산", "the variance by the data"), ("data",), weight=2.0),
        Part(Text("초기화의 분산", "the variance by the initialisation"), ("start",)),
    ),
    misconceptions=known(
        words.START_KEPT,
        words.SOURCES_SWAPPED,
        words.POOLED_RUNS,
        words.PER_START,
        words.BIASED_VARIANCE,
        words.CLIPPED,
        further.WHOLE_START,
        further.TOTAL_LESS_WITHIN,
        further.CROSSED,
        words.SIGNS_CANCEL,
        words.ACROSS_INPUTS,
        more.ADDED,
        more.DIVIDED_BY_LESS,
        more.OTHER_COUNT,
        more.ROOTS_RETURNED,
        more.SUMMED_INPUTS,
        more.DEGREES_POOLED,
        more.ALL_RUNS,
    ),
)
BATCH = Task(
    name="tb-batch",
    points=4.0,
    title=Text("알맞은 배치 크기", "a batch size large enough"),
    section="sec-learning-gradient",
    cases=batch_cases,
    drive_case=drive_batch,
    reference=None,
    parts=(
        Part(Text("배치 크기", "the batch size"), ("m",)),
        Part(Text("잡음의 비율", "the relative noise"), ("noise",)),
    ),
    misconceptions=known(
        words.WITH_REPLACEMENT,
        words.ROUNDED_DOWN,
        words.NOT_SQUARED,
        words.MEAN_OF_NORMS,
        words.PER_PARAMETER,
        words.UNBIASED_TWICE,
        words.ABSOLUTE,
        further.POWERS_OF_TWO,
        further.WISH_RETURNED,
        further.NOISE_BEFORE,
        more.FRACTION_N,
        more.FRACTION_OUTSIDE,
        more.SIGNAL_CORRECTED,
        more.SPREAD_OF_NORMS,
        more.STDS_ADDED,
        more.POOLED_ENTRIES,
        more.ONE_MORE,
        more.ORDER,
    ),
)
