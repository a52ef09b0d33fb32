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


@commands.command("new-class", short_help="Make the folder of a class.")
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


@commands.command(short_help="Make the zip files that students begin with.")
def bundle(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where the zip files go.")] = Path(
        "_build/bundle"
    ),
    course: Root = Path(),
    as_json: AsJson = False,
) -> None:
    """Make the zip files for students: course-ko.zip and course-en.zip.

    Notebooks, the wheel, notes on installing, a cell for Colab; no answer and no hidden test.

    Example: course bundle _build/bundle
    """
    from course_pkg.classroom.bundle import bundle as make

    made = make(
        folder,
        course.resolve(),
        (lambda line: None) if as_json else (lambda line: err.print(escape(line))),
    )
    if as_json:
        print_json([asdict(each) | {"path": str(each.path)} for each in made])
        return
    for each in made:
        state = "" if each.changed else " (as before)"
        size = each.path.stat().st_size / 1e6
        out.print(f"[bold]{escape(str(shown(each.path)))}[/], {size:.1f} MB{state}")


@commands.command(short_help="Take in what Canvas, Moodle or Blackboard let you download.")
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

    Example: course collect batch_norm submissions.zip --course ml-2026
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
        for name, why in done.short:
            out.print(f"[yellow]not placed[/] {escape(name)}: {escape(why)}.")
    if done.refused:
        raise typer.Exit(FINDINGS)
