"""nbgrader's exchange, where there is one: the notebook also goes to where it is collected.

nbgrader is asked in a process of its own: the student's side imports none of it.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from course_pkg.check.verdict import Text

SECONDS = 60

# `nbgrader list --json` of 0.9.6 writes no JSON; this is what it does, with JSON.
_LIST = """
import json
from nbgrader.apps import NbGrader
from nbgrader.apps.listapp import ListApp
app = ListApp()
app.initialize([])
NbGrader.start(app)
parts = dict(coursedir=app.coursedir, authenticator=app.authenticator, parent=app)
keys = ("course_id", "assignment_id")
found = [{key: each[key] for key in keys} for each in app.exchange.List(**parts).start()]
print(json.dumps(found))
"""

SENT = Text(
    ko="nbgrader의 교환 폴더로도 보냈습니다(과목 {course}). 따로 올릴 필요가 없습니다.",
    en="It was also handed in through nbgrader's exchange (course {course}); no upload is needed.",
)
REFUSED = Text(
    ko="nbgrader의 교환 폴더로 보내지 못했습니다({error}). 위의 파일을 올리세요.",
    en="nbgrader's exchange did not take it ({error}). Upload the file above instead.",
)
SEVERAL = Text(
    ko="교환 폴더의 여러 과목({courses})에 이 과제가 있어 보내지 않았습니다. 위의 파일을 올리거나 "
    "JupyterLab의 Assignments 패널에서 내세요.",
    en="Several courses of the exchange ({courses}) have this assignment, so it was not sent "
    "there. Upload the file above, or submit in JupyterLab's panel Assignments.",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of it, and the sentence that says so."""

    ok: bool
    course: str | None
    said: Text


def send(assignment: str, notebook: bytes) -> Sent | None:
    """Submit through the exchange; None where there is none or it lacks the assignment."""
    if importlib.util.find_spec("nbgrader") is None:
        return None
    courses = _courses(assignment)
    if not courses:
        return None
    if len(courses) > 1:
        return Sent(False, None, SEVERAL.format(courses=", ".join(courses)))
    course = courses[0]
    with tempfile.TemporaryDirectory(prefix="course-") as work:
        # nbgrader takes the folder of the assignment from the current one, by its name.
        folder = Path(work, assignment)
        folder.mkdir()
        (folder / f"{assignment}.ipynb").write_bytes(notebook)
        done = _python("-m", "nbgrader", "submit", assignment, "--course", course, cwd=work)
    if done is None or done.returncode != 0:
        lines = done.stderr.strip().splitlines() if done else ["timeout"]
        errors = [line for line in lines if "ERROR" in line] or lines[-1:] or ["?"]
        return Sent(False, course, REFUSED.format(error=errors[-1].split("ERROR]")[-1].strip()))
    return Sent(True, course, SENT.format(course=course))


def _courses(assignment: str) -> list[str]:
    """The courses in which the exchange holds ``assignment`` for this user."""
    done = _python("-c", _LIST)
    try:
        found = json.loads(done.stdout) if done and done.returncode == 0 else []
        named = {each["course_id"] for each in found if each["assignment_id"] == assignment}
    except (ValueError, KeyError, TypeError):
        return []
    return sorted(map(str, named))


def _python(*words: str, cwd: str | None = None) -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(
            [sys.executable, *words],
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
