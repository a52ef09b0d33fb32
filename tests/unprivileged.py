"""Somebody who may not read everything: where tests run as root, permissions would bind nobody."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

NOBODY = 65534


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A folder that an ordinary account may enter."""
    made = Path(tempfile.mkdtemp(prefix="course-shut-"))
    try:
        made.chmod(0o755)
        yield made
    finally:
        for each in made.rglob("*"):
            if each.is_dir() and not each.is_symlink():
                each.chmod(0o755)
        shutil.rmtree(made)


@contextlib.contextmanager
def account() -> Iterator[None]:
    """What is done inside is done by an ordinary account."""
    if os.geteuid() != 0:
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
