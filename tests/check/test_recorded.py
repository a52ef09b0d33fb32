"""Recorded outputs: right ones pass, mistakes are named, and the same bytes every time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_pkg.check import messages, recorded
from course_pkg.check.compare import agree
from course_pkg.check.judge import judge
from course_pkg.check.norm import catalogue
from course_pkg.check.recorded import keep, read, varied, write
from course_pkg.check.recording import CaseRecord, Foreign
from course_pkg.check.task import Case, Misconception, Part, Task, rehearse
from course_pkg.check.verdict import Text
from course_pkg.errors import InvalidValueError


def cases(seed):
    late = np.random.default_rng(seed)
    return (
        Case(Text("하나", "one"), {"x": np.array([1.0, -2.0, 3.0])}),
        Case(Text("둘", "two"), {"x": np.array([[4.0]])}),
        Case(Text("셋", "three"), {"x": late.normal(size=4)}, hidden=True),
    )


def drive_case(fn, inputs):
    yield "y", fn(inputs["x"])


def double(x):
    return 2 * x


def thrice(x):
    return 3 * x


def lost(x):
    if x.ndim == 2:
        raise ValueError
    return 2 * x


TASK = Task(
    name="double",
    points=2.0,
    title=Text("두 배", "double"),
    section="sec-bn",
    cases=cases,
    drive_case=drive_case,
    reference=None,
    parts=(Part(Text("y", "y"), ("y",)),),
    misconceptions=(Misconception(catalogue.NO_ROOT, ()), Misconception(catalogue.EPS_OUTSIDE, ())),
)
MISTAKES = (
    Misconception(catalogue.EPS_OUTSIDE, (thrice,)),
    Misconception(catalogue.NO_ROOT, (lost, lambda x: np.full(5, np.nan))),
)


@pytest.fixture
def line():
    with recorded.listening() as tasks:
        verdict = varied(TASK, double, answer=double, mistakes=MISTAKES)
    assert verdict.verdict == "pass"
    [task] = tasks
    return write(task)


def test_the_string_says_the_same_twice_and_fits_between_quotes(line):
    with recorded.listening() as tasks:
        varied(TASK, double, answer=lambda x: x + x, mistakes=MISTAKES)
    assert write(tasks[0]) == line
    assert not set(line) & {'"', "\\", "\n", "{", "}"}
    assert line.isascii()


def test_right_and_wrong_are_told_apart(line):
    verdict = varied(TASK, lambda x: x + x + 1e-9, line)
    assert verdict.verdict == "pass"
    assert messages.VISIBLE_RIGHT.format(count=2).en in verdict.message.en
    assert varied(TASK, thrice, line).misconception == "M-03"
    assert varied(TASK, lambda x: 3 * x + 1e-8, line).misconception == "M-03"
    assert varied(TASK, lost, line).misconception == "M-04"
    assert varied(TASK, lambda x: np.full(5, np.inf), line).misconception == "M-04"
    other = varied(TASK, lambda x: 4 * x, line)
    assert other.misconception is None
    assert "y[0] should be 2; it is 4" in other.message.en


def test_the_hidden_check_uses_the_seed():
    assert varied(TASK, double, answer=double, seed=5).verdict == "pass"
    seen = [case.inputs["x"].tobytes() for case in cases(0)[:2]]

    def learnt(x):
        return 2 * x if x.tobytes() in seen else x

    assert "not shown" in varied(TASK, learnt, answer=double, seed=5).message.en


def written(answer, wrong=thrice):
    mistakes = (Misconception(catalogue.EPS_OUTSIDE, (wrong,)), MISTAKES[1])
    with recorded.listening() as tasks:
        varied(TASK, answer, answer=answer, mistakes=mistakes)
    return tasks[0], write(tasks[0])


def test_a_string_that_says_the_same_is_kept(line):
    task, rounded = written(lambda x: (2 + 1e-6) * x, lambda x: (3 + 1e-6) * x)
    assert rounded != line
    assert keep(task, line, rounded) == line


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (lambda x: 2.001 * x, thrice),
        (double, lambda x: 3.001 * x),
        (double, lambda x: 3 * x[:1]),
        (double, lost),
    ],
)
def test_a_string_that_says_another_thing_is_not_kept(line, answer, wrong):
    task, now = written(answer, wrong)
    assert now != line
    assert keep(task, line, now) == now


@pytest.mark.parametrize("before", ["", "x", "y~2:0:AAAA|y~2:0:AAAA"])
def test_what_cannot_be_read_is_not_kept(line, before):
    assert keep(written(double)[0], before, line) == line


@pytest.mark.parametrize("text", ["", "x", "y~2:0:AAAA", "y~3:-20:AAAA|y~1x1:0:AAAA", "|;9@|;"])
def test_what_nobody_recorded_is_a_sentence(text):
    with pytest.raises(InvalidValueError, match="what release recorded"):
        read(TASK, text)
    assert varied(TASK, double, text).message == messages.FOREIGN_RECORDING


def test_a_mistake_that_the_task_does_not_know_is_an_error():
    with (
        recorded.listening(),
        pytest.raises(InvalidValueError, match="list its diagnosis"),
    ):
        varied(TASK, double, answer=double, mistakes=(Misconception(catalogue.EVAL_BATCH, ()),))


def test_an_answer_that_raises_is_not_recorded():
    whole = replace(TASK, reference=lost)
    with pytest.raises(InvalidValueError, match="on 'two' it raised ValueError"):
        write(whole)


values = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.just(Foreign("Thing")),
    arrays(
        np.float64,
        array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
        elements=st.floats(-1e12, 1e12) | st.just(np.nan),
    ),
)


@given(st.dictionaries(st.sampled_from(["y", "norm[1]", "y of two"]), values, max_size=3))
def test_values_come_back_within_the_tolerance(given_values):
    case = Case(Text("", ""), {})
    text = recorded._answer([case], [CaseRecord()], [CaseRecord(given_values)])
    [record] = recorded._records([case], [CaseRecord()], text)
    assert record.values.keys() == given_values.keys()
    for key, value in given_values.items():
        assert agree(value, record.values[key], case.tolerance)


def test_inputs_that_an_answer_spoils_are_whole_for_the_next(line):
    shown = read(TASK, line)

    def greedy(x):
        y = 2 * x
        x += 1
        return y

    assert judge(shown, rehearse(shown, greedy)).verdict == "pass"
    assert judge(shown, rehearse(shown, double)).verdict == "pass"
    assert replace(shown, points=2.0) == shown
