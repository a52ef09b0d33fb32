"""``course new-class`` and what follows it: an instructor's week."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from course_pkg.cli.common import AsJson, escape, out, print_json, shown, stop_usage

if TYPE_CHECKING:
    from course_pkg.check.verdict import Lang

PANEL = "A class"
commands = typer.Typer()


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
