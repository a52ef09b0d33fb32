"""A fork server that is stuck, or behind with its work, costs no submission anything."""

from __future__ import annotations

import signal
import threading

import pytest
from sandbox.running import LIMITS, ended, family

from course_pkg.grading.engine import Engine
from course_pkg.grading.sandbox import zygote as server_end
from course_pkg.grading.sandbox.child_end import Child
from course_pkg.grading.sandbox.zygote import Zygote

pytestmark = pytest.mark.sandbox


def test_a_server_that_answers_no_more_is_replaced_although_it_still_runs(rung, monkeypatch):
    monkeypatch.setattr(server_end, "FORK_SECONDS", 2.0)
    monkeypatch.setattr(server_end, "_END_SECONDS", 1.0)
    with Engine(rung, LIMITS, preload=False) as engine:
        engine.student(1).close()
        stuck = engine._students
        pids = family(stuck._process.pid)
        signal.pidfd_send_signal(stuck._pidfd, signal.SIGSTOP)
        with engine.student(1) as child:
            assert child.run_cell("6 * 7", timeout=60).status == "ok"
        assert engine._students is not stuck
        assert pids
        assert ended(pids)


def test_a_death_that_the_server_sees_late_does_not_end_the_next_child(rung, monkeypatch):
    with Zygote(rung, LIMITS, preload=False) as zygote:
        first = zygote.fork()
        # As on a machine so busy that the server does not get to run for a while.
        signal.pidfd_send_signal(zygote._pidfd, signal.SIGSTOP)
        monkeypatch.setattr(Child, "_await_end", lambda self, seconds=0: None)
        first.close()
        monkeypatch.undo()
        threading.Timer(0.3, signal.pidfd_send_signal, (zygote._pidfd, signal.SIGCONT)).start()
        for _ in range(2):
            with zygote.fork() as child:
                assert child.run_cell("6 * 7", timeout=60).status == "ok"
