"""Every misconception fails, is named, and is confused with no other."""

from __future__ import annotations

import importlib
import pkgutil
import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import torch
from check import student_answers
from torch import nn

import course_pkg.check as package
from course_pkg import check
from course_pkg.check import messages
from course_pkg.check.clip import lists
from course_pkg.check.compare import same
from course_pkg.check.judge import judge
from course_pkg.check.norm import backward, forward, inference, running
from course_pkg.check.norm_family import layer
from course_pkg.check.task import Diagnosis, rehearse

TASKS = (
    forward.TASK,
    backward.TASK,
    running.TASK,
    inference.TASK,
    lists.VALUE,
    lists.GLOBAL,
    layer.FORWARD,
    layer.BACKWARD,
)
MUTANTS = [
    pytest.param(task, each.diagnosis.id, wrong, id=f"{task.name}-{each.diagnosis.id}-{number}")
    for task in TASKS
    for each in task.misconceptions
    for number, wrong in enumerate(each.wrong)
]


def _diagnoses():
    """Every diagnosis of the package, each once."""
    found = {}
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, Diagnosis):
                found[each] = None
    return list(found)


DIAGNOSES = _diagnoses()
BOOK = Path(__file__).resolve().parents[2] / "book"


@pytest.mark.parametrize(("task", "name", "wrong"), MUTANTS)
@pytest.mark.parametrize("seed", [0, pytest.param(11, marks=pytest.mark.slow)])
def test_a_mutant_fails_and_is_named(task, name, wrong, seed):
    verdict = judge(task, rehearse(task, wrong, seed), seed)
    assert verdict.score < verdict.points
    assert verdict.misconception == name
    assert verdict.section in messages.SECTIONS


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
@pytest.mark.parametrize("seed", [0, pytest.param(11, marks=pytest.mark.slow)])
def test_no_two_misconceptions_do_the_same(task, seed):
    recordings = [
        (each.diagnosis.id, rehearse(task, wrong, seed))
        for each in task.misconceptions
        for wrong in each.wrong
    ]
    recordings.append(("right", rehearse(task, task.reference, seed)))
    cases = task.cases(seed)
    for (one, first), (other, second) in combinations(recordings, 2):
        if one != other:
            rows = zip(cases, first.cases, second.cases, strict=True)
            assert not all(same(*row) for row in rows), f"{one} and {other}"


@pytest.mark.parametrize("seed", [20, pytest.param(2**62 + 1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_no_case_depends_on_luck(task, seed):
    """Whatever the class's seed, a mutant is named."""
    for each in task.misconceptions:
        verdict = judge(task, rehearse(task, each.wrong[0], seed), seed)
        assert verdict.misconception == each.diagnosis.id


def run(source: str, name: str) -> object:
    space = {"np": np, "torch": torch, "nn": nn}
    exec(source, space)
    return space[name]


@pytest.mark.parametrize("name", student_answers.FORWARD)
def test_a_students_forward_pass(name):
    fn = run(student_answers.FORWARD[name], "batch_norm_forward")
    assert check.norm.batch_norm_forward(fn).misconception == name


@pytest.mark.parametrize("name", student_answers.BACKWARD)
def test_a_students_backward_pass(name):
    fn = run(student_answers.BACKWARD[name], "batch_norm_backward")
    assert check.norm.batch_norm_backward(fn).misconception == name


@pytest.mark.parametrize("name", student_answers.RUNNING)
def test_a_students_module_in_training(name):
    module = run(student_answers.RUNNING[name], "BatchNorm")
    assert check.norm.batch_norm_running(module).misconception == name
    # What is wrong in training alone costs nothing in eval mode.
    alone = check.norm.batch_norm_inference(module)
    assert (alone.verdict == "pass") == (name not in ("M-03", "M-04"))


@pytest.mark.parametrize("name", student_answers.INFERENCE)
def test_a_students_module_in_eval_mode(name):
    module = run(student_answers.INFERENCE[name], "BatchNorm")
    assert check.norm.batch_norm_running(module).verdict == "pass"
    assert check.norm.batch_norm_inference(module).misconception == name


def test_eight_misconceptions_of_the_catalogue_have_a_students_version():
    known = set()
    for answers in ("FORWARD", "BACKWARD", "RUNNING", "INFERENCE"):
        known |= set(getattr(student_answers, answers))
    assert {f"M-{number:02}" for number in range(1, 9)} <= known


def test_two_misconceptions_at_once_are_not_given_one_name():
    source = student_answers.FORWARD["M-01"].replace(
        "gamma.reshape(shape) * xhat + beta.reshape(shape)",
        "gamma.reshape(shape) * (xhat + beta.reshape(shape))",
    )
    assert source != student_answers.FORWARD["M-01"]
    verdict = check.norm.batch_norm_forward(run(source, "batch_norm_forward"))
    assert verdict.score < verdict.points
    assert verdict.misconception is None
    assert messages.UNKNOWN.en in verdict.message.en
    assert messages.UNKNOWN.ko in verdict.message.ko


def test_of_two_misconceptions_in_one_place_the_place_is_named():
    source = student_answers.RUNNING["M-02"].replace("self.momentum)", "1 - self.momentum)")
    verdict = check.norm.batch_norm_running(run(source, "BatchNorm"))
    assert verdict.score < verdict.points
    # Neither of the two explains it; what is said is where it is wrong.
    assert verdict.misconception == "R-508"


@pytest.mark.parametrize("said", DIAGNOSES, ids=lambda said: said.id)
def test_a_diagnosis_is_complete(said):
    assert re.fullmatch(r"M-\d\d|R-\d\d\d?", said.id)
    for text in (said.message, said.next_step):
        assert re.search(r"[가-힣]", text.ko)
        assert not re.search(r"[가-힣]", text.en)
        assert text.ko.endswith(".")
        assert text.en.endswith(".")
    assert said.section in messages.SECTIONS


def test_ids_are_not_used_for_two_things():
    """One id, one belief; a belief of the catalogue, M-…, may show in several ways."""
    reserve = [said.id for said in DIAGNOSES if said.id.startswith("R-")]
    assert sorted(set(reserve)) == sorted(reserve)
    assert len({said.id for said in DIAGNOSES}) >= 40


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("label", messages.SECTIONS)
def test_a_section_is_called_what_it_is_called_in_the_book(lang, label):
    pages = "\n".join(
        page.read_text(encoding="utf-8") for page in sorted(BOOK.glob(f"{lang}/chapters/*.md"))
    )
    heading = re.search(rf"^\({re.escape(label)}\)=\n#+ (.+)$", pages, re.MULTILINE)
    if not heading:  # a chapter still to be written, which the ledger of claims points to
        ledger = (BOOK / "claims.yml").read_text(encoding="utf-8")
        assert f"section: {label}\n" in ledger, f"no section {label} in book/{lang}"
        return
    assert heading[1].lower() in messages.SECTIONS[label][lang].lower()
