"""A check asks from one process, a student's objects answer in another; no lie earns a point."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest
from sandbox.running import LIMITS, NAMES, need

from course_pkg.check.judge import judge
from course_pkg.check.norm import forward
from course_pkg.check.task import drive
from course_pkg.grading import execute
from course_pkg.grading.cells import CellRun
from course_pkg.grading.engine import Engine
from course_pkg.grading.execute import Checker, Student
from course_pkg.grading.sandbox.probe import RUNGS

pytestmark = pytest.mark.sandbox

FORWARD = """
from course_pkg import check
from course_pkg.check import show
show(check.norm.batch_norm_forward(batch_norm_forward))
"""
RIGHT = """
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    axes = tuple(axis for axis in range(x.ndim) if axis != 1)
    shape = (1, -1, *(1,) * (x.ndim - 2))
    y = (x - x.mean(axes, keepdims=True)) / (x.var(axes, keepdims=True) + eps) ** 0.5
    return gamma.reshape(shape) * y + beta.reshape(shape)
"""


class Both:
    """A student's process, a checker's, and a short way to use them."""

    def __init__(self, engine, cell=20.0):
        self.student = Student(engine, 1, execute.Limits(cell, 100))
        self.checker = Checker(engine, 1, self.student)

    def run(self, source) -> CellRun:
        return self.student.run(textwrap.dedent(source))

    def check(self, source, *wanted) -> CellRun:
        return self.checker.check(textwrap.dedent(source), wanted, "task")

    def close(self):
        self.student.close()
        self.checker.close()


# One rung in the quick tests: the servers of the others take longest to start.
PARAMS = [RUNGS[0], *(pytest.param(rung, marks=pytest.mark.slow) for rung in RUNGS[1:])]


@pytest.fixture(scope="module", params=PARAMS, ids=[NAMES[rung] for rung in RUNGS])
def engine(request):
    """On the lower rung checks have a server of their own."""
    need(request.param)
    with Engine(request.param, LIMITS) as made:
        yield made


@pytest.fixture
def both(engine):
    made = Both(engine)
    yield made
    made.close()


def ok(run: CellRun) -> CellRun:
    assert run.state == "ok", (run.state, run.error, run.error_text)
    return run


def test_an_answer_is_driven_there_and_judged_here(both):
    both.run(RIGHT)
    run = ok(both.check(FORWARD, "batch_norm_forward"))
    names: dict[str, Any] = {}
    exec(RIGHT, names)
    here = judge(forward.TASK, drive(forward.TASK, names["batch_norm_forward"], 3), 3)
    assert run.payload == here.to_json()
    assert run.value == here.points == here.score


@pytest.mark.parametrize(
    ("source", "state"),
    [
        ("pass", "error"),
        ("def batch_norm_forward(*a, **k):\n    while True: pass", "timeout"),
        ("def batch_norm_forward(*a, **k):\n    import os; os._exit(0)", "died"),
        ("def batch_norm_forward(*a, **k):\n    return bytearray(10**11)", "ok"),
        (
            "import course_pkg.grading.sandbox.answering as a\n"
            "batch_norm_forward = 1\na.answer = lambda *a: b'l\\xff\\xff\\xff\\xff'",
            "died",
        ),
        (
            "import course_pkg.grading.sandbox.answering as a\n"
            "batch_norm_forward = lambda: 1\n"
            "a._ANSWERS['drive'] = lambda *a: {'cases': 'all'}",
            "died",
        ),
        (
            "import course_pkg.grading.sandbox.answering as a\n"
            "from course_pkg.grading.sandbox import child\n"
            "batch_norm_forward = 1\na.answer = lambda *a: child.ask(b'')",
            "died",
        ),
    ],
    ids=["missing", "hangs", "exits", "memory", "garbage", "lies", "asks"],
)
def test_no_answer_is_no_point(engine, source, state):
    both = Both(engine, cell=1.0)
    try:
        both.run(source)
        run = both.check(FORWARD, "batch_norm_forward")
        assert run.state == state, (run.error, run.error_text)
        assert not run.payload or run.payload["score"] == 0
        assert both.student.run("1").state == "ok", "the next cell runs"
    finally:
        both.close()


def test_a_forged_recording_is_a_wrong_answer_at_worst(both):
    both.run(
        """
        import course_pkg.grading.sandbox.answering as a
        batch_norm_forward = print
        record = {"values": {}, "raised": None, "printed": False, "changed": []}
        a._ANSWERS["drive"] = lambda *a: {"cases": [record] * 9}
        """
    )
    run = ok(both.check(FORWARD, "batch_norm_forward"))
    assert run.payload["score"] == 0


def test_plain_tests_work_on_values_functions_modules_and_errors(both):
    both.run(
        """
        import numpy as np, torch
        def double(x, *, by=2): return by * x
        def grow(items): items.append(1)
        def fill(array): array[...] = 7
        def count(): yield from (1, 2)
        def adder(n): return lambda x: x + n
        def fail(): raise KeyError("no")
        def loud(): print("heard")
        class Layer(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.weight = torch.nn.Parameter(torch.ones(2))
            def forward(self, x): return x * self.weight
        answer = {"a": (1, [2.5, None]), 3: np.float32(0.5)}
        from decimal import Decimal
        from fractions import Fraction
        exact = [Fraction(-1, 3), Decimal("0.10")]
        """
    )
    tests = """
        import math
        from decimal import Decimal
        from fractions import Fraction
        import numpy as np, torch
        assert abs(exact[0] + 1) < 0.7 and exact == [Fraction(-1, 3), Decimal("0.1")]
        assert math.isclose(exact[0], -1 / 3) and double(Fraction(1, 2)) == 1
        assert np.allclose(double(np.ones((2, 3)).T, by=3), 3)
        assert type(double(2)) is int and isinstance(double(np.float64(2)), float)
        items, array = [0], np.zeros(2)
        grow(items)
        fill(array)
        assert items == [0, 1] and (array == 7).all()
        assert list(count()) == [1, 2] and adder(2)(3) == 5
        try:
            fail()
        except KeyError as error:
            caught = error
        assert "no" in str(caught)
        layer = Layer()
        assert isinstance(layer, torch.nn.Module) and layer.training
        layer.eval()
        assert not layer.training
        assert torch.equal(layer(torch.ones(3, 2)), torch.ones(3, 2))
        assert [p.shape for p in layer.parameters()] == [(2,)]
        layer.load_state_dict({"weight": torch.zeros(2)})
        assert layer.state_dict()["weight"].sum() == 0
        assert answer == {"a": (1, [2.5, None]), 3: 0.5}
        import contextlib, io
        with contextlib.redirect_stdout(io.StringIO()) as said:
            loud()
        assert said.getvalue() == "heard\\n"
        0.5
    """
    names = ["double", "grow", "fill", "count", "adder", "fail", "loud", "Layer"]
    names += ["answer", "exact"]
    assert ok(both.check(tests, *names)).value == 0.5


@pytest.mark.parametrize(
    "line",
    ["thing.x = 1", "thing == 3", "bool(thing)", "thing['a'] = 1", "f(object())", "float(thing)"],
)
def test_what_cannot_be_carried_is_said_and_is_no_wrong_answer(both, line):
    both.run("class Thing: pass\nthing = Thing()\ndef f(x): return 1")
    run = both.check(f"try:\n    {line}\nexcept Exception:\n    pass", "thing", "f")
    assert (run.state, run.error) == ("error", "Uncarried")


def test_objects_that_always_agree_fool_nobody(both):
    both.run(
        """
        import numpy as np
        class Yes(float):
            def __eq__(self, other): return True
            __hash__ = None
        class Array(np.ndarray):
            def __array_function__(self, *_, **__): return True
            def __eq__(self, other): return np.ones(3, bool)
        def number(): return Yes(1)
        def array(): return np.zeros(3).view(Array)
        """
    )
    assert ok(both.check("assert number() == 1", "number"))
    assert both.check("assert number() == 2", "number").error == "AssertionError"
    tests = "import numpy as np\nassert np.allclose(array(), 1)"
    assert both.check(tests, "array").error == "AssertionError"


def test_the_student_s_process_never_learns_what_the_check_knows(both):
    both.run(
        """
        import gc, sys
        def f(x):
            frames = []
            frame = sys._getframe()
            while frame:
                frames += [*frame.f_locals.values(), *frame.f_globals.values()]
                frame = frame.f_back
            secret = "".join(["the right", " answer"])
            return any(secret in each for each in frames if type(each) is str)
        """
    )
    assert ok(both.check("hidden = 'the right answer'\nassert not f(1)", "f"))


def test_inputs_keep_layout_and_types(both):
    both.run("def f(x): return x.flags.c_contiguous, str(x.dtype), x.shape")
    tests = """
        import numpy as np
        for made in (np.zeros((3, 4), np.float32).T, np.zeros(6)[::2], np.ones((2, 2)) > 0):
            assert f(made) == (made.flags.c_contiguous, str(made.dtype), made.shape)
    """
    ok(both.check(tests, "f"))


def test_a_check_may_give_functions_and_the_student_s_code_may_call_them(both):
    both.run(
        """
        def slope(f, x, h=1e-6): return (f(x + h) - f(x - h)) / (2 * h)
        def twice(f): return lambda x: f(f(x))
        def careful(f):
            try:
                return f("no number")
            except TypeError:
                return "caught"
        """
    )
    tests = """
        calls = []
        def square(x):
            calls.append(x)
            return x * x
        assert abs(slope(square, 3.0) - 6) < 1e-4 and len(calls) == 2
        assert careful(square) == "caught"
        assert twice(square)(3) == 81
    """
    ok(both.check(tests, "slope", "twice", "careful"))


@pytest.mark.parametrize(
    "lie",
    [
        "b'x'",
        "encode([99, ['t'], ['d']])",
        pytest.param("encode([0, ['t', ['h', 5, 'x', []]], ['d']])", marks=pytest.mark.slow),
    ],
)
def test_a_lie_to_a_function_of_the_check_is_an_error_there(both, lie, monkeypatch):
    monkeypatch.setattr(execute, "CHECK_SECONDS", 6.0)
    both.run(
        f"""
        from course_pkg.grading.sandbox import child
        from course_pkg.grading.sandbox.codec import encode
        def f(g): return child.ask({lie})[:3]
        """
    )
    run = both.check("f(lambda x: x + 1)\nassert True", "f")
    assert run.state in ("ok", "died"), (run.error, run.error_text)
