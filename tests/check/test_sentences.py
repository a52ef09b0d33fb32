"""Whatever a student's code does, the check answers in a sentence, in two languages."""

from __future__ import annotations

import sys
import warnings
from dataclasses import replace

import numpy as np
import pytest
import torch
from check.right_forward import by_columns, closed_form
from torch import nn

from course_pkg import check
from course_pkg.check import messages, rules
from course_pkg.check.judge import judge
from course_pkg.check.norm import forward
from course_pkg.check.recording import Recording
from course_pkg.check.task import drive
from course_pkg.check.verdict import Text


def forward_verdict(fn):
    verdict = check.norm.batch_norm_forward(fn)
    for text in (verdict.message.ko, verdict.message.en):
        assert "Traceback" not in text
        assert "course_pkg" not in text
        assert "{" not in text
    return verdict


def says(verdict, template: Text, **values):
    wanted = template.format(**values)
    return wanted.ko in verdict.message.ko and wanted.en in verdict.message.en


def test_a_stub_is_missing_not_wrong():
    def stub(x, gamma, beta, eps=1e-5):
        raise NotImplementedError()

    verdict = forward_verdict(stub)
    assert (verdict.verdict, verdict.score) == ("missing", 0)
    assert says(verdict, messages.MISSING)


def test_a_class_whose_constructor_is_a_stub_is_missing():
    class Stub(nn.Module):
        def __init__(self, num_features, eps=1e-5, momentum=0.1):
            raise NotImplementedError()

    assert check.norm.batch_norm_running(Stub).verdict == "missing"
    assert check.norm.batch_norm_inference(Stub).verdict == "missing"


def test_an_exception_names_the_line():
    space = {"np": np}
    source = "def fn(x, gamma, beta, eps=1e-5):\n    scale = gamma / 2\n    return x @ x * scale\n"
    exec(compile(source, "cell", "exec"), space)
    verdict = forward_verdict(space["fn"])
    assert verdict.verdict == "error"
    assert "ValueError" in verdict.message.en
    assert "3번째 줄" in verdict.message.ko
    assert "line 3" in verdict.message.en


def test_an_exception_deep_in_a_library_still_names_the_students_line():
    space = {"np": np}
    source = "import json\n\ndef fn(*args):\n    return json.loads('}')\n"
    exec(compile(source, "cell", "exec"), space)
    assert "line 4" in forward_verdict(space["fn"]).message.en


@pytest.mark.parametrize("error", [SystemExit(0), RecursionError(), MemoryError()])
def test_leaving_the_hard_way_is_an_error_too(error):
    def fn(x, gamma, beta, eps=1e-5):
        raise error

    assert type(error).__name__ in forward_verdict(fn).message.en


def test_an_interrupt_passes_through():
    def fn(x, gamma, beta, eps=1e-5):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check.norm.batch_norm_forward(fn)


def test_an_exception_that_cannot_be_printed_is_still_a_sentence():
    class Shy(Exception):
        def __str__(self):
            raise ValueError

    def fn(x, gamma, beta, eps=1e-5):
        raise Shy

    assert "Shy" in forward_verdict(fn).message.en


def test_nothing_returned():
    verdict = forward_verdict(lambda x, gamma, beta, eps=1e-5: None)
    assert verdict.verdict == "fail"
    assert says(verdict, messages.NOTHING, key="y")


@pytest.mark.parametrize(
    ("value", "name"),
    [([1.0], "list"), ("y", "str"), (1j, "complex"), (torch.ones(3), "Tensor"), ({}, "dict")],
)
def test_the_wrong_type(value, name):
    verdict = forward_verdict(lambda x, gamma, beta, eps=1e-5: value)
    assert says(verdict, messages.FOREIGN, key="y", want=messages.ARRAY, got=name)


def test_the_wrong_shape():
    verdict = forward_verdict(lambda x, gamma, beta, eps=1e-5: x.mean(0))
    assert says(verdict, messages.SHAPE, key="y", want=(4, 3), got=(3,))


def test_a_module_that_returns_no_tensor():
    class Listed(nn.BatchNorm1d):
        def forward(self, x):
            return [super().forward(x)]

    with rules.off():
        verdict = check.norm.batch_norm_running(Listed)
    assert says(verdict, messages.FOREIGN, key="y[1]", want=messages.TENSOR, got="list")


def test_a_module_that_cannot_predict_one_example():
    class Eager(nn.BatchNorm1d):
        def forward(self, x):
            self.correction = len(x) / (len(x) - 1)  # computed in either mode
            return super().forward(x)

    with rules.off():
        verdict = check.norm.batch_norm_inference(Eager)
    assert (verdict.verdict, verdict.score) == ("partial", 3.0)
    assert "ZeroDivisionError" in verdict.message.en


def test_gradients_that_are_not_three():
    verdict = check.norm.batch_norm_backward(lambda dy, x, gamma, eps=1e-5: dy)
    assert says(verdict, messages.NOTHING, key="dgamma") or "dx" in verdict.message.en
    verdict = check.norm.batch_norm_backward(
        lambda dy, x, gamma, eps=1e-5: closed_form(dy, x, gamma, eps)[:2]
    )
    assert says(verdict, messages.NOTHING, key="dbeta")
    assert verdict.score == 2.5


def test_a_changed_input_is_mentioned_and_costs_nothing():
    def fn(x, gamma, beta, eps=1e-5):
        y = by_columns(x, gamma, beta, eps)
        x += 1
        return y

    verdict = forward_verdict(fn)
    assert verdict.verdict == "pass"
    assert says(verdict, messages.CHANGED, names="x")


def test_printing_and_warning_cost_nothing_and_show_nothing(capsys):
    def fn(x, gamma, beta, eps=1e-5):
        print("loud")
        sys.stderr.write("louder")
        warnings.warn("loudest", UserWarning, stacklevel=2)
        return by_columns(x, gamma, beta, eps)

    verdict = forward_verdict(fn)
    assert verdict.verdict == "pass"
    assert says(verdict, messages.PRINTED)
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "")


def test_a_clever_equal_does_not_pass():
    class Yes(np.ndarray):
        def __eq__(self, other):
            return np.ones(self.shape, dtype=bool)

        def __sub__(self, other):
            return np.zeros(self.shape)

        __rsub__ = __abs__ = __sub__
        __array_priority__ = 1e9

        def __array_ufunc__(self, *args, **options):
            return np.zeros(self.shape)

        def __array_function__(self, *args):
            return np.zeros(self.shape)

    verdict = forward_verdict(lambda x, gamma, beta, eps=1e-5: np.zeros(x.shape).view(Yes))
    assert (verdict.verdict, verdict.score) == ("fail", 0)


def test_a_hidden_case_is_not_shown():
    """An answer that knows the visible inputs and fails elsewhere."""
    seen = {case.inputs["x"].tobytes() for case in forward.cases(0) if not case.hidden}

    def fn(x, gamma, beta, eps=1e-5):
        y = by_columns(x, gamma, beta, eps)
        return y if np.ascontiguousarray(x).tobytes() in seen or x.tobytes() in seen else y + 1

    verdict = forward_verdict(fn)
    assert verdict.verdict == "fail"
    assert "not shown (a random batch)" in verdict.message.en
    assert "무작위 배치" in verdict.message.ko
    [line] = [line for line in verdict.message.en.splitlines() if "not shown" in line]
    assert not any(character.isdigit() for character in line)


def test_the_right_part_is_paid():
    def only_vectors(x, gamma, beta, eps=1e-5):
        return gamma * (x - x.mean(0)) / np.sqrt(x.var(0) + eps) + beta

    verdict = forward_verdict(only_vectors)
    assert (verdict.verdict, verdict.score) == ("partial", 1.0)


def test_what_is_driven_here_is_judged_elsewhere():
    recording = drive(forward.TASK, by_columns, seed=5)
    copy = Recording.from_json(recording.to_json())
    assert judge(forward.TASK, copy, seed=5).verdict == "pass"
    assert judge(forward.TASK, copy, seed=6).verdict == "fail"  # other hidden inputs


def test_a_recording_of_another_task_is_an_error():
    recording = drive(forward.TASK, by_columns)
    short = replace(recording, cases=recording.cases[:2])
    assert judge(forward.TASK, short).verdict == "error"
    strange = replace(recording, cases=tuple(replace(c, values={}) for c in recording.cases))
    assert judge(forward.TASK, strange).verdict == "fail"
