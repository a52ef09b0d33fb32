"""The same tests as an ordinary user: what root proves says little about the others."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import course_pkg
from course_pkg.grading.sandbox import setup
from course_pkg.grading.sandbox.launch import spare_uid

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]

ROOT = Path(course_pkg.__file__).parents[1]
FILES = ("reach", "processes", "amounts", "cells", "split", "lifetime")


@pytest.mark.skipif(os.geteuid() != 0, reason="already an ordinary user")
def test_everything_holds_for_an_ordinary_user():
    uid = spare_uid()
    folder = Path(tempfile.mkdtemp(prefix="sandbox-user-"))
    try:
        os.chown(folder, uid, uid)
        tests = [str(ROOT / "tests" / "sandbox" / f"test_{name}.py") for name in FILES]
        argv = [sys.executable, "-m", "pytest", *tests, "-q", "-m", "not slow", "--no-header"]
        argv += ["-p", "no:cacheprovider", f"--basetemp={folder / 'tmp'}"]
        shown = [*setup.python_paths(), ROOT / "tests", ROOT / "pyproject.toml"]
        ran = subprocess.run(
            setup.as_user(uid, argv, shown),
            cwd=ROOT if os.access(ROOT, os.X_OK) else "/",
            env={**os.environ, "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
    assert "passed" in ran.stdout
