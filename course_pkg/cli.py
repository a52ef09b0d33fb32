"""``course``: the commands of readers, students and instructors, thin over the library."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import progress as bars
from rich.console import Console

from course_pkg.errors import CourseError

if TYPE_CHECKING:
    from course_pkg.grading.report import StudentReport

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
def pdf(course: Root = Path()) -> None:
    """Print the built book: one PDF per edition in _build/pdf, with Chromium.

    Example: course build && course pdf
    """
    from course_pkg.book import make_pdf
    from course_pkg.doctor import find_chromium

    make_pdf(course.resolve(), find_chromium(), say=out.print)


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
    from course_pkg.grading.lint import require_carried_in
    from course_pkg.release import release as release_course

    changed = release_course(course.resolve(), check=check, say=out.print)
    require_carried_in(course.resolve() / "solutions")
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
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep the results that an earlier run has recorded.")
    ] = False,
    only: Annotated[str | None, typer.Option(help="Grade this student alone.")] = None,
    unsafe: Annotated[
        bool,
        typer.Option("--unsafe-no-sandbox", help="Where there is no sandbox, go on without one."),
    ] = False,
) -> None:
    """Grade every submission of an assignment and say what each student got wrong.

    Example: course grade batch_norm --submitted tests/example_class --report report.json
    """
    from course_pkg.grading import table
    from course_pkg.grading.driver import grade as grade_class

    rows: list[StudentReport] = []
    with _progress("Grading") as progress:
        bar = progress.add_task("", total=None)

        def on_student(row: StudentReport, done: int, total: int) -> None:
            rows.append(row)
            said = f"{table.counts(rows)}; {row.student}"
            progress.update(bar, completed=done, total=total, description=said)

        result = grade_class(
            assignment,
            course=course.resolve(),
            submitted=submitted.resolve() if submitted else None,
            gradebook=gradebook,
            on_student=on_student,
            workers=workers,
            resume=resume,
            only=only,
            unsafe=unsafe,
        )
    out.print(table.table(result))
    if look := table.to_look_at(result):
        out.print("To look at:\n- " + "\n- ".join(look))
    out.print(f"{len(result.students)} submissions in {result.seconds:.0f} s")
    if result.isolation == "none":
        err.print("[yellow]There was no sandbox: submissions could do whatever you may do.[/]")
    if report:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(
            json.dumps(result.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        out.print(f"The report is at [bold]{_shown(report)}[/]")


@app.command()
def regrade(
    assignment: Annotated[str, typer.Argument(help="Its name, for example batch_norm.")],
    explain: Annotated[
        tuple[str, str], typer.Option(help="Student and task.", metavar="STUDENT TASK")
    ],
    course: Root = Path(),
    submitted: Annotated[Path | None, typer.Option(help="Folder of submissions.")] = None,
    gradebook: Annotated[str | None, typer.Option(help="Database URL.")] = None,
    unsafe: Annotated[
        bool,
        typer.Option("--unsafe-no-sandbox", help="Where there is no sandbox, go on without one."),
    ] = False,
) -> None:
    """Make one verdict again, record nothing, and show the inputs that decided it.

    Example: course regrade batch_norm --explain kim-haneul bn-forward
    """
    from course_pkg.check.language import language
    from course_pkg.grading import table
    from course_pkg.grading.explain import explain as explained

    student, task = explain
    found = explained(assignment, course, student, task, submitted, gradebook, unsafe)
    for line in table.explanation(found, language()):
        out.print(line)
    if not found.same:
        raise typer.Exit(FINDINGS)


@app.command()
def experiment(
    name: Annotated[str, typer.Argument(help="As in norm.small_batch or learning.double_descent.")],
    to: Annotated[Path, typer.Option("--out", help="Where the result goes.")],
    seeds: Annotated[int, typer.Option(help="How many runs: seeds 0, 1, ...", min=1)] = 20,
    data: Annotated[str | None, typer.Option(help="mnist, fashion_mnist, cifar10, ...")] = None,
    device: Annotated[str, typer.Option(help="cpu, cuda, mps.")] = "cpu",
    workers: Annotated[int, typer.Option(help="Processes on this machine.", min=1)] = 1,
    scheduler: Annotated[str | None, typer.Option(help="Address of a Dask cluster.")] = None,
) -> None:
    """Run an experiment of the book at full size; started again, it goes on where it stopped.

    Example: course experiment learning.double_descent --data mnist --seeds 20 --out dd.npz
    """
    from course_pkg.experiments.run import run

    with _progress("Running") as progress:
        bar = progress.add_task(_escape(name), total=seeds)

        def on_seed(done: int, total: int) -> None:
            progress.update(bar, completed=done)

        run(
            name,
            to,
            seeds=range(seeds),
            data=data,
            device=device,
            workers=workers,
            scheduler=scheduler,
            on_seed=on_seed,
        )
    out.print(f"{seeds} seeds of {_escape(name)} are in [bold]{_shown(to)}[/]")


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
    from course_pkg.grading.sandbox.probe import probe

    isolation = probe()
    out.print(f"Grading here: {isolation.describe()}")
    for reason in isolation.reasons:
        out.print(f"  not: {_escape(reason)}")
    if next_steps:
        out.print()
        for line in what_next(course):
            out.print(line)
    if lacking:
        raise typer.Exit(FINDINGS)


def _progress(word: str) -> bars.Progress:
    clocks = (bars.TimeElapsedColumn(), bars.TimeRemainingColumn())
    parts = (bars.TextColumn(word), bars.BarColumn(), bars.MofNCompleteColumn(), *clocks)
    last = bars.TextColumn("{task.description}")
    return bars.Progress(*parts, last, console=err, transient=True)


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
