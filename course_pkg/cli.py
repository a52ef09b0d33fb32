"""``course``: the commands of readers, students and instructors, thin over the library."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from course_pkg.errors import CourseError

if TYPE_CHECKING:
    from course_pkg.check.verdict import Lang
    from course_pkg.grading.report import Report, StudentReport, TaskReport

FINE, FINDINGS, USAGE = 0, 1, 2

app = typer.Typer(
    help="Build the book, release assignments, grade a class.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
# A pipe or a log has no width of its own; eighty columns are too few for a diagnosis.
out = Console(width=None if sys.stdout.isatty() else 120)
err = Console(stderr=True)

Root = Annotated[
    Path, typer.Option("--course", help="The course folder.", exists=True, file_okay=False)
]


@app.command()
def build(
    course: Root = Path(),
    lang: Annotated[list[str] | None, typer.Option(help="Only this edition: ko or en.")] = None,
) -> None:
    """Build the book, both editions, into _build/html.

    Example: course build
    """
    from course_pkg.book import build_book

    langs = tuple(lang or ("ko", "en"))
    if unknown := [each for each in langs if each not in ("ko", "en")]:
        _stop_usage(f"--lang takes ko or en; got {', '.join(unknown)}.")
    index = build_book(course.resolve(), langs=langs, say=out.print)
    out.print(f"The book is at [bold]{_shown(index)}[/]")


@app.command()
def serve(
    course: Root = Path(),
    port: Annotated[int, typer.Option(help="Where to listen on this machine.")] = 8000,
) -> None:
    """Show the book in a browser and rebuild it when a page changes.

    Example: course serve --port 8000
    """
    from course_pkg.book import serve_book

    serve_book(course.resolve(), port, out.print)


@app.command()
def release(
    course: Root = Path(),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; say what is out of date.")
    ] = False,
) -> None:
    """Write the assignments of both languages from solutions/*.md.

    Example: course release --check
    """
    from course_pkg.release import release as release_course

    changed = release_course(course.resolve(), check=check, say=out.print)
    if check and changed:
        for path in changed:
            err.print(f"out of date: {_shown(path)}")
        err.print("Run [bold]course release[/] and commit what it writes.")
        raise typer.Exit(FINDINGS)
    if not changed:
        out.print("The assignments are up to date.")
    elif not check:
        out.print(f"Released: {', '.join(str(_shown(path)) for path in changed)}")


@app.command()
def grade(
    assignment: Annotated[str, typer.Argument(help="Its name, for example batch_norm.")],
    course: Root = Path(),
    submitted: Annotated[
        Path | None,
        typer.Option(help="Folder of submissions, one folder per student (default: submitted/)."),
    ] = None,
    report: Annotated[Path | None, typer.Option(help="Write the report to this JSON file.")] = None,
    gradebook: Annotated[
        str | None, typer.Option(help="Database URL (default: gradebook.db of the course).")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Submissions at a time (default: one per processor).")
    ] = None,
    unsafe: Annotated[
        bool,
        typer.Option("--unsafe-no-sandbox", help="Where there is no sandbox, go on without one."),
    ] = False,
) -> None:
    """Grade every submission of an assignment and say what each student got wrong.

    Example: course grade batch_norm --submitted tests/example_class --report report.json
    """
    from course_pkg.grading.driver import grade as grade_class

    columns = (
        TextColumn("Grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=err, transient=True) as progress:
        bar = progress.add_task("", total=None)

        def on_student(row: StudentReport, done: int, total: int) -> None:
            progress.update(bar, completed=done, total=total, description=row.student)

        result = grade_class(
            assignment,
            course=course.resolve(),
            submitted=submitted.resolve() if submitted else None,
            gradebook=gradebook,
            on_student=on_student,
            workers=workers,
            unsafe=unsafe,
        )
    _print_report(result)
    if report:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(
            json.dumps(result.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        out.print(f"The report is at [bold]{_shown(report)}[/]")


@app.command()
def doctor(
    course: Root = Path(),
    next_steps: Annotated[bool, typer.Option("--next", help="Also say what to open next.")] = False,
) -> None:
    """Say what this machine has and lacks for the course, in words.

    Example: course doctor
    """
    from course_pkg.doctor import examine, what_next

    lacking = False
    for finding in examine():
        lacking |= not finding.present and finding.needed
        mark = "[green]has [/]" if finding.present else "[yellow]lacks[/]"
        out.print(f"{mark} {finding.what}: {finding.words}")
    if next_steps:
        out.print()
        for line in what_next(course):
            out.print(line)
    if lacking:
        raise typer.Exit(FINDINGS)


def _print_report(result: Report) -> None:
    """The class as a table, one line per student, and one per task that is not right."""
    table = Table(title=f"{result.assignment} (isolation: {result.isolation})", box=SIMPLE_HEAD)
    for column in ("student", "status", "score", "task", "points"):
        table.add_column(column, justify="right" if column in ("score", "points") else "left")
    table.add_column("what was found", ratio=1)
    for row in result.students:
        pending = f" +{row.pending:g} by hand" if row.pending else ""
        cells = [row.student, row.status, f"{row.score:g}/{row.max_score:g}{pending}"]
        wrong = [task for task in row.tasks if task.verdict not in ("pass", "manual")]
        if not wrong:
            table.add_row(*cells, "", "", "all checks pass")
        elif len({task.message["en"] for task in wrong}) == 1 and len(wrong) > 1:
            table.add_row(*cells, f"all {len(wrong)}", "0", _finding(wrong[0], row.language))
        else:
            for task in wrong:
                points = f"{task.score:g}/{task.points:g}"
                table.add_row(*cells, task.task, points, _finding(task, row.language))
                cells = ["", "", ""]
        table.add_section()
    out.print(table)
    out.print(f"{len(result.students)} submissions in {result.seconds:.0f} s")


def _finding(task: TaskReport, language: str | None) -> str:
    """The diagnosis, where there is one, else the first thing that the check says."""
    from course_pkg.check.messages import REREAD

    lang: Lang = "en" if language == "en" else "ko"
    said = task.message[lang].splitlines()
    if not task.misconception or len(said) < 2:
        return f"{task.verdict}: {_escape(said[0])}"
    # A check says what is wrong, the diagnosis, the next step with what to reread, remarks.
    reread = REREAD[lang].split("{")[0]
    step = next((at for at, line in enumerate(said) if reread in line), len(said) - 1)
    return f"[bold]{task.misconception}[/] {_escape(said[step - 1])}"


def _escape(text: str) -> str:
    return text.replace("[", r"\[")


def _shown(path: Path) -> Path:
    """The path as seen from here, where it lies below here."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


def _stop_usage(sentence: str) -> None:
    err.print(f"[red]{_escape(sentence)}[/]")
    raise typer.Exit(USAGE)


def main() -> None:
    """Run the command line; an error of the course is a sentence, never a traceback."""
    try:
        app()
    except CourseError as error:
        err.print(f"[red]{_escape(str(error))}[/]")
        sys.exit(FINDINGS)
    except KeyboardInterrupt:
        err.print("Stopped.")
        sys.exit(FINDINGS)
