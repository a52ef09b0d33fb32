"""What is asked of a cluster before the first student, and of its workers later."""

from __future__ import annotations

import time
from typing import ClassVar

import pytest

from course_pkg.errors import GradingError
from course_pkg.grading import cluster, station
from course_pkg.grading.cluster import Cluster, require_private
from course_pkg.grading.execution import Limits
from course_pkg.grading.reading import Submission
from course_pkg.grading.sandbox.limits import Isolation


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
