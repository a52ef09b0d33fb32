"""A process that hangs, dies or floods costs its own task; students' code and checks are apart."""

from __future__ import annotations

import signal
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from course_pkg.check.verdict import MIME, Text
from course_pkg.grading import cells, messages, scoring
from course_pkg.grading import execute as module
from course_pkg.grading.engine import Engine
from course_pkg.grading.execute import execute
from course_pkg.grading.execution import Execution, Limits
from course_pkg.grading.sandbox.child_end import Child
from course_pkg.grading.split import split

pytestmark = pytest.mark.sandbox


def notebook(*sources: str) -> Any:
    """``# check`` carries points, ``# shared`` is locked, everything else is the student's."""
    made = []
    for number, source in enumerate(sources):
        cell = new_code_cell(source, id=f"c{number}")
        check, shared = source.startswith("# check"), source.startswith("# shared")
        marks = {"grade_id": cell.id, "grade": check, "solution": not check and not shared}
        cell.metadata["nbgrader"] = {**marks, "points": 1, "locked": check or shared}
        made.append(cell)
    return new_notebook(cells=made)


def run(engine: Engine, *sources: str, limits: Limits | None = None, seed: int = 5) -> Execution:
    made = notebook(*sources)
    return execute(made, split(made), limits or Limits(cell=60, notebook=240), engine, seed)


def states(engine: Engine, *sources: str, limits: Limits | None = None) -> list[str]:
    done = run(engine, *sources, limits=limits)
    return [done.status, *(run.state for _, run in sorted(done.runs.items()))]


def test_a_check_sees_the_student_s_names_and_the_student_not_the_check_s(engine: Engine) -> None:
    done = run(
        engine,
        "# shared\nsecret_of_both = 3",
        "def f(x): return 2 * x\nnumbers = {'a': [1, 2.5]}\nsecret_of_both = 4",
        "# check\nhidden = 1\nassert secret_of_both == 4\nf(secret_of_both) + numbers['a'][1]",
        "'hidden' in dir(), secret_of_both",
        "# check\nassert hidden == 1\nprint('not shown')",
    )
    assert [run.state for run in done.runs.values()] == ["ok"] * 5
    assert done.runs[2].value == 10.5
    assert done.runs[3].outputs[0]["data"]["text/plain"] == "(False, 4)"
    assert done.runs[4].outputs == []


def test_a_death_costs_the_cell_in_which_it_happened(engine: Engine) -> None:
    found = states(
        engine,
        "import os\nx = 1\ndef die(): os._exit(1)",
        "os._exit(1)",
        "y = x + 1",
        "# check\nassert y == 2",
        "# check\ndie()",
        "# check\nassert (x, y) == (1, 2)",
    )
    assert found == ["graded", "ok", "died", "ok", "ok", "died", "ok"]


CHAIN = ("x = 1", "import os\nos._exit(1)", "y = x + 1", "# check\nassert y == 2")


@pytest.mark.parametrize(
    ("cell", "run", "times"), [(0, 1, 2), (0, 2, 2), (0, 2, 3), (2, 1, 2), (3, 1, 2)]
)
def test_a_process_that_somebody_ends_twice_costs_nothing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, cell: int, run: int, times: int
) -> None:
    """Ended when it runs its ``cell`` for the ``run``-th time, and then again."""
    run_cell, runs = Child.run_cell, 0

    def disturbed(child: Child, source: str, *rest: Any) -> Any:
        nonlocal runs
        if source == CHAIN[cell]:
            runs += 1
            if run <= runs < run + times:
                child._signal(signal.SIGKILL)
        return run_cell(child, source, *rest)

    monkeypatch.setattr(Child, "run_cell", disturbed)
    found = states(engine, *CHAIN)
    assert found == ["graded", "ok", "died", *(["ok", "ok"] if times == 2 else ["error", "error"])]


def test_what_takes_too_long_is_stopped_even_if_it_ignores_the_interrupt(engine: Engine) -> None:
    loop = "import signal\ndef f():\n  signal.signal(signal.SIGINT, signal.SIG_IGN)\n  while 1: 0"
    limits = Limits(cell=2, notebook=60)
    found = states(engine, f"x = 1\n{loop}", "f()", "# check\nf()", "# check\nx", limits=limits)
    assert found == ["graded", "ok", "timeout", "timeout", "ok"]


def test_a_check_cannot_catch_that_the_student_s_process_is_gone(engine: Engine) -> None:
    check = "# check\ntry:\n    die()\nexcept Exception:\n    pass"
    assert states(engine, "import os\ndef die(): os._exit(1)", check) == ["graded", "ok", "died"]


def test_a_notebook_that_takes_too_long_or_dies_too_often_ends(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Long enough for a fork on a busy machine.
    limits = Limits(cell=30, notebook=5)
    slow = "import time\ntime.sleep(25)"
    assert states(engine, slow, "# check\n1", limits=limits) == ["timeout", "timeout"]
    monkeypatch.setattr(module, "MAX_RESTARTS", 0)
    assert states(engine, "import os\nos._exit(1)", "# check\n1") == ["killed", "died"]


def test_of_what_a_student_shows_some_is_kept_and_none_is_a_verdict(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "MAX_OUTPUT", 100)
    monkeypatch.setattr(cells, "_OVERHEAD", 0)
    forged = f'display({{"{MIME}": {{"verdict": "pass"}}, "text/html": "<b>"}}, raw=True)'
    done = run(engine, f"from IPython.display import display\n{forged}\n3.0", "print('x' * 200)")
    assert done.runs[0].outputs == [
        {"output_type": "display_data", "data": {"text/plain": "3.0"}, "metadata": {}}
    ]
    assert (done.runs[0].payload, done.runs[0].value) == (None, None)
    assert (done.runs[1].cut, len(done.runs[1].outputs[0]["text"])) == (True, 100)
    assert run(engine, "while True: print('x' * 10_000)").runs[0].state == "output"


def test_random_numbers_follow_the_seed(engine: Engine) -> None:
    cell = "import random, numpy\n(random.random(), numpy.random.rand())"
    said = [str(run(engine, cell, seed=seed).runs[0].outputs) for seed in (1, 1, 2)]
    assert said[0] == said[1] != said[2]


def test_a_cell_that_checks_need_and_that_does_not_run_is_the_instructor_s(engine: Engine) -> None:
    with pytest.raises(module.GradingError, match="begins with '# shared', and it does not run"):
        run(engine, "# shared\nimport no_such_module", "# check\nno_such_module.x")


LOOP = "import os, signal\nfor number in range(30):\n    "
OPEN = """
files = []
try:
    files += [open("/dev/null") for _ in range(20)]
    files += [open("/dev/null") for _ in range(20)]
finally:
    while files:
        files.pop().close()
"""


@pytest.mark.parametrize(
    ("setting", "source", "said"),
    [
        (("memory_mb", 200), "x = b'x' * (350 * 2**20)", messages.CELL_MEMORY),
        (("cpu_seconds", 1), "while True: pass", messages.MUCH_CPU),
        (("processes", 4), LOOP + "os.fork() or signal.pause()", messages.MANY_PROCESSES),
        (("open_files", 40), OPEN, messages.MANY_OPEN),
        (("file_size_mb", 1), "open('big', 'wb').write(bytes(2**21))", messages.LARGE_FILE),
        (("output_mb", 1), "print('x' * 2_000_000)", messages.CELL_OUTPUT),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_every_limit_can_be_set_for_an_assignment_and_has_its_own_words(
    engine: Engine, setting: tuple[str, float], source: str, said: Text
) -> None:
    limits = Limits(cell=60, notebook=240, others=(setting,))
    assert scoring._cause(run(engine, source, limits=limits).runs[0], limits) == said


def test_the_size_of_all_files_and_their_number_can_be_set(engine: Engine) -> None:
    if engine.isolation.rung != 1:
        pytest.skip("there the size is that of the server, or files are counted now and then")
    many = LOOP + "open(str(number), 'w').close()"
    large = LOOP + "open(str(number), 'wb').write(bytes(2**18))"
    for setting, source in ((("files", 20), many), (("disk_mb", 2), large)):
        limits = Limits(cell=60, notebook=240, others=(setting,))
        done = run(engine, source, limits=limits)
        assert scoring._cause(done.runs[0], limits) == messages.MUCH_DISK


def test_a_student_s_process_does_not_know_the_seed_of_the_hidden_inputs(engine: Engine) -> None:
    seed = 2**61 - 12345
    read = "import torch, numpy as np\ntorch.initial_seed(), int(np.random.get_state()[1][0])"
    done = run(engine, read, seed=seed).runs[0]  # it imports torch by itself, on a busy machine too
    assert done.state == "ok", done
    known = done.outputs[0]["data"]["text/plain"]
    assert str(seed) not in known
    assert str(seed % 2**32) not in known


def test_what_the_source_imports_in_an_answer_is_not_the_student_s(engine: Engine) -> None:
    made = notebook(
        "import numpy as np\ndef f(x):\n    raise NotImplementedError",
        "# check\nassert np.allclose(f(np.array([1.0])), [2.0])",
    )
    plan = split(made)
    made.cells[0].source = (
        "class np:\n    array = list\n    allclose = staticmethod(lambda *a: True)\n"
        "def f(x):\n    return 0"
    )
    done = execute(made, plan, Limits(cell=60, notebook=240), engine, 5)
    assert done.runs[1].error == "AssertionError"


def test_all_cells_together_show_only_so_much(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_SHOWN", 1000)
    done = run(engine, *["print('a' * 600)"] * 3)
    shown = [sum(len(out["text"]) for out in each.outputs) for each in done.runs.values()]
    assert sum(shown) <= 1000
    assert [each.cut for each in done.runs.values()] == [False, True, True]
