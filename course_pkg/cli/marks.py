"""``course feedback``, ``export``, ``report`` and ``anonymize``: what a graded class gives back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from course_pkg.cli.common import (
    FINDINGS,
    AsJson,
    Root,
    counted,
    err,
    escape,
    out,
    print_json,
    shown,
    stop_usage,
)

if TYPE_CHECKING:
    from course_pkg.classroom.export import Exported

PANEL = "A class"
commands = typer.Typer()
Gradebook = Annotated[
    str | None, typer.Option("--gradebook", help="Database URL (default: the class's).")
]


def _say_roster(course: Path) -> None:
    """A class whose roster was never filled in is not one without a roster."""
    from course_pkg.classroom.config import ROSTER, read_roster

    if (course / ROSTER).is_file() and not read_roster(course):
        err.print(
            f"[yellow]{ROSTER} has a header and no student:[/] everybody who was graded is taken, "
            "by id alone and without extra time."
        )


@commands.command(short_help="Write one page per student: points, diagnoses, answers.")
def feedback(
    assignment: Annotated[str, typer.Argument(help="Its name, for example batch_norm.")],
    course: Root = Path(),
    gradebook: Gradebook = None,
    as_json: AsJson = False,
) -> None:
    """Write one page per student, in their language: points, diagnoses, their own answers.

    The pages are in feedback/STUDENT/ASSIGNMENT/, for your eyes until you give them out. With
    `book = "https://…"` under [class] in class.toml they link to the sections to reread.

    Example: course feedback batch_norm --course ml-2026
    """
    from course_pkg.classroom.feedback import feedback as write_pages

    _say_roster(course)
    with counted("Feedback") as count:
        done = write_pages(
            assignment, course.resolve(), gradebook, lambda _, number, total: count(number, total)
        )
    if as_json:
        print_json(done.to_json())
    else:
        out.print(
            f"{len(done.written)} pages written, {len(done.unchanged)} were up to date: "
            f"{escape(str(shown(course / 'feedback')))}"
        )
        if done.without:
            out.print(f"Nothing graded of: {escape(', '.join(done.without))}")
        _say_stale(assignment, done.stale)
    if done.stale:
        raise typer.Exit(FINDINGS)


def _say_stale(assignment: str, students: list[str]) -> None:
    """Name those whose results are of an earlier notebook."""
    if students:
        out.print(
            f"[yellow]Handed in again since the grading:[/] {escape(', '.join(students))}. "
            f"Run `course grade {assignment} --resume`, then this again."
        )


@commands.command(short_help="Write the marks for an LMS.")
def export(
    assignment: Annotated[str, typer.Argument(help="Its name, for example batch_norm.")],
    to: Annotated[str, typer.Option(help="canvas, moodle, csv or lti-ags-json.")] = "csv",
    into: Annotated[
        Path | None,
        typer.Option(help="The LMS's own CSV, to put marks into."),
    ] = None,
    column: Annotated[
        str | None, typer.Option(help="With --into: the header of the marks.")
    ] = None,
    course: Root = Path(),
    target: Annotated[
        Path | None, typer.Option("--out", help="File to write (default: in reports/).")
    ] = None,
    per_task: Annotated[
        bool | None,
        typer.Option("--per-task/--total-only", help="Tasks too (for Canvas: no)."),
    ] = None,
    gradebook: Gradebook = None,
    as_json: AsJson = False,
) -> None:
    """Write the marks for an LMS, with the late policy and everybody's extra time applied.

    Whoever has handed in nothing gets an empty grade; with --into, what the LMS has stays. Canvas
    and LTI know students by the lms_id of roster.csv; --into finds them by what it can.

    Example: course export batch_norm --to canvas --course ml-2026
    """
    from course_pkg.classroom import export as exporting

    if to not in exporting.FORMATS:
        stop_usage(f"--to takes {', '.join(exporting.FORMATS)}; got {to}.")
    if into is not None and (per_task or to == "lti-ags-json"):
        stop_usage("--into fills one column of a CSV file: leave out --per-task and lti-ags-json.")
    if column is not None and into is None:
        stop_usage("--column names a column of the file that --into names.")
    _say_roster(course)
    if into is None:
        done = exporting.export(assignment, course.resolve(), to, target, gradebook, per_task)
    else:
        done = exporting.export_into(assignment, course.resolve(), into, column, target, gradebook)
    if as_json:
        print_json(done.to_json())
    else:
        _say_exported(assignment, done)
    missed = done.filled and (done.filled.absent or done.filled.nobody)
    if done.stale or done.unknown or done.strangers or missed:
        raise typer.Exit(FINDINGS)


def _say_exported(assignment: str, done: Exported) -> None:
    out.print(f"Students with a result: {done.graded}, in [bold]{escape(str(shown(done.path)))}[/]")
    if done.pending:
        out.print(f"Points by hand are still to come for {len(done.pending)} of them.")
    if done.unknown:
        lacking = "email" if done.identify else "lms_id"
        out.print(f"[yellow]No {lacking} in roster.csv:[/] {escape(', '.join(done.unknown))}")
    if done.identify == "id":
        out.print(
            "So the file names students by their id in roster.csv. If that is their username or "
            "ID number in Moodle, identify users by it; else use --into."
        )
    elif done.identify:
        out.print(f"In Moodle's import, identify users by “{done.identify}”.")
    if done.strangers:
        names = escape(", ".join(done.strangers))
        out.print(f"[yellow]Graded, not in roster.csv, left out:[/] {names}")
    if done.filled:
        out.print(f"Column: {escape(done.filled.column)}")
        if done.filled.absent:
            names = escape(", ".join(done.filled.absent))
            out.print(f"[yellow]Graded, not in the file:[/] {names}")
        if done.filled.nobody:
            names = escape(", ".join(done.filled.nobody))
            out.print(f"[yellow]In the file, not in roster.csv, left as they are:[/] {names}")
        if done.filled.worth not in (None, done.points):
            out.print(
                f"[yellow]The LMS gives {done.filled.worth:g} points for it, the assignment "
                f"{done.points:g}:[/] set {done.points:g} there, or marks count for too much or "
                "too little."
            )
    _say_stale(assignment, list(done.stale))


@commands.command(short_help="Write one page about the class.")
def report(
    assignment: Annotated[str, typer.Argument(help="Its name, for example batch_norm.")],
    course: Root = Path(),
    gradebook: Gradebook = None,
    as_json: AsJson = False,
) -> None:
    """Write one page about the class: scores, tasks, misconceptions, who is stuck, similar code.

    The page and its numbers as CSV are in reports/, for your eyes: they name students.

    Example: course report batch_norm --course ml-2026
    """
    from course_pkg.classroom.report import report as write_report

    _say_roster(course)
    with counted("Comparing notebooks") as count:
        done = write_report(assignment, course.resolve(), gradebook, count)
    if as_json:
        print_json(done.to_json())
        return
    out.print(f"The page: [bold]{escape(str(shown(done.page)))}[/]; numbers beside it as CSV.")
    out.print(escape(done.remark) if done.remark else f"{done.pairs} pairs of similar notebooks.")


@commands.command(short_help="Copy a class without the people, for research or a bug report.")
def anonymize(
    course: Annotated[Path, typer.Argument(metavar="DIR", help="The class.", exists=True)],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="A new folder for the copy.")],
    as_json: AsJson = False,
) -> None:
    """Copy a class without names, addresses, seed, gradebook and hidden tests.

    Students are numbered at random; nobody can undo it. Read what you publish: what people tell
    of themselves in their answers is theirs, and no program finds it.

    Example: course anonymize ml-2026 ml-2026-anonymous
    """
    from course_pkg.classroom.anonymize import anonymize as copy_without_names

    with counted("Copying") as count:
        done = copy_without_names(course, target, count)
    if as_json:
        print_json(done.to_json())
        return
    out.print(
        f"{done.notebooks} notebooks of {done.students} students: {escape(str(shown(done.folder)))}"
    )
    if done.left:
        out.print(f"{done.left} notebooks could not be read and were left out.")
