"""Process 1 of a sandbox in which nbgrader, as it comes, grades one hostile submission.

    python inside.py CASE TOKEN SECONDS

Beside the submission stand three honest students; two of them are graded already, one comes after
it. Says as JSON what went wrong, by the kinds of ``suite.Tally``. As process 1 it survives what a
submission sends to everything.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import signal
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderApp

sys.path.append(str(Path(__file__).parents[1]))

from hostile import suite, watch
from hostile.cases import Case, load
from hostile.course import ASSIGNMENT, HONEST, POINTS

PREPARED = Path("/class/prepared")
COURSE = Path("/class/course")
PROCESSES = 256
ADDRESS_SPACE = 4 * 2**30
FILE_SIZE = 512 * 2**20

_SCORES = """
select student_id, base_cell.name, coalesce(manual_score, auto_score, 0) + coalesce(extra_credit, 0)
from grade
join base_cell on cell_id = base_cell.id
join submitted_notebook on grade.notebook_id = submitted_notebook.id
join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
"""


def scores(course: Path) -> dict[str, dict[str, float]]:
    """What the gradebook says, by student and task; nothing if it cannot be read."""
    found: dict[str, dict[str, float]] = {}
    with contextlib.suppress(sqlite3.Error):
        book = sqlite3.connect(f"file:{course}/gradebook.db?mode=ro", uri=True)
        with contextlib.closing(book):
            for student, task, points in book.execute(_SCORES):
                found.setdefault(student, {})[task.removesuffix("-check")] = points
    return found


def nbgrader(seconds: float, *command: str) -> bool:
    """Whether a command of nbgrader ends in time; in a fork, since its imports take seconds."""
    pid = os.fork()
    if pid == 0:
        try:
            os.setsid()
            os.chdir(COURSE)
            nothing = os.open(os.devnull, os.O_RDWR)
            for fd in (0, 1, 2):
                os.dup2(nothing, fd)
            NbGraderApp.launch_instance(argv=[*command, ASSIGNMENT])
        finally:
            os._exit(0)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if os.waitpid(pid, os.WNOHANG)[0]:
            return True
        time.sleep(0.05)
    return False


def end_all() -> None:
    """Kill all that still runs, until nothing does."""
    while True:
        with contextlib.suppress(ProcessLookupError):
            os.kill(-1, signal.SIGKILL)
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def look(case: Case, token: str, ears: watch.Ears, seconds: float) -> suite.Tally:
    """Grade, and look around as the suite does for a whole class."""
    tally = suite.Tally()
    folder = COURSE / "submitted" / case.name / ASSIGNMENT
    folder.mkdir(parents=True)
    case.hand_in(folder)
    kept = {name: watch.fingerprint(COURSE / name) for name in ("source", "submitted")}
    mounted = watch.mounts()
    if not nbgrader(seconds, "autograde"):
        tally.hangs.append("autograde did not end")
    tally.leftovers += watch.processes(token) + watch.queues()
    tally.leftovers += sorted(watch.mounts() - mounted)
    end_all()
    tally.escapes += watch.planted(token, COURSE)
    tally.escapes += [f"{ears.contacts()} sockets were reached"] if ears.contacts() else []
    for name, before in kept.items():
        if watch.fingerprint(COURSE / name) != before:
            tally.escapes.append(f"{name} was changed")
    found = scores(COURSE)
    for name in HONEST:
        if found.get(name) != POINTS:
            tally.others_affected.append(f"{name}: {found.get(name)}")
    mine = dict.fromkeys(POINTS, 0.0) | found.get(case.name, {})
    if mine != case.scores:
        tally.wrong_scores.append(f"{mine} in place of {case.scores}")
    nbgrader(seconds, "generate_feedback", f"--student={case.name}")
    end_all()
    tally.leaks += [each for each in suite.leaks(COURSE, token) if "feedback/" in each]
    return tally


def main(name: str, token: str, seconds: float) -> dict[str, Any]:
    """Bound this process and all that it starts, grade, and tell."""
    # A handler, not SIG_IGN: kernels must not inherit deafness.
    signal.signal(signal.SIGINT, lambda *_: None)
    for what, bound in (
        (resource.RLIMIT_NPROC, PROCESSES),
        (resource.RLIMIT_AS, ADDRESS_SPACE),
        (resource.RLIMIT_FSIZE, FILE_SIZE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (bound, bound))
    shutil.copytree(PREPARED, COURSE, symlinks=True)
    with watch.listening(token) as ears:
        cases = load(TOKEN=token, COURSE=COURSE, PORT=ears.port)
        case = next(each for each in cases if each.name == name)
        return vars(look(case, token, ears, seconds))


if __name__ == "__main__":
    said = os.dup(1)
    result = main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
    os.write(said, json.dumps(result).encode())
