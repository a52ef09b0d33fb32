"""Tasks ``cs-label``, ``cs-kind`` and ``cs-pooled``; their answers are not in this package."""

from __future__ import annotations

import numpy as np

from course_pkg.check.norm.places import only_values, only_where
from course_pkg.check.scaling.more import ORDER
from course_pkg.check.scaling.words import ONE_FOR_ALL, UNBIASED
from course_pkg.check.shift import kinds, more_kinds, shows, weighing
from course_pkg.check.task import Case, Part, Symptom, Task
from course_pkg.check.variation import RANDOM, Answer, Inputs, Values, known, paired
from course_pkg.check.verdict import Text


def label_cases(seed: int) -> tuple[Case, ...]:
    """p: (n, k) rows that sum to 1; old, new: (k,) priors."""
    rng, late = np.random.default_rng(209), np.random.default_rng([seed, 209])
    rows = (
        (rng, Text("클래스 두 개", "two classes"), [0.5, 0.5], [0.9, 0.1], False),
        (
            rng,
            Text("훈련도 고르지 않음", "uneven training"),
            [0.7, 0.2, 0.1],
            [0.2, 0.5, 0.3],
            False,
        ),
        (
            rng,
            Text("사라진 클래스", "a class that is gone"),
            [0.3, 0.3, 0.4],
            [0.6, 0.4, 0.0],
            False,
        ),
        (late, RANDOM, [0.1, 0.3, 0.6], list(late.dirichlet([4.0, 4.0, 4.0])), True),
    )
    return tuple(
        Case(
            name,
            {
                "p": source.dirichlet(np.ones(len(old)), size=4),
                "old": np.array(old),
                "new": np.array(new),
            },
            hidden=hidden,
        )
        for source, name, old, new, hidden in rows
    )


def drive_label(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(p, old, new) -> new probabilities``."""
    yield "p", fn(inputs["p"], inputs["old"], inputs["new"])


def kind_cases(seed: int) -> tuple[Case, ...]:
    """train, test: counts of (x, y), every row and column with some."""
    rng, late = np.random.default_rng(214), np.random.default_rng([seed, 214])
    train = np.array([[30, 10], [20, 60], [15, 5]])
    return (
        Case(
            Text("x만 이동한 표", "a table in which x moved"),
            {"train": train, "test": train * np.array([[1], [3], [4]])},
        ),
        Case(
            Text("y만 이동한 표", "a table in which y moved"),
            {"train": train, "test": train * np.array([[4, 1]])},
        ),
        _tables(rng, Text("모두 바뀐 표", "a table in which all changed")),
        _tables(late, Text("무작위 표", "random tables"), hidden=True),
    )


def _tables(rng: np.random.Generator, name: Text, hidden: bool = False) -> Case:
    train, test = rng.integers(3, 60, size=(4, 3)), rng.integers(3, 150, size=(4, 3))
    return Case(name, {"train": train, "test": test}, hidden=hidden)


def drive_kind(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(train, test) -> distances``: of p(x), p(y), p(y|x), p(x|y)."""
    yield "distances", fn(inputs["train"], inputs["test"])


def pooled_cases(seed: int) -> tuple[Case, ...]:
    """batches: a list of (n, d) arrays of unequal length."""
    rng, late = np.random.default_rng(258), np.random.default_rng([seed, 258])
    rows = (
        (rng, Text("작은 마지막 배치", "a small last batch"), (5, 5, 2), False),
        (rng, Text("샘플 하나인 배치", "a batch of one"), (4, 1, 6), False),
        (late, Text("무작위 배치", "random batches"), (3, 7, 4, 2), True),
    )
    return tuple(
        Case(
            name,
            {"batches": [source.normal(1.5 * at, 1 + at, (n, 3)) for at, n in enumerate(sizes)]},
            hidden=hidden,
        )
        for source, name, sizes, hidden in rows
    )


def drive_pooled(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(batches) -> (mean, variance)``."""
    mean, var = paired(fn(inputs["batches"]))
    yield "mean", mean
    yield "var", var


LABEL = Task(
    name="cs-label",
    points=3.0,
    title=Text("레이블 이동", "label shift"),
    section="sec-shift-three",
    cases=label_cases,
    drive_case=drive_label,
    reference=None,
    parts=(Part(Text("확률", "the probabilities"), ("p",)),),
    misconceptions=known(
        kinds.NOT_RENORMALISED,
        kinds.PRIORS_INVERTED,
        kinds.OLD_KEPT,
        kinds.NOTHING_DONE,
        kinds.ADDED,
        weighing.SOFTMAX_AGAIN,
        more_kinds.OTHER_AXIS,
    ),
    symptoms=(
        Symptom(
            more_kinds.NO_ZEROS, only_where(lambda case: bool((case.inputs["new"] == 0).any()))
        ),
        Symptom(kinds.NOT_RENORMALISED, shows.rows_proportional),
    ),
)
KIND = Task(
    name="cs-kind",
    points=4.0,
    title=Text("무엇이 이동했나", "what has moved"),
    section="sec-shift-three",
    cases=kind_cases,
    drive_case=drive_kind,
    reference=None,
    parts=(Part(Text("거리 네 개", "the four distances"), ("distances",)),),
    misconceptions=known(
        kinds.COUNTS_RAW,
        kinds.NO_HALF,
        kinds.AXES_SWAPPED,
        kinds.JOINT,
        kinds.TRAIN_AVERAGED,
        kinds.PLAIN_AVERAGE,
        more_kinds.CONDITIONALS_SWAPPED,
        more_kinds.NOT_AVERAGED,
    ),
    symptoms=(
        Symptom(more_kinds.ONLY_CONDITIONALS, shows.only_entries(2, 3)),
        Symptom(more_kinds.ONLY_MARGINALS, shows.only_entries(0, 1)),
    ),
)
POOLED = Task(
    name="cs-pooled",
    points=3.0,
    title=Text("새 도메인의 통계", "the statistics of a new domain"),
    section="sec-shift-batch",
    cases=pooled_cases,
    drive_case=drive_pooled,
    reference=None,
    parts=(
        Part(Text("평균", "the mean"), ("mean",)),
        Part(Text("분산", "the variance"), ("var",), weight=2.0),
    ),
    misconceptions=known(
        kinds.MEAN_OF_MEANS,
        kinds.WITHIN_ONLY,
        kinds.LAST_ONLY,
        kinds.MOVING,
        UNBIASED,
        more_kinds.WELFORD,
        more_kinds.DEVIATION,
        more_kinds.ONE_BATCH_WEIGHT,
        ONE_FOR_ALL,
        ORDER,
    ),
    symptoms=(Symptom(more_kinds.ONLY_VAR, only_values("var")),),
)
