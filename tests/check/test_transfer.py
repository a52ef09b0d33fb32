"""The checks of the assignment on transfer: what must pass passes, what is said is complete."""

from __future__ import annotations

import re

import numpy as np
import pytest
from check import right_reuse as reuse
from check import right_transfer as right
from check.source_cells import tasks_of, told_apart

from course_pkg import check
from course_pkg.check import messages
from course_pkg.check.judge import judge
from course_pkg.check.scaling.words import ROOT_SHARES
from course_pkg.check.task import Diagnosis, drive, rehearse
from course_pkg.check.transfer import beliefs, catalogue, further, hunting, more, reserve

SAID = [
    each
    for module in (beliefs, catalogue, further, more, reserve)
    for each in vars(module).values()
    if isinstance(each, Diagnosis)
]
RIGHT = [
    pytest.param(name, fn, id=f"{name}-{fn.__name__}")
    for name, answers in (
        ("tl-freeze", right.FREEZE),
        ("tl-groups", right.GROUPS),
        ("tl-head", reuse.HEAD),
        ("tl-cache", reuse.CACHE),
        ("tl-adapt", reuse.ADAPT),
    )
    for fn in answers
]


@pytest.mark.parametrize(("name", "fn"), RIGHT)
@pytest.mark.parametrize("seed", [0, 5])
def test_a_right_answer_passes_however_it_is_written(name, fn, seed):
    task = tasks_of("transfer")[name]
    verdict = judge(task, drive(task, fn, seed), seed)
    assert verdict.score == task.points, verdict.message.en


@pytest.mark.parametrize("name", ["tl-groups", "tl-adapt"])
def test_a_mistake_is_named(name):
    """Those whose mistakes train nothing; the others are slow, see the tests of release."""
    task = tasks_of("transfer")[name]
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
    tasks = tasks_of("transfer").values()
    assert {each.diagnosis.id for task in tasks for each in task.misconceptions} == {
        *ids,
        ROOT_SHARES.id,
    }
    assert len(tasks) == 5
    assert min(len(task.misconceptions) for task in tasks) >= 5


@pytest.mark.parametrize("name", ["tl-freeze", "tl-groups", "tl-head", "tl-cache", "tl-adapt"])
def test_an_answer_that_does_nothing_earns_nothing(name):
    task = tasks_of("transfer")[name]
    verdict = judge(task, drive(task, lambda *arguments: None))
    assert verdict.score == 0
    assert verdict.message.ko
    assert verdict.message.en


def test_the_usual_way_to_freeze_is_told_about_statistics():
    """Nothing but requires_grad: two mistakes, of which the first is named."""

    def freeze(model, names):
        for name in names:
            for parameter in model.get_submodule(name).parameters():
                parameter.requires_grad = False

    task = tasks_of("transfer")["tl-freeze"]
    assert judge(task, drive(task, freeze)).misconception == "M-27"


def tries():
    rng = np.random.default_rng(4)
    arrays = {name: rng.normal(size=6) for name in ("weight", "grad", "velocity")}
    frozen = np.array([True, False] * 3)
    return [{**arrays, "frozen": frozen, "lr": 0.1, "momentum": 0.9, "weight_decay": 0.5}]


def test_a_good_test_catches_everything_and_an_exact_one_gives_false_alarms():
    def near(arguments, output, tolerance=1e-4):
        wanted = hunting.HUNT.right[0].fn(**arguments)
        return all(
            np.allclose(got, want, atol=tolerance, rtol=0)
            for got, want in zip(output, wanted, strict=True)
        )

    assert check.transfer.hunt(tries, near).score == 4
    verdict = check.transfer.hunt(tries, lambda *given: near(*given, tolerance=0))
    assert verdict.score < 4
    assert "False alarm" in verdict.message.en


def test_a_test_that_accepts_everything_catches_nothing():
    verdict = check.transfer.hunt(tries, lambda arguments, output: True)
    assert verdict.score == 0
    assert "momentum moves what is frozen" in verdict.message.en
