"""``course start``, ``check``, ``submit``: a student's evening."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer
from rich.text import Text as Line

from course_pkg.cli.common import (
    FINDINGS,
    AsJson,
    counted,
    escape,
    out,
    print_json,
    shown,
    stop_usage,
)

if TYPE_CHECKING:
    from course_pkg.check.verdict import Lang

PANEL = "A student's evening"
commands = typer.Typer()

Language = Annotated[
    str | None, typer.Option("--lang", help="ko or en (default: this computer's language).")
]


@commands.command(short_help="Put a fresh notebook here; one that is there is never touched.")
def start(
    assignment: Annotated[
        str | None, typer.Argument(help="Its name, for example batch_norm; without one: a list.")
    ] = None,
    lang: Language = None,
    as_json: AsJson = False,
) -> None:
    """Put a fresh notebook in the current folder; a notebook that is there is never touched.

    Example: course start batch_norm --lang ko
    """
    from course_pkg.student import released, words
    from course_pkg.student.start import start as put

    language = _language(lang) or words.preferred()
    if assignment is None:
        _list(released.names(language), language, as_json)
        return
    done = put(assignment, language, Path.cwd())
    if as_json:
        print_json(asdict(done) | {"notebook": str(done.notebook)})
        return
    out.print(escape(done.said[language]))
    out.print(escape(words.NEXT_STEPS[language].format(name=done.notebook.name)))


@commands.command(short_help="Run a notebook's visible checks and say what to mend.")
def check(
    notebook: Annotated[Path, typer.Argument(help="Your notebook, as you saved it.")],
    lang: Annotated[
        str | None, typer.Option(help="ko or en (default: the notebook's language).")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Run every visible check of a notebook in a fresh process and say what to mend.

    Nothing is written. The exit code is 0 when everything passed and 1 otherwise.

    Example: course check batch_norm.ipynb
    """
    from course_pkg.student import words
    from course_pkg.student.check import check as checked
    from course_pkg.student.notebook import open_notebook
    from course_pkg.student.show import lines

    language = _language(lang)
    opened = open_notebook(notebook)
    with counted(words.RUNNING[language or opened.language or words.preferred()]) as count:
        summary = checked(opened, count)
    if as_json:
        print_json(summary.to_json())
    else:
        for line, style in lines(summary, language or summary.language):
            out.print(Line(line, style))
    if not summary.passed:
        raise typer.Exit(FINDINGS)


@commands.command(short_help="Pack your notebook into one file to hand in.")
def submit(
    notebook: Annotated[Path, typer.Argument(help="Your notebook, as you saved it.")],
    student: Annotated[
        str | None, typer.Option(help="Your student id; remembered for the next time.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Pack your notebook into one file to hand in; where nbgrader's exchange is, also send it.

    A notebook that is unfinished, broken or renamed is packed too, and you are told what is odd.
    After more work, run it again: the file is made anew.

    Example: course submit batch_norm.ipynb --student 20261234
    """
    from course_pkg.student import exchange, show, who, words
    from course_pkg.student.notebook import open_notebook
    from course_pkg.student.submit import submit as pack

    opened = open_notebook(notebook)
    language = opened.language or words.preferred()
    before = who.remembered()
    packed = pack(opened, who.who(student, notebook, language), before)
    who.remember(packed.student)
    sent = exchange.send(packed.assignment, opened.data)
    if as_json:
        about = {"ok": sent.ok, "course": sent.course, "said": asdict(sent.said)} if sent else None
        print_json(packed.to_json() | {"exchange": about})
        return
    for line, style in show.packed_lines(packed, str(shown(packed.file)), language):
        out.print(Line(line, style))
    if sent:
        out.print(Line(sent.said[language], "bold" if sent.ok else "yellow"))


def _list(names: list[str], lang: Lang, as_json: bool) -> None:
    from course_pkg.student import words
    from course_pkg.student.released import title

    if not names:
        raise words.stop(words.NO_ASSIGNMENTS, lang)
    if as_json:
        print_json([{"assignment": name, "title": title(name, lang)} for name in names])
        return
    for name in names:
        out.print(f"{escape(name)}: {escape(title(name, lang))}")


def _language(lang: str | None) -> Lang | None:
    if lang not in ("ko", "en", None):
        stop_usage(f"--lang takes ko or en; got {lang}.")
    return cast("Lang | None", lang)
