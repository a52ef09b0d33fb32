"""``course build``, ``serve``, ``pdf`` and ``experiment``: the book and its evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from course_pkg.cli.common import Root, escape, out, progress, say, shown, stop_usage
from course_pkg.errors import BookError

PANEL = "The book"
commands = typer.Typer()


@commands.command()
def build(
    course: Root = Path(),
    lang: Annotated[list[str] | None, typer.Option(help="Only this edition: ko or en.")] = None,
) -> None:
    """Build the book, both editions, into _build/html.

    Example: course build
    """
    from course_pkg.book.build import build_book

    langs = tuple(lang or ("ko", "en"))
    if unknown := [each for each in langs if each not in ("ko", "en")]:
        stop_usage(f"--lang takes ko or en; got {', '.join(unknown)}.")
    _require_book(course)
    index = build_book(course.resolve(), langs=langs, say=say)
    out.print(f"The book is at [bold]{escape(str(shown(index)))}[/]")


@commands.command(short_help="Show the book in a browser; rebuild what changes.")
def serve(
    course: Root = Path(),
    port: Annotated[int, typer.Option(help="Where to listen on this machine.")] = 8000,
) -> None:
    """Show the book in a browser and rebuild it when a page changes.

    Example: course serve --port 8000
    """
    from course_pkg.book.serve import serve_book

    _require_book(course)
    serve_book(course.resolve(), port, say)


@commands.command(short_help="Print the built book, one PDF per edition.")
def pdf(course: Root = Path()) -> None:
    """Print the built book: one PDF per edition in _build/pdf, with Chromium.

    Example: course pdf  (after course build)
    """
    from course_pkg.book.pdf import make_pdf
    from course_pkg.doctor import find_chromium

    _require_book(course)
    make_pdf(course.resolve(), find_chromium(), say=say)


@commands.command(short_help="Run an experiment of the book at full size.")
def experiment(
    name: Annotated[str, typer.Argument(help="As in norm.small_batch or learning.double_descent.")],
    to: Annotated[
        Path | None, typer.Option("--out", help="Where the result goes; NAME.npz here by default.")
    ] = None,
    seeds: Annotated[int, typer.Option(help="How many runs: seeds 0, 1, ...", min=1)] = 20,
    data: Annotated[str | None, typer.Option(help="mnist, fashion_mnist, cifar10, ...")] = None,
    device: Annotated[str, typer.Option(help="cpu, cuda, mps.")] = "cpu",
    workers: Annotated[int, typer.Option(help="Processes on this machine.", min=1)] = 1,
    scheduler: Annotated[str | None, typer.Option(help="Address of a Dask cluster.")] = None,
) -> None:
    """Run an experiment of the book at full size; started again, it goes on where it stopped.

    Example: course experiment learning.double_descent --data mnist --seeds 20
    """
    from course_pkg.experiments.run import run

    to = to or Path(f"{name}.npz")
    with progress("Running") as bars:
        bar = bars.add_task(escape(name), total=seeds)

        def on_seed(done: int, total: int) -> None:
            bars.update(bar, completed=done)

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
    out.print(f"{seeds} seeds of {escape(name)} are in [bold]{escape(str(shown(to)))}[/]")


def _require_book(course: Path) -> None:
    if not (course / "_config.yml").is_file() or not (course / "book").is_dir():
        raise BookError(
            f"{course.resolve()} has no book (book/ and _config.yml were expected); run this in "
            "the course's repository, or name that folder with --course."
        )
