"""A process that hangs, dies or floods costs its own task; nothing of it is left behind."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from course_pkg.check.verdict import MIME
from course_pkg.grading import execute as module
from course_pkg.grading import kernel
from course_pkg.grading.execute import Limits, execute
from course_pkg.grading.kernel import Kernel


def notebook(*sources: str) -> Any:
    """Cells that begin with # check carry points."""
    cells = []
    for number, source in enumerate(sources):
        cell = new_code_cell(source, id=f"c{number}")
        if source.startswith("# check"):
            cell.metadata["nbgrader"] = {"grade": True, "solution": False, "points": 1}
        cells.append(cell)
    return new_notebook(cells=cells)


def states(*sources: str, limits: Limits | None = None) -> list[str]:
    done = execute(notebook(*sources), "ko", limits or Limits(cell=10, notebook=60))
    return [done.status, *(run.state for _, run in sorted(done.runs.items()))]


def test_a_kernel_runs_interrupts_and_forgets(tmp_path: Path) -> None:
    running = Kernel(tmp_path, "en")
    try:
        assert running.run("print(1)\n2", 10).outputs == [
            {"output_type": "stream", "name": "stdout", "text": "1\n"},
            {"output_type": "display_data", "data": {"text/plain": "2"}, "metadata": {}},
        ]
        failed = running.run("1/0", 10)
        assert (failed.state, failed.error) == ("error", "ZeroDivisionError")
        assert running.run("input()", 10).state == "error"
        assert running.run("while True: pass", 0.5).state == "timeout"
        assert running.run("x = 1", 10).state == "ok", "an interrupted kernel goes on"
        flood = running.run("print('x' * 3_000_000)\nprint('y')", 10)
        assert flood.cut
        assert sum(len(output["text"]) for output in flood.outputs) == kernel.MAX_OUTPUT
        html = 'from IPython.display import HTML, display\ndisplay(HTML("<script>"))'
        assert running.run(html, 10).outputs[0]["data"].keys() == {"text/plain"}
        bundles = f'for n in (1, 2): display({{"{MIME}": {{"n": n}}}}, raw=True)'
        assert running.run(bundles, 10).payload == {"n": 2}
        seen = running.run("import os, sys\nprint(os.environ, os.getcwd(), sys.executable)", 10)
        text = seen.outputs[0]["text"]
        assert "'COURSE_LANG': 'en'" in text
        assert "PYTEST" not in text
        assert str(tmp_path / "work") in text
    finally:
        running.close()


def test_a_death_costs_the_cell_in_which_it_happened() -> None:
    found = states(
        "import os\nx = 1",
        "os._exit(1)",
        "y = x + 1",
        "# check\nassert y == 2",
        "# check\nos._exit(1)",
        "# check\nassert (x, y) == (1, 2)",
    )
    assert found == ["graded", "ok", "died", "ok", "ok", "died", "ok"]


def test_a_cell_that_ignores_the_interrupt_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "GRACE_SECONDS", 0.5)
    loop = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    assert states("x = 1", loop, "# check\nx", limits=Limits(cell=1, notebook=60)) == [
        "graded",
        "ok",
        "timeout",
        "ok",
    ]


def test_a_notebook_that_takes_too_long_or_dies_too_often_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = "import time\ntime.sleep(5)"
    assert states(slow, "# check\n1", limits=Limits(cell=30, notebook=2)) == ["timeout", "timeout"]
    monkeypatch.setattr(module, "MAX_RESTARTS", 0)
    assert states("import os\nos._exit(1)", "# check\n1") == ["killed", "died"]


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    beat = tmp_path / "beat"
    script = tmp_path / "child.py"
    script.write_text(
        f"import time\nwhile True: open({str(beat)!r}, 'w').write(str(time.time()))",
        encoding="utf-8",
    )
    child = (
        "import os, subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, {str(script)!r}])\n"
        f"while not os.path.exists({str(beat)!r}): time.sleep(0.05)\n"
        "os._exit(0)"
    )
    assert states(child) == ["graded", "died"]
    time.sleep(0.3)
    before = beat.stat().st_mtime_ns
    time.sleep(0.5)
    assert beat.stat().st_mtime_ns == before, "a process that the student started still runs"
