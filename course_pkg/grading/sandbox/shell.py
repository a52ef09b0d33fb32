"""IPython without a kernel: cells run in this process, what they show becomes events.

Rich display, inline figures, magics, ``!command`` and top-level ``await`` are IPython's own. Lost,
against a kernel: widgets and ``input()``.
"""

from __future__ import annotations

import codecs
import io
import os
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Callable
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

Emit = Callable[..., None]

_BUFFERED = 4096
_PIECE = 65_536
_FRAMES = 20


def _nowhere(*event: Any) -> None:
    """Events before the fork: nobody listens."""


class Publisher(DisplayPublisher):  # type: ignore[misc]
    """``display`` and its updates, as events."""

    emit: Emit = staticmethod(_nowhere)

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *_: Any,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **__: Any,
    ) -> None:
        """One bundle of mime types."""
        self.emit("display", data, metadata or {}, (transient or {}).get("display_id"), update)

    def clear_output(self, wait: bool = False) -> None:
        """Forget what the cell has shown so far."""
        self.emit("clear", wait)


class Hook(DisplayHook):  # type: ignore[misc]
    """The value of a cell's last expression, as an event."""

    emit: Emit = staticmethod(_nowhere)

    def write_output_prompt(self) -> None:
        """No ``Out[1]:``; the event carries the number."""

    def write_format_data(
        self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None
    ) -> None:
        """One bundle of mime types."""
        self.emit("result", format_dict, md_dict or {}, self.prompt_count)

    def finish_displayhook(self) -> None:
        """Nothing is written after a result."""
        self._is_active = False


class Shell(InteractiveShell):  # type: ignore[misc]
    """The shell that students' cells find in ``get_ipython()``."""

    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)
    emit: Emit = staticmethod(_nowhere)

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        lines = [_words(line) for line in stb]
        if len(lines) > 2 * _FRAMES:
            # Of an endless recursion the ends are enough.
            lines = [*lines[:_FRAMES], "  ...\n", *lines[-_FRAMES:]]
        self.emit("error", _words(getattr(etype, "__name__", etype)), _words(evalue), lines)

    def system(self, cmd: str) -> None:
        """``!command``: what it prints, as it comes; a terminal is not pretended."""
        line = self.var_expand(cmd, depth=1)
        if line.rstrip().endswith("&"):
            raise OSError("a command in the background is not supported here")
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        with subprocess.Popen(
            line, shell=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, bufsize=0,
        ) as process:  # fmt: skip
            try:
                while data := process.stdout.read(65_536) if process.stdout else b"":
                    sys.stdout.write(decoder.decode(data))
            except KeyboardInterrupt:
                process.kill()
                raise
        self.user_ns["_exit_code"] = process.returncode

    system_piped = system_raw = system

    def enable_gui(self, gui: Any = None) -> None:
        """No window systems here; ``%matplotlib inline`` asks anyway."""

    def ask_exit(self) -> None:
        """``exit()`` in a notebook ends nothing."""


def make() -> Shell:
    """A shell with short tracebacks (they would cost more than the tests) and no history file."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Plain"
    config.InteractiveShell.cache_size = 1000
    made: Shell = Shell.instance(config=config)
    return made


def connect(shell: Shell, emit: Emit) -> None:
    """Send what this process shows to ``emit`` from now on."""
    for part in (shell, shell.display_pub, shell.displayhook):
        part.emit = emit
    sys.stdout = Stream("stdout", 1, emit)
    sys.stderr = Stream("stderr", 2, emit)


class Stream(io.TextIOBase):
    """stdout or stderr as events, in order with what is displayed.

    Processes that the student's code forks write to the descriptor instead: an event from them
    would tear the frames of this one.
    """

    def __init__(self, name: str, fd: int, emit: Emit) -> None:
        self.name = name
        self._fd = fd
        self._emit = emit
        self._owner = os.getpid()
        self._lock = threading.RLock()
        self._parts: list[str] = []
        self._size = 0

    encoding = "utf-8"
    errors = "backslashreplace"

    def write(self, text: str) -> int:
        """Buffer text; it is sent before the next event of another kind."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if os.getpid() != self._owner:
            os.write(self._fd, text.encode(errors="backslashreplace"))
            return len(text)
        with self._lock:
            self._parts.append(text)
            self._size += len(text)
            if self._size >= _BUFFERED:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what is buffered."""
        if os.getpid() != self._owner:
            return
        with self._lock:
            text = "".join(self._parts)
            self._parts.clear()
            self._size = 0
        # In pieces, so that the other end can stop a flood at its limit.
        for at in range(0, len(text), _PIECE):
            self._emit("stream", self.name, text[at : at + _PIECE])

    def writable(self) -> bool:
        """Always."""
        return True

    def fileno(self) -> int:
        """The descriptor that programs started from the notebook write to."""
        return self._fd


def bundle(data: Any) -> dict[str, Any]:
    """A mime bundle as plain values: images in base64, JSON as it is, the rest as text."""
    plain: dict[str, Any] = {}
    for mime, value in dict(data).items():
        if isinstance(value, bytes):
            value = b64encode(value).decode("ascii")
        plain[str(mime)] = _plain(value)
    return plain


def _plain(value: Any, depth: int = 0) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value.encode(errors="backslashreplace").decode()
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value)
    if depth < 16 and isinstance(value, dict):
        return {_words(key): _plain(part, depth + 1) for key, part in value.items()}
    if depth < 16 and isinstance(value, list | tuple):
        return [_plain(part, depth + 1) for part in value]
    return _words(value)


def _words(value: Any) -> str:
    """``str`` of anything, even of what refuses."""
    try:
        return str(value).encode(errors="backslashreplace").decode()
    except Exception:
        return ""
