"""From marks to the numbers of a class."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Sequence

from course_pkg.check.messages import REREAD
from course_pkg.check.verdict import Lang
from course_pkg.classroom.marks import Mark, Marks
from course_pkg.grading.report import TaskReport
from course_pkg.results.classroom import ClassNumbers, TaskNumbers


def numbers(marks: Marks) -> ClassNumbers:
    """What the pictures and tables of a report show; tasks not yet graded by hand are left out."""
    graded = [row for row in marks.rows if row.report]
    tasks = [_task(graded, name, points) for name, points in marks.tasks]
    found: Counter[str] = Counter()
    for row in graded:
        tasks_of = row.report.tasks if row.report else ()
        # A student who makes the same mistake twice is one student.
        found.update({task.misconception for task in tasks_of if task.misconception})
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return ClassNumbers(
        marks.assignment,
        marks.max_score,
        tuple(row.score for row in graded),
        tuple(tasks),
        tuple(ordered),
    )


def _task(graded: Sequence[Mark], name: str, points: float) -> TaskNumbers:
    count: Counter[str] = Counter()
    own, rest = [], []
    for row in graded:
        task = _find(row, name)
        if task is None:
            continue
        if task.verdict in ("manual", "noted"):
            count["waiting"] += 1
            continue
        kind = {"pass": "right", "partial": "partly", "missing": "missing"}
        count[kind.get(task.verdict, "wrong")] += 1
        own.append(task.score)
        others = row.report.tasks if row.report else ()
        rest.append(math.fsum(each.score for each in others if each.task != name))
    earned = statistics.fmean(own) / points if own and points else None
    return TaskNumbers(
        name,
        points,
        earned,
        correlation(own, rest),
        count["right"],
        count["partly"],
        count["wrong"],
        count["missing"],
        count["waiting"],
    )


def correlation(one: Sequence[float], two: Sequence[float]) -> float | None:
    """Pearson's correlation; None for fewer than three pairs or where one does not vary."""
    if len(one) < 3 or len(set(one)) < 2 or len(set(two)) < 2:
        return None
    return statistics.correlation(one, two)


def _find(row: Mark, name: str) -> TaskReport | None:
    tasks = row.report.tasks if row.report else ()
    return next((task for task in tasks if task.task == name), None)


def sentence(marks: Marks, misconception: str, lang: Lang) -> str:
    """What the grader says of a misconception: the line before the next step."""
    before = REREAD[lang].split("{")[0]
    for row in marks.rows:
        for task in row.report.tasks if row.report else ():
            if task.misconception == misconception:
                lines = task.message[lang].splitlines()
                step = next((at for at, line in enumerate(lines) if before in line), len(lines))
                return lines[max(step - 1, 0)]
    return ""


def stuck(marks: Marks) -> list[tuple[Mark, str]]:
    """Who needs a person, and why: ``absent``, ``unread``, ``tries`` or ``low``."""
    found = []
    for row in marks.rows:
        possible = marks.max_score - row.pending
        if row.report is None:
            found.append((row, "absent"))
        elif row.report.status in ("missing", "invalid", "killed"):
            found.append((row, "unread"))
        elif row.earned < possible / 2:
            found.append((row, "tries" if row.attempts >= 3 else "low"))
    return found
