"""``course``: the commands of readers, students and instructors, thin over the library.

One module per kind of reader; ``common`` is what they share.
"""

from __future__ import annotations

import io
import sys

import typer

from course_pkg.cli import book, classroom, grade, student
from course_pkg.cli.common import FINDINGS, FINE, USAGE, err, escape
from course_pkg.errors import CourseError

# As in grading: every command that reads a notebook would compile a grammar that it does not need.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

__all__ = ["FINDINGS", "FINE", "USAGE", "app", "main"]

app = typer.Typer(
    help="Do the assignments, read the book, teach a class.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for part in (student, book, grade, classroom):
    for command in part.commands.registered_commands:
        command.rich_help_panel = part.PANEL
        app.registered_commands.append(command)


def main() -> None:
    """Run the command line; an error of the course is a sentence, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows may have an encoding without ✓ or Hangul: better a ? than no report.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except CourseError as error:
        err.print(f"[red]{escape(str(error))}[/]")
        sys.exit(FINDINGS)
    except OSError as error:
        # A full disk, a folder that may not be written: not the program's to mend.
        place = f" ({error.filename})" if error.filename else ""
        err.print(f"[red]{escape(f'{error.strerror or error}{place}')}[/]")
        sys.exit(FINDINGS)
    except KeyboardInterrupt:
        err.print("Stopped.")
        sys.exit(FINDINGS)
