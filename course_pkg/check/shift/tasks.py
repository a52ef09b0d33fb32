"""Tasks ``cs-weights``, ``cs-ratio``, ``cs-permutation``; their answers are not in this package."""

from __future__ import annotations

import numpy as np

from course_pkg.check.norm.places import only_values, only_where
from course_pkg.check.scaling.words import ONE_FOR_ALL, UNBIASED
from course_pkg.check.shift import more, shows, weighing, words
from course_pkg.check.task import Case, Part, Symptom, Task
from course_pkg.check.variation import RANDOM, Answer, Inputs, Values, known, paired
from course_pkg.check.verdict import Text


def weights_cases(seed: int) -> tuple[Case, ...]:
    """losses: (n,), log_weights: (n,), also far from 0."""
    rng, late = np.random.default_rng(190), np.random.default_rng([seed, 190])
    rows = (
        (rng, Text("가중치 다섯 개", "five weights"), 5, 0.0, False),
        (rng, Text("큰 로그 가중치", "large log weights"), 6, 800.0, False),
        (rng, Text("작은 로그 가중치", "small log weights"), 4, -900.0, False),
        (late, RANDOM, 9, 1.0, True),
    )
    return tuple(
        Case(
            name,
            {
                "losses": source.uniform(0.2, 3.0, n),
                "log_weights": centre + source.normal(0, 1.2, n),
            },
            hidden=hidden,
        )
        for source, name, n, centre, hidden in rows
    )


def drive_weights(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(losses, log_weights) -> (estimate, effective sample size)``."""
    estimate, effective = paired(fn(inputs["losses"], inputs["log_weights"]))
    yield "estimate", estimate
    yield "effective", effective


def ratio_cases(seed: int) -> tuple[Case, ...]:
    """p: (n_train,), probability of coming from use; n_train, n_test; cap on the raw ratio."""
    rng, late = np.random.default_rng(197), np.random.default_rng([seed, 197])
    rows = (
        (rng, Text("새 데이터가 적을 때", "few new inputs"), 6, 3, False),
        (rng, Text("새 데이터가 많을 때", "many new inputs"), 5, 20, False),
        (late, RANDOM, 8, 5, True),
    )
    made = []
    for source, name, n, m, hidden in rows:
        odds = np.geomspace(0.1, 12.0, n) * source.uniform(0.9, 1.1, n) * m / n
        p = source.permutation(odds / (1 + odds))
        made.append(Case(name, {"p": p, "n_train": n, "n_test": m, "cap": 2.0}, hidden=hidden))
    return tuple(made)


def drive_ratio(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(p, n_train, n_test, cap) -> weights``."""
    yield "weights", fn(*(inputs[key] for key in ("p", "n_train", "n_test", "cap")))


def permutation_cases(seed: int) -> tuple[Case, ...]:
    """a: (n, d), b: (m, d), orders: (r, n + m), each row an arrangement of all examples."""
    rng, late = np.random.default_rng(203), np.random.default_rng([seed, 203])
    return (
        _samples(rng, Text("아무 차이도 없음", "no difference"), 7, 6, 0.0),
        _samples(rng, Text("특성 하나가 이동", "one feature moved"), 8, 5, -1.5),
        _samples(rng, Text("크게 이동", "moved far"), 6, 6, 4.0),
        _counts(rng, Text("값이 자주 겹침", "values that repeat")),
        _samples(late, RANDOM, 9, 7, -0.5, hidden=True),
    )


def _samples(
    rng: np.random.Generator, name: Text, n: int, m: int, shift: float, hidden: bool = False
) -> Case:
    units = np.array([1.0, 30.0, 0.2])
    a, b = rng.normal(size=(n, 3)), rng.normal(size=(m, 3))
    b[:, 0] += shift
    orders = np.stack([rng.permutation(n + m) for _ in range(99)])
    return Case(name, {"a": a * units, "b": b * units, "orders": orders}, hidden=hidden)


def _counts(rng: np.random.Generator, name: Text) -> Case:
    """Small whole numbers: many orders have the statistic observed, exactly (means of four)."""
    a, b = np.array([[0, 1], [1, 0], [0, 1], [1, 2]]), np.array([[1, 1], [1, 0], [1, 2], [0, 1]])
    orders = np.stack([rng.permutation(8) for _ in range(99)])
    return Case(name, {"a": a * 1.0, "b": b * 1.0, "orders": orders})


def drive_permutation(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(a, b, orders) -> (statistic, p)``."""
    statistic, p = paired(fn(inputs["a"], inputs["b"], inputs["orders"]))
    yield "statistic", statistic
    yield "p", p


WEIGHTS = Task(
    name="cs-weights",
    points=4.0,
    title=Text("가중 손실과 유효 샘플 수", "weighted loss and effective sample size"),
    section="sec-shift-weights",
    cases=weights_cases,
    drive_case=drive_weights,
    reference=None,
    parts=(
        Part(Text("추정한 손실", "the estimate"), ("estimate",)),
        Part(Text("유효 샘플 수", "the effective sample size"), ("effective",)),
    ),
    misconceptions=known(
        words.RAW_MEAN,
        words.OVERFLOW,
        words.UPSIDE_DOWN,
        words.ONE_SQUARE,
        words.SHARE,
        words.LOG_WEIGHTS,
        words.UNWEIGHTED,
        weighing.NOT_SUM_ONE,
        weighing.PERPLEXITY,
        weighing.LOGS_CLIPPED,
        more.BASE,
        more.DIVIDED_TWICE,
    ),
    symptoms=(
        Symptom(
            more.ONLY_LARGE,
            only_where(lambda case: bool(np.abs(case.inputs["log_weights"]).max() > 100)),
        ),
        Symptom(more.ONLY_EFFECTIVE, only_values("effective")),
        Symptom(more.ONLY_ESTIMATE, only_values("estimate")),
    ),
)
RATIO = Task(
    name="cs-ratio",
    points=4.0,
    title=Text("분류기에서 얻는 밀도비", "density ratios from a classifier"),
    section="sec-shift-weights",
    cases=ratio_cases,
    drive_case=drive_ratio,
    reference=None,
    parts=(Part(Text("가중치", "the weights"), ("weights",)),),
    misconceptions=known(
        words.NO_PRIOR,
        words.PRIOR_INVERTED,
        words.PROBABILITY,
        words.UPSIDE_DOWN,
        words.CAP_LATE,
        words.NO_CAP,
        words.SUM_ONE,
        weighing.THROWN_AWAY,
        more.SHARE_OF_ALL,
        more.CUT_BELOW,
        more.CAP_AS_QUANTILE,
        more.NORMALISED_FIRST,
    ),
    symptoms=(Symptom(more.ONLY_SCALE, shows.proportional),),
)
PERMUTATION = Task(
    name="cs-permutation",
    points=4.0,
    title=Text("순열 검정", "a permutation test"),
    section="sec-shift-detector",
    cases=permutation_cases,
    drive_case=drive_permutation,
    reference=None,
    parts=(
        Part(Text("통계량", "the statistic"), ("statistic",)),
        Part(Text("p값", "the p-value"), ("p",)),
    ),
    misconceptions=known(
        words.NO_PLUS_ONE,
        words.SIGNED,
        words.AVERAGED,
        words.WRONG_TAIL,
        words.UNSCALED,
        words.SMALLEST_P,
        weighing.TIES_LOST,
        weighing.SIZES_SWAPPED,
        UNBIASED,
        ONE_FOR_ALL,
        more.WITHIN,
        more.DENOMINATOR,
        more.STANDARD_ERROR,
    ),
    symptoms=(
        Symptom(more.ONLY_P, only_values("p")),
        Symptom(more.ONLY_STATISTIC, only_values("statistic")),
    ),
)
