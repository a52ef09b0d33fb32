"""Build both editions with Jupyter Book: few lines on the screen, all of them in a log."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from course_pkg.book.execute import execute_chapters
from course_pkg.book.front import write_front_page, write_missing_page
from course_pkg.book.kernel import CACHE_VARIABLE, cache_folder, environment, package_hash
from course_pkg.book.pages import LANGS, local_toc, page_names, read_toc
from course_pkg.book.publish import publish
from course_pkg.book.sitemap import write_sitemap
from course_pkg.errors import BookError

_FINDING = re.compile(r"\b(?:WARNING|ERROR|CRITICAL)\b:")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_SHOWN = 6
# A builder may be started before it is needed: it imports, and waits for its arguments. It imports
# nothing of this project, which may change meanwhile.
_JUPYTER_BOOK = """
import json, os, sys
import jupyter_book.sphinx, matplotlib.pyplot, myst_nb, sphinx.builders.html, sphinx_book_theme
import sphinxcontrib.bibtex, tinycss2
from jupyter_book.cli.main import main
if given := sys.stdin.readline():
    sys.argv[1:], more = json.loads(given)
    os.environ.update(more)
    main()
"""


def build_book(
    root: Path,
    langs: Sequence[str] = LANGS,
    say: Callable[[str], None] = lambda line: None,
    waiting: list[subprocess.Popen[str]] | None = None,
) -> Path:
    """Build the editions ``langs`` into ``_build/html/<lang>`` and return the front page.

    waiting: builders that have been started already (see `waiting_builder`), for what they import
    takes as long as building a page; others take the place of those that are used here.
    Raises `BookError` where a cell fails or the builder warns; the whole log stays in
    ``_build/book/<lang>.log``.
    """
    root = root.resolve()
    start = time.perf_counter()
    with alone(root):
        stamp_file(root).unlink(missing_ok=True)
        sources = stamp(root)
        cache = cache_folder(root)  # once: the package may be edited while we build
        execute_chapters(root, tuple(langs), cache, say)
        free = [waiting.pop() if waiting else waiting_builder(root) for _ in langs]
        builders = {
            lang: start_builder(root, lang, cache, each)
            for lang, each in zip(langs, free, strict=True)
        }
        if waiting is not None:
            waiting += [waiting_builder(root) for _ in langs]
        said = {lang: builder.communicate()[0] for lang, builder in builders.items()}
        for lang, builder in builders.items():
            check_builder(root, lang, builder.returncode, said[lang])
            publish(work_folder(root, lang) / "_build" / "html", root / "_build" / "html", lang)
            say(f"Edition {lang}: {len(page_names(root, lang))} pages")
        index = write_front_page(root)
        write_missing_page(root)
        write_sitemap(root)
        if set(langs) == set(LANGS):
            stamp_file(root).write_text(sources, encoding="utf-8")
    say(f"Built in {time.perf_counter() - start:.0f} s")
    return index


@contextlib.contextmanager
def alone(root: Path, name: str = "lock") -> Iterator[None]:
    """Let one process at a time hold the lock ``name`` in ``_build/book``; another waits."""
    path = root / "_build" / "book" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        # Windows has no flock; two builds at once are the writer's own affair there.
        with contextlib.suppress(ImportError):
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_fresh(root: Path) -> bool:
    """Whether ``_build/html`` holds both editions of the sources as they are now."""
    path = stamp_file(root)
    return path.is_file() and path.read_text(encoding="utf-8") == stamp(root)


def stamp_file(root: Path) -> Path:
    """Where a finished build of both editions leaves the stamp of its sources."""
    return root / "_build" / "book" / "built"


def stamp(root: Path) -> str:
    """A hash of everything the book is made from."""
    digest = hashlib.sha256(package_hash(root).encode())
    files = [root / "_config.yml", *sorted((root / "book").rglob("*"))]
    for path in files:
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def work_folder(root: Path, lang: str) -> Path:
    """Where the builder of one edition keeps its table of contents, doctrees and output."""
    return root / "_build" / "book" / lang


def log_file(root: Path, lang: str) -> Path:
    """Everything the builder of one edition said."""
    return root / "_build" / "book" / f"{lang}.log"


def waiting_builder(root: Path) -> subprocess.Popen[str]:
    """A process that is ready to build an edition of the book at ``root``; see `start_builder`."""
    return subprocess.Popen(
        [sys.executable, "-c", _JUPYTER_BOOK],
        cwd=root,
        env={**os.environ, **environment(root), "NO_COLOR": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def start_builder(
    root: Path, lang: str, cache: Path, builder: subprocess.Popen[str]
) -> subprocess.Popen[str]:
    """Let a waiting builder build one edition; both run side by side."""
    import yaml

    work = work_folder(root, lang)
    work.mkdir(parents=True, exist_ok=True)
    toc = work / "_toc.yml"
    toc.write_text(
        yaml.safe_dump(local_toc(read_toc(root, lang), lang), allow_unicode=True, sort_keys=False),
        encoding="utf-8",
    )
    words = [
        *("build", str(root / "book" / lang)),
        *("--config", str(root / "_config.yml"), "--toc", str(toc)),
        *("--path-output", str(work)),
    ]
    if builder.stdin is not None:
        with contextlib.suppress(BrokenPipeError):  # what it says at its end tells why
            builder.stdin.write(json.dumps([words, {CACHE_VARIABLE: str(cache)}]) + "\n")
            builder.stdin.flush()
    return builder


def check_builder(root: Path, lang: str, code: int, said: str) -> None:
    """Keep what the builder said in a log, and raise what it found in a few lines."""
    said = _COLOUR.sub("", said)
    log_file(root, lang).write_text(said, encoding="utf-8")
    findings = [line.replace(f"{root}/", "") for line in said.splitlines() if _FINDING.search(line)]
    if code == 0 and not findings:
        return
    shown = findings[:_SHOWN] or said.strip().splitlines()[-_SHOWN:]
    more = f"\n… and {len(findings) - _SHOWN} more" if len(findings) > _SHOWN else ""
    raise BookError(
        f"The edition {lang!r} has findings:\n" + "\n".join(shown) + more + "\n"
        f"The whole log is at _build/book/{lang}.log"
    )
