"""The implement tasks of ``scaling_whitening``; their answers are not in this package."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from course_pkg.check.norm.places import only_values, only_where
from course_pkg.check.norm_family.further import ABSOLUTE, WEIGHTS_CORRECTED
from course_pkg.check.norm_family.more_layer import ONLY_IN_VARIANCE, SOFTMAX_WEIGHTS
from course_pkg.check.norm_family.statistics import WEIGHTS_LESS_ONE
from course_pkg.check.rules import FITTERS, look
from course_pkg.check.scaling import further, more, shows, words
from course_pkg.check.task import Case, Part, Symptom, Task
from course_pkg.check.variation import Answer, Inputs, Values, known, paired
from course_pkg.check.verdict import Text

Array = npt.NDArray[np.float64]

SPREADS = np.array([1.0, 20.0, 0.3, 4.0])
CENTRES = np.array([2.0, -30.0, 0.1, 9.0])


def mixed(rng: np.random.Generator, n: int, d: int) -> Array:
    """Correlated features of different scale and mean, none zero."""
    mix = np.eye(d) + 0.6 * np.tri(d, k=-1)
    x: Array = rng.normal(size=(n, d)) @ mix.T * SPREADS[:d] + CENTRES[:d]
    return x


def split_cases(seed: int) -> tuple[Case, ...]:
    """train: (n, d), test: (m, d), drawn elsewhere."""
    rng, late = np.random.default_rng(161), np.random.default_rng([seed, 161])
    return (
        _split(rng, Text("특성 세 개", "three features"), 7, 4, 3),
        _split(rng, Text("테스트 샘플 하나", "a single test example"), 6, 1, 2),
        _split(rng, Text("훈련에서 상수인 특성", "a feature constant in training"), 6, 3, 3, 5.0),
        # The mean of six times 0.1 is rounded: their standard deviation is 1.4e-17.
        _split(rng, Text("훈련에서 모두 0.1인 특성", "a feature that is always 0.1"), 6, 3, 3, 0.1),
        _split(late, Text("무작위 데이터", "random data"), 9, 5, 4, 5.0, hidden=True),
    )


def _split(
    rng: np.random.Generator,
    name: Text,
    n: int,
    m: int,
    d: int,
    constant: float | None = None,
    hidden: bool = False,
) -> Case:
    train, test = mixed(rng, n, d), 1.5 * mixed(rng, m, d) + 1.0
    if constant is not None:
        train[:, 1] = constant
        test[0, 1] = constant + 0.5
    return Case(name, {"train": train, "test": test}, hidden=hidden)


def drive_split(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(train, test) -> (scaled train, scaled test)``."""
    look(fn, *FITTERS)
    train, test = paired(fn(inputs["train"], inputs["test"]))
    yield "train", train
    yield "test", test


def weighted_cases(seed: int) -> tuple[Case, ...]:
    """x: (n, d), weights: (n,), not negative."""
    rng, late = np.random.default_rng(162), np.random.default_rng([seed, 162])
    cases = (
        (rng, Text("합이 1인 가중치", "weights that sum to 1"), [0.1, 0.2, 0.3, 0.4], False),
        (rng, Text("횟수인 가중치", "weights that are counts"), [1.0, 4.0, 2.0, 1.0, 3.0], False),
        (rng, Text("가중치가 0인 샘플", "an example of weight 0"), [2.0, 0.0, 5.0, 1.5], False),
        (late, Text("무작위 가중치", "random weights"), list(late.uniform(0.2, 6.0, 8)), True),
    )
    return tuple(
        Case(name, {"x": mixed(source, len(row), 3), "weights": np.array(row)}, hidden=hidden)
        for source, name, row, hidden in cases
    )


def drive_weighted(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(x, weights) -> (mean, standard deviation)``."""
    look(fn, *FITTERS)
    mean, spread = paired(fn(inputs["x"], inputs["weights"]))
    yield "mean", mean
    yield "sd", spread


def range_cases(seed: int) -> tuple[Case, ...]:
    """train: (n, d) with outliers, x: (m, d), share: of the training values cut at each end."""
    rng, late = np.random.default_rng(163), np.random.default_rng([seed, 163])
    return (
        _range(rng, Text("이상치 하나", "one outlier"), 12, 0.1),
        _range(rng, Text("사분위수", "quartiles"), 9, 0.25),
        _range(rng, Text("새 데이터가 벗어남", "new data beyond the range"), 15, 0.05),
        _range(late, Text("무작위 데이터", "random data"), 20, 0.1, hidden=True),
    )


def _range(
    rng: np.random.Generator, name: Text, n: int, share: float, hidden: bool = False
) -> Case:
    train = mixed(rng, n, 3)
    train[0] += 50.0 * SPREADS[:3]
    x = np.concatenate([mixed(rng, 5, 3), CENTRES[:3] + np.outer([-9.0, 9.0], SPREADS[:3])])
    return Case(name, {"train": train, "x": x, "share": share}, hidden=hidden)


def drive_range(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(train, x, share)``."""
    look(fn, *FITTERS)
    yield "scaled", fn(inputs["train"], inputs["x"], inputs["share"])


def _constant(train: Array) -> bool:
    return bool((np.ptp(train, axis=0) == 0).any())


SPLIT = Task(
    name="sw-split",
    points=3.0,
    title=Text("훈련 통계로 표준화", "standardizing by training statistics"),
    section="sec-scaling-standardize",
    cases=split_cases,
    drive_case=drive_split,
    reference=None,
    parts=(
        Part(Text("훈련 데이터", "the training data"), ("train",)),
        Part(Text("테스트 데이터", "the test data"), ("test",), weight=2.0),
    ),
    misconceptions=known(
        words.OWN_STATISTICS,
        words.POOLED,
        words.ONE_FOR_ALL,
        words.PER_EXAMPLE,
        words.UNBIASED,
        words.VARIANCE,
        words.CONSTANT_BLOWN_UP,
        more.NOT_CENTRED,
        more.NOT_SCALED,
        more.MIN_MAX,
        more.CONSTANT_ZEROED,
        more.CONSTANT_RAW,
        more.ORDER,
        more.ROBUST,
    ),
    symptoms=(
        Symptom(words.CONSTANT_BLOWN_UP, shows.blown_up),
        Symptom(more.ONLY_CONSTANT, only_where(lambda case: _constant(case.inputs["train"]))),
        Symptom(more.ONLY_TEST, only_values("test")),
        Symptom(more.OTHER_DIVISOR, shows.other_divisor),
        Symptom(more.OTHER_CENTRE, shows.other_centre),
    ),
)
WEIGHTED = Task(
    name="sw-weighted",
    points=4.0,
    title=Text("가중 통계", "weighted statistics"),
    section="sec-scaling-standardize",
    cases=weighted_cases,
    drive_case=drive_weighted,
    reference=None,
    parts=(
        Part(Text("평균", "the mean"), ("mean",)),
        Part(Text("표준편차", "the standard deviation"), ("sd",), weight=3.0),
    ),
    misconceptions=known(
        words.WEIGHTS_RAW,
        words.SPREAD_UNWEIGHTED,
        words.PLAIN_CENTRE,
        words.DATA_WEIGHTED,
        words.ROOT_SHARES,
        words.VARIANCE,
        further.REPEATED,
        words.UNBIASED,
        more.NOT_DIVIDED,
        WEIGHTS_LESS_ONE,
        WEIGHTS_CORRECTED,
        ONLY_IN_VARIANCE,
        SOFTMAX_WEIGHTS,
        ABSOLUTE,
        words.ONE_FOR_ALL,
        more.ORDER,
    ),
    symptoms=(
        Symptom(more.ONLY_MEAN, only_values("mean")),
        Symptom(more.ONLY_SPREAD, only_values("sd")),
    ),
)
RANGE = Task(
    name="sw-range",
    points=3.0,
    title=Text("이상치에 버티는 구간", "a range that bears outliers"),
    section="sec-scaling-standardize",
    cases=range_cases,
    drive_case=drive_range,
    reference=None,
    parts=(Part(Text("변환한 값", "the scaled values"), ("scaled",)),),
    misconceptions=known(
        words.EXTREMES,
        words.NOT_CUT,
        words.UPPER_ONLY,
        words.CUT_FIRST,
        words.OWN_STATISTICS,
        words.ONE_FOR_ALL,
        further.PERCENT,
        further.NOT_BETWEEN,
        words.POOLED,
        more.FLIPPED,
        more.HALF_SHARE,
        more.SHARE_IGNORED,
        more.MEDIAN_IQR,
        more.NOT_RESCALED,
        more.CUT_AT_SHARE,
    ),
    symptoms=(
        Symptom(more.ONLY_ENDS, shows.only_ends),
        Symptom(more.OTHER_BOUNDS, shows.linear),
    ),
)
