"""Our end of one child: send it cells, take what it shows, stop it when it goes too far."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from course_pkg.errors import GradingError
from course_pkg.grading.sandbox.cgroup import Group
from course_pkg.grading.sandbox.codec import CodecError, decode, encode
from course_pkg.grading.sandbox.ending import Ended, Status, of_death, of_memory
from course_pkg.grading.sandbox.frames import (
    FrameBuffer,
    FrameError,
    FrameTooLong,
    send_frame,
)
from course_pkg.grading.sandbox.limits import Limits
from course_pkg.grading.sandbox.outputs import Outputs

GRACE_SECONDS = 1.0
"""How long an interrupted cell may take to stop before its process is killed."""

_CHUNK = 2**18
_OVERHEAD = 256
"""Counted for every event on top of its bytes, so that many empty ones are bounded too."""

_END_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class CellResult:
    """What one cell did, by its own account but for ``status``.

    timeout, cpu, output_limit, memory, disk: which bound it went over; killed: the process died
    (``detail`` says how). After ``timeout`` the child may live on, if the interrupt stopped it.
    """

    status: Status
    outputs: list[dict[str, Any]] = field(default_factory=list)
    error_name: str = ""
    error_value: str = ""
    traceback: tuple[str, ...] = ()
    execution_count: int | None = None
    seconds: float = 0.0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CallResult:
    """What a call answered: ``value`` when status is ok, a claim like everything else."""

    status: Status
    value: bytes = b""
    error_name: str = ""
    error_value: str = ""
    detail: str = ""


class Child:
    """One confined process; a context manager that ends it."""

    def __init__(
        self,
        talk: socket.socket,
        watch: socket.socket,
        pidfd: int,
        limits: Limits,
        group: Group | None = None,
    ) -> None:
        """``group``: of the process, where the machine has such; removed with it."""
        self._group = group
        self._talk = talk
        self._watch = watch
        self._pidfd = pidfd
        self._limits = limits
        self._end: dict[str, Any] | None = None
        self._reason = ""
        # A frame larger than what a cell may send at all is not worth reading.
        self._buffer = FrameBuffer(max(limits.output, 2**20) + 4096)
        self._received = 0

    @property
    def alive(self) -> bool:
        """Whether it can be asked something."""
        return not self._reason and self._end is None

    @property
    def closed(self) -> bool:
        """Whether ``close`` was called."""
        return self._pidfd < 0

    def wait_ready(self, deadline: float) -> None:
        """Return when the child is confined; GradingError, with the step, when it could not be."""
        try:
            event = self._event(deadline)
        except FrameError as error:
            event = ["refused", str(error)]
        if event != ["ready"]:
            reason = event[1] if event is not None and len(event) > 1 else "it ended"
            self.close()
            raise GradingError(f"a confined child was expected: {reason}")

    def run_cell(
        self, source: str, timeout: float, answer: Callable[[bytes], bytes] | None = None
    ) -> CellResult:
        """Run one cell as a notebook would, for at most ``timeout`` seconds and a grace.

        answer: what a checker asks while it runs; the time that takes is not the cell's. A
        student's process that asks is killed.
        """
        outputs = Outputs()
        start = time.monotonic()
        last, ended = self._ask(["run", source], timeout, outputs, answer)
        failed = outputs.error is not None or last[1:2] != [True]
        status = ended.status if ended else _of_error(outputs) if failed else "ok"
        count = last[2] if len(last) == 3 and type(last[2]) is int else None
        name, value, trace = outputs.error or ("", "", ())
        seconds = time.monotonic() - start
        detail = ended.detail if ended else ""
        return CellResult(status, outputs.finished(), name, value, trace, count, seconds, detail)

    def call(
        self,
        function_path: str,
        payload: bytes,
        timeout: float,
        answer: Callable[[bytes], bytes] | None = None,
    ) -> CallResult:
        """``module:function`` of this package, called in the child with its names and ``payload``.

        What the call prints or displays is dropped.
        """
        last, ended = self._ask(["call", function_path, payload], timeout, Outputs(), answer)
        if ended:
            return CallResult(ended.status, detail=ended.detail)
        if last[0] == "value" and type(last[1]) is bytes:
            return CallResult("ok", last[1])
        name, value = (str(part)[:2000] for part in (*last[1:], "", "")[:2])
        return CallResult("error", error_name=name, error_value=value)

    def turn(self, reply: bytes, timeout: float) -> bytes:
        """Within an answer: reply to what was asked, and what is asked next, in its stead."""
        deadline = time.monotonic() + timeout
        send_frame(self._talk, encode(["answer", reply]), deadline)
        while (event := self._event(deadline)) is not None:
            if event[0] == "ask":
                return bytes(event[1])
        raise FrameError("a question was expected in time and did not come")

    def interrupt(self) -> None:
        """What Ctrl-C does in a terminal."""
        self._signal(signal.SIGINT)

    def ended(self) -> bool:
        """Whether the process is gone, by the fork server's word; does not wait."""
        self._await_end(0.0)
        return self.closed or self._end is not None

    def close(self) -> None:
        """End the process and everything it started."""
        self._reason = self._reason or "closed"
        self._signal(signal.SIGKILL)
        self._await_end()
        self._talk.close()
        self._watch.close()
        if self._pidfd >= 0:
            os.close(self._pidfd)
            self._pidfd = -1
            if self._group is not None:
                self._group.remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(
        self,
        request: list[Any],
        timeout: float,
        outputs: Outputs,
        answer: Callable[[bytes], bytes] | None,
    ) -> tuple[list[Any], Ended | None]:
        """The last event of the answer, and how the child or the cell was ended, if it was."""
        if not self.alive:
            raise GradingError("this child has ended; fork a new one")
        deadline = time.monotonic() + timeout
        late: Ended | None = None
        try:
            send_frame(self._talk, encode(request), deadline)
            while True:
                event = self._event(deadline)
                if event is None and late:
                    return [], self._stop(late.status, late.detail)
                if event is None:
                    late = Ended("timeout", f"longer than {timeout:g} s")
                    self._signal(signal.SIGINT)
                    deadline = time.monotonic() + GRACE_SECONDS
                elif event[0] in ("done", "value", "raised"):
                    return event, late
                elif event[0] == "ask" and answer:
                    asked = time.monotonic()
                    reply = encode(["answer", answer(event[1])])
                    deadline += time.monotonic() - asked
                    send_frame(self._talk, reply, deadline)
                else:
                    outputs.add(event)
                    if self._received > self._limits.output:
                        return [], self._stop("output_limit", f"{self._received} bytes of output")
        except FrameTooLong as error:
            return [], self._stop("output_limit", str(error))
        except FrameError as error:
            return [], self._death(late, str(error))
        except (CodecError, TypeError, ValueError, IndexError, KeyError, AttributeError):
            return [], self._stop("killed", "the process wrote what no honest process writes")
        finally:
            self._received = 0

    def _event(self, deadline: float) -> list[Any] | None:
        """The next event of the child, or None at the deadline; FrameError when it is gone."""
        while True:
            # Looked at first: a child that never stops sending has a deadline too.
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            frame = self._buffer.pop()
            if frame is not None:
                self._received += len(frame) + _OVERHEAD
                event = decode(frame)
                if type(event) is not list or not event or type(event[0]) is not str:
                    raise CodecError("an event was expected")
                return event
            ready, _, _ = select.select([self._talk, self._watch], [], [], left)
            if self._talk in ready:
                data = b""
                # One that dies with a request unread resets the connection.
                with contextlib.suppress(ConnectionError):
                    data = self._talk.recv(_CHUNK)
                if not data:
                    raise FrameError("the connection was closed")
                self._buffer.feed(data)
            elif self._watch in ready:
                # A process forked by the child may still hold the other end of the socket.
                raise FrameError("the process has ended")

    def _stop(self, status: Status, detail: str) -> Ended:
        self._reason = status
        self._signal(signal.SIGKILL)
        self._await_end()
        return Ended(status, detail)

    def _death(self, late: Ended | None, detail: str) -> Ended:
        """How a child ended that nobody here killed, as its parent saw it."""
        self._await_end(0.5)
        self._reason = "ended"
        self._signal(signal.SIGKILL)
        self._await_end()
        if late:
            return late
        if self._group is not None and self._group.out_of_memory():
            return of_memory(self._limits)
        return of_death(self._end or {}, self._limits, detail)

    def _signal(self, number: signal.Signals) -> None:
        if self._pidfd >= 0:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, number)

    def _await_end(self, seconds: float = _END_SECONDS) -> None:
        if self._end is not None or self._watch.fileno() < 0:
            return
        self._watch.settimeout(seconds)
        with contextlib.suppress(OSError, ValueError):
            # From the fork server, not from the child; nothing came if the server is gone too.
            self._end = json.loads(self._watch.recv(4096) or b"{}")


def _of_error(outputs: Outputs) -> Status:
    name, value, _ = outputs.error or ("", "", ())
    # torch's allocator raises a RuntimeError of its own.
    out_of_memory = name == "MemoryError" or "can't allocate memory" in value
    return "memory" if out_of_memory else "error"
