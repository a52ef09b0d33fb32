"""Results on how long computations take, from stored benchmarks."""

from __future__ import annotations

from dataclasses import dataclass

from course_pkg.results.base import Floats


@dataclass(frozen=True, slots=True)
class BatchTimes:
    """Microseconds per example of a gradient: (networks, sizes)."""

    networks: tuple[str, ...]
    sizes: tuple[int, ...]
    microseconds: Floats
