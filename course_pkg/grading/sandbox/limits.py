"""What one child may use, and how far from the rest of the machine it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Literal

GIB = 2**30
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one child; seconds of a cell are given per cell.

    memory: bytes of all its processes together (watched); address_space: bytes one process may
    map (CPU torch maps about 1 GB before it does anything); disk: bytes of the home folder, of
    /tmp and of /dev/shm each; output: bytes that one cell may send.
    """

    memory: int = 2 * GIB
    address_space: int = 4 * GIB
    cpu_seconds: int = 600
    processes: int = 64
    open_files: int = 256
    file_size: int = 256 * MIB
    disk: int = 256 * MIB
    files: int = 20_000
    output: int = 10 * MIB

    def to_json(self) -> dict[str, Any]:
        """Plain values, for the fork server and for the record of a result."""
        return asdict(self)

    def changed(self, settings: Mapping[str, float]) -> Limits:
        """With what an instructor has set, by the names in ``SETTINGS``."""
        found = {
            SETTINGS[name][0]: int(value * SETTINGS[name][1]) for name, value in settings.items()
        }
        made = replace(self, **found)
        # A process maps more than it uses.
        return replace(made, address_space=max(made.address_space, 2 * made.memory))


SETTINGS: Final = {
    "memory_mb": ("memory", MIB),
    "cpu_seconds": ("cpu_seconds", 1),
    "processes": ("processes", 1),
    "open_files": ("open_files", 1),
    "files": ("files", 1),
    "file_size_mb": ("file_size", MIB),
    "disk_mb": ("disk", MIB),
    "output_mb": ("output", MIB),
}
"""What may be set per assignment: the limit and its unit."""


@dataclass(frozen=True, slots=True)
class Isolation:
    """A rung of the ladder.

    1: bubblewrap around the fork server, namespaces of its own for every child. 2: Landlock,
    seccomp and limits (``bubblewrap``: inside one anyway). 3: nothing; the grader must refuse.
    reasons: in words, why every higher rung is not to be had here.
    """

    rung: Literal[1, 2, 3]
    bubblewrap: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def name(self) -> Literal["namespaces", "landlock", "none"]:
        """One word for the record of a result."""
        if self.rung == 3:
            return "none"
        return "namespaces" if self.rung == 1 else "landlock"

    def describe(self) -> str:
        """One line for people and for the record of a result."""
        if self.rung == 1:
            return "bubblewrap, namespaces per submission, seccomp, limits"
        if self.rung == 2:
            around = "bubblewrap, " if self.bubblewrap else ""
            return f"{around}Landlock, seccomp, limits; one submission at a time"
        return "no isolation"
