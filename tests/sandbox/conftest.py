"""One fork server per rung of the ladder, for all tests of this folder."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from sandbox.running import LIMITS, NAMES, Runner, need

from course_pkg.grading.sandbox.limits import Isolation
from course_pkg.grading.sandbox.probe import RUNGS
from course_pkg.grading.sandbox.zygote import Zygote


@pytest.fixture(params=RUNGS, ids=NAMES.get)
def rung(request: pytest.FixtureRequest) -> Isolation:
    """Every rung that this machine has."""
    return need(request.param)


@pytest.fixture(scope="session", params=RUNGS, ids=NAMES.get)
def zygote(request: pytest.FixtureRequest):
    """A warm fork server on one rung, with a folder under /tmp that children may read."""
    need(request.param)
    # Not pytest's own folder: another run of pytest closes that to other users while this one runs.
    top = Path(tempfile.mkdtemp(prefix="sandbox-"))
    shown = top / "shown"
    for folder in (top, shown, top / "single"):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
    (shown / "data.txt").write_text("for everybody")
    # A single file beside it, for environments have some of their own (pyvenv.cfg).
    single = top / "single" / "data.txt"
    single.write_text("for everybody")
    try:
        with Zygote(request.param, LIMITS, readable=[shown, single]) as server:
            server.single = single
            server.shown = shown
            yield server
    finally:
        shutil.rmtree(top)


@pytest.fixture
def run(zygote: Zygote):
    """A fresh child."""
    with zygote.fork(seed=1) as child:
        yield Runner(child)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course folder that everybody on this machine may read and write."""
    folder = tmp_path / "course"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    for name in ("gradebook.db", "solution.ipynb"):
        (folder / name).write_text("secret")
        (folder / name).chmod(0o666)
    for parent in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        if parent.stat().st_uid == tmp_path.stat().st_uid:
            parent.chmod(0o755)
    return folder
