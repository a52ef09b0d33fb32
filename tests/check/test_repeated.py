"""What a graded verdict repeats: the interpreter's own words, and nothing that an answer chose."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest
import torch

from course_pkg import check
from course_pkg.check.recording import CaseRecord, Foreign, Raised, Recording
from course_pkg.check.repeated import error_known, in_known_words, repeatable
from course_pkg.check.task import Case
from course_pkg.check.verdict import Text
from course_pkg.grading.sandbox import answering, asking
from course_pkg.grading.sandbox.codec import decode, encode

VISIBLE = Case(Text("가", "a"), {"x": np.zeros(2)})
HIDDEN = Case(Text("나", "b"), {"x": np.zeros(2)}, hidden=True)
SECRET = "array([0.30471708, -1.03998411])"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("1 / 0", "division by zero"),
        ("x = None\nx()", "'NoneType' object is not callable"),
        ("x = None\nx[0]", "'NoneType' object is not subscriptable"),
        ("np.zeros(2).men()", "'numpy.ndarray' object has no attribute '…'"),
        ("(lambda x: x)(1, 2, 3)", "…() takes 1 positional argument but 3 were given"),
        ("(lambda x, y: x)(1)", "…() missing 1 required positional argument: …"),
        ("(lambda x: x)(1, y=2)", "…() got an unexpected keyword argument '…'"),
        ("a, b = 1, 2, 3", "too many values to unpack (expected 2)"),
        ("a, b = None", "cannot unpack non-iterable NoneType object"),
        ("1 + 'a'", "unsupported operand type(s) for …: 'int' and 'str'"),
        ("unknown", "name '…' is not defined"),
        ("[][1]", "list index out of range"),
        ("np.zeros(3)[7]", "index 7 is out of bounds for axis 0 with size 3"),
        ("np.zeros(3).mean(1)", "axis 1 is out of bounds for array of dimension 1"),
        (
            "np.zeros((4, 3)) + np.zeros(5)",
            "operands could not be broadcast together with shapes (4,3) (5,)",
        ),
        ("np.zeros((4, 3)).reshape(5)", "cannot reshape array of size 12 into shape (5,)"),
        (
            "torch.zeros(2, 3) @ torch.zeros(4, 5)",
            "mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)",
        ),
        (
            "torch.zeros(2) + torch.zeros(3)",
            "The size of tensor a (2) must match the size of tensor b (3) at non-singleton "
            "dimension 0",
        ),
    ],
)
def test_what_these_libraries_say_is_repeated(source, said):
    with pytest.raises(Exception) as caught:  # noqa: PT011
        exec(source, {"np": np, "torch": torch})
    assert error_known(str(caught.value).strip()) == said


@pytest.mark.parametrize("case", [VISIBLE, HIDDEN])
def test_nothing_else_is(case):
    got = CaseRecord(
        {"y": Foreign("x030471708"), "z": Foreign("Tensor")},
        Raised("E030471708", SECRET, 30471708),
        changed=(SECRET, "x"),
    )
    kept, extra = repeatable(Recording((got, got)), [case]).cases
    assert extra == CaseRecord()
    assert kept.values == {"y": Foreign("object"), "z": Foreign("Tensor")}
    assert (kept.raised, kept.changed) == (Raised("Exception"), ("x",))
    for text in (f"'{SECRET}' object is not callable", f"name '{SECRET}' is not defined", SECRET):
        (kept,) = repeatable(
            Recording((CaseRecord({}, Raised("TypeError", text, 3)),)), [case]
        ).cases
        assert "3" not in kept.raised.text
        assert (kept.raised.name, kept.raised.line) == ("TypeError", 3)
    assert in_known_words(f"ValueError: could not convert {SECRET}") == "ValueError"


def test_numbers_of_a_hidden_case_and_long_ones_are_not_repeated():
    def text(said, case):
        return (
            repeatable(Recording((CaseRecord({}, Raised("E", said)),)), [case]).cases[0].raised.text
        )

    said = "index 7 is out of bounds for axis 0 with size 3"
    assert text(said, VISIBLE) == said
    assert text(said, HIDDEN) == "index … is out of bounds for axis … with size …"
    long = "operands could not be broadcast together with shapes (3047,1708,1039) (9841,1)"
    assert not any(each.isdigit() for each in text(long, VISIBLE))


def test_a_forbidden_name_is_repeated_if_a_task_forbids_it():
    for said, kept in (("torch.nn.LayerNorm", "torch.nn.LayerNorm"), (SECRET, "")):
        record = CaseRecord({}, Raised("Forbidden", said))
        found = repeatable(Recording((record,)), [VISIBLE]).cases[0].raised
        assert found == Raised("Forbidden", kept)


@pytest.fixture
def student(monkeypatch):
    """Grade what stands in a cell, the student's side of it in this process."""

    def graded(source):
        names = {}
        exec(source, names)
        answers = {"drive": answering._ANSWERS["drive"], **names.get("ANSWERS", {})}
        monkeypatch.setattr(answering, "_ANSWERS", answers)
        ask = lambda *question: decode(answering.answer(names, encode(list(question))))  # noqa: E731
        monkeypatch.setattr(asking, "_ask", ask)
        remote = asking.Remote("batch_norm_forward", "function", ["builtins.function"])
        return check.norm.batch_norm_forward(remote, seed=5)

    return graded


LOUD = """
seen = []
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    seen.append(x)
    raise {error}
"""
FORGED = """
secret = "x030471708"
record = {{"values": {{}}, "raised": None, "printed": False, "changed": []}} | {change}
ANSWERS = {{"drive": lambda *given: {{"cases": [record] * len(given[-1])}}}}
"""


@pytest.mark.parametrize(
    "source",
    [
        LOUD.format(error="ValueError('x030471708', seen)"),
        LOUD.format(error="type('x030471708', (Exception,), {})()"),
        FORGED.format(change="{'raised': ['E', secret, 30471708]}"),
        FORGED.format(change="{'raised': ['Forbidden', secret, 1]}"),
        FORGED.format(change="{'changed': [secret], 'values': {'y': {'foreign': secret}}}"),
        FORGED.format(change="{'values': {'y': {'shape': [0, 30471708], 'data': ''}}}"),
    ],
    ids=["text", "name", "line", "forbidden", "names", "shape"],
)
def test_no_word_or_number_of_the_student_s_process_is_repeated(student, source):
    try:
        said = student(source)
    except asking.Gone:
        return
    assert said.score == 0
    assert "30471708" not in json.dumps(said.to_json())
    assert "array(" not in said.message.en


def test_what_the_interpreter_said_of_a_visible_input_is_repeated_with_its_line(student):
    said = student("def batch_norm_forward(x, gamma, beta, eps=1e-5):\n    return x.reshape(7, 5)")
    size = r"cannot reshape array of size \d+ into shape \(7,5\)"
    assert re.search(rf"\(line 2 of your cell\): ValueError: {size}", said.message.en)
