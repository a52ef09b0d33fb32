"""The checks of the assignment on distillation: what must pass passes, what is said is complete."""

from __future__ import annotations

import re
from functools import partial

import numpy as np
import pytest
from check import right_distill as right
from check import right_mixing as mixing
from check.source_cells import tasks_of, told_apart

from course_pkg import check
from course_pkg.check import messages
from course_pkg.check.distill import (
    beliefs,
    catalogue,
    further,
    hunting,
    more,
    reserve,
    softly,
    temperature,
)
from course_pkg.check.judge import judge
from course_pkg.check.task import Diagnosis, drive, rehearse

SAID = [
    each
    for module in (beliefs, catalogue, further, more, softly, reserve)
    for each in vars(module).values()
    if isinstance(each, Diagnosis)
]
RIGHT = [
    pytest.param(name, fn, id=f"{name}-{fn.__name__}")
    for name, answers in (
        ("kd-softmax", right.SOFTMAX),
        ("kd-gaps", right.GAPS),
        ("kd-gradient", right.GRADIENT),
        ("kd-ensemble", mixing.ENSEMBLE),
        ("kd-control", mixing.CONTROL),
        ("kd-step", mixing.STEP),
    )
    for fn in answers
]


def task_named(name):
    return temperature.TASK if name == "kd-softmax" else tasks_of("distillation")[name]


@pytest.mark.parametrize(("name", "fn"), RIGHT)
@pytest.mark.parametrize("seed", [0, 5])
def test_a_right_answer_passes_however_it_is_written(name, fn, seed):
    task = task_named(name)
    # SciPy's and torch's finished functions are refused to students, not to the project.
    verdict = judge(task, rehearse(task, fn, seed), seed)
    assert verdict.score == task.points, verdict.message.en


@pytest.mark.parametrize("seed", [0, 20, 2**62 + 1])
def test_a_mistake_in_the_warm_up_is_named(seed):
    told_apart(temperature.TASK, seed)
    for each in temperature.TASK.misconceptions:
        verdict = judge(temperature.TASK, rehearse(temperature.TASK, each.wrong[-1], seed), seed)
        assert verdict.misconception == each.diagnosis.id


def test_a_finished_softmax_is_refused():
    import torch

    def answer(z, temperature=1.0):
        return torch.log_softmax(torch.as_tensor(np.array(z)) / temperature, -1).numpy()

    verdict = judge(temperature.TASK, drive(temperature.TASK, answer))
    assert verdict.score == 0
    assert "torch.log_softmax" in verdict.message.en


@pytest.mark.parametrize("name", ["kd-gaps", "kd-gradient", "kd-ensemble", "kd-control"])
def test_a_mistake_is_named(name):
    """Those whose mistakes train nothing; the others are slow, see the tests of release."""
    task = tasks_of("distillation")[name]
    told_apart(task, 11)
    for each in task.misconceptions:
        verdict = judge(task, rehearse(task, each.wrong[-1], 11), 11)
        assert verdict.score < task.points
        assert verdict.misconception == each.diagnosis.id


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.id)
def test_a_diagnosis_is_complete(said):
    assert re.fullmatch(r"M-\d\d|R-\d\d\d", said.id)
    for text in (said.message, said.next_step):
        assert re.search(r"[가-힣]", text.ko)
        assert not re.search(r"[가-힣]", text.en)
        assert text.ko.endswith(".")
        assert text.en.endswith(".")
    assert said.section in messages.SECTIONS


def test_every_diagnosis_has_an_id_of_its_own_and_is_used():
    ids = [said.id for said in SAID]
    assert len(set(ids)) == len(ids)
    tasks = [temperature.TASK, *tasks_of("distillation").values()]
    assert {each.diagnosis.id for task in tasks for each in task.misconceptions} == set(ids)
    assert len(tasks) == 6
    assert min(len(task.misconceptions) for task in tasks) >= 5


def test_gaps_in_the_input_are_not_taken_for_a_change():
    task = task_named("kd-gaps")
    recording = drive(task, right.gaps_loop)
    assert not any(case.changed for case in recording.cases)


def reference_test():
    rng = np.random.default_rng(3)
    tries = [
        {
            "student": rng.normal(0, size, (n, k)),
            "teacher": rng.normal(0, size, (n, k)),
            "labels": rng.integers(0, k, size=n),
            "temperature": t,
            "alpha": alpha,
        }
        for n, k, size, t, alpha in ((4, 3, 2, 3.0, 0.3), (3, 5, 900, 2.0, 0.6))
    ]

    def accepts(arguments, output, tolerance):
        expected = hunting.HUNT.right[0].fn(**arguments)
        return bool(abs(output - expected) <= tolerance * max(1, abs(expected)))

    return (lambda: tries), accepts


def test_a_good_test_catches_everything_and_an_exact_one_gives_false_alarms():
    inputs, accepts = reference_test()
    verdict = check.distill.hunt(inputs, partial(accepts, tolerance=1e-3))
    assert verdict.score == 4
    verdict = check.distill.hunt(inputs, partial(accepts, tolerance=0.0))
    assert verdict.score < 4
    assert "False alarm" in verdict.message.en


def test_a_test_that_accepts_everything_catches_nothing():
    inputs, _ = reference_test()
    verdict = check.distill.hunt(inputs, lambda arguments, output: True)
    assert verdict.score == 0
    assert "without T²" in verdict.message.en


def test_two_mistakes_at_once_are_not_given_one_name():
    def answer(student, teacher, temperature):
        return right.gaps_loop(teacher * 0 + student, teacher, temperature) / temperature

    def both(student, teacher, temperature):
        student = np.where(np.isnan(teacher), 0.0, student)
        return 2 * answer(student, np.nan_to_num(teacher), temperature)

    task = task_named("kd-gaps")
    verdict = judge(task, drive(task, both))
    assert verdict.score < task.points
    assert verdict.misconception is None
    assert messages.UNKNOWN.ko in verdict.message.ko
