"""Run every chapter once for both editions, several at a time, before the builder starts.

The cells of both editions are the same bytes, so the execution cache (keyed by kernel, cell sources
and cell metadata) answers for the second edition, and the builder finds every chapter executed.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_pkg.book.kernel import environment
from course_pkg.book.pages import page_names, page_path
from course_pkg.errors import BookError

CELL_TIMEOUT = 900


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page with code cells: its name, file and notebook, and the line each cell starts on."""

    name: str
    path: Path
    notebook: Any
    lines: tuple[int, ...]


def execute_chapters(
    root: Path, langs: tuple[str, ...], cache_path: Path, say: Callable[[str], None]
) -> int:
    """Execute what the cache at ``cache_path`` does not hold; return how many chapters ran.

    Raises `BookError` with chapter, cell and error when a cell fails.
    """
    from jupyter_cache import get_cache

    os.environ.update(environment(root))
    cache = get_cache(str(cache_path))
    waiting: dict[str, Chapter] = {}
    for chapter in _chapters(root, langs):
        key = cache_key(chapter.notebook)
        try:
            cache.match_cache_notebook(chapter.notebook)
        except KeyError:
            waiting.setdefault(key, chapter)
    if waiting:
        say(f"Running {len(waiting)} chapter(s) once for all editions")
    # In a thread of its own: the caller's may have a running loop (a notebook, a browser's test).
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(_run_all(list(waiting.values()), cache, say))).result()
    forget_old_caches(cache_path)
    return len(waiting)


def forget_old_caches(current: Path, keep: int = 3) -> None:
    """Remove the caches of earlier states of the package, except the ``keep`` newest."""
    caches = sorted(current.parent.glob("cache-*"), key=lambda path: path.stat().st_mtime)
    for path in caches[:-keep]:
        if path != current:
            shutil.rmtree(path, ignore_errors=True)


async def _run_all(chapters: list[Chapter], cache: Any, say: Callable[[str], None]) -> None:
    """Run the chapters, as many at a time as there are cores; the first failure stops the rest."""
    free = asyncio.Semaphore(os.cpu_count() or 1)
    tasks = [asyncio.create_task(_run(chapter, free)) for chapter in chapters]
    try:
        for count, finished in enumerate(asyncio.as_completed(tasks), 1):
            chapter, seconds = await finished
            _remember(cache, chapter)
            say(f"  {count}/{len(chapters)} {chapter.name}: {seconds:.1f} s")
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _run(chapter: Chapter, free: asyncio.Semaphore) -> tuple[Chapter, float]:
    """Execute the notebook in place with a kernel process of its own; say how long it took."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    client = NotebookClient(
        chapter.notebook,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(chapter.path.parent)}},
        record_timing=False,
    )
    async with free:
        start = time.perf_counter()
        try:
            # The kernel's own notices go to stderr; what cells write arrives as messages.
            await client.async_execute(stderr=subprocess.DEVNULL)
        except CellExecutionError as error:
            raise BookError(f"{_where(chapter)}: {error.ename}: {error.evalue}") from error
        except CellTimeoutError as error:
            raise BookError(f"{_where(chapter)}: still running after {CELL_TIMEOUT} s") from error
        except DeadKernelError as error:
            raise BookError(f"{_where(chapter)}: the kernel died") from error
        return chapter, time.perf_counter() - start


def _where(chapter: Chapter) -> str:
    """Chapter, cell and line of the cell that was running when execution stopped."""
    cells = list(enumerate(chapter.notebook.cells))
    code = [(index, cell) for index, cell in cells if cell.cell_type == "code"]
    ran = [place for place, (_, cell) in enumerate(code) if cell.get("execution_count")]
    place = ran[-1] if ran else 0
    failed = [
        place
        for place, (_, cell) in enumerate(code)
        if any(output.output_type == "error" for output in cell.outputs)
    ]
    place = failed[0] if failed else place
    line = chapter.lines[code[place][0]] + 1
    return f"{chapter.name}, code cell {place + 1} (line {line} of {chapter.path.name})"


def _remember(cache: Any, chapter: Chapter) -> None:
    from jupyter_cache.base import CacheBundleIn

    cache.cache_notebook_bundle(
        CacheBundleIn(chapter.notebook, str(chapter.path), data={}),
        check_validity=False,
        overwrite=True,
    )


def cache_key(notebook: Any) -> str:
    """What makes two notebooks one execution: kernel, sources and metadata of the code cells."""
    kernel = notebook.metadata.get("kernelspec", {})
    cells = [(c.source, c.metadata) for c in notebook.cells if c.cell_type == "code"]
    return repr((sorted(kernel.items()), cells))


def _chapters(root: Path, langs: tuple[str, ...]) -> list[Chapter]:
    """The pages with code cells, of all editions."""
    found = []
    for lang in langs:
        for name in page_names(root, lang):
            chapter = read_chapter(name, page_path(root, lang, name))
            if any(cell.cell_type == "code" for cell in chapter.notebook.cells):
                found.append(chapter)
    return found


def read_chapter(name: str, path: Path) -> Chapter:
    """Read a page as the builder reads it."""
    from myst_nb.core.read import read_myst_markdown_notebook  # type: ignore[import-untyped]

    text = path.read_text(encoding="utf-8")
    notebook = read_myst_markdown_notebook(text, add_source_map=True, path=path)
    lines = tuple(notebook.metadata.pop("source_map", ()))
    return Chapter(name, path, notebook, lines)
