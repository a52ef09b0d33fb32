"""A class graded on a Dask cluster: TLS, no names, and a worker killed in the middle."""

from __future__ import annotations

import functools
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dask
import pytest
from distributed import Client, Future

from course_pkg.errors import GradingError
from course_pkg.grading import cluster, driver
from course_pkg.grading.cluster import Cluster
from course_pkg.grading.engine import Engine
from course_pkg.grading.journal import Journal
from course_pkg.grading.report import StudentReport
from course_pkg.grading.sandbox.processes import descendants, parents

SECRET = b"known to the driver alone"

HandIn = Callable[..., Path]
Answer = Callable[..., dict[str, Any]]

ANSWERS: tuple[dict[str, str | None], ...] = (
    {"first": "import time\ntime.sleep(0.4)\ndef first(x):\n    return 2 * x"},
    {"first": "def first(x):\n    return x + 4"},
    {"second": "import os\nos._exit(0)", "third": None},
)


def certificates(folder: Path) -> dict[str, str]:
    """One key for all roles, its own authority, in Dask's configuration."""
    pem = folder / "cluster.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    made += ["-subj", "/CN=class", "-keyout", str(pem), "-out", str(folder / "cert.pem")]
    subprocess.run(made, check=True, capture_output=True)
    with pem.open("ab") as file:
        file.write((folder / "cert.pem").read_bytes())
    roles = {
        f"distributed.comm.tls.{role}.{part}": str(pem)
        for role in ("scheduler", "worker", "client")
        for part in ("key", "cert")
    }
    return {**roles, "distributed.comm.tls.ca-file": str(folder / "cert.pem")}


def variables(settings: dict[str, str]) -> dict[str, str]:
    """The same settings as environment variables."""
    names = {name.upper().replace(".", "__").replace("-", "_"): v for name, v in settings.items()}
    return {f"DASK_{name}": value for name, value in names.items()}


class Running:
    """A scheduler with TLS and two workers, each a process of its own without a nanny."""

    def __init__(self, folder: Path) -> None:
        self.settings = certificates(folder)
        self.environment = {**os.environ, **variables(self.settings), "OMP_NUM_THREADS": "1"}
        self.folder = folder
        port = folder / "scheduler.json"
        started = [
            "dask_scheduler",
            "--scheduler-file",
            str(port),
            "--no-dashboard",
            "--no-jupyter",
        ]
        self.scheduler = self.start(*started, "--host", "tls://127.0.0.1:0")
        deadline = time.monotonic() + 60
        while not port.exists() or not port.read_text(encoding="utf-8").strip():
            assert self.scheduler.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.05)
        self.address = json.loads(port.read_text(encoding="utf-8"))["address"]
        own = ["--no-nanny", "--no-dashboard", "--nthreads", "2", "--memory-limit", "0"]
        self.workers = [self.start("dask_worker", self.address, *own) for _ in range(2)]

    def start(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{name}", *arguments]
        with (self.folder / "said.txt").open("ab") as said:
            return subprocess.Popen(
                command, stdout=said, stderr=said, cwd=self.folder, env=self.environment
            )

    def said(self) -> str:
        return (self.folder / "said.txt").read_text(encoding="utf-8")[-3000:]

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    made = Running(tmp_path_factory.mktemp("cluster"))
    try:
        with dask.config.set(made.settings):
            yield made
    finally:
        made.close()


@pytest.mark.slow
@pytest.mark.sandbox
def test_a_cluster_gives_the_same_scores_although_a_worker_is_killed(
    course: Path,
    hand_in: HandIn,
    answered: Answer,
    engine: Engine,
    running: Running,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unsafe = os.environ.get("COURSE_REQUIRE") != "1"
    (course / "grading-secret.txt").write_bytes(SECRET)
    for number in range(9):
        hand_in(f"student-{number:02}", answered("ko", **ANSWERS[number % len(ANSWERS)]))
    hand_in("torn", b'{"cells": [')
    (course / "submitted" / "absent").mkdir()
    calm = driver.grade("mini", course, engines=[engine])
    assert [row.score for row in calm.students if row.student.startswith("student")] == [
        6, 4, 2,
    ] * 3  # fmt: skip

    family: list[int] = []

    def kill(row: StudentReport, done: int, total: int) -> None:
        if done == 5:
            # Two threads of each worker are at work on submissions that sleep.
            victim = running.workers[0].pid
            family.extend(descendants(victim, parents()))
            os.kill(victim, signal.SIGKILL)

    sent: list[bytes] = []
    submit = Cluster._submit

    def recorded(self: Cluster, function: Any, *given: Any) -> Any:
        sent.extend(pickle.dumps(each) for each in given if not isinstance(each, Future))
        return submit(self, function, *given)

    monkeypatch.setattr(Cluster, "_submit", recorded)
    grade = functools.partial(
        driver.grade, "mini", course, scheduler=running.address, unsafe=unsafe
    )
    rows = grade(on_student=kill)
    assert rows.students == calm.students
    assert rows.isolation == calm.isolation
    assert family, "the worker that was killed had a fork server"
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in family):
        assert time.monotonic() < deadline, "a process outlived its worker"
        time.sleep(0.05)
    journal = Journal(course / "gradebook-mini.journal.jsonl")
    assert len(journal.attempts("student-00")) == 2

    # Nothing is done again, wherever it was done; what was changed is.
    hand_in("student-01", answered("en"))
    again = grade(resume=True)
    assert again.students[2].score == 6
    assert len(journal.attempts("student-00")) == 2
    assert len(journal.attempts("student-01")) == 3

    # What workers know: the hidden tests, cells and a seed; nobody's name, no gradebook.
    assert any(b"secret_first" in each for each in sent)
    assert not any(b"student-" in each or SECRET in each for each in sent)
    with Client(running.address, set_as_default=False) as client:
        seen = client.run(lambda: "nbgrader" in sys.modules)
        assert list(seen.values()) == [False], "one worker is left, and it needs no gradebook"


@pytest.mark.slow
@pytest.mark.sandbox
def test_a_lost_scheduler_is_a_sentence_and_nothing_recorded_is_lost(
    course: Path,
    hand_in: HandIn,
    answered: Answer,
    engine: Engine,
    running: Running,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clients: list[Client] = []
    connected = cluster._connected

    def kept(address: str) -> Client:
        clients.append(connected(address))
        return clients[0]

    monkeypatch.setattr(cluster, "_connected", kept)
    for number in range(9):
        hand_in(f"student-{number:02}", answered("ko", **ANSWERS[number % len(ANSWERS)]))
    seen: list[str] = []

    def kill(row: StudentReport, done: int, total: int) -> None:
        seen.append(row.student)
        if done == 3:
            # For as long Dask hopes that the scheduler comes back.
            clients[0]._timeout = 3
            running.scheduler.kill()
            running.scheduler.wait()
            lost.append(time.monotonic())

    lost: list[float] = []
    unsafe = os.environ.get("COURSE_REQUIRE") != "1"
    with pytest.raises(GradingError, match=r"is lost or has no worker left.*--resume"):
        driver.grade("mini", course, scheduler=running.address, unsafe=unsafe, on_student=kill)
    assert time.monotonic() - lost[0] < 30
    assert 3 <= len(seen) < 9
    journal = Journal(course / "gradebook-mini.journal.jsonl")
    assert set(journal.standing()) == set(seen)

    # Without the cluster, as well: where a result was made does not matter.
    rows = driver.grade("mini", course, engines=[engine], resume=True)
    assert [row.score for row in rows.students] == [6, 4, 2] * 3
    attempts = [len(journal.attempts(row.student)) for row in rows.students]
    assert attempts == [1] * 9, "what was recorded is not made again"
