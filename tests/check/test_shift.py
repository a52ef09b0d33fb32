"""The checks of the assignment on covariate shift: right answers pass however they are written."""

from __future__ import annotations

import numpy as np
import pytest
from check.source_cells import tasks_of

from course_pkg import check
from course_pkg.check.judge import judge
from course_pkg.check.task import drive


def weights_by_logs(losses, log_weights):
    total = np.logaddexp.reduce(log_weights)
    share = np.exp(log_weights - total)
    return sum(s * v for s, v in zip(share, losses, strict=True)), 1 / np.dot(share, share)


def ratio_by_loops(p, n_train, n_test, cap):
    capped = [min(n_train * q / (n_test * (1 - q)), cap) for q in p]
    return np.array(capped) * len(capped) / sum(capped)


def test_by_sums(a, b, orders):
    """The statistic from the sum of the first sample alone."""
    pooled = np.concatenate([a, b])
    n, m = len(a), len(b)
    z = (pooled - pooled.mean(0)) / pooled.std(0)

    def largest(rows):
        return np.abs(z[rows[:n]].sum(0)).max() * (1 / n + 1 / m)

    seen = largest(np.arange(n + m))
    drawn = np.array([largest(order) for order in orders])
    return float(seen), (np.sum(drawn > seen - 1e-9) + 1) / (len(drawn) + 1)


test_by_sums.__test__ = False


def label_by_likelihoods(p, old, new):
    likelihood = np.divide(p, old[None])
    evidence = np.einsum("nk,k->n", likelihood, new)
    return likelihood * new / evidence[:, None]


def kinds_by_loops(train, test):
    p, q = train / np.sum(train), test / np.sum(test)
    found = []
    for a, b in ((p, q), (p.T, q.T)):
        found.append(sum(abs(r.sum() - s.sum()) for r, s in zip(a, b, strict=True)) / 2)
    for a, b in ((p, q), (p.T, q.T)):
        rows = zip(a, b, strict=True)
        found.append(sum(s.sum() * abs(r / r.sum() - s / s.sum()).sum() for r, s in rows) / 2)
    return found


def pooled_by_moments(batches):
    n = sum(map(len, batches))
    first = sum(b.sum(0) for b in batches) / n
    return first, sum(((b - first) ** 2).sum(0) for b in batches) / n


RIGHT = {
    "cs-weights": weights_by_logs,
    "cs-ratio": ratio_by_loops,
    "cs-permutation": test_by_sums,
    "cs-label": label_by_likelihoods,
    "cs-kind": lambda train, test: np.array(kinds_by_loops(train, test)),
    "cs-pooled": pooled_by_moments,
}


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("seed", [0, 5, 2**62 + 1])
def test_a_right_answer_passes_however_it_is_written(name, seed):
    task = tasks_of("covariate_shift")[name]
    verdict = judge(task, drive(task, RIGHT[name], seed), seed)
    assert verdict.score == task.points, verdict.message.en


def test_every_variation_is_there_with_five_mistakes():
    tasks = tasks_of("covariate_shift")
    assert set(tasks) == set(RIGHT)
    assert all(len(task.misconceptions) >= 5 for task in tasks.values())


@pytest.mark.parametrize("seed", [0, 3])
def test_two_mistakes_at_once_are_not_given_one_name(seed):
    """The density ratio without prior and not normalised either."""
    task = tasks_of("covariate_shift")["cs-ratio"]

    def wrong(p, n_train, n_test, cap):
        return np.minimum(p / (1 - p), cap)

    verdict = judge(task, drive(task, wrong, seed), seed)
    assert verdict.score < task.points
    assert verdict.misconception is None


def test_equal_weights_let_a_bug_escape():
    def inputs():
        return [{"losses": np.array([1.0, 3.0]), "weights": np.array([2.0, 2.0])}]

    def accepts(arguments, output):
        return abs(output - 2.0) < 1e-3

    verdict = check.shift.hunt(inputs, accepts)
    assert verdict.verdict == "partial"
    assert "ignores the weights" in verdict.message.en
