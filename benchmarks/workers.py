"""One Dask worker and two, on the same class and the same machine, in one run.

    python benchmarks/workers.py [submissions]

A scheduler and its workers are processes of this machine, with one thread each. A class is graded
whose students all compute for two seconds, and one whose students compute next to nothing: there
what the driver does alone, writing the gradebook, weighs more. Submissions per second are counted
from the fifth of the class on that follows the start of the fork servers.

Writes ``benchmarks/results/workers.json``. Exits with 1 when two workers grade less than 1.8 times
as many submissions that compute as one.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tiny import ASSIGNMENT, environment, make_course, points, python, store

from course_pkg.grading.driver import grade

LEAST_RATIO = 1.8
COMPUTES = """
import time
import torch
end = time.process_time() + 2.0
while time.process_time() < end:
    torch.rand(64, 64) @ torch.rand(64, 64)
"""


@contextlib.contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """The address of a scheduler with this many workers."""
    told = folder / f"scheduler-{workers}.json"
    with (folder / "said.txt").open("ab") as said:

        def start(name: str, *options: str) -> subprocess.Popen[bytes]:
            command = python(f"distributed.cli.{name}", *options, "--no-dashboard")
            return subprocess.Popen(
                command, cwd=folder, env=environment(), stdout=said, stderr=subprocess.STDOUT
            )

        place = ["--host", "tcp://127.0.0.1:0", "--no-jupyter"]
        running = [start("dask_scheduler", "--scheduler-file", str(told), *place)]
        try:
            while not told.exists() or not told.read_text(encoding="utf-8").strip():
                if running[0].poll() is not None:
                    sys.exit((folder / "said.txt").read_text(encoding="utf-8")[-2000:])
                time.sleep(0.05)
            address: str = json.loads(told.read_text(encoding="utf-8"))["address"]
            one = ["--no-nanny", "--nthreads", "1", "--memory-limit", "0"]
            running += [start("dask_worker", address, *one) for _ in range(workers)]
            time.sleep(8)
            yield address
        finally:
            for process in running:
                process.kill()
                process.wait()


def per_second(course: Path, address: str) -> float:
    """Submissions per second after the first fifth."""
    stamps: list[float] = []
    grade(
        ASSIGNMENT,
        course,
        scheduler=address,
        on_student=lambda row, done, total: stamps.append(time.monotonic()),
    )
    first = len(stamps) // 5
    return (len(stamps) - 1 - first) / (stamps[-1] - stamps[first])


def main() -> int:
    """Grade both classes with one worker and with two."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    rates: dict[str, list[float]] = {"computes": [], "tiny": []}
    same = True
    with tempfile.TemporaryDirectory(prefix="course-benchmark-") as name:
        root = Path(name)
        answers = {"computes": COMPUTES, "tiny": ""}
        courses = {kind: make_course(root / kind, count, "", answers[kind]) for kind in rates}
        seen: dict[str, object] = {}
        for workers in (1, 2):
            with cluster(root, workers) as address:
                for kind, course in courses.items():
                    rates[kind].append(round(per_second(course, address), 2))
                    same = same and seen.setdefault(kind, points(course)) == points(course)
    ratios = {kind: round(two / one, 2) for kind, (one, two) in rates.items()}
    result = {"submissions": count, "per_second": rates, "ratios": ratios, "same_points": same}
    store("workers", result)
    return int(not same or ratios["computes"] < LEAST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
