"""``course release``, ``grade``, ``regrade`` and ``doctor``: from sources to scores."""

from __future__ import annotations

import json
from dataclasses import asdict
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
    progress,
    say,
    shown,
    stop_usage,
)

if TYPE_CHECKING:
    from course_pkg.grading.report import StudentReport

PANEL = "Assignments and grading"
commands = typer.Typer()


@commands.command(short_help="Write the assignments of both languages from solutions/.")
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

    changed = release_course(course.resolve(), check=check, say=say)
    require_carried_in(course.resolve() / "solutions")
    if check and changed:
        for path in changed:
            err.print(f"out of date: {escape(str(shown(path)))}")
        err.print("Run [bold]course release[/] and commit what it writes.")
        raise typer.Exit(FINDINGS)
    if not changed:
        out.print("The assignments are up to date.")
    elif not check:
        out.print(f"Released: {', '.join(str(shown(path)) for path in changed)}")


@commands.command(short_help="Grade an assignment and say what each student got wrong.")
def grade(
    assignment: Annotated[str, typer.Argument(help="Its name, for example batch_norm.")],
    course: Root = Path(),
    submitted: Annotated[
        Path | None,
        typer.Option(help="Folder of submissions (default: submitted/)."),
    ] = None,
    report: Annotated[Path | None, typer.Option(help="Also write a report, as JSON.")] = None,
    gradebook: Annotated[
        str | None, typer.Option(help="Database URL (default: gradebook.db).")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Submissions at a time.")] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep recorded results that still hold.")
    ] = False,
    only: Annotated[str | None, typer.Option(help="Grade this student alone.")] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(help="Address of a Dask cluster that grades."),
    ] = None,
    unsafe: Annotated[
        bool,
        typer.Option("--unsafe-no-sandbox", help="Go on where there is no sandbox."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Grade every submission of an assignment and say what each student got wrong.

    Example: course grade batch_norm --course ml-2026
    """
    if report and report.is_dir():
        stop_usage(f"--report names a file to write; {report} is a folder.")
    from course_pkg.grading import table
    from course_pkg.grading.driver import grade as grade_class

    rows: list[StudentReport] = []
    with progress("Grading") as bars:
        bar = bars.add_task("", total=None)

        def on_student(row: StudentReport, done: int, total: int) -> None:
            rows.append(row)
            said = f"{table.counts(rows)}; {escape(row.student)}"
            bars.update(bar, completed=done, total=total, description=said)

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
            scheduler=scheduler,
        )
    if as_json:
        print_json(result.to_json())
    else:
        out.print(table.table(result))
        if look := table.to_look_at(result):
            out.print("To look at:\n- " + "\n- ".join(look))
        out.print(f"{len(result.students)} submissions in {result.seconds:.0f} s")
    if result.isolation == "none":
        err.print("[yellow]There was no sandbox: submissions could do whatever you may do.[/]")
    if report:
        text = json.dumps(result.to_json(), ensure_ascii=False, indent=1) + "\n"
        _write_report(report.resolve(), text)
        (err if as_json else out).print(f"The report is at [bold]{escape(str(shown(report)))}[/]")


def _write_report(path: Path, text: str) -> None:
    from course_pkg.classroom.private import write

    if path.exists() and not path.is_file():
        # A pipe or /dev/stdout is written to, not replaced.
        path.write_text(text, encoding="utf-8")
    else:
        write(path, text)


@commands.command(short_help="Make one verdict again, or one task of everybody.")
def regrade(
    assignment: Annotated[str, typer.Argument(help="Its name, for example batch_norm.")],
    explain: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Show what decided it.", metavar="STUDENT TASK"),
    ] = None,
    task: Annotated[str | None, typer.Option(help="This task of everybody, after a mend.")] = None,
    write: Annotated[
        bool, typer.Option("--write", help="With --task: record what differs.")
    ] = False,
    course: Root = Path(),
    submitted: Annotated[Path | None, typer.Option(help="Folder of submissions.")] = None,
    gradebook: Annotated[str | None, typer.Option(help="Database URL.")] = None,
    as_json: AsJson = False,
    unsafe: Annotated[
        bool,
        typer.Option("--unsafe-no-sandbox", help="Go on where there is no sandbox."),
    ] = False,
) -> None:
    """Make one verdict again and show what decided it, or one task of everybody.

    Nothing is recorded without --write. With --task: mend the test in the source notebook, look at
    the table of before and after, then run it again with --write.

    Example: course regrade batch_norm --task bn-forward --course ml-2026
    """
    if (explain is None) == (task is None) or (write and task is None):
        stop_usage("Give --explain STUDENT TASK, or --task TASK (and then --write to record).")
    if task is not None:
        _regrade_task(assignment, task, course, submitted, gradebook, write, as_json, unsafe)
    elif explain is not None:
        from course_pkg.check.language import language
        from course_pkg.grading import table
        from course_pkg.grading.explain import explain as explained

        found = explained(assignment, course, *explain, submitted, gradebook, unsafe)
        for line in table.explanation(found, language()):
            out.print(line)
        if not found.same:
            raise typer.Exit(FINDINGS)


def _regrade_task(
    assignment: str,
    task: str,
    course: Path,
    submitted: Path | None,
    gradebook: str | None,
    write: bool,
    as_json: bool,
    unsafe: bool,
) -> None:
    """One task of everybody: a table of what differs, and with ``write`` the record."""
    from course_pkg.grading import table
    from course_pkg.grading.regrade import regrade as again

    with counted("Regrading") as count:
        found = again(
            assignment,
            course,
            task,
            write=write,
            submitted=submitted.resolve() if submitted else None,
            gradebook=gradebook,
            on_student=lambda _, done, total: count(done, total),
            unsafe=unsafe,
        )
    if as_json:
        print_json(found.to_json())
    else:
        for part in table.regraded(found):
            out.print(part)
    if found.failed or found.skipped:
        raise typer.Exit(FINDINGS)


@commands.command(short_help="Say what this machine has and lacks for the course.")
def doctor(
    course: Root = Path(),
    next_steps: Annotated[bool, typer.Option("--next", help="Also say what to open next.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say what this machine has and lacks for the course, in words.

    Example: course doctor
    """
    from course_pkg.doctor import examine, what_next

    findings = examine()
    lacking = any(finding.needed and not finding.present for finding in findings)
    isolation, remarks, reasons = _isolation()
    if as_json:
        grading = {"isolation": isolation, "memory": remarks, "not": reasons}
        print_json({"found": [asdict(each) for each in findings], "grading": grading})
    else:
        for finding in findings:
            mark = "[green]has [/]" if finding.present else "[yellow]lacks[/]"
            out.print(f"{mark} {finding.what}: {escape(finding.words)}")
        out.print(f"Grading here: {isolation}")
        for line in (*remarks, *(f"not: {reason}" for reason in reasons)):
            out.print(f"  {escape(line)}")
    if next_steps and not as_json:
        out.print()
        for line in what_next(course):
            say(line)
    if lacking:
        raise typer.Exit(FINDINGS)


def _isolation() -> tuple[str, list[str], list[str]]:
    """How submissions are kept apart on this machine, what of their memory, and why not better."""
    try:
        from course_pkg.grading.sandbox import cgroup
        from course_pkg.grading.sandbox.probe import probe
    except ModuleNotFoundError:
        # Windows: students ask here as well.
        return "needs Linux; on Windows, WSL 2", [], []
    found = probe()
    memory = [cgroup.describe()] if found.rung < 3 else []
    return found.describe(), memory, list(found.reasons)
