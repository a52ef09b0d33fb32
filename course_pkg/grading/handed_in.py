"""Files in a folder that its student may write: anything may lie there, and change while we look.

Beside a notebook nbgrader's exchange lays its time and its secret.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import stat
from pathlib import Path

STAMP, SECRET = "timestamp.txt", "submission_secret.txt"
"""SECRET: with it the exchange gives feedback back to whoever handed in, and nobody else."""

MAX_STAMP, MAX_SECRET = 100, 1000


def read_secret(path: Path) -> str | None:
    """The secret of a submission through nbgrader's exchange, where there is one."""
    data = _small(path, MAX_SECRET)
    return None if data is None else as_secret(data)


def as_secret(data: bytes) -> str | None:
    """A secret as nbgrader writes it; None for anything else."""
    text = data.decode("ascii", "replace")
    return text if re.fullmatch(r"[0-9A-Za-z_-]{16,1000}", text) else None


def read_stamp(path: Path) -> str | None:
    """The text of a ``timestamp.txt``, whatever it says; None where there is no such text."""
    data = _small(path, MAX_STAMP)
    return data.decode("ascii") if data is not None and data.isascii() else None


def make_room(path: Path) -> None:
    """Remove a folder of a file's name, which nbgrader copies from a submission as it is."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)


def opened(path: Path) -> io.BufferedReader:
    """A file, never one behind a link that has just taken its place, nor a pipe that blocks.

    Raises OSError for what cannot be opened, ValueError for what is no file.
    """
    flags = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    handle = os.open(path, os.O_RDONLY | flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise ValueError(path)
    return os.fdopen(handle, "rb")


def _small(path: Path, most: int) -> bytes | None:
    try:
        with opened(path) as file:
            data = file.read(most + 1)
    except (OSError, ValueError):
        return None
    return data if len(data) <= most else None
