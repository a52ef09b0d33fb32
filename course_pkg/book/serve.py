"""Show the book while it is being written: serve, watch, rebuild, reload."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import Popen

from course_pkg.book.build import build_book
from course_pkg.book.pages import LANGS, edition_folder
from course_pkg.errors import BookError, CourseError

_RELOAD = b"""<script>
(function poll(seen) {
  fetch("/__built__").then((r) => r.text()).then((now) => {
    if (seen && now !== seen) location.reload(); else setTimeout(poll, 200, now);
  }).catch(() => setTimeout(poll, 2000, seen));
})();
</script></body>"""


class State:
    """When the book was last built; pages ask for it and reload when it changes."""

    built = 0.0


class Handler(SimpleHTTPRequestHandler):
    """Static files, with a script in each page that reloads it after a rebuild."""

    state: State

    def do_GET(self) -> None:
        if self.path == "/__built__":
            self._answer(str(self.state.built).encode(), "text/plain")
            return
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if page.suffix == ".html" and page.is_file():
            self._answer(page.read_bytes().replace(b"</body>", _RELOAD), "text/html; charset=utf-8")
            return
        super().do_GET()

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of single requests."""


def serve_book(root: Path, port: int, say: Callable[[str], None]) -> None:
    """Build, serve on ``port`` of this machine, and rebuild when a source changes; Ctrl-C ends."""
    state = State()
    html = root / "_build" / "html"
    html.mkdir(parents=True, exist_ok=True)
    try:
        server = make_server(html, port, state)
    except OSError as error:
        raise BookError(
            f"Port {port} cannot be used ({error.strerror}); try course serve --port {port + 1}."
        ) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    waiting: list[Popen[str]] = []
    try:
        for changed in changes(root):
            _rebuild(root, editions(root, changed), state, say, waiting)
            say(f"http://127.0.0.1:{port}/ (rebuilt when a page changes; Ctrl-C ends)")
    finally:
        for builder in waiting:
            builder.kill()
            builder.communicate()
        server.shutdown()


def make_server(html: Path, port: int, state: State) -> ThreadingHTTPServer:
    """A server of the folder ``html`` that only this machine reaches."""
    handler = type("BookHandler", (Handler,), {"state": state})
    return ThreadingHTTPServer(("127.0.0.1", port), partial(handler, directory=str(html)))


def changes(root: Path, pause: float = 0.2) -> Iterator[set[Path]]:
    """Yield all files the book is made from at once, then those that have changed when any has."""
    seen: dict[Path, int] = {}
    while True:
        now = {path: path.stat().st_mtime_ns for path in _sources(root)}
        if now != seen:
            changed = {path for path, _ in now.items() ^ seen.items()}
            seen = now
            yield changed
        time.sleep(pause)


def editions(root: Path, changed: Collection[Path]) -> tuple[str, ...]:
    """The edition whose own pages are all that changed, or both."""
    for lang in LANGS:
        if all(path.is_relative_to(edition_folder(root, lang)) for path in changed):
            return (lang,)
    return LANGS


def _sources(root: Path) -> Iterator[Path]:
    yield root / "_config.yml"
    for folder, pattern in (("book", "*"), ("course_pkg", "*.py")):
        for path in (root / folder).rglob(pattern):
            names = path.relative_to(root).parts
            if path.is_file() and not any(name.startswith((".", "__")) for name in names):
                yield path


def _rebuild(
    root: Path,
    langs: tuple[str, ...],
    state: State,
    say: Callable[[str], None],
    waiting: list[Popen[str]],
) -> None:
    try:
        build_book(root, langs, say, waiting)
    except CourseError as error:
        say(str(error))
    state.built = time.time()
