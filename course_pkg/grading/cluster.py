"""A class graded on a Dask cluster that already runs; this process alone writes the gradebook.

The scheduler's address is TLS, or on this machine: Dask's messages run code, so whoever can talk
to a scheduler owns its workers. Certificates are Dask's own configuration (distributed.comm.tls).
"""

from __future__ import annotations

import contextlib
import ipaddress
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import urlsplit

from course_pkg.errors import GradingError
from course_pkg.grading import station
from course_pkg.grading.marking import Marked, Paper, without_run
from course_pkg.grading.reading import Submission, find_submission
from course_pkg.grading.report import Isolation
from course_pkg.grading.seeds import submission_seed

CONNECT_SECONDS: Final = 15
PATIENCE_SECONDS: Final = 120.0
"""How long a cluster may be without any worker before grading stops."""

RETRIES: Final = 2
"""Times that a task which failed is tried again; a task whose worker died is moved by Dask."""


class Cluster:
    """A connection to a scheduler and the promise that all its workers grade alike.

    at_once: submissions on their way at a time (default: two for every thread of the workers).
    A context manager that disconnects; the cluster itself stays.
    """

    def __init__(self, address: str, unsafe: bool = False, at_once: int | None = None) -> None:
        require_private(address)
        self._address = address
        self._unsafe = unsafe
        self._at_once = at_once
        self._client = _connected(address)
        try:
            self._fitness = self._agreed()
        except BaseException:
            self._client.close()
            raise
        self.isolation: Isolation = self._fitness.isolation

    def _agreed(self) -> station.Fitness:
        """What every worker offers; GradingError when they differ from one another or from here."""
        try:
            self._client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError as error:
            raise GradingError(
                f"the scheduler at {self._address} has no worker; start some with `dask worker`"
            ) from error
        said = self._client.run(station.look, self._unsafe, on_error="return")
        here = station.versions()
        for worker, found in said.items():
            if isinstance(found, GradingError):
                raise GradingError(f"the worker {worker} cannot grade: {found}")
            if not isinstance(found, station.Fitness) or found.versions != here:
                raise GradingError(
                    f"the worker {worker} has not the same course and libraries as this machine; "
                    f"install the same version of the course there, from the same lock file"
                )
        kinds = {found.isolation: worker for worker, found in said.items()}
        if len(kinds) > 1:
            each = ", ".join(f"{worker} has {kind}" for kind, worker in sorted(kinds.items()))
            raise GradingError(
                f"workers with the same isolation were expected and they differ ({each}); results "
                f"must not depend on where they were made, so use one kind of machine"
            )
        found = next(iter(said.values()))
        return station.Fitness(found.isolation, found.versions)

    def marked(
        self, paper: Paper, students: Sequence[Path], name: str
    ) -> Iterator[tuple[Path, Marked | Exception]]:
        """Every student's folder with what became of it, as they finish."""
        pending: dict[Any, Path] = {}
        sheet = self._submit(station.keep, station.Sheet.of(paper, self._fitness, self._unsafe))
        try:
            for folder in students:
                try:
                    handed_in = find_submission(folder, paper.assignment, name)
                except Exception as error:
                    yield folder, error
                    continue
                if not isinstance(handed_in, Submission):
                    yield folder, without_run(paper, handed_in, folder.name)
                    continue
                seed = submission_seed(paper.secret, paper.assignment, folder.name)
                pending[self._submit(station.grade, sheet, handed_in, seed)] = folder
                while len(pending) >= (self._at_once or max(2 * self._threads(), 1)):
                    yield from self._finished(pending)
            while pending:
                yield from self._finished(pending)
        except OSError as error:
            raise self._gone() from error
        finally:
            with contextlib.suppress(Exception):
                self._client.cancel(list(pending), force=True)

    def _submit(self, function: Any, *given: Any) -> Any:
        from dask import config

        # A notebook of many megabytes is rare and no mistake.
        with config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"}):
            return self._client.submit(function, *given, pure=False, retries=RETRIES)

    def _finished(self, pending: dict[Any, Path]) -> Iterator[tuple[Path, Marked | Exception]]:
        """At least one of ``pending``, which is taken out of it."""
        from distributed import wait

        done: set[Any] = set()
        while not done:
            try:
                with self._client.as_current():
                    said = wait(list(pending), PATIENCE_SECONDS, return_when="FIRST_COMPLETED")
                done = said.done
            except TimeoutError:
                if not self._threads():
                    raise self._gone() from None
            except CancelledError as error:
                # Nobody cancels; a scheduler that is lost takes its tasks with it.
                raise self._gone() from error
        for future in done:
            folder = pending.pop(future)
            try:
                yield folder, station.result(future.result(), folder.name)
            except CancelledError as error:
                raise self._gone() from error
            except Exception as error:
                yield folder, error

    def _threads(self) -> int:
        return sum(self._client.nthreads().values())

    def _gone(self) -> GradingError:
        return GradingError(
            f"the cluster at {self._address} is lost or has no worker left; what is recorded "
            f"stands. Mend it, then go on with --resume"
        )

    def close(self) -> None:
        """Let the workers end their fork servers, and disconnect."""
        with contextlib.suppress(Exception):
            self._client.run(station.let_go, on_error="ignore")
        with contextlib.suppress(Exception):
            self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def require_private(address: str) -> None:
    """Raise GradingError unless nobody else can talk to, or listen to, this scheduler."""
    kind, _, place = address.rpartition("://")
    host = urlsplit(f"//{place}").hostname or ""
    with contextlib.suppress(ValueError):
        if host == "localhost" or ipaddress.ip_address(host).is_loopback:
            return
    if kind != "tls":
        raise GradingError(
            f"a scheduler with TLS was expected, as in tls://{host or 'host'}:8786; got "
            f"{address!r}. Without TLS whoever reaches it can read submissions and hidden tests "
            f"and run code on its workers; see the instructor guide for how to switch it on"
        )


def _connected(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise GradingError(
            "a cluster needs Dask, the extra of the course called cluster: course-pkg[cluster]"
        ) from error
    try:
        return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise GradingError(
            f"no Dask scheduler lets us in at {address} ({type(error).__name__}: {error}); start "
            f"one with `dask scheduler` and name the address that it prints. With tls:// Dask's "
            f"configuration must name the certificates (distributed.comm.tls)"
        ) from error
