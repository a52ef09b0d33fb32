"""An answer is driven in the child and judged here; no lie from there earns a point."""

from __future__ import annotations

import pytest

from course_pkg.check.judge import judge
from course_pkg.check.norm import forward
from course_pkg.check.task import drive
from course_pkg.grading.sandbox.drive import drive_in
from course_pkg.reference.norm import batch_norm_forward

pytestmark = pytest.mark.sandbox

TASK = "course_pkg.check.norm.forward:TASK"


def test_an_answer_is_driven_there_and_judged_here(run):
    run("from course_pkg.reference.norm import batch_norm_forward")
    result, recording = drive_in(run.child, TASK, "batch_norm_forward", seed=3, timeout=20)
    assert result.status == "ok"
    here = drive(forward.TASK, batch_norm_forward, 3)
    assert recording.to_json() == here.to_json()
    assert judge(forward.TASK, recording, 3).verdict == "pass"


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("pass", "error"),
        ("def batch_norm_forward(*a, **k):\n    while True: pass", "timeout"),
        ("def batch_norm_forward(*a, **k):\n    import os; os._exit(0)", "killed"),
        (
            "import sys\nimport course_pkg.grading.sandbox.drive as d\n"
            "batch_norm_forward = 1\nd.answer = lambda *a: b'l\\xff\\xff\\xff\\xff'",
            "killed",
        ),
        (
            "import course_pkg.grading.sandbox.drive as d\nfrom course_pkg.grading.sandbox.codec "
            "import encode\nbatch_norm_forward = 1\nd.answer = lambda *a: encode({'cases': 'all'})",
            "killed",
        ),
    ],
    ids=["missing", "hangs", "exits", "garbage", "lies"],
)
def test_no_answer_is_no_recording(run, source, status):
    run(source)
    result, recording = drive_in(run.child, TASK, "batch_norm_forward", seed=3, timeout=0.5)
    assert (result.status, recording) == (status, None)


def test_a_forged_recording_is_a_wrong_answer_at_worst(run):
    run(
        """
        import course_pkg.grading.sandbox.drive as d
        from course_pkg.grading.sandbox.codec import encode
        record = {"values": {}, "raised": None, "printed": False, "changed": []}
        d.answer = lambda *a: encode({"cases": [record] * 1000})
        """
    )
    _, recording = drive_in(run.child, TASK, "x", seed=3, timeout=10)
    assert recording is None or judge(forward.TASK, recording, 3).score == 0
