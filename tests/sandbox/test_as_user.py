"""The same tests as an ordinary user: what root proves says little about the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sandbox.running import as_ordinary_user

import course_pkg

pytestmark = [
    pytest.mark.sandbox,
    pytest.mark.slow,
    pytest.mark.skipif(os.geteuid() != 0, reason="already an ordinary user"),
]

TESTS = Path(course_pkg.__file__).parents[1] / "tests"
FILES = ("reach", "processes", "amounts", "lifetime", "replaced")
"""What cells show, and what a check sees, does not depend on who started the server."""


def test_everything_holds_for_an_ordinary_user() -> None:
    files = [TESTS / "sandbox" / f"test_{name}.py" for name in FILES]
    said = as_ordinary_user(*map(str, files), "-m", "not slow")
    assert " passed" in said, said


def test_hostile_submissions_of_an_ordinary_user_do_no_harm() -> None:
    said = as_ordinary_user(str(TESTS / "hostile"), "-k", "namespaces or landlock-in-bubblewrap")
    assert " passed" in said, said
