"""``course``: the commands of readers, students and instructors, thin over the library.

One module per kind of reader; ``common`` is what they share.
"""

from __future__ import annotations

import inspect
import io
import re
import sys

import typer

from course_pkg.cli import book, classroom, grade, marks, student
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


_STOPPED = 130
_UNIX = ("fcntl", "grp", "pwd", "resource", "termios")


def _flowing(text: str) -> str:
    """A docstring without the line ends of the source: the terminal has its own width."""
    # Escaped: [class] is a table of class.toml and no markup.
    return escape("\n\n".join(" ".join(each.split()) for each in re.split(r"\n\s*\n", text)))


for part in (student, book, grade, classroom, marks):
    for command in part.commands.registered_commands:
        command.rich_help_panel = part.PANEL
        command.help = _flowing(inspect.getdoc(command.callback) or "")
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
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("", "course_pkg"):
            raise
        err.print(f"[red]{escape(_missing(error.name or ''))}[/]")
        sys.exit(FINDINGS)
    except OSError as error:
        # A full disk, a folder that may not be written: not the program's to mend.
        place = f" ({error.filename})" if error.filename else ""
        err.print(f"[red]{escape(f'{error.strerror or error}{place}')}[/]")
        sys.exit(FINDINGS)
    except SystemExit as stopped:
        # Typer makes this of Ctrl-C, and says nothing.
        if stopped.code == _STOPPED:
            err.print(
                "Stopped. What was finished is kept; run the command again (grade: with --resume)."
            )
        raise
    except Exception as error:
        # Named only where it was imported: most commands never load the library.
        library = sys.modules.get("sqlalchemy.exc")
        if library is None or not isinstance(error, library.SQLAlchemyError):
            raise
        err.print(f"[red]{escape(_gradebook(error))}[/]")
        sys.exit(FINDINGS)


def _missing(module: str) -> str:
    if module in _UNIX:
        return "This command needs Linux; on Windows, run it in WSL 2."
    return (
        f"This command needs {module}, which is not installed. In the course's repository: "
        "pip install -e '.[student,grading,book]'"
    )


def _gradebook(error: Exception) -> str:
    said = str(getattr(error, "orig", None) or error).strip().splitlines() or [type(error).__name__]
    return (
        f"The gradebook cannot be used: {said[0]}. If another program is writing to it, wait and "
        "try again; if the file is damaged, put it aside and run `course grade` again. Nothing "
        "that students handed in is in it, but points given by hand are."
    )
