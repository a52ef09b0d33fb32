"""An honest notebook notices nothing: cells behave as in a kernel, and the same on every rung."""

from __future__ import annotations

import base64

import numpy as np
import pytest
from sandbox.running import Runner, printed

from course_pkg.errors import GradingError
from course_pkg.grading.sandbox.codec import decode, encode

pytestmark = pytest.mark.sandbox


def test_streams_results_and_displays_come_in_order(run):
    result = run(
        """
        import sys
        from IPython.display import display, HTML
        print('one')
        print('two', file=sys.stderr)
        display(HTML('<b>three</b>'))
        print('four')
        5
        """
    )
    assert result.status == "ok"
    assert [cell["output_type"] for cell in result.outputs] == [
        "stream", "stream", "display_data", "stream", "execute_result",
    ]  # fmt: skip
    assert result.outputs[1] == {"output_type": "stream", "name": "stderr", "text": "two\n"}
    assert result.outputs[2]["data"]["text/html"] == "<b>three</b>"
    assert result.outputs[4]["data"] == {"text/plain": "5"}
    assert result.outputs[4]["execution_count"] == result.execution_count == 1


def test_names_and_numbers_live_from_cell_to_cell(run):
    run("x = 40")
    result = run("x + 2")
    assert result.outputs[0]["data"]["text/plain"] == "42"
    assert run("_ + 1").outputs[0]["data"]["text/plain"] == "43"
    assert run.says("print(len(In), Out[2])") == "5 42\n"


def test_an_error_is_short_and_plain(run):
    result = run("def f(x):\n    return 1 / x\nf(0)")
    assert result.status == "error"
    assert (result.error_name, result.error_value) == ("ZeroDivisionError", "division by zero")
    text = "".join(result.traceback)
    assert "line 2 in f" in text
    assert "\x1b" not in text
    assert "course_pkg" not in text
    assert result.outputs[-1]["output_type"] == "error"


def test_an_endless_recursion_is_an_error_of_few_lines(run):
    result = run("def f(): return f()\nf()")
    assert (result.status, result.error_name) == ("error", "RecursionError")
    assert len(result.traceback) < 50


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("def f(:", "SyntaxError"),
        ("raise SystemExit(0)", "SystemExit"),
        ("import sys; sys.exit()", "SystemExit"),
        ("input()", "EOFError"),
        ("raise ExceptionGroup('g', [ValueError()])", ""),
        ("%nonsense", ""),
        ("class E(Exception):\n    def __str__(self): raise ValueError\nraise E", "ValueError"),
    ],
)
def test_every_failure_is_an_error_and_the_child_lives(run, source, name):
    result = run(source)
    assert result.status == "error"
    assert result.error_name == name
    assert run("1").status == "ok"


def test_warnings_are_output_not_errors(run):
    result = run("import warnings; warnings.warn('careful')")
    assert result.status == "ok"
    assert "careful" in printed(result)


def test_an_inline_figure_is_shown_although_pyplot_was_imported_before(run):
    result = run("import matplotlib.pyplot as plt\nplt.plot([1, 2, 3]);")
    assert [cell["output_type"] for cell in result.outputs] == ["display_data"]
    png = base64.b64decode(result.outputs[0]["data"]["image/png"])
    assert png.startswith(b"\x89PNG")
    again = run("%matplotlib inline\nfig, ax = plt.subplots()\nax.imshow([[1, 2]])\nplt.show()")
    assert "image/png" in again.outputs[0]["data"]


def test_magics_commands_and_await_work(run):
    assert run.says("!echo hello; echo error >&2").splitlines() == ["hello", "error"]
    assert run.says("x = !echo a b\nprint(x)") == "['a b']\n"
    assert run.says("!exit 3\nprint(_exit_code)") == "3\n"
    assert run.says("%%bash\necho from bash") == "from bash\n"
    assert "loop" in run.says("%timeit -n1 -r1 pass")
    assert run.says("import asyncio\nawait asyncio.sleep(0)\nprint('awaited')") == "awaited\n"
    assert run.says("%%writefile helper.py\nvalue = 7") == "Writing helper.py\n"
    assert run.says("import helper; print(helper.value)") == "7\n"


def test_what_programs_write_to_the_descriptors_is_kept(run):
    source = "import os, subprocess; subprocess.run(['echo', 'raw']); os.write(2, b'bytes\\n');"
    assert run.says(source) == "raw\nbytes\n"
    assert run.says("print('next')") == "next\n"


def test_return_codes_of_programs_are_true(run):
    # A server that ignores SIGCHLD passes that on, and every program seems to succeed.
    said = run.says(
        """
        import os, subprocess
        print(subprocess.run(['false']).returncode, os.system('exit 3') >> 8)
        pid = os.fork()
        if pid == 0: os._exit(5)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
        """
    )
    assert said == "1 3\n5\n"


def test_forked_workers_can_print_and_share(run, zygote):
    if not zygote.isolation.bubblewrap:
        assert run("import multiprocessing; multiprocessing.Lock()").status == "error"
        pytest.skip("without /dev/shm there are no semaphores")
    said = run.says(
        """
        import multiprocessing, torch
        from torch.utils.data import DataLoader, TensorDataset
        data = TensorDataset(torch.arange(8.0))
        print(sum(float(x.sum()) for x, in DataLoader(data, batch_size=2, num_workers=1)))
        with multiprocessing.Pool(2) as pool:
            print(pool.map(abs, [-1, -2]))
        p = multiprocessing.Process(target=print, args=('from a worker',)); p.start(); p.join()
        """,
        timeout=60,
    )
    assert sorted(said.splitlines()) == ["28.0", "[1, 2]", "from a worker"]


def test_torch_trains_with_one_thread_and_with_two(run):
    said = run.says(
        """
        import torch
        print(torch.get_num_threads())
        torch.set_num_threads(2)
        layer = torch.nn.Linear(64, 64); adam = torch.optim.Adam(layer.parameters())
        for _ in range(3):
            adam.zero_grad(); layer(torch.ones(256, 64)).pow(2).sum().backward(); adam.step()
        print('trained')
        """,
        timeout=60,
    )
    assert said == "1\ntrained\n"


def test_random_numbers_follow_the_seed_and_nothing_else(zygote):
    source = (
        "import random, numpy as np, torch\n"
        "print(random.random(), np.random.rand(), torch.rand(1).item())"
    )
    said = []
    for seed in (1, 2, 1):
        with zygote.fork(seed=seed) as child:
            said.append(Runner(child).says(source))
    assert said[0] == said[2]
    assert all(a != b for a, b in zip(said[0].split(), said[1].split(), strict=True))


def test_an_interrupt_costs_the_cell_and_not_the_notebook(run):
    run("x = 1")
    result = run("print('before')\nwhile True: pass", timeout=0.5)
    assert result.status == "timeout"
    assert "before" in printed(result)
    assert run.child.alive
    assert run("x").outputs[0]["data"]["text/plain"] == "1"


def test_display_updates_and_clears(run):
    shown = run("h = display(1, display_id=True); h.update(2)").outputs
    assert [cell["data"]["text/plain"] for cell in shown] == ["2"]
    source = "from IPython.display import clear_output\nprint(1); clear_output(); print(2)"
    assert run.says(source) == "2\n"
    source = "print(1); clear_output(wait=True); print(3)"
    assert run.says(source) == "3\n"


def test_odd_text_arrives_as_text(run):
    assert run.says("print('한국어 \\ud800 \\0')") == "한국어 \\ud800 \0\n"
    assert run("'\\ud800'").status == "ok"


def test_bundles_hold_plain_values_only(run):
    result = run(
        """
        class Odd(float):
            def __eq__(self, other): return True
        data = {'application/json': {'a': [1, Odd(2), None, object]}, 'text/plain': 'x'}
        display(data, raw=True)
        """
    )
    inside = result.outputs[0]["data"]["application/json"]["a"]
    assert inside[:3] == [1, 2.0, None]
    assert type(inside[1]) is float
    assert type(inside[3]) is str


def test_a_file_is_not_found_in_a_home_that_is_empty(run):
    said = run.says("import os; print(os.getcwd() == os.environ['HOME'], os.listdir('.'))")
    assert said == "True []\n"


def test_a_call_is_bytes_in_and_bytes_out(run):
    run("x = 1")
    answer = run.child.call("course_pkg.grading.sandbox.child:names", b"", timeout=10)
    assert answer.status == "ok"
    assert "x" in decode(answer.value)


def test_a_call_that_fails_or_hangs_has_a_status(run):
    answer = run.child.call("course_pkg.nowhere:f", b"", timeout=10)
    assert (answer.status, answer.error_name) == ("error", "ModuleNotFoundError")
    answer = run.child.call("os:system", encode(np.ones(1)), timeout=10)
    assert (answer.status, answer.error_name) == ("error", "ValueError")
    run.says(
        """
        import sys
        def forever(ns, payload):
            while True: pass
        child = sys.modules['course_pkg.grading.sandbox.child']
        child.names = forever
        """
    )
    answer = run.child.call("course_pkg.grading.sandbox.child:names", b"", timeout=0.5)
    assert answer.status == "timeout"


def test_a_child_that_ended_says_so(run):
    run.child.close()
    with pytest.raises(GradingError, match="fork a new one"):
        run("1")
