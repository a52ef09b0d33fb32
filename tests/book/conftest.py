"""The built book and a browser, once per run; what the machine lacks is a skip with its reason."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
import small_book
from browsing import start_browser
from playwright.sync_api import Browser, Page

from course_pkg.book.build import alone, build_book, is_fresh

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site() -> Path:
    """The built book of the sources as they are: built now unless it already is.

    Workers of one run wait for the first of them to build.
    """
    with alone(ROOT, "tests.lock"):
        if not is_fresh(ROOT):
            build_book(ROOT)
    return ROOT / "_build" / "html"


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """Every page of the site, relative to it."""
    found = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    return sorted(name for name in found if "_static" not in name)


@pytest.fixture
def course(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small course, not built yet: one chapter in both editions."""
    monkeypatch.setattr(os, "environ", os.environ.copy())
    small_book.write(root, tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with start_browser() as started:
        yield started


class QuietHandler(SimpleHTTPRequestHandler):
    """Keeps what it sent instead of printing it; what a browser still has is not sent again."""

    sent: ClassVar[list[str]] = []

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        if int(code) == HTTPStatus.OK:
            self.sent.append(self.path.partition("?")[0].lstrip("/"))

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def sent() -> list[str]:
    """Files that `served` has sent, relative to the site."""
    QuietHandler.sent.clear()
    return QuietHandler.sent


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the built book over http, as a static host would give it."""
    handler = functools.partial(QuietHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()
