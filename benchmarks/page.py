"""When a phone on a slow line has painted the largest thing on a page of the book.

    python benchmarks/page.py [page …]

The built book (`course build` first) is served from this machine, compressed as static hosts do, to
Chromium as a phone: 390 x 844 pixels, a processor slowed down four times, 1.6 Mbit/s down, 750
kbit/s up, 150 ms there and back ("slow 4G" of Lighthouse), nothing cached. Each page is opened
three times; the median of the largest contentful paint counts. Without names: the front page, the
first page and the heaviest chapter of each edition. A whole run writes
``benchmarks/results/page.json`` and exits with 1 where a page takes longer than the bound.
"""

from __future__ import annotations

import functools
import gzip
import json
import statistics
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from course_pkg.doctor import find_chromium

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "_build" / "html"
RESULT = ROOT / "benchmarks" / "results" / "page.json"
LANGS = ("ko", "en")
BOUND = 1.5
REPEATS = 3
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
SLOWDOWN = 4
PHONE = {"width": 390, "height": 844}
COMPRESSED = (".html", ".css", ".js", ".json", ".svg")
OBSERVE = """
window.painted = 0; window.what = "";
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    window.painted = entry.startTime;
    window.what = entry.element ? entry.element.tagName.toLowerCase() : entry.url;
  }
}).observe({ type: "largest-contentful-paint", buffered: true });
"""


class StaticHost(SimpleHTTPRequestHandler):
    """Files over connections that stay open, text compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.suffix not in COMPRESSED or not path.is_file():
            super().do_GET()
            return
        body = squeezed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of single requests."""


@functools.cache
def squeezed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes())


def heaviest(lang: str) -> str:
    """The chapter with the most compressed bytes."""
    chapters = sorted((SITE / lang / "chapters").glob("*.html"))
    return max(chapters, key=lambda path: len(squeezed(path))).relative_to(SITE).as_posix()


def measure(browser: Browser, address: str) -> tuple[float, str]:
    """Seconds until the largest paint, and the tag of what was painted."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", NETWORK)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.add_init_script(OBSERVE)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(500)
    milliseconds, what = page.evaluate("[window.painted, window.what]")
    context.close()
    return milliseconds / 1000, what


def main(names: list[str]) -> int:
    """Open the pages, print and keep the seconds."""
    if not (SITE / "index.html").is_file():
        print("The book is not built; run `course build` first.")
        return 2
    whole = not names
    names = names or [
        "index.html",
        *(name for lang in LANGS for name in (f"{lang}/index.html", heaviest(lang))),
    ]
    handler = functools.partial(StaticHost, directory=str(SITE))
    found: dict[str, float] = {}
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for name in names:
            squeezed(SITE / name)
            tries = [
                measure(browser, f"http://127.0.0.1:{server.server_port}/{name}")
                for _ in range(REPEATS)
            ]
            found[name] = round(statistics.median(seconds for seconds, _ in tries), 2)
            seen = " ".join(f"{seconds:.2f}" for seconds, _ in tries)
            print(f"{name:45s}{found[name]:6.2f} s  ({seen}; {tries[0][1]})", flush=True)
        browser.close()
        server.shutdown()
    if whole:
        text = json.dumps({"bound": BOUND, "repeats": REPEATS, "seconds": found}, indent=1)
        RESULT.write_text(text + "\n", encoding="utf-8")
    return int(max(found.values()) > BOUND)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
