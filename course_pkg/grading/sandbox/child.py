"""The process that runs one submission: reads requests, answers with events. Nothing here is safe
from the student's code, and nothing it says is believed.

Request (one frame):  ["run", source]  |  ["call", "module:function", payload]
Events (frames):      stream, display, result, error, clear, and last: done | value | raised
Only a checker's:     ["ask", payload], answered by ["answer", payload]
"""

from __future__ import annotations

import contextlib
import fcntl
import importlib
import os
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from typing import Any, Final

from course_pkg.grading.sandbox.codec import CodecError, decode, encode
from course_pkg.grading.sandbox.frames import FrameError, read_frame, send_frame

_PACKAGE: Final = "course_pkg."

_asking: tuple[_Channel, socket.socket] | None = None


def serve(talk: socket.socket, shell: Any) -> None:
    """Answer requests until the other end closes."""
    global _asking
    raw = redirect_descriptors()
    channel = _Channel(talk)
    _asking = channel, talk
    channel.send(["ready"])
    request = _next(talk)
    if request is not None:
        from course_pkg.grading.sandbox import shell as shells

        # Made by the server before the fork, unless it was told to import nothing.
        shell = shell or shells.make()
        shells.connect(shell, channel.emit)
        sys.path.insert(0, "")
    streams = {"stdout": sys.stdout, "stderr": sys.stderr}
    while request is not None:
        _restore(streams)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            if request[0] == "run":
                last = _run(shell, request[1])
            else:
                last = _call(shell, request[1], request[2])
        except KeyboardInterrupt:
            last = ["done", False, 0]
        finally:
            # The parent interrupts a cell that takes too long; between cells it must not hit.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        _send_raw(raw, channel)
        channel.send(last)
        request = _next(talk)


def _restore(streams: dict[str, Any]) -> None:
    """A cell that threw the streams away must not end the cells after it."""
    for name, stream in streams.items():
        if not hasattr(getattr(sys, name, None), "flush"):
            setattr(sys, name, stream)


def _next(talk: socket.socket) -> list[Any] | None:
    """The next request; None when nobody will ask again."""
    try:
        request: list[Any] = decode(read_frame(talk))
    except FrameError:
        return None
    return request


def ask(payload: bytes) -> bytes:
    """Ask the process that drives this one, from within a cell or call; it must expect that."""
    if _asking is None:
        raise RuntimeError("this process serves nobody who could be asked")
    channel, talk = _asking
    channel.send(["ask", payload])
    kind, answer = decode(read_frame(talk))
    if kind != "answer":
        raise CodecError("an answer was expected")
    return bytes(answer)


def refuse(talk: socket.socket, reason: str) -> None:
    """Say that this process will not serve."""
    with contextlib.suppress(OSError, CodecError):
        send_frame(talk, encode(["refused", reason[:2000]]))


class _Channel:
    """Sends events, whole, from whatever thread."""

    def __init__(self, talk: socket.socket) -> None:
        self._talk = talk
        self._lock = threading.RLock()
        self._owner = os.getpid()

    def emit(self, kind: str, *parts: Any) -> None:
        """An event of the shell; buffered text of the streams goes first."""
        from course_pkg.grading.sandbox.shell import bundle

        if os.getpid() != self._owner:
            return
        if kind in ("display", "result"):
            parts = (bundle(parts[0]), bundle(parts[1]), *parts[2:])
        if kind == "stream":
            parts = (parts[0], parts[1].encode(errors="backslashreplace").decode())
        else:
            sys.stdout.flush()
            sys.stderr.flush()
        self.send([kind, *parts])

    def send(self, event: list[Any]) -> None:
        """One frame; an interrupt waits until it is whole."""
        frame = encode(event)
        with self._lock:
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                send_frame(self._talk, frame)
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _run(shell: Any, source: str) -> list[Any]:
    result = shell.run_cell(source, store_history=True)
    return ["done", bool(result.success), shell.execution_count - 1]


def _call(shell: Any, path: str, payload: bytes) -> list[Any]:
    """``function(user namespace, payload) -> bytes`` of this package."""
    try:
        answer = _function(path)(shell.user_ns, payload)
        return ["value", bytes(answer)]
    except Exception as error:
        return ["raised", type(error).__name__, str(error)[:2000]]


def names(user_ns: dict[str, Any], payload: bytes) -> bytes:
    """The student's names, as the codec has them; the simplest thing to ``call``."""
    return encode(sorted(name for name in user_ns if not name.startswith("_")))


def _function(path: str) -> Callable[[dict[str, Any], bytes], bytes]:
    module, _, name = path.partition(":")
    if not module.startswith(_PACKAGE):
        raise ValueError(f"a function of {_PACKAGE}* was expected; got {path!r}")
    found: Callable[[dict[str, Any], bytes], bytes] = getattr(importlib.import_module(module), name)
    return found


def redirect_descriptors() -> int:
    """stdin from nowhere; what programs write to stdout and stderr into a file of the sandbox.

    A pipe would need a reader or block the writer; a file is bounded by its limits and read when
    the cell ends.
    """
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    with tempfile.TemporaryFile(dir=os.environ["TMPDIR"], buffering=0) as file:
        # Several processes write to it: each at the end, not where it last was.
        flags = fcntl.fcntl(file, fcntl.F_GETFL)
        fcntl.fcntl(file, fcntl.F_SETFL, flags | os.O_APPEND)
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    return 1


def _send_raw(fd: int, channel: _Channel) -> None:
    try:
        size = os.fstat(fd).st_size
        at = 0
        while at < size:
            data = os.pread(fd, 65_536, at)
            if not data:
                break
            at += len(data)
            channel.send(["stream", "stdout", data.decode(errors="replace")])
        if size:
            os.ftruncate(fd, 0)
    except OSError:
        # The student's code closed or replaced its descriptors: there is nothing to show.
        return
