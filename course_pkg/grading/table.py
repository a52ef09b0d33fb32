"""A graded class and an explained verdict, as a person at a terminal reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.table import Table

from course_pkg.check.messages import REREAD
from course_pkg.check.verdict import Lang
from course_pkg.grading import messages
from course_pkg.grading.explain import Explanation
from course_pkg.grading.regrade import Regraded
from course_pkg.grading.report import Report, StudentReport, TaskReport
from course_pkg.terminal import escape

_STATUS = {
    "invalid": "the file could not be read",
    "missing": "no notebook was handed in under the expected name",
    "timeout": "the notebook as a whole took too long",
    "killed": "it could not be graded to its end",
}


def table(report: Report) -> Table:
    """One line per student, and one per task that is not right."""
    made = Table(
        title=f"{escape(report.assignment)} (isolation: {report.isolation})", box=SIMPLE_HEAD
    )
    for column in ("student", "status", "score", "task", "points"):
        made.add_column(column, justify="right" if column in ("score", "points") else "left")
    # An ellipsis would take the end of a Korean line that exactly fills the column.
    made.add_column("what was found", ratio=1, overflow="fold")
    for row in report.students:
        pending = f" +{row.pending:g} by hand" if row.pending else ""
        cells = [escape(row.student), row.status, f"{row.score:g}/{row.max_score:g}{pending}"]
        wrong = [task for task in row.tasks if task.verdict not in ("pass", "manual")]
        if not wrong:
            made.add_row(*cells, "", "", "all checks pass")
        elif len({task.message["en"] for task in wrong}) == 1 and len(wrong) > 1:
            made.add_row(*cells, f"all {len(wrong)}", "0", finding(wrong[0], row.language))
        else:
            for task in wrong:
                points = f"{task.score:g}/{task.points:g}"
                made.add_row(*cells, task.task, points, finding(task, row.language))
                cells = ["", "", ""]
        made.add_section()
    return made


def finding(task: TaskReport, language: str | None) -> str:
    """The diagnosis, where there is one, else the first thing that the check says."""
    lang: Lang = "en" if language == "en" else "ko"
    said = task.message[lang].splitlines()
    if not task.misconception or len(said) < 2:
        return f"{task.verdict}: {escape(said[0])}"
    # A check says what is wrong, the diagnosis, the next step with what to reread, remarks.
    reread = REREAD[lang].split("{")[0]
    step = next((at for at, line in enumerate(said) if reread in line), len(said) - 1)
    return f"[bold]{task.misconception}[/] {escape(said[step - 1])}"


def counts(rows: list[StudentReport]) -> str:
    """How a batch stands, in a few words."""
    bad = sum(row.status != "graded" for row in rows)
    look = sum(bool(list(_reasons(row))) for row in rows)
    return f"{len(rows) - bad} graded, {bad} not, {look} to look at"


def to_look_at(report: Report) -> list[str]:
    """A line for every submission that a person should look at, and why; essays in one line."""
    lines = [
        f"[bold]{escape(row.student)}[/]: {'; '.join(reasons)}"
        for row in report.students
        if (reasons := list(_reasons(row)))
    ]
    essays = sum(bool(row.pending) for row in report.students)
    if essays:
        lines.append(f"{essays} submissions with tasks that a person grades")
    return lines


def _reasons(row: StudentReport) -> Iterator[str]:
    if row.status != "graded":
        yield _STATUS[row.status]
        return
    for task in row.tasks:
        if task.message == messages.UNCARRIED:
            yield f"{task.task} could not be checked automatically"
        elif task.message in (messages.CHECK_DIED, messages.CELL_DIED, messages.CHECK_MEMORY):
            yield f"{task.task} ended its process"
    repairs = [note for note in row.notes if note != messages.NO_SANDBOX]
    if repairs:
        yield f"repaired or remarked on before grading: {len(repairs)}"
    if row.review:
        more = f" and {len(row.review) - 1} more" if len(row.review) > 1 else ""
        yield escape(row.review[0].en.rstrip(".")) + more


def explanation(found: Explanation, lang: Lang) -> Iterator[str]:
    """A verdict, how it was made, and the inputs that decided it."""
    task = found.report
    yield f"[bold]{escape(task.task)}[/]: {task.verdict}, {task.score:g} of {task.points:g} points"
    yield escape(task.message[lang])
    recorded = "no earlier result" if found.recorded is None else "the recorded verdict"
    yield (
        ("It is " if found.same else "[yellow]It is not[/] ")
        + recorded
        + (f" (seed {found.seed}; {found.isolation})")
    )
    for case in found.cases:
        agrees = "agrees" if case["agrees"] else "[red]differs[/]"
        hidden = ", hidden from students" if case["hidden"] else ""
        yield f"- {escape(case[lang])}{hidden}: {agrees}"
        for part in ("inputs", "want", "got"):
            for name, value in case.get(part, {}).items():
                yield escape(f"    {part} {name} = {value}")


def regraded(found: Regraded) -> Iterator[Table | str]:
    """One task before and after, a line for every student in whom it differs."""
    changes = found.changes
    if changes:
        made = Table(title=f"{found.task}: before and after", box=SIMPLE_HEAD)
        for column in ("student", "before", "after", "points", "what is found now"):
            side: Literal["left", "right"] = "right" if column == "points" else "left"
            made.add_column(column, justify=side, overflow="fold")
        for row in changes:
            old, new = row.before, row.after
            said = finding(new, None)
            if row.by_hand:
                said = f"(points given by hand stand) {said}"
            points = f"{old.score:g} → {new.score:g} of {new.points:g}"
            made.add_row(escape(row.student), old.verdict, new.verdict, points, said)
        yield made
    better = sum(row.after.score > row.before.score for row in changes)
    worse = sum(row.after.score < row.before.score for row in changes)
    yield (
        f"{len(found.rows)} looked at: {better} gain points, {worse} lose points, "
        f"{len(changes) - better - worse} differ in words, {len(found.rows) - len(changes)} stay."
    )
    if found.others:
        yield f"Other tasks came out differently, and were left: {escape(', '.join(found.others))}"
    if found.skipped:
        yield f"Handed in again since, to be graded as a whole: {escape(', '.join(found.skipped))}"
    if found.failed:
        yield f"Could not be graded now, and stay as they are: {escape(', '.join(found.failed))}"
    if found.written:
        yield f"Written: {found.written} students. Feedback and exports are to be made again."
    elif changes:
        yield "Nothing was written; run it again with --write to record this."
