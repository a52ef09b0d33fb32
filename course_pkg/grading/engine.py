"""Where cells run: fork servers in the sandbox, one for students' code and one for checks.

With namespaces of its own every child is kept from its siblings, so one server serves both. On
the lower rung nothing keeps two children of a server apart: checks get a server of their own.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from course_pkg.errors import GradingError
from course_pkg.grading.sandbox.child_end import Child
from course_pkg.grading.sandbox.limits import Isolation, Limits
from course_pkg.grading.sandbox.probe import probe
from course_pkg.grading.sandbox.zygote import Zygote


def choose(unsafe: bool = False) -> Isolation:
    """The best isolation of this machine; none only for whoever says that they want it."""
    if sys.platform != "linux":
        raise GradingError(
            "grading needs Linux, for its processes and for its sandbox; grade in a Linux virtual "
            "machine, or on Windows in WSL 2"
        )
    isolation = probe()
    if isolation.rung == 3 and not unsafe:
        reasons = "; ".join(isolation.reasons)
        raise GradingError(
            "students' code is graded in a sandbox, and this machine has none. Install bubblewrap, "
            "grade on another machine, or give --unsafe-no-sandbox, which lets every submission "
            f"do whatever you may do and marks every result. What was tried: {reasons}"
        )
    return isolation


class Engine:
    """Fork servers; a context manager that ends them.

    Threads may share one, except on the lower rung, where each needs its own. preload: import torch
    and the rest once, for all children.
    """

    def __init__(
        self, isolation: Isolation, limits: Limits | None = None, preload: bool = True
    ) -> None:
        self.isolation = isolation
        self._limits = limits or Limits()
        self._preload = preload
        self._students: Zygote | None = None
        self._checks: Zygote | None = None
        self._closed = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start the servers now; otherwise the first use does."""
        with self._lock:
            self._server(of_student=True)
            self._server(of_student=False)

    def _server(self, of_student: bool) -> Zygote:
        if self._closed:
            raise GradingError("grading was stopped")
        if self._students is None:
            self._students = self._zygote()
        if of_student or self.isolation.rung != 2:
            return self._students
        if self._checks is None:
            self._checks = self._zygote()
        return self._checks

    def _zygote(self) -> Zygote:
        # Whether no isolation will do was asked when this one was chosen.
        return Zygote(self.isolation, self._limits, preload=self._preload, unsafe=True)

    def student(self, seed: int, settings: Mapping[str, float] | None = None) -> Child:
        """A process for one student's cells; ``settings``: limits of its assignment."""
        return self._fork(seed, settings, of_student=True)

    def checker(self, seed: int, settings: Mapping[str, float] | None = None) -> Child:
        """A process for the checks of one submission; no code of the student's runs in it."""
        return self._fork(seed, settings, of_student=False)

    def _fork(self, seed: int, settings: Mapping[str, float] | None, of_student: bool) -> Child:
        limits = self._limits.changed(settings) if settings else None
        with self._lock:
            server = self._server(of_student)
            try:
                return server.fork(seed, limits=limits)
            except GradingError:
                if server.alive:
                    raise
                # A server that a machine short of memory has ended is replaced, once.
                self._drop(server)
                return self._server(of_student).fork(seed, limits=limits)

    def close(self) -> None:
        """End the servers and everything that they started, for good; from any thread."""
        self._closed = True
        with self._lock:
            self._stop()

    def _drop(self, server: Zygote) -> None:
        if server is self._students:
            self._students = None
        if server is self._checks:
            self._checks = None
        server.close()

    def _stop(self) -> None:
        for server in (self._students, self._checks):
            if server is not None:
                server.close()
        self._students = self._checks = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def for_workers(isolation: Isolation, workers: int) -> list[Engine]:
    """One engine for every worker: the same one for all, where it may be shared."""
    if isolation.rung == 2:
        return [Engine(isolation) for _ in range(workers)]
    return [Engine(isolation)] * workers
