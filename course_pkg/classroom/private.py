"""Folders and files that only their owner may read: a class holds personal data."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from course_pkg.errors import ClassError


def make_folder(path: Path) -> None:
    """Make ``path`` (and what leads to it) for the owner alone; one that is there is left."""
    missing = [each for each in (path, *path.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def write(path: Path, data: bytes | str) -> None:
    """Write ``path`` whole or not at all, for the owner alone."""
    if path.is_dir():
        raise ClassError(f"{path} is a folder; a file was to be written there.")
    make_folder(path.parent)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data.encode("utf-8") if isinstance(data, str) else data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
