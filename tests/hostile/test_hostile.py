"""A class in which nearly everybody means harm is graded like any other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hostile.cases import load
from hostile.graders import ours
from hostile.suite import run
from sandbox.running import NAMES, need

from course_pkg.grading.sandbox.probe import RUNGS

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]


def test_every_case_says_what_it_expects() -> None:
    cases = load(TOKEN="t", COURSE="c", PORT=1)
    assert len(cases) >= 60
    assert len({case.name for case in cases}) == len(cases)


@pytest.mark.parametrize("rung", RUNGS, ids=NAMES.get)
def test_nothing_escapes_and_no_score_is_wrong(rung, tmp_path: Path) -> None:
    need(rung)
    tally = run(tmp_path / "course", ours(rung), os.environ.get("COURSE_HOSTILE", ""))
    assert vars(tally) == {name: [] for name in vars(tally)}
