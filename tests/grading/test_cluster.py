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
from typing import Any, ClassVar

import dask
import pytest
from distributed import Client, Future

from course_pkg.errors import GradingError
from course_pkg.grading import cluster, driver, station
from course_pkg.grading.cluster import Cluster, require_private
from course_pkg.grading.engine import Engine
from course_pkg.grading.execute import Limits
from course_pkg.grading.journal import Journal
from course_pkg.grading.reading import Submission
from course_pkg.grading.report import StudentReport
from course_pkg.grading.sandbox.limits import Isolation
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


@pytest.mark.parametrize(
    "address", ["tls://10.0.0.7:8786", "127.0.0.1:8786", "tcp://localhost:8786", "tcp://[::1]:8786"]
)
def test_addresses_that_nobody_else_can_listen_to(address: str) -> None:
    require_private(address)


@pytest.mark.parametrize(
    "address", ["tcp://10.0.0.7:8786", "10.0.0.7:8786", "tcp://head:8786", "ws://head:1", "", "tls"]
)
def test_an_address_without_tls_is_refused(address: str) -> None:
    with pytest.raises(GradingError, match="a scheduler with TLS was expected"):
        require_private(address)


def test_nobody_listening_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.3)
    with pytest.raises(GradingError, match="no Dask scheduler lets us in at tcp://127"):
        Cluster("tcp://127.0.0.1:9")
    with pytest.raises(GradingError, match=r"no Dask scheduler lets us in.*comm\.tls"):
        Cluster("tls://127.0.0.1:9")


class Workers:
    """A client whose workers say what the test wants."""

    def __init__(self, *said: object) -> None:
        self.said = {f"worker-{number}": each for number, each in enumerate(said)}
        self.closed = False

    def wait_for_workers(self, count: int, timeout: float) -> None:
        if not self.said:
            raise TimeoutError

    def run(self, function: object, *given: object, on_error: str) -> dict[str, object]:
        return self.said

    def close(self) -> None:
        self.closed = True


FIT = station.Fitness("namespaces", station.versions())


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ([], "has no worker"),
        ([FIT, GradingError("no sandbox")], "worker-1 cannot grade: no sandbox"),
        ([FIT, ModuleNotFoundError("course_pkg")], "worker-1 has not the same course"),
        ([FIT, station.Fitness("namespaces", "older")], "worker-1 has not the same course"),
        ([FIT, station.Fitness("landlock", FIT.versions)], "worker-1 has landlock.*worker-0 has"),
    ],
)
def test_workers_that_would_not_grade_alike_stop_it_before_the_first_student(
    said: list[object], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Workers(*said)
    monkeypatch.setattr(cluster, "_connected", lambda address: client)
    with pytest.raises(GradingError, match=sentence):
        Cluster("tls://head:8786")
    assert client.closed


def test_a_worker_that_comes_later_must_be_like_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(station, "choose", lambda unsafe: Isolation(2))
    sheet = station.Sheet("mini", "{}", Limits(), "ko", (), FIT, False)
    with pytest.raises(GradingError, match="came later than the others and differs"):
        station.grade(sheet, Submission((), "ko", None), 1)


class Slow:
    """An engine that counts how often it was started and ended."""

    made: ClassVar[list[Slow]] = []

    def __init__(self, isolation: Isolation) -> None:
        self.ended = 0
        self.made.append(self)

    def close(self) -> None:
        self.ended += 1


def test_an_idle_worker_ends_its_fork_server_and_a_busy_one_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(station, "Engine", Slow)
    monkeypatch.setattr(station, "IDLE_SECONDS", 0.05)
    monkeypatch.setattr(Slow, "made", [])
    server = station._Server()
    with server.engine(Isolation(1)) as one:
        with server.engine(Isolation(1)) as two:
            assert one is two
        server.close()
        time.sleep(0.1)
        assert not Slow.made[0].ended
    deadline = time.monotonic() + 5
    while not Slow.made[0].ended and time.monotonic() < deadline:
        time.sleep(0.01)
    assert Slow.made[0].ended == 1
    with server.engine(Isolation(1)) as three:
        assert three is not one
    server.close()
    assert [each.ended for each in Slow.made] == [1, 1]
