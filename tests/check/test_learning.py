"""The checks of the assignment on training: right answers pass however they are written."""

from __future__ import annotations

import math
import statistics
from itertools import permutations

import numpy as np
import pytest
from check.source_cells import tasks_of

from course_pkg import check
from course_pkg.check.judge import judge
from course_pkg.check.learning import reading, words
from course_pkg.check.predict import Answer
from course_pkg.check.task import drive

T95 = [math.nan, 12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622]


def parts_by_pairs(predictions, y, tau):
    """The mean product of the errors of two training sets holds no variance."""
    r = len(predictions)
    errors = predictions - y
    products = [np.dot(errors[a], errors[b]) for a, b in permutations(range(r), 2)]
    bias2 = sum(products) / (r * (r - 1)) / len(y) - tau * tau
    columns = [statistics.variance(list(column)) for column in predictions.T]
    return np.square(errors.sum(0) / r).mean(), bias2, np.array(columns).mean()


def sources_by_mean_squares(predictions):
    """Analysis of variance: mean squares between and within."""
    r, s, n = predictions.shape
    means = np.einsum("rsn->rn", predictions) / s
    within = ((predictions - means[:, None]) ** 2).sum() / (r * (s - 1) * n)
    between = s * ((means - means.mean(0)) ** 2).sum() / ((r - 1) * n)
    return (between - within) / s, within


def batch_by_covariance(gradients, ratio):
    n = np.shape(gradients)[0]
    trace = np.trace(np.cov(gradients.T, ddof=1))
    goal = (ratio * np.linalg.norm(gradients.mean(axis=0))) ** 2
    m = math.ceil(1 / (goal / trace + 1 / n))
    return np.int64(m), math.sqrt((1 / m - 1 / n) * trace * ratio**2 / goal)


class StopByHistory:
    """Keeps everything that it was shown."""

    def __init__(self, patience, min_delta):
        self.patience, self.least = patience, min_delta
        self.losses, self.kept, self.progress = [], [], [0]

    @property
    def best_weights(self):
        known = [math.inf if math.isnan(loss) else loss for loss in self.losses]
        return self.kept[known.index(min(known))]

    def update(self, loss, weights):
        self.losses.append(loss)
        self.kept.append({name: np.array(array) for name, array in weights.items()})
        at = len(self.losses) - 1
        if at and self.losses[self.progress[-1]] - loss > self.least:
            self.progress.append(at)
        return np.bool_(at - self.progress[-1] == self.patience)


def compare_by_lists(baseline, method):
    both = [m - b for b, m in zip(baseline, method, strict=True) if b == b and m == m]
    error = statistics.stdev(both) / math.sqrt(len(both))
    half = round(T95[len(both) - 1], 3) * error  # a table of three digits
    low, high = statistics.fmean(both) - half, statistics.fmean(both) + half
    word = "unclear" if low <= 0 <= high else ["worse", "better"][low > 0]
    return [np.float32(low + high) / 2, half, word]


def report_by_loops(validation, test):
    best, chosen = -math.inf, None
    for rate, (seen, unseen) in enumerate(zip(validation, test, strict=True)):
        epochs = [list(run).index(max(run)) for run in seen]
        level = sum(run[e] for run, e in zip(seen, epochs, strict=True))
        if level > best:
            runs = [run[e] for run, e in zip(unseen, epochs, strict=True)]
            best, chosen = level, (rate, runs)
    rate, runs = chosen
    half = T95[len(runs) - 1] * statistics.stdev(runs) / len(runs) ** 0.5
    return rate, statistics.fmean(runs), half


def experiment_by_path(problems, patience, lr):
    """All weights first, then the stop."""
    gains = []
    for given in problems:
        w, path = np.zeros(given["x"].shape[1]), []
        for rows in given["batches"]:
            steps = [given["x"][i] * (given["x"][i] @ w - given["y"][i]) for i in rows]
            w = w - lr * np.mean(steps, axis=0)
            path.append(w)
        seen, true = (
            np.square(np.array(path) @ given[f"x_{part}"].T - given[f"y_{part}"]).mean(1)
            for part in ("val", "true")
        )
        lows = [0]
        while (ahead := np.flatnonzero(seen[lows[-1] :][: patience + 1] < seen[lows[-1]])).size:
            lows.append(lows[-1] + ahead[0])
        gains.append(true[-1] - true[lows[-1]])
    half = T95[len(gains) - 1] * statistics.stdev(gains) / math.sqrt(len(gains))
    return sum(gains) / len(gains), half, sum(gain < 0 for gain in gains)


RIGHT = {
    "tb-parts": parts_by_pairs,
    "tb-sources": sources_by_mean_squares,
    "tb-batch": batch_by_covariance,
    "tb-stop": StopByHistory,
    "tb-compare": compare_by_lists,
    "tb-report": report_by_loops,
    "tb-experiment": experiment_by_path,
}


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("seed", [0, 5, 2**62 + 1])
def test_a_right_answer_passes_however_it_is_written(name, seed):
    task = tasks_of("training_and_bias")[name]
    verdict = judge(task, drive(task, RIGHT[name], seed), seed)
    assert verdict.score == task.points, verdict.message.en


def test_every_variation_is_there_with_five_mistakes():
    tasks = tasks_of("training_and_bias")
    assert set(tasks) == set(RIGHT)
    assert all(len(task.misconceptions) >= 5 for task in tasks.values())


def test_every_part_pays_for_a_value_that_there_is():
    for task in tasks_of("training_and_bias").values():
        values = drive(task, RIGHT[task.name]).cases[0].values
        names = {key.partition("[")[0] for key in values}
        assert {key for part in task.parts for key in part.keys} == names


def test_two_mistakes_at_once_are_not_given_one_name():
    """The best seed and the normal quantile."""
    task = tasks_of("training_and_bias")["tb-report"]

    def wrong(validation, test):
        rate, _, half = report_by_loops(validation, test)
        runs = np.take_along_axis(test, validation.argmax(2)[..., None], 2)[rate]
        return rate, runs.max(), half * 1.96 / T95[len(runs) - 1]

    verdict = judge(task, drive(task, wrong))
    assert 0 < verdict.score < task.points
    assert verdict.misconception is None


def test_only_the_broken_part_of_a_stopper_costs_points():
    class Shallow(StopByHistory):
        best_weights = None

        def update(self, loss, weights):
            if not self.losses or loss < np.nanmin(self.losses):
                self.best_weights = dict(weights)
            return super().update(loss, weights)

    task = tasks_of("training_and_bias")["tb-stop"]
    verdict = judge(task, drive(task, Shallow))
    assert (verdict.score, verdict.misconception) == (2.0, "R-238")


def test_an_update_may_say_true_or_nothing():
    class Terse(StopByHistory):
        def update(self, loss, weights):
            if super().update(loss, weights):
                return True

    class Silent(StopByHistory):
        def update(self, loss, weights):
            super().update(loss, weights)

    task = tasks_of("training_and_bias")["tb-stop"]
    assert judge(task, drive(task, Terse)).score == task.points
    assert judge(task, drive(task, Silent)).misconception == "R-291"


@pytest.mark.parametrize(
    ("name", "source", "used"),
    [
        (
            "tb-parts",
            "def cheat(predictions, y, tau):\n"
            "    from course_pkg.reference.learning import bias_variance\n"
            "    made = bias_variance(predictions, y)\n"
            "    return made.bias2, made.bias2_corrected - tau**2, made.variance\n",
            "course_pkg.reference",
        ),
        (
            "tb-compare",
            "from course_pkg.results import interval\n"
            "def cheat(baseline, method):\n"
            "    found = interval(method - baseline)\n"
            "    return found.mean, found.half, 'better'\n",
            "course_pkg.results",
        ),
    ],
)
def test_the_packages_own_functions_are_refused(name, source, used):
    space = {}  # a function of a notebook comes from no file
    exec(source, space)
    task = tasks_of("training_and_bias")[name]
    verdict = judge(task, drive(task, space["cheat"]))
    assert verdict.score == 0
    assert used in verdict.message.en


def stop(losses, patience):
    best = 0
    for at, loss in enumerate(losses):
        if loss < losses[best]:
            best = at
        elif at - best == patience:
            break
    return best


def test_curves_that_fall_and_rise_once_let_a_bug_escape():
    def inputs():
        curve = np.array([3.0, 2.0, 1.0, 2.0, 3.0, 4.0, 0.5])
        return [{"losses": curve, "patience": patience} for patience in (1, 2, 3)]

    def accepts(arguments, output):
        return output == stop(**arguments)

    verdict = check.learning.hunt(inputs, accepts)
    assert verdict.verdict == "partial"
    assert "counts rises in a row" in verdict.message.en
    assert "never stops" not in verdict.message.en


def test_a_test_that_wants_the_later_of_equals_raises_an_alarm():
    def inputs():
        return [{"losses": np.array([2.0, 1.0, 1.0]), "patience": 2}]

    verdict = check.learning.hunt(inputs, lambda arguments, output: output == 2)
    assert verdict.score == 0
    assert "counts as it goes" in verdict.message.en


def test_unfit_arguments_are_a_sentence():
    def inputs():
        return [{"losses": np.array([2.0, np.nan]), "patience": 1}]

    verdict = check.learning.hunt(inputs, lambda arguments, output: True)
    assert verdict.verdict == "fail"
    assert "finite" in verdict.message.en


def test_a_prediction_gives_its_mistake_away():
    given = dict.fromkeys(check.learning.PREDICTION.asked, 7.0)
    answers = {name: Answer(7.0) for name in given}
    answers["restored"] = Answer(4.0, mistakes={7.0: reading.LAST_WEIGHTS})
    assert check.learning.prediction(given).verdict == "noted"
    verdict = check.learning.prediction(given, answers)
    assert (verdict.score, verdict.misconception) == (3.0, "M-30")


def test_a_diagnosis_that_two_tasks_share_is_one():
    tasks = tasks_of("training_and_bias")
    shared = [
        name
        for name, task in tasks.items()
        if words.BIASED_VARIANCE in [each.diagnosis for each in task.misconceptions]
    ]
    assert shared == ["tb-parts", "tb-sources", "tb-compare", "tb-report", "tb-experiment"]
