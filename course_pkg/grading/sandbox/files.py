"""Folders that a student's code has had to itself: how full they are, and how to empty them."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Sequence
from pathlib import Path


def empty(folder: str, keep: Sequence[str] = ()) -> None:
    """Remove all that is in ``folder`` but the paths of ``keep``; OSError if that fails.

    Nobody else may be using it. A tree may be a thousand folders deep, unreadable and full of
    links: no link is followed, nothing recurses, and no path grows, because every folder inside a
    folder is first moved to the top.
    """
    kept = {Path(path) for path in keep if Path(path).is_relative_to(folder)}
    kept |= {above for path in kept for above in path.parents if above.is_relative_to(folder)}
    names = itertools.count()
    for top in {Path(folder), *(path.parent for path in kept if path != Path(folder))}:
        top.chmod(0o755)
        while found := [entry for entry in os.scandir(top) if Path(entry.path) not in kept]:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    _flatten(entry.path, top, names)
                else:
                    Path(entry.path).unlink()


def _flatten(folder: str, top: Path, names: itertools.count[int]) -> None:
    """Remove a folder and its files; move the folders in it to ``top``."""
    Path(folder).chmod(0o700)
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            # A folder that may not be written may not be moved either: its ".." would change.
            Path(entry.path).chmod(0o700)
            Path(entry.path).rename(_free(top, names))
        else:
            Path(entry.path).unlink()
    Path(folder).rmdir()


def _free(top: Path, names: itertools.count[int]) -> Path:
    while os.path.lexists(path := top / f".removed-{next(names)}"):
        pass
    return path


def usage(folders: Sequence[str], enough: int) -> tuple[int, int]:
    """Bytes and entries in the folders, counted until there are ``enough`` entries."""
    size = count = 0
    todo = list(folders)
    while todo and count <= enough:
        with contextlib.suppress(OSError), os.scandir(todo.pop()) as entries:
            for entry in entries:
                count += 1
                if count > enough:
                    break
                with contextlib.suppress(OSError):
                    size += entry.stat(follow_symlinks=False).st_blocks * 512
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(entry.path)
    return size, count
