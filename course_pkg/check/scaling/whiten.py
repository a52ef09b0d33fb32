"""Tasks ``sw-zca``, ``sw-pca`` and ``sw-ridge``; their answers are not in this package."""

from __future__ import annotations

import numpy as np

from course_pkg.check.norm.places import only_values, only_where
from course_pkg.check.rules import FITTERS, look
from course_pkg.check.scaling import further, more, more_whiten, shows, spectra, words
from course_pkg.check.scaling.tasks import SPREADS, mixed
from course_pkg.check.task import Case, Part, Symptom, Task
from course_pkg.check.variation import Answer, Inputs, Values, known, paired
from course_pkg.check.verdict import Text


def zca_cases(seed: int) -> tuple[Case, ...]:
    """train: (n, d), also with fewer examples than features; shrink in [0, 1]."""
    rng, late = np.random.default_rng(164), np.random.default_rng([seed, 164])
    return (
        _zca(rng, Text("축소 0.2", "shrinkage 0.2"), 12, 3, 0.2),
        _zca(rng, Text("축소 없음", "no shrinkage"), 15, 2, 0.0),
        _zca(rng, Text("샘플이 특성보다 적음", "fewer examples than features"), 3, 4, 0.1),
        _zca(late, Text("무작위 데이터", "random data"), 9, 4, 0.3, hidden=True),
    )


def _zca(
    rng: np.random.Generator, name: Text, n: int, d: int, shrink: float, hidden: bool = False
) -> Case:
    return Case(name, {"train": mixed(rng, n, d), "shrink": shrink}, hidden=hidden)


def drive_zca(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(train, shrink) -> (mean, matrix)``."""
    look(fn, *FITTERS)
    mean, matrix = paired(fn(inputs["train"], inputs["shrink"]))
    yield "mean", mean
    yield "matrix", _signed(matrix)


def _signed(matrix: object) -> object:
    """A matrix that is not symmetric, and so is wrong, with the signs that eigh leaves open set.

    The largest entry of a column becomes negative. In a right matrix the largest of all lies on
    the diagonal and is positive: so no wrong matrix can become a right one.
    """
    if not (isinstance(matrix, np.ndarray) and matrix.ndim == 2 and matrix.dtype.kind == "f"):
        return matrix
    if not matrix.size or matrix.shape[0] != matrix.shape[1] or not np.isfinite(matrix).all():
        return matrix
    if np.abs(matrix - matrix.T).max() <= 1e-3 * np.abs(matrix).max():
        return matrix
    largest = np.take_along_axis(matrix, np.abs(matrix).argmax(axis=0)[None], axis=0)
    return matrix * np.where(largest > 0, -1.0, 1.0)


def pca_cases(seed: int) -> tuple[Case, ...]:
    """train: (n, d), x: (m, d), k components, fewer than the rank."""
    rng, late = np.random.default_rng(165), np.random.default_rng([seed, 165])
    return (
        _pca(rng, Text("성분 두 개", "two components"), 10, 3, 2),
        _pca(rng, Text("샘플이 특성보다 적음", "fewer examples than features"), 4, 4, 2),
        _pca(rng, Text("성분 하나", "one component"), 8, 3, 1),
        _pca(late, Text("무작위 데이터", "random data"), 12, 4, 3, hidden=True),
    )


def _pca(
    rng: np.random.Generator, name: Text, n: int, d: int, k: int, hidden: bool = False
) -> Case:
    inputs = {"train": mixed(rng, n, d), "x": 1.3 * mixed(rng, 5, d) + 2.0, "k": k}
    return Case(name, inputs, hidden=hidden)


def drive_pca(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(train, x, k) -> z``: (m, k). The sign of a component is arbitrary."""
    look(fn, *FITTERS)
    z = fn(inputs["train"], inputs["x"], inputs["k"])
    if isinstance(z, np.ndarray) and z.ndim == 2 and z.size and z.dtype.kind == "f":
        largest = np.take_along_axis(z, np.abs(z).argmax(axis=0)[None], axis=0)
        z = z * np.where(largest < 0, -1.0, 1.0)
    yield "z", z


def ridge_cases(seed: int) -> tuple[Case, ...]:
    """x: (n, d), y: (n,), penalty on the squared coefficients of standardized features."""
    rng, late = np.random.default_rng(166), np.random.default_rng([seed, 166])
    return (
        _ridge(rng, Text("벌점 0.5", "penalty 0.5"), 10, 3, 0.5),
        _ridge(rng, Text("벌점 없음", "no penalty"), 12, 2, 0.0),
        _ridge(rng, Text("센 벌점", "a strong penalty"), 8, 3, 4.0),
        _ridge(late, Text("무작위 데이터", "random data"), 11, 4, 0.8, hidden=True),
    )


def _ridge(
    rng: np.random.Generator, name: Text, n: int, d: int, penalty: float, hidden: bool = False
) -> Case:
    x = mixed(rng, n, d)
    y = 5.0 + (x / SPREADS[:d]) @ rng.uniform(0.5, 2.0, d) + 0.3 * rng.normal(size=n)
    return Case(name, {"x": x, "y": y, "penalty": penalty}, hidden=hidden)


def drive_ridge(fn: Answer, inputs: Inputs) -> Values:
    """Call ``fn(x, y, penalty) -> (coefficients, intercept)``."""
    look(fn, *FITTERS)
    coefficients, intercept = paired(fn(inputs["x"], inputs["y"], inputs["penalty"]))
    yield "coefficients", coefficients
    yield "intercept", intercept


ZCA = Task(
    name="sw-zca",
    points=5.0,
    title=Text("축소한 공분산으로 ZCA 백색화", "ZCA whitening with shrinkage"),
    section="sec-scaling-whitening",
    cases=zca_cases,
    drive_case=drive_zca,
    reference=None,
    parts=(
        Part(Text("평균", "the mean"), ("mean",)),
        Part(Text("행렬", "the matrix"), ("matrix",), weight=4.0),
    ),
    misconceptions=known(
        spectra.INVERSE,
        spectra.NOT_BACK,
        spectra.UNIT_TARGET,
        spectra.SHARES_SWAPPED,
        spectra.NOT_CENTRED,
        spectra.NO_SHRINKAGE,
        words.UNBIASED,
        further.TRACE_WHOLE,
        further.CHOLESKY,
        more_whiten.ENTRYWISE,
        more_whiten.COLOURING,
        more_whiten.CORRELATION,
        more_whiten.DIAGONAL_TARGET,
        more_whiten.ROWS,
        more.ORDER,
    ),
    symptoms=(
        Symptom(more_whiten.EIGENVALUES, shows.commutes),
        Symptom(more_whiten.DIRECTIONS, shows.turned),
    ),
)
PCA = Task(
    name="sw-pca",
    points=4.0,
    title=Text("새 데이터의 PCA 백색화", "PCA whitening of new data"),
    section="sec-scaling-whitening",
    cases=pca_cases,
    drive_case=drive_pca,
    reference=None,
    parts=(Part(Text("성분", "the components"), ("z",)),),
    misconceptions=known(
        spectra.SMALLEST_FIRST,
        spectra.ONLY_ROTATED,
        spectra.SINGULAR,
        words.VARIANCE,
        words.OWN_STATISTICS,
        spectra.NOT_CENTRED,
        words.UNBIASED,
        words.POOLED,
        more_whiten.CORRELATION,
        more_whiten.ROOT_OF_SINGULAR,
        more_whiten.MULTIPLIED,
        more_whiten.TRAIN_RETURNED,
    ),
    symptoms=(
        Symptom(more_whiten.OTHER_NUMBER, shows.other_number),
        Symptom(more_whiten.COMPONENT_ORDER, shows.permuted),
        Symptom(more_whiten.COMPONENT_SCALE, shows.rescaled),
        Symptom(more_whiten.COMPONENT_SHIFT, shows.moved),
    ),
)
RIDGE = Task(
    name="sw-ridge",
    points=4.0,
    title=Text("벌점과 단위", "a penalty and units"),
    section="sec-scaling-regularization",
    cases=ridge_cases,
    drive_case=drive_ridge,
    reference=None,
    parts=(
        Part(Text("계수", "the coefficients"), ("coefficients",), weight=3.0),
        Part(Text("절편", "the intercept"), ("intercept",)),
    ),
    misconceptions=known(
        spectra.RAW_UNITS,
        spectra.NOT_TRANSLATED,
        spectra.WRONG_WAY,
        spectra.MEAN_FORGOTTEN,
        spectra.SUM_FOR_MEAN,
        further.MIXED_UNITS,
        words.UNBIASED,
        more.ORDER,
        more_whiten.INTERCEPT_PENALISED,
        more_whiten.PENALTY_FACTOR,
        more_whiten.PENALTY_IGNORED,
        more_whiten.INTERCEPT_SIGN,
        more_whiten.NOT_MOVED,
    ),
    symptoms=(
        Symptom(more_whiten.ONLY_INTERCEPT, only_values("intercept")),
        Symptom(more_whiten.ONLY_WITH_PENALTY, only_where(lambda case: case.inputs["penalty"] > 0)),
    ),
)
