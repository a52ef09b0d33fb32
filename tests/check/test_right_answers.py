"""No right answer fails, however unusual it is written."""

from __future__ import annotations

import pytest
from check import right_forward, right_modules

from course_pkg import check
from course_pkg.check import rules
from course_pkg.check.norm import wrong
from course_pkg.reference import norm as reference


@pytest.fixture(autouse=True)
def anything_goes():
    """What is right is right, though a task may ask for it to be written out."""
    with rules.off():
        yield


@pytest.mark.parametrize("fn", [*right_forward.FORWARD, reference.batch_norm_forward])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_forward(fn, seed):
    verdict = check.norm.batch_norm_forward(fn, seed=seed)
    assert (verdict.verdict, verdict.score) == ("pass", 2.0), verdict.message.en


@pytest.mark.parametrize("fn", right_forward.BACKWARD)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_backward(fn, seed):
    verdict = check.norm.batch_norm_backward(fn, seed=seed)
    assert (verdict.verdict, verdict.score) == ("pass", 3.0), verdict.message.en


@pytest.mark.parametrize("module", [*right_modules.MODULES, wrong.Right])
@pytest.mark.parametrize("seed", [0, 1])
def test_modules(module, seed):
    verdict = check.norm.batch_norm_running(module, seed=seed)
    assert (verdict.verdict, verdict.score) == ("pass", 6.0), verdict.message.en
    verdict = check.norm.batch_norm_inference(module, seed=seed)
    assert (verdict.verdict, verdict.score) == ("pass", 4.0), verdict.message.en


@pytest.mark.parametrize("fn", right_modules.MASKED)
def test_masked(fn):
    verdict = check.norm.masked_batch_norm(fn, answer=right_modules.masked_loops)
    assert (verdict.verdict, verdict.score) == ("pass", 4.0), verdict.message.en


def test_there_are_enough_of_them():
    assert min(len(right_forward.FORWARD), len(right_forward.BACKWARD)) >= 10
    assert len(right_modules.MODULES) >= 10
