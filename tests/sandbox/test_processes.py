"""What a submission starts, and what dies: nothing outlives it, every death is a status."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from sandbox.running import LIMITS, Runner, all_refused

from course_pkg.errors import GradingError

pytestmark = pytest.mark.sandbox


# Processes


def test_the_limit_on_processes_holds_and_the_next_child_has_its_own(run, zygote):
    count = """
        import os, signal
        born = []
        try:
            while len(born) < 500:
                pid = os.fork()
                if pid == 0:
                    signal.pause()
                born.append(pid)
        except OSError:
            pass
        print(len(born))
        for pid in born:
            os.kill(pid, 9); os.waitpid(pid, 0)
        """
    first = int(run.says(count))
    assert 0 < first < LIMITS.processes
    if zygote.isolation.rung == 1:
        run("import os\nfor _ in range(20):\n    if os.fork() == 0: __import__('signal').pause()")
        with zygote.fork() as other:
            assert int(Runner(other).says(count)) == first


def test_threads_count_too(run):
    said = run.says(
        """
        import threading
        event = threading.Event()
        threads = []
        try:
            while len(threads) < 500:
                thread = threading.Thread(target=event.wait)
                thread.start()
                threads.append(thread)
        except RuntimeError:
            pass
        print(len(threads))
        event.set()
        """
    )
    assert 0 < int(said) < LIMITS.processes


def processes_with(marker: str) -> list[str]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if marker.encode() in words:
                found.append(folder.name)
    return found


def gone(marker: str, seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while processes_with(marker):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def test_a_fork_bomb_is_ended_in_time_and_leaves_nothing(run, zygote):
    start = time.monotonic()
    result = run(
        """
        import os
        while True:
            try:
                os.fork()
            except OSError:
                pass
        """,
        timeout=0.5,
    )
    assert result.status == "timeout"
    # The interrupt may have stopped the first of them; the others end with the submission.
    run.child.close()
    assert time.monotonic() - start < 15
    with zygote.fork() as child:
        assert child.run_cell("1", 20).status == "ok"


def test_a_daemon_does_not_outlive_its_submission(run, zygote):
    marker = f"98{os.getpid()}.25"
    run.says(
        f"""
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                for fd in range(3):
                    os.close(fd)
                os.execvp('sleep', ['sleep', '{marker}'])
            os._exit(0)
        time.sleep(0.2)
        """
    )
    # On a busy machine a daemon takes its time to become one.
    deadline = time.monotonic() + 20
    while not processes_with(marker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert processes_with(marker)
    run.child.close()
    assert gone(marker)
    # Also when the submission dies by itself.
    with zygote.fork() as child:
        again = Runner(child)
        again(f"import os; os.system('setsid sleep {marker} &'); os._exit(0)")
        assert gone(marker)


def test_siblings_and_servers_cannot_be_seen_or_killed(run, zygote):
    mine = os.getpid()
    targets = f"-1, {mine}, os.getppid(), 1"
    run(
        f"""
        import os, signal
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in ({targets}):
                if pid not in (0, os.getpid()):
                    try:
                        os.kill(pid, number)
                    except OSError:
                        pass
        for pid in os.listdir('/proc') if os.access('/proc', os.R_OK) else []:
            if pid.isdigit() and int(pid) != os.getpid():
                try:
                    os.kill(int(pid), signal.SIGKILL)
                except OSError:
                    pass
        """
    )
    run.child.close()
    with zygote.fork() as child:
        assert child.run_cell("1", 20).status == "ok"


def test_two_at_once_are_apart_or_refused(run, zygote):
    if zygote.isolation.rung == 2:
        with pytest.raises(GradingError, match="one submission runs at a time"):
            zygote.fork()
        return
    with zygote.fork() as other:
        Runner(other).says("open('/tmp/x', 'w').write('y'); open('/dev/shm/x', 'w').write('y')")
        said = run.says(
            """
            import os
            print([pid for pid in os.listdir('/proc') if pid.isdigit()] == ['1'])
            print('x' in os.listdir('/tmp'), os.listdir('/dev/shm'), os.listdir('.'))
            """
        )
        assert said == "True\nFalse [] []\n"
        Runner(other).says(
            """
            import socket
            tcp = socket.create_server(('127.0.0.1', 4321))
            abstract = socket.socket(socket.AF_UNIX)
            abstract.bind('\\0sibling')
            abstract.listen()
            socket.create_connection(('127.0.0.1', 4321), 2).close()
            """
        )
        all_refused(
            run,
            "socket.create_connection(('127.0.0.1', 4321), 2)",
            "socket.socket(socket.AF_UNIX).connect('\\0sibling')",
        )
        run("import os; os.kill(-1, 9)")
        assert other.run_cell("1", 20).status == "ok"


def test_a_loop_that_ignores_interrupts_is_ended(run):
    start = time.monotonic()
    result = run(
        """
        import signal
        while True:
            try:
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                while True: pass
            except BaseException:
                pass
        """,
        timeout=0.5,
    )
    assert result.status == "timeout"
    assert not run.child.alive
    assert time.monotonic() - start < 5


def test_a_loop_that_holds_the_interpreter_lock_is_ended(run):
    result = run("import re; re.match('(a+)+$', 'a' * 64 + 'b')", timeout=0.5)
    assert result.status == "timeout"


def test_a_stopped_process_is_ended(run):
    start = time.monotonic()
    result = run("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", timeout=0.5)
    # Process 1 of a namespace cannot stop itself.
    assert result.status in ("ok", "timeout")
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("source", "detail"),
    [
        ("import ctypes; ctypes.string_at(0)", "signal 11"),
        ("import os; os._exit(0)", "exit status 0"),
        ("import os; os.abort()", "signal"),
        ("import sys; sys.setrecursionlimit(10**9)\ndef f(): f()\nf()", ""),
        ("import os; os.closerange(0, 1000)", ""),
    ],
    ids=["segfault", "exit", "abort", "stack", "closed"],
)
def test_a_death_is_a_status_and_says_how(run, zygote, source, detail):
    result = run(source)
    assert result.status in ("killed", "memory")
    assert detail in result.detail
    assert not run.child.alive
    with pytest.raises(GradingError, match="fork a new one"):
        run("1")
    run.child.close()
    with zygote.fork() as child:
        assert child.run_cell("1", 20).status == "ok"
