"""Nothing here changes the umask, the path or the language of later tests."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def same_process_afterwards(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", os.environ["PATH"])
    monkeypatch.delenv("COURSE_LANG", raising=False)
    before = os.umask(0o022)
    yield
    os.umask(before)
