"""The checks of the assignment on scaling: right answers pass however they are written."""

from __future__ import annotations

import numpy as np
import pytest
from check.source_cells import tasks_of

from course_pkg import check
from course_pkg.check import Text
from course_pkg.check.hunt import Planted
from course_pkg.check.judge import judge
from course_pkg.check.task import drive


def split_by_columns(train, test):
    made = [np.empty(train.shape), np.empty(test.shape)]
    for j in range(train.shape[1]):
        column = list(train[:, j])
        middle = sum(column) / len(column)
        spread = (sum((v - middle) ** 2 for v in column) / len(column)) ** 0.5
        for x, z in zip((train, test), made, strict=True):
            z[:, j] = (x[:, j] - middle) / (spread if spread > 1e-9 else 1)
    return made


def weighted_by_repetition(x, weights):
    """E[x²] − E[x]², shifted so that nothing cancels."""
    total = weights.sum()
    moved = x - x[0]
    first = (weights[:, None] * moved).sum(0) / total
    second = np.einsum("n,nd->d", weights, moved**2) / total
    return x[0] + first, np.sqrt(second - first**2)


def range_by_interp(train, x, share):
    ends = np.percentile(train, [100 * share, 100 - 100 * share], axis=0)
    columns = [np.interp(x[:, j], ends[:, j], [0, 1]) for j in range(x.shape[1])]
    return np.stack(columns, axis=1)


def zca_by_svd(train, shrink):
    mean = np.mean(train, 0)
    cov = np.atleast_2d(np.cov(train, rowvar=False, bias=True))
    mixed = cov * (1 - shrink)
    mixed.flat[:: len(cov) + 1] += shrink * np.diag(cov).mean()
    u, s, vt = np.linalg.svd(mixed)
    return mean, u @ np.diag(1 / np.sqrt(s)) @ vt


def pca_by_gram(train, x, k):
    """Through the (n, n) matrix of inner products."""
    deviations = train - train.mean(0)
    values, left = np.linalg.eigh(deviations @ deviations.T)
    values, left = values[::-1][:k], left[:, ::-1][:, :k]
    return -(x - train.mean(0)) @ deviations.T @ left / values * np.sqrt(len(train))


def ridge_by_rows(x, y, penalty):
    """Least squares with d extra rows; the intercept is a column of its own."""
    mean, sd = x.mean(0), x.std(0)
    n, d = x.shape
    top = np.hstack([(x - mean) / sd, np.ones((n, 1))])
    bottom = np.hstack([np.sqrt(n * penalty) * np.eye(d), np.zeros((d, 1))])
    rows = np.vstack([top, bottom])
    v = np.linalg.lstsq(rows, np.concatenate([y, np.zeros(d)]), rcond=None)[0]
    return v[:d] / sd, v[d] - (mean / sd) @ v[:d]


RIGHT = {
    "sw-split": split_by_columns,
    "sw-weighted": weighted_by_repetition,
    "sw-range": range_by_interp,
    "sw-zca": zca_by_svd,
    "sw-pca": pca_by_gram,
    "sw-ridge": ridge_by_rows,
}


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("seed", [0, 5, 2**62 + 1])
def test_a_right_answer_passes_however_it_is_written(name, seed):
    task = tasks_of("scaling_whitening")[name]
    verdict = judge(task, drive(task, RIGHT[name], seed), seed)
    assert verdict.score == task.points, verdict.message.en


def test_every_variation_is_there_with_five_mistakes():
    tasks = tasks_of("scaling_whitening")
    assert set(tasks) == set(RIGHT)
    assert all(len(task.misconceptions) >= 5 for task in tasks.values())


def test_the_packages_own_whitening_is_refused():
    space = {}  # a function of a notebook comes from no file
    exec(
        "def cheat(train, shrink):\n"
        "    from course_pkg.reference.whiten import zca_whitening\n"
        "    made = zca_whitening(train, shrink)\n"
        "    return made.mean, made.matrix\n",
        space,
    )
    task = tasks_of("scaling_whitening")["sw-zca"]
    verdict = judge(task, drive(task, space["cheat"]))
    assert verdict.score == 0
    assert "course_pkg.reference" in verdict.message.en


def test_finished_scalers_are_refused():
    space = {}
    exec(
        "from sklearn.preprocessing import StandardScaler\n"
        "def cheat(train, test):\n"
        "    scaler = StandardScaler().fit(train)\n"
        "    return scaler.transform(train), scaler.transform(test)\n",
        space,
    )
    task = tasks_of("scaling_whitening")["sw-split"]
    verdict = judge(task, drive(task, space["cheat"]))
    assert verdict.score == 0
    assert "sklearn" in verdict.message.en


def test_a_test_that_only_looks_at_the_training_data_misses_the_leaks():
    def inputs():
        train = np.array([[1.0, 5.0], [2.0, 9.0], [4.0, 1.0]])
        return [{"train": train, "x": train}]

    def accepts(arguments, output):
        return bool(np.allclose(output.mean(0), 0, atol=1e-3))

    verdict = check.scaling.hunt(inputs, accepts)
    assert verdict.verdict == "partial"
    assert "uses the statistics of x" in verdict.message.en


def test_a_test_that_rejects_everything_earns_nothing():
    def inputs():
        return [{"train": np.array([[1.0], [3.0]]), "x": np.array([[0.1]])}]

    wrong = Planted(Text("", ""), lambda train, x: x + 1)
    verdict = check.scaling.hunt(inputs, lambda arguments, output: False, bugs=(wrong,))
    assert verdict.score == 0


def test_a_prediction_gives_its_mistake_away():
    from course_pkg.check.predict import Answer
    from course_pkg.check.scaling import words

    given = dict.fromkeys(check.scaling.PREDICTION.asked, 3.0)
    answers = {name: Answer(9.0, mistakes={3.0: words.UNBIASED}) for name in given}
    assert check.scaling.prediction(given).verdict == "noted"
    assert check.scaling.prediction(given, answers).misconception == "R-254"


def test_a_matrix_that_needs_other_signs_is_not_right():
    """Signs are set where a matrix is wrong anyway: no flip may turn it into the right one."""
    task = tasks_of("scaling_whitening")["sw-zca"]

    def flipped(columns):
        def whiten(train, shrink):
            mean, matrix = zca_by_svd(train, shrink)
            return mean, matrix * np.where(np.arange(len(matrix)) < columns, -1.0, 1.0)

        return whiten

    assert judge(task, drive(task, flipped(0))).verdict == "pass"
    for columns in (1, 2, 4):
        assert judge(task, drive(task, flipped(columns))).verdict == "partial"
