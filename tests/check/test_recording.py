"""What crosses a process boundary: plain, small, and suspicious of what it reads."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_pkg.check.recording import CaseRecord, Foreign, Raised, Recording, plain
from course_pkg.errors import InvalidValueError

names = st.text(max_size=20)
values = st.one_of(
    st.none(),
    st.text(max_size=200),
    names.map(Foreign),
    arrays(np.float64, array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)),
)
records = st.builds(
    CaseRecord,
    values=st.dictionaries(names, values, max_size=4),
    raised=st.none() | st.builds(Raised, names, names, st.none() | st.integers(1, 999)),
    printed=st.booleans(),
    changed=st.lists(names, max_size=2).map(tuple),
)


def equal(one, other):
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.shape == other.shape and np.array_equal(one, other, equal_nan=True)
    return type(one) is type(other) and one == other


@given(st.lists(records, max_size=3))
def test_json_and_back(cases):
    recording = Recording(tuple(cases))
    again = Recording.from_json(json.loads(json.dumps(recording.to_json())))
    assert len(again.cases) == len(cases)
    for one, other in zip(cases, again.cases, strict=True):
        assert (one.raised, one.printed, one.changed) == (
            other.raised,
            other.printed,
            other.changed,
        )
        assert one.values.keys() == other.values.keys()
        assert all(equal(one.values[key], other.values[key]) for key in one.values)


def case(**changes):
    return {"cases": [{"values": {}, "raised": None, "printed": False, "changed": []} | changes]}


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"cases": 3},
        {"cases": [[]]},
        case(values=[]),
        case(values={"y": 3.0}),
        case(values={"y": {"shape": [2], "data": "AAAA"}}),
        case(values={"y": {"shape": [10**9, 10**9], "data": ""}}),
        case(values={"y": {"shape": [-1], "data": ""}}),
        case(values={"y": {"shape": [1] * 40, "data": "AAAAAAAAAAA="}}),
        case(values={"y": {"shape": ["x"], "data": ""}}),
        case(values={"y": {"shape": [0], "data": "!"}}),
        case(values={"y": {"foreign": 3}}),
        case(values={"y" * 999: None}),
        case(raised=["E"]),
        case(raised=["E", "x" * 999, 1]),
        case(changed=3),
    ],
)
def test_anything_else_is_refused_with_a_sentence(data):
    with pytest.raises(InvalidValueError, match="a recording was expected"):
        Recording.from_json(data)


def test_an_array_too_big_to_have_been_recorded_is_refused(monkeypatch):
    data = Recording((CaseRecord({"y": np.zeros(4)}),)).to_json()
    assert Recording.from_json(data)
    monkeypatch.setattr("course_pkg.check.recording.MAX_ITEMS", 3)
    with pytest.raises(InvalidValueError):
        Recording.from_json(data)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=5))
def test_noise_is_refused(data):
    with pytest.raises(InvalidValueError):
        Recording.from_json({"cases": [data]})


def test_plain_keeps_numbers_and_nothing_else():
    class Odd(np.ndarray):
        pass

    array = plain(np.arange(3, dtype=np.int8).view(Odd))
    assert type(array) is np.ndarray
    assert array.dtype == np.float64
    assert plain(True).tolist() == 1.0
    assert plain(np.float16(2)).tolist() == 2.0
    assert plain(None) is None
    assert plain(10**400) == Foreign("int")
    assert plain(np.array(["a"])) == Foreign("ndarray")
    assert plain(object()) == Foreign("object")
    assert plain(np.zeros(1_000_001)) == Foreign("ndarray")
    assert plain(type("<b>", (), {})()) == Foreign("object")
    assert len(plain("x" * 1000)) == 200
