"""What the commands share: consoles, exit codes, the course folder, progress, shown paths."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich import progress as bars
from rich.console import Console

from course_pkg.terminal import escape as escape

FINE, FINDINGS, USAGE = 0, 1, 2

# A pipe or a log has no width of its own; eighty columns are too few for a diagnosis.
out = Console(width=None if sys.stdout.isatty() else 120)
err = Console(stderr=True)

Root = Annotated[
    Path, typer.Option("--course", help="The course folder.", exists=True, file_okay=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Say it as JSON, for another program.")]


def progress(word: str) -> bars.Progress:
    """A bar on stderr that goes away when the work is done."""
    clocks = (bars.TimeElapsedColumn(), bars.TimeRemainingColumn())
    parts = (bars.TextColumn(word), bars.BarColumn(), bars.MofNCompleteColumn(), *clocks)
    last = bars.TextColumn("{task.description}")
    return bars.Progress(*parts, last, console=err, transient=True)


@contextmanager
def counted(word: str) -> Iterator[Callable[[int, int], None]]:
    """The bar, and what sets it: so many of so many are done."""
    with progress(word) as made:
        bar = made.add_task("", total=None)
        yield lambda done, total: made.update(bar, completed=done, total=total)


def say(line: str) -> None:
    """A line that the library says: what stands in brackets there is no markup."""
    out.print(escape(line))


def shown(path: Path) -> Path:
    """The path as seen from here, where it lies below here."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path


def stop_usage(sentence: str) -> NoReturn:
    """Say what is wrong with the command itself, and end."""
    err.print(f"[red]{escape(sentence)}[/]")
    raise typer.Exit(USAGE)


def print_json(data: object) -> None:
    """Write JSON to stdout, in ASCII: a pipe on Windows may be in any encoding."""
    sys.stdout.write(json.dumps(data, indent=1) + "\n")
