"""Serving while writing: pages reload after a rebuild, and a taken port is a sentence."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page
from small_book import TEXTS

from course_pkg.book.serve import State, changes, editions, make_server, serve_book
from course_pkg.errors import BookError


def get(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return str(answer.read().decode("utf-8"))


def test_a_page_asks_whether_it_was_rebuilt(tmp_path: Path) -> None:
    page = "<html><body>글</body></html>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "course.css").write_text("a {}", encoding="utf-8")
    state = State()
    with make_server(tmp_path, 0, state) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_address[1]
        assert "location.reload()" in get(port, "/")
        assert "글" in get(port, "/index.html")
        assert get(port, "/course.css") == "a {}"
        before = get(port, "/__built__")
        state.built = 1.5
        assert get(port, "/__built__") != before
        server.shutdown()
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == page


def test_a_change_of_a_source_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "book" / "ko" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text("처음", encoding="utf-8")
    (tmp_path / "_config.yml").touch()
    (tmp_path / "course_pkg").mkdir()
    noticed = changes(tmp_path, pause=0.01)
    config = tmp_path / "_config.yml"
    assert next(noticed) == {page, config}
    page.write_text("한 글자 더", encoding="utf-8")
    assert next(noticed) == {page}
    (page.parent / ".swap").write_text("", encoding="utf-8")
    page.with_name("new.md").touch()
    assert next(noticed) == {page.with_name("new.md")}
    page.unlink()
    assert next(noticed) == {page}


def test_a_word_in_one_edition_builds_that_edition(tmp_path: Path) -> None:
    korean = tmp_path / "book" / "ko" / "chapters" / "01.md"
    english = tmp_path / "book" / "en" / "index.md"
    assert editions(tmp_path, {korean}) == ("ko",)
    assert editions(tmp_path, {english}) == ("en",)
    assert editions(tmp_path, {korean, english}) == ("ko", "en")
    assert editions(tmp_path, {tmp_path / "book" / "claims.yml"}) == ("ko", "en")


@contextmanager
def serving(course: Path) -> Iterator[str]:
    """The address at which ``course serve`` shows the book of ``course``, once it is built."""
    with make_server(course, 0, State()) as probe:
        port = str(probe.server_address[1])
    server = subprocess.Popen(
        [sys.executable, "-m", "course_pkg", "serve", "--port", port],
        cwd=course,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    said = [next(line for line in server.stdout if "http://" in line or "findings" in line)]
    try:
        assert f":{port}/" in said[0]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=60)


@pytest.mark.slow
@pytest.mark.browser
def test_a_word_that_is_written_appears_on_the_open_page(course: Path, page: Page) -> None:
    source = course / "book" / "ko" / "chapters" / "one.md"
    words = TEXTS["ko"][1]
    with serving(course) as address:
        page.goto(f"{address}/ko/chapters/one.html")
        assert words in page.inner_text("main")
        text = source.read_text(encoding="utf-8")
        source.write_text(text.replace(words, f"{words} 새낱말"), encoding="utf-8")
        # Nobody touches the page; how long it takes is for benchmarks/serve.py.
        page.wait_for_function("document.body.innerText.includes('새낱말')", timeout=180_000)
        assert page.url == f"{address}/ko/chapters/one.html"


def test_a_taken_port_is_a_sentence(tmp_path: Path) -> None:
    with make_server(tmp_path, 0, State()) as server:
        port = server.server_address[1]
        with pytest.raises(BookError, match=f"--port {port + 1}"):
            serve_book(tmp_path, port, print)
