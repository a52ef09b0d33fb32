"""``course new-class`` and what follows it: an instructor's week."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from course_pkg.cli.common import (
    FINDINGS,
    AsJson,
    Root,
    err,
    escape,
    out,
    print_json,
    progress,
    shown,
    stop_usage,
)

if TYPE_CHECKING:
    from course_pkg.check.verdict import Lang

PANEL = "A class"
commands = typer.Typer()
Gradebook = Annotated[
    str | None, typer.Option("--gradebook", help="Database URL (default: the class's).")
]


@commands.command("new-class")
def new_class(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    origin: Annotated[
        Path | None,
        typer.Option("--from", help="The course's repository, another class, or a zip of one."),
    ] = None,
    lang: Annotated[str, typer.Option(help="The class's language: ko or en.")] = "ko",
    as_json: AsJson = False,
) -> None:
    """Make the folder of a class: roster, deadlines, assignments, places for submissions.

    Run again, it adds what is missing and changes nothing that is there.

    Example: course new-class ml-2026 --lang ko
    """
    from course_pkg.classroom.folder import new_class as make

    if lang not in ("ko", "en"):
        stop_usage(f"--lang takes ko or en; got {lang}.")
    done = make(folder, origin, cast("Lang", lang))
    if as_json:
        print_json(
            {
                "folder": str(done.folder),
                "assignments": list(done.assignments),
                "made": list(done.made),
                "kept": list(done.kept),
            }
        )
        return
    place = escape(str(shown(done.folder)))
    for path in done.kept:
        out.print(f"kept, though it differs from the course's: {escape(path)}")
    if not done.made:
        out.print(f"{place} has everything already; nothing was changed.")
        return
    out.print(f"[bold]{place}[/] has the assignments {', '.join(done.assignments)}.")
    out.print(
        f"Next: enter your students in {place}/roster.csv (id,name,email,language,extra_hours,"
        f"lms_id; id and name are enough) and the deadlines in {place}/class.toml."
    )


@commands.command()
def bundle(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the zip files go.")],
    course: Root = Path(),
    as_json: AsJson = False,
) -> None:
    """Make the zip files for students: course-ko.zip and course-en.zip.

    Notebooks, the wheel, notes on installing, a cell for Colab; no answer and no hidden test.

    Example: course bundle _build/bundle
    """
    from course_pkg.classroom.bundle import bundle as make

    made = make(folder, course.resolve(), (lambda line: None) if as_json else err.print)
    if as_json:
        print_json([asdict(each) | {"path": str(each.path)} for each in made])
        return
    for each in made:
        state = "" if each.changed else " (as before)"
        size = each.path.stat().st_size / 1e6
        out.print(f"[bold]{escape(str(shown(each.path)))}[/], {size:.1f} MB{state}")


@commands.command()
def collect(
    assignment: Annotated[str, typer.Argument(help="Its name, for example batch_norm.")],
    origin: Annotated[
        Path, typer.Argument(metavar="FOLDER_OR_ZIP", help="What the LMS gave you to download.")
    ],
    course: Root = Path(),
    as_json: AsJson = False,
) -> None:
    """Take in downloads of Canvas, Moodle, Blackboard, nbgrader's exchange, or packed submissions.

    Keeps every version in received/, puts the latest of each student into submitted/, and lists
    what could not be placed (then the exit code is 1). Run again, it adds only what is new.

    Example: course collect batch_norm ~/Downloads/submissions.zip --course ml-2026
    """
    from course_pkg.classroom.collect import collect as take_in

    with progress("Collecting") as bars:
        bar = bars.add_task("", total=None)
        done = take_in(
            assignment, origin, course.resolve(), lambda name: bars.update(bar, advance=1)
        )
    if as_json:
        print_json(done.to_json())
    else:
        out.print(
            f"New notebooks to grade: {len(done.placed)}. "
            f"Versions received: {done.kept} new, {done.unchanged} known already."
        )
        if done.ignored:
            out.print(f"Left aside, beside a notebook: {len(done.ignored)} other files.")
        if done.nothing:
            out.print(f"Nothing yet from: {escape(', '.join(done.nothing))}")
        for name, why in done.refused:
            out.print(f"[yellow]not placed[/] {escape(name)}: {escape(why)}.")
    if done.refused:
        raise typer.Exit(FINDINGS)


@commands.command()
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

    with progress("Feedback") as bars:
        bar = bars.add_task("", total=None)
        done = write_pages(
            assignment,
            course.resolve(),
            gradebook,
            lambda name, number, total: bars.update(bar, completed=number, total=total),
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


@commands.command()
def export(
    assignment: Annotated[str, typer.Argument(help="Its name, for example batch_norm.")],
    to: Annotated[str, typer.Option(help="canvas, moodle, csv or lti-ags-json.")] = "csv",
    course: Root = Path(),
    target: Annotated[
        Path | None, typer.Option("--out", help="File to write (default: in reports/).")
    ] = None,
    per_task: Annotated[
        bool | None,
        typer.Option(
            "--per-task/--total-only", help="Columns of tasks (default: yes, for Canvas no)."
        ),
    ] = None,
    gradebook: Gradebook = None,
    as_json: AsJson = False,
) -> None:
    """Write the marks for an LMS, with the late policy and everybody's extra time applied.

    Whoever has handed in nothing gets an empty grade. Canvas and LTI know students by the lms_id
    of roster.csv. No cell is a formula, whatever a student is called.

    Example: course export batch_norm --to canvas --course ml-2026
    """
    from course_pkg.classroom.export import FORMATS
    from course_pkg.classroom.export import export as write_marks

    if to not in FORMATS:
        stop_usage(f"--to takes {', '.join(FORMATS)}; got {to}.")
    done = write_marks(assignment, course.resolve(), to, target, gradebook, per_task)
    if as_json:
        print_json(done.to_json())
    else:
        out.print(f"{done.graded} graded students: [bold]{escape(str(shown(done.path)))}[/]")
        if done.pending:
            out.print(f"Points by hand are still to come for {len(done.pending)} of them.")
        if done.unknown:
            out.print(f"[yellow]No lms_id in roster.csv:[/] {escape(', '.join(done.unknown))}")
        if done.strangers:
            names = escape(", ".join(done.strangers))
            out.print(f"[yellow]Graded, not in roster.csv, left out:[/] {names}")
        _say_stale(assignment, list(done.stale))
    if done.stale or done.unknown or done.strangers:
        raise typer.Exit(FINDINGS)


@commands.command()
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

    with progress("Comparing notebooks") as bars:
        bar = bars.add_task("", total=None)
        done = write_report(
            assignment,
            course.resolve(),
            gradebook,
            lambda number, total: bars.update(bar, completed=number, total=total),
        )
    if as_json:
        print_json(done.to_json())
        return
    out.print(f"The page: [bold]{escape(str(shown(done.page)))}[/]; numbers beside it as CSV.")
    out.print(escape(done.remark) if done.remark else f"{done.pairs} pairs of similar notebooks.")


@commands.command()
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

    with progress("Copying") as bars:
        bar = bars.add_task("", total=None)
        done = copy_without_names(
            course, target, lambda at, total: bars.update(bar, completed=at, total=total)
        )
    if as_json:
        print_json(done.to_json())
        return
    out.print(
        f"{done.notebooks} notebooks of {done.students} students: {escape(str(shown(done.folder)))}"
    )
    if done.left:
        out.print(f"{done.left} notebooks could not be read and were left out.")
