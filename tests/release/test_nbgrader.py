"""Plain nbgrader, run as a person runs it, in a copy of the course folder."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAME = "batch_norm"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    root = tmp_path_factory.mktemp("course")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "solutions", root / "solutions")
    return root


def nbgrader(course: Path, *words: str, lang: str = "ko") -> subprocess.CompletedProcess[str]:
    here = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "COURSE_LANG": lang,
        "OMP_NUM_THREADS": "1",
        "PATH": os.pathsep.join([here, os.environ["PATH"]]),
    }
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_the_whole_round(course):
    for lang in ("ko", "en"):
        done = nbgrader(course, "generate_assignment", NAME, "--force", lang=lang)
        assert done.returncode == 0, done.stderr
        made = Path("assignments") / lang / NAME / f"{NAME}.ipynb"
        assert (course / made).read_bytes() == (ROOT / made).read_bytes()

    solved = course / "solutions" / NAME / f"{NAME}.ipynb"
    done = nbgrader(course, "validate", str(solved))
    assert "Success" in done.stdout + done.stderr
    done = nbgrader(course, "validate", str(course / "assignments" / "en" / NAME / f"{NAME}.ipynb"))
    assert "VALIDATION FAILED ON" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr

    for student, path in (
        ("solved", solved),
        ("blank-ko", course / "assignments" / "ko" / NAME / f"{NAME}.ipynb"),
        ("blank-en", course / "assignments" / "en" / NAME / f"{NAME}.ipynb"),
    ):
        folder = course / "submitted" / student / NAME
        folder.mkdir(parents=True)
        shutil.copy(path, folder)
    for words in (("autograde", NAME), ("generate_feedback", NAME), ("export",)):
        done = nbgrader(course, *words)
        assert done.returncode == 0, done.stderr
    with (course / "grades.csv").open(encoding="utf-8") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    # Three of the 31 points are given by hand.
    assert scores == {"solved": 28.0, "blank-ko": 0.0, "blank-en": 0.0}
    assert len(list((course / "feedback").rglob("*.html"))) == 3
