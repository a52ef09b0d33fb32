"""``course grade`` on a large class: does memory stay flat, does time grow with the class?

    python benchmarks/thousand.py [submissions]

Every half second: how many submissions the journal has, the resident memory of the grader itself,
and that of the processes below it, pages that several share counted once.

Writes ``benchmarks/results/thousand.json``. Exits with 1 when the last tenth of the class takes
much longer than the tenth after the first, or memory grows on the way.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from tiny import ASSIGNMENT, environment, make_course, points, python, store

from course_pkg.grading.sandbox.processes import descendants, parents

EVERY_SECONDS = 0.5
MOST_SLOWER = 1.5
MOST_MIB = 60.0
MIB = 2**20


def memory(pid: int, field: str) -> float:
    """MiB of one process; 0 when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(f"{field}:")) / 1024


def recorded(journal: Path) -> int:
    """How many results the journal has."""
    return journal.read_bytes().count(b'"event": "student"') if journal.exists() else 0


def watched(course: Path) -> list[list[float]]:
    """Rows of seconds, submissions, MiB of the grader, MiB of what it started, until it ends."""
    journal = course / f"gradebook-{ASSIGNMENT}.journal.jsonl"
    started = time.monotonic()
    rows = []
    with (course / "said.txt").open("wb") as said:
        command = python("course_pkg", "grade", ASSIGNMENT)
        running = subprocess.Popen(
            command, cwd=course, env=environment(), stdout=said, stderr=subprocess.STDOUT
        )
        while running.poll() is None:
            below = sum(memory(pid, "Pss") for pid in descendants(running.pid, parents()))
            own = memory(running.pid, "Rss")
            row = [time.monotonic() - started, recorded(journal), own, below]
            rows.append([round(each, 1) for each in row])
            time.sleep(EVERY_SECONDS)
    if running.returncode:
        sys.exit((course / "said.txt").read_text(encoding="utf-8")[-2000:])
    rows.append([round(time.monotonic() - started, 1), recorded(journal), *rows[-1][2:]])
    return rows


def main() -> int:
    """Grade a large class and look at it from outside."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory(prefix="course-benchmark-") as name:
        course = make_course(Path(name), count)
        rows = watched(course)
        earned = sum(points(course).values())
    # Half of the class has all five points, the other half one.
    right = earned == 5 * ((count + 1) // 2) + (count // 2)
    seconds, done, own, below = np.array(rows).T
    _, first = np.unique(done, return_index=True)  # when so many were done, not until when
    parts = np.interp([0.1 * count, 0.2 * count, 0.9 * count, count], done[first], seconds[first])
    slower = (parts[3] - parts[2]) / (parts[1] - parts[0])
    steady = (done >= 0.1 * count) & (done < count)
    early = steady & (done < 0.3 * count)
    late = steady & (done >= 0.8 * count)
    grown = {
        "grader": round(float(np.median(own[late]) - np.median(own[early])), 1),
        "below": round(float(np.median(below[late]) - np.median(below[early])), 1),
    }
    store(
        "thousand",
        {
            "submissions": count,
            "seconds": rows[-1][0],
            "last_tenth_to_second": round(float(slower), 2),
            "grown_mib": grown,
            "most_mib": {
                "grader": round(float(own[steady].max()), 1),
                "below": round(float(below[steady].max()), 1),
            },
            "right_points": right,
            "samples": [*rows[:: max(1, len(rows) // 200)], rows[-1]],
        },
    )
    return int(not right or slower > MOST_SLOWER or max(grown.values()) > MOST_MIB)


if __name__ == "__main__":
    sys.exit(main())
