"""Length-prefixed frames over a socket whose other end may lie, stall or flood."""

from __future__ import annotations

import socket
import struct
import time
from typing import Final

from course_pkg.grading.sandbox.codec import MAX_FRAME, CodecError

_HEADER: Final = struct.Struct("<I")
_CHUNK: Final = 2**18


class FrameError(CodecError):
    """The other end closed, stalled or sent more than it may."""


class FrameTooLong(FrameError):
    """A header that promises more bytes than may come."""


class FrameBuffer:
    """Cuts received bytes into frames; memory grows with what came, not with what was promised."""

    def __init__(self, limit: int = MAX_FRAME) -> None:
        self._limit = limit
        self._bytes = bytearray()

    def feed(self, data: bytes) -> None:
        """Take bytes as they came; FrameError as soon as a header promises more than the limit."""
        self._bytes += data
        self._check()

    def pop(self) -> bytes | None:
        """The next whole frame, or None until more bytes are fed."""
        if len(self._bytes) < _HEADER.size:
            return None
        (size,) = _HEADER.unpack_from(self._bytes)
        end = _HEADER.size + size
        if len(self._bytes) < end:
            return None
        frame = bytes(self._bytes[_HEADER.size : end])
        del self._bytes[:end]
        self._check()
        return frame

    def _check(self) -> None:
        if len(self._bytes) >= _HEADER.size:
            (size,) = _HEADER.unpack_from(self._bytes)
            if size > self._limit:
                raise FrameTooLong(
                    f"a frame of at most {self._limit} bytes was expected; got {size}"
                )


def send_frame(sock: socket.socket, frame: bytes, deadline: float | None = None) -> None:
    """Send one frame before ``deadline`` (of ``time.monotonic``); FrameError if it cannot be."""
    view = memoryview(_HEADER.pack(len(frame)) + frame)
    while view:
        sock.settimeout(_left(deadline))
        try:
            view = view[sock.send(view) :]
        except OSError as error:
            raise FrameError("a frame could not be sent: the other end is gone or stuck") from error


def read_frame(sock: socket.socket, limit: int = MAX_FRAME, deadline: float | None = None) -> bytes:
    """Receive exactly one frame of at most ``limit`` bytes before ``deadline``."""
    (size,) = _HEADER.unpack(_receive(sock, _HEADER.size, deadline))
    if size > limit:
        raise FrameTooLong(f"a frame of at most {limit} bytes was expected; got {size}")
    return _receive(sock, size, deadline)


def _receive(sock: socket.socket, size: int, deadline: float | None) -> bytes:
    data = bytearray()
    while len(data) < size:
        sock.settimeout(_left(deadline))
        try:
            part = sock.recv(min(size - len(data), _CHUNK))
        except OSError as error:
            raise FrameError("a frame was expected in time and did not come") from error
        if not part:
            raise FrameError("a frame was expected; the other end closed")
        data += part
    return bytes(data)


def _left(deadline: float | None) -> float | None:
    # A timeout of 0 would mean non-blocking; the smallest wait that is one is enough.
    return None if deadline is None else max(deadline - time.monotonic(), 1e-4)
