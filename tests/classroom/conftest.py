"""Nothing here changes the umask, the path or the language of later tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(autouse=True)
def same_process_afterwards(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", os.environ["PATH"])
    monkeypatch.delenv("COURSE_LANG", raising=False)
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(scope="session")
def graded_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graded class that is only copied: made by whichever process of this run comes first."""
    from classroom import evening
    from filelock import FileLock

    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    made, ready = shared / "graded-class", shared / "graded-class.ready"
    with FileLock(f"{made}.lock"):
        if not ready.exists():
            shutil.rmtree(made, ignore_errors=True)
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("PATH", os.environ["PATH"])
                before = os.umask(0o022)
                try:
                    evening.graded(made)
                finally:
                    os.umask(before)
            ready.touch()
    return made


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    from browsing import start_browser
    from classroom import pictures
    from playwright.sync_api import expect

    expect.set_options(timeout=60_000)
    with start_browser(pictures.fonts_of_the_repository(tmp_path_factory.mktemp("fonts"))) as made:
        yield made
