"""Whatever is killed, whenever: after ``--resume`` the scores are those of an undisturbed run.

COURSE_KILLS=200,50 makes it 200 submissions and 50 kills.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]

Answer = Callable[..., dict[str, Any]]
HandIn = Callable[[str, Any], Path]

ANSWERS = (
    {},
    {"first": "def first(x):\n    return 7"},
    {"second": "import os\nos._exit(0)"},
    {"third": None},
    {"first": "import time\ntime.sleep(0.3)\ndef first(x):\n    return 2 * x"},
)


def start(course: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "course_pkg", "grade", "mini", "--course", str(course)]
    command += ["--resume", "--workers", "2", "--report", str(course / "report.json")]
    command += [] if os.environ.get("COURSE_REQUIRE") == "1" else ["--unsafe-no-sandbox"]
    with (course / "said.txt").open("ab") as said:
        return subprocess.Popen(command, stdout=said, stderr=said, cwd=course)


def finish(course: Path) -> None:
    running = start(course)
    assert running.wait(900) in (0, 1), (course / "said.txt").read_text(encoding="utf-8")[-3000:]


class Family:
    """A batch and every process below it; one whose parent was killed still belongs to it."""

    def __init__(self, running: subprocess.Popen[bytes]) -> None:
        self.running = running
        self.seen = {running.pid: 0}

    def look(self) -> dict[int, int]:
        """Its living processes and how deep they are."""
        parents = {}
        for each in Path("/proc").iterdir():
            if each.name.isdigit():
                try:
                    stat = (each / "stat").read_text(encoding="ascii", errors="replace")
                except OSError:
                    continue
                state, parent = stat.rpartition(")")[2].split()[:2]
                if state != "Z":
                    parents[int(each.name)] = int(parent)
        found = {pid: deep for pid, deep in self.seen.items() if pid in parents}
        for _ in range(8):
            found |= {c: found[p] + 1 for c, p in parents.items() if p in found and c not in found}
        self.seen = found
        return found

    def at_work(self) -> dict[int, int]:
        """Its processes once it has started the others, or has ended."""
        while len(tree := self.look()) < 4 and self.running.poll() is None:
            time.sleep(0.05)
        return tree


def result(course: Path) -> dict[str, list[tuple[str, float | None]]]:
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        return {
            row.student.id: [(grade.name, grade.auto_score) for grade in row.notebooks[0].grades]
            for row in book.assignment_submissions("mini")
        }


def test_killed_at_any_moment_the_scores_are_the_same(
    course: Path, hand_in: HandIn, answered: Answer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    count, kills = map(int, os.environ.get("COURSE_KILLS", "20,6").split(","))
    for number in range(count):
        hand_in(f"student-{number:04}", answered("ko", **ANSWERS[number % len(ANSWERS)]))
    calm = tmp_path_factory.mktemp("calm") / "course"
    shutil.copytree(course, calm)
    began = time.monotonic()
    finish(calm)
    seconds = time.monotonic() - began

    rng = random.Random(1)
    killed: Counter[int] = Counter()
    running = start(course)
    family = Family(running)
    while killed.total() < kills:
        if rng.random() < 0.8:
            family.at_work()
        time.sleep(rng.uniform(0.0, min(max(0.5, seconds / kills), 3.0)))
        if running.poll() is not None:
            # Begun anew from nothing, so that there is something to kill.
            for path in course.glob("*.jsonl"):
                path.unlink()
            running = start(course)
            family = Family(running)
            continue
        tree = family.look() or {running.pid: 0}
        depth = rng.choice(sorted(set(tree.values())))
        victim = rng.choice([pid for pid, deep in tree.items() if deep == depth])
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            continue
        killed[depth] += 1
        if victim == running.pid:
            running.wait(30)
            for path in course.glob("*.jsonl"):
                if rng.random() < 0.5:  # the last record was only half written
                    with path.open("ab") as file:
                        file.write(b'{"event": "student", "stud')
            running = start(course)
            family = Family(running)
    running.wait(900)
    finish(course)
    assert len(killed) >= 2, f"more than the driver was to be killed; {killed}"
    assert result(course) == result(calm)
    statuses = {
        name: [(row["student"], row["status"], row["score"]) for row in report["students"]]
        for name, folder in (("killed", course), ("calm", calm))
        for report in [json.loads((folder / "report.json").read_text(encoding="utf-8"))]
    }
    assert statuses["killed"] == statuses["calm"]
