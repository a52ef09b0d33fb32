"""What the tests in a browser share: waiting for a page, and noticing what goes wrong on it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from course_pkg.doctor import find_chromium

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE_MS = 180_000  # Playwright's own 30 s are too few where other tests hold both cores
_running: list[Playwright] = []


@contextlib.contextmanager
def start_browser(env: Mapping[str, str] | None = None) -> Iterator[Browser]:
    """Chromium with further variables of the environment; without one the test is skipped."""
    path = find_chromium()
    if path is None:
        if os.environ.get("COURSE_REQUIRE"):
            pytest.fail("Chromium is required here and was not found")
        pytest.skip("no Chromium on this machine; course doctor says more")
    with contextlib.ExitStack() as stack:
        # A process can hold only one Playwright: who comes second borrows that of the first.
        if not _running:
            _running.append(stack.enter_context(sync_playwright()))
            stack.callback(_running.clear)
        [playwright] = _running
        variables: dict[str, str | float | bool] = {**os.environ, **(env or {})}
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS, env=variables)
        # Playwright has no default timeout of a browser, only of what it opens.
        for opens in ("new_context", "new_page"):
            setattr(started, opens, _patient(getattr(started, opens)))
        yield started
        started.close()


def _patient(opens: Callable[..., Any]) -> Callable[..., Any]:
    def patient(*args: Any, **settings: Any) -> Any:
        opened = opens(*args, **settings)
        opened.set_default_timeout(PATIENCE_MS)
        return opened

    return patient


def watch(page: Page) -> list[str]:
    """What goes wrong on a page: console errors, exceptions, requests to elsewhere, failures."""
    seen: list[str] = []
    home = ("file:", "data:", "blob:", "http://127.0.0.1:")
    page.on("console", lambda m: seen.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen.append(f"exception: {error}"))
    # A click away from a page may cut off what it was still loading.
    page.on(
        "requestfailed",
        lambda r: None if "ABORTED" in (r.failure or "") else seen.append(f"failed: {r.url}"),
    )
    page.on(
        "request",
        lambda r: None if r.url.startswith(home) else seen.append(f"leaves the machine: {r.url}"),
    )
    return seen


def settle(page: Page) -> None:
    """Wait until fonts and formulas are there."""
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready")
    page.evaluate("window.MathJax?.startup?.promise")
