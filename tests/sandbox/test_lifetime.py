"""Whatever is killed, nothing is left: no process, no mount, no file."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from sandbox.running import LIMITS, Runner, ended, family

from course_pkg.errors import GradingError
from course_pkg.grading.sandbox import files, landlock, launch, linux, seccomp, setup
from course_pkg.grading.sandbox import probe as probing
from course_pkg.grading.sandbox.limits import Isolation
from course_pkg.grading.sandbox.zygote import Zygote

pytestmark = pytest.mark.sandbox


def mounts() -> set[str]:
    return set(Path("/proc/self/mountinfo").read_text().splitlines())


@pytest.fixture
def temporary(monkeypatch):
    """A folder for temporary files of this test alone, that other users may enter."""
    with tempfile.TemporaryDirectory(prefix="sandbox-test-") as name:
        folder = Path(name)
        folder.chmod(0o1777)
        monkeypatch.setattr(tempfile, "tempdir", name)
        monkeypatch.setenv("TMPDIR", name)
        yield folder


def test_closing_leaves_no_process_no_mount_no_file(rung, temporary):
    before = mounts()
    zygote = Zygote(rung, LIMITS, preload=False)
    child = zygote.fork()
    pids = family(zygote._process.pid) | {zygote._process.pid}
    assert len(pids) >= 2
    zygote.close()
    assert not child.alive
    assert ended(pids)
    assert mounts() == before
    assert list(temporary.iterdir()) == []
    zygote.close()


@pytest.mark.parametrize("victim", ["server", "outermost"])
def test_a_killed_server_takes_its_children_along(rung, victim):
    zygote = Zygote(rung, LIMITS, preload=False)
    child = zygote.fork()
    # A daemon, and a submission that asked not to die with its parent.
    said = child.run_cell(
        "import ctypes, subprocess\nctypes.CDLL(None).prctl(1, 0)\n"
        "subprocess.Popen(['setsid', 'sleep', '600']).pid > 0",
        timeout=60,
    )
    assert said.outputs[-1]["data"]["text/plain"] == "True"
    pids = family(zygote._process.pid)
    assert len(pids) >= 3
    if victim == "server":
        signal.pidfd_send_signal(zygote._pidfd, signal.SIGKILL)
        assert ended(pids)
    else:
        zygote._process.kill()
        # What it was wrapped in is gone; the server itself ends when nobody holds its socket.
    zygote.close()
    with pytest.raises(GradingError, match="is gone"):
        zygote.fork()
    assert ended(pids)


PARENT = """
import os, time
from course_pkg.grading.sandbox.limits import Isolation
from course_pkg.grading.sandbox.zygote import Zygote
zygote = Zygote(Isolation({rung}, bubblewrap={bubblewrap}), preload=False)
child = zygote.fork()
# A forked worker inherits our end of the socket and outlives us.
worker = os.fork()
if worker:
    print(worker, flush=True)
time.sleep(60)
"""


def test_everything_dies_with_its_parent(rung, temporary):
    source = PARENT.format(rung=rung.rung, bubblewrap=rung.bubblewrap)
    with subprocess.Popen(
        [sys.executable, "-c", source], stdout=subprocess.PIPE, text=True
    ) as parent:
        worker = int(parent.stdout.readline())
        pids = family(parent.pid) - {worker}
        assert len(pids) >= 2
        parent.kill()
        try:
            assert ended(pids)
        finally:
            os.kill(worker, signal.SIGKILL)
    assert list(temporary.iterdir()) == []


def test_the_server_outlives_the_thread_that_started_it(rung):
    made = []
    thread = threading.Thread(target=lambda: made.append(Zygote(rung, preload=False)))
    thread.start()
    thread.join()
    with made[0] as zygote:
        time.sleep(0.2)
        zygote.fork().close()


def test_a_server_with_two_threads_refuses(tmp_path):
    # Torch that had used a second thread before the fork would hang every child.
    plan = {"rung": 2, "bubblewrap": False, "preload": False, "keep": [], "control": 0, "parent": 0}
    plan |= {"home": str(tmp_path / "home"), "temporary": str(tmp_path / "tmp")}
    source = f"""
import json, socket, threading
from course_pkg.grading.sandbox.server import Server
a, b = socket.socketpair()
plan = json.loads({json.dumps(json.dumps(plan))}) | {{"control": a.detach()}}
threading.Thread(target=threading.Event().wait, daemon=True).start()
try:
    Server(plan).prepare()
except RuntimeError as error:
    print(error)
"""
    ran = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert "must have one thread and has 2" in ran.stdout


def test_no_rung_means_no_server():
    with pytest.raises(GradingError, match="this machine has none: no luck"):
        Zygote(Isolation(3, reasons=("no luck",)))


def test_the_probe_says_what_is_wrong_with_each_higher_rung(monkeypatch):
    monkeypatch.setattr(probing.shutil, "which", lambda name: None)
    monkeypatch.setattr(probing.landlock, "abi", lambda: 0)
    found = probing.probe.__wrapped__()
    assert found.rung == 3
    assert len(found.reasons) == 3
    assert "bubblewrap is not installed" in found.reasons[0]
    assert "no Landlock" in found.reasons[2]


def test_the_probe_finds_the_highest_rung(rung):
    found = probing.probe()
    assert found.rung <= rung.rung
    assert "seccomp" in found.describe()


def test_a_step_that_fails_means_no_child(rung, monkeypatch):
    limits = LIMITS.to_json() | {"disk": "nonsense" if rung.rung == 1 else 1}
    monkeypatch.setattr(type(LIMITS), "to_json", lambda self: limits | {"open_files": "many"})
    with Zygote(rung, LIMITS, preload=False) as zygote, pytest.raises(GradingError, match="child"):
        zygote.fork()


def test_environment_in_a_covered_folder_stays_visible(zygote):
    # A tmpfs over /tmp would hide an environment that lives there.
    with zygote.fork() as child:
        for path in (zygote.shown / "data.txt", zygote.single):
            said = Runner(child).says(f"print(open({str(path)!r}).read())")
            assert said == "for everybody\n"


def test_only_parts_of_a_prefix_are_shown(tmp_path, monkeypatch):
    # An environment made inside a course folder must not show the course.
    (tmp_path / "bin").mkdir()
    (tmp_path / "solutions").mkdir()
    monkeypatch.setattr(setup.sys, "prefix", str(tmp_path))
    paths = setup.python_paths()
    assert tmp_path / "bin" in paths
    assert not [path for path in paths if path in (tmp_path, tmp_path / "solutions")]


def test_folders_are_emptied_whatever_is_in_them(tmp_path):
    folder, kept = tmp_path / "folder", tmp_path / "folder" / "a" / "kept"
    kept.mkdir(parents=True)
    (kept / "file").write_text("kept")
    (folder / "a" / "planted").write_text("x")
    (tmp_path / "outside").write_text("outside")
    (folder / "link").symlink_to(tmp_path / "outside")
    (folder / "loop").symlink_to(folder)
    (folder / ".removed-0").mkdir()
    here = os.open(folder, os.O_RDONLY)
    for _ in range(40):
        # Longer in all than a path may be.
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    files.empty(str(folder), keep=[str(kept)])
    assert sorted(tmp_path.rglob("*")) == [
        folder, folder / "a", kept, kept / "file", tmp_path / "outside",
    ]  # fmt: skip


def test_usage_stops_counting_at_the_limit(tmp_path):
    for number in range(20):
        (tmp_path / str(number)).write_bytes(bytes(4096))
    size, count = files.usage([str(tmp_path)], 1000)
    assert size >= 20 * 4096
    assert count == 20
    assert files.usage([str(tmp_path)], 5)[1] == 6


def test_numbers_of_system_calls_are_the_kernels():
    header = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")
    if not header.exists():
        pytest.skip("the kernel's headers are not installed")
    lines = [line.split() for line in header.read_text().splitlines()]
    numbers = {
        words[1].removeprefix("__NR_"): int(words[2])
        for words in lines
        if len(words) == 3 and words[1].startswith("__NR_")
    }
    for name, (x86_64, _) in seccomp._CALLS.items():
        if name in numbers:
            assert numbers[name] == x86_64, name


def test_signals_can_be_kept_in_by_the_filter_alone():
    # Where Landlock is too old to do it.
    source = f"""
import os, signal, subprocess, sys
from course_pkg.grading.sandbox import linux, seccomp
linux.no_new_privileges()
seccomp.install(seccomp.assemble(sockets=False, signals_of=os.getpid()))
try:
    os.kill({os.getpid()}, 0)
except PermissionError:
    print("refused")
signal.signal(signal.SIGUSR1, lambda *a: print("own"))
signal.raise_signal(signal.SIGUSR1)
import socket
try:
    socket.socket()
except PermissionError:
    print("no socket")
a, b = socket.socketpair()
"""
    ran = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert ran.stdout == "refused\nown\nno socket\n"


def test_spare_uids_are_nobodys():
    assert launch.spare_uid() in range(61184, 65520)


def test_landlock_leaves_out_what_does_not_exist():
    if landlock.abi() == 0:
        pytest.skip("this kernel has no Landlock")
    source = """
from course_pkg.grading.sandbox import landlock, linux
linux.no_new_privileges()
landlock.restrict(["/usr", "/nowhere"], [])
import os
print(len(os.listdir("/usr")) > 0)
try:
    os.listdir("/etc")
except PermissionError:
    print("refused")
"""
    ran = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert ran.stdout == "True\nrefused\n"


def test_errors_of_system_calls_say_which():
    with pytest.raises(OSError, match="mount tmpfs on /nowhere"):
        linux.mount("tmpfs", "/nowhere", "tmpfs")
    assert socket.AF_VSOCK == 40
