"""How long after a word is written the browser shows it, with `course serve` beside the editor.

    python benchmarks/serve.py

A copy of the sources is served, with what `course build` has left (run it first, or the first build
here is a cold one). In Chromium a chapter is open. One word is added to its first paragraph, and
the clock runs from the saved file until the word stands on the page, which nobody touches: the
change is noticed, the edition rebuilt, and the page reloads itself. Three words in a chapter of
each edition. Writes ``benchmarks/results/serve.json`` and exits with 1 where a word takes longer
than the bound.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from build import copied
from playwright.sync_api import Page, sync_playwright

from course_pkg.doctor import find_chromium
from course_pkg.experiments.store import folder as results_folder

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "benchmarks" / "results" / "serve.json"
PAGES = ("ko/chapters/05-batch-norm", "en/chapters/13-transfer")
WORDS = 3
BOUND = 10.0
PARAGRAPH = re.compile(r"^# .+\n\n(?=\w)(?P<text>[^\n]+)\n", re.MULTILINE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_built(server: subprocess.Popen[str]) -> None:
    """Read what it says until it names its address."""
    assert server.stdout is not None
    said = []
    for line in server.stdout:
        said.append(line)
        if "http://127.0.0.1" in line:
            return
    raise SystemExit("course serve ended:\n" + "".join(said))


def seconds_until_shown(page: Page, source: Path, word: str) -> float:
    """Add the word to the first paragraph, and wait for it on the open page."""
    text = source.read_text(encoding="utf-8")
    found = PARAGRAPH.search(text)
    if found is None:
        raise SystemExit(f"{source.name} has no paragraph below its title")
    edited = f"{text[: found.end('text')]} {word}{text[found.end('text') :]}"
    start = time.perf_counter()
    source.write_text(edited, encoding="utf-8")
    page.wait_for_function(f"document.body.innerText.includes({word!r})", timeout=300_000)
    return round(time.perf_counter() - start, 2)


def measure(root: Path) -> dict[str, list[float]]:
    """Seconds for every word, by page."""
    port = free_port()
    env = {**os.environ, "PYTHONPATH": str(root), "COURSE_RESULTS": str(results_folder())}
    command = [sys.executable, "-m", "course_pkg", "serve", "--port", str(port)]
    server = subprocess.Popen(
        command, cwd=root, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    found: dict[str, list[float]] = {name: [] for name in PAGES}
    try:
        wait_until_built(server)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
            )
            for name in PAGES:
                page = browser.new_page()
                page.goto(f"http://127.0.0.1:{port}/{name}.html")
                for number in range(WORDS):
                    word = f"served{number}word"
                    seconds = seconds_until_shown(page, root / "book" / f"{name}.md", word)
                    found[name].append(seconds)
                    print(f"{name}: {seconds:.1f} s", flush=True)
                page.close()
            browser.close()
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)
    return found


def main() -> int:
    """Serve a copy, write words, print and keep the seconds."""
    with tempfile.TemporaryDirectory(prefix="course-serve-") as name:
        root = copied(Path(name) / "course", None)
        kept = ROOT / "_build" / "book"
        if kept.is_dir():
            shutil.copytree(kept, root / "_build" / "book")
        found = measure(root)
    most = max(max(seconds) for seconds in found.values())
    print(f"at most {most:.1f} s (bound {BOUND:.0f})")
    result = {
        "bound": BOUND,
        "seconds": found,
        "cores": len(os.sched_getaffinity(0)),
        "versions": {package: version(package) for package in ("jupyter-book", "sphinx")},
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return int(most > BOUND)


if __name__ == "__main__":
    sys.exit(main())
