"""What the tests in a browser share: waiting for a page, and noticing what goes wrong on it."""

from __future__ import annotations

from playwright.sync_api import Page


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
