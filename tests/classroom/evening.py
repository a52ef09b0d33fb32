"""A class in which one student hands in through nbgrader's exchange: made once, then copied."""

from __future__ import annotations

import contextlib
import os
import shutil
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from classroom import desk
from nbgrader.apps import FetchAssignmentApp, ReleaseAssignmentApp
from nbgrader.apps.baseapp import NbGrader

from course_pkg.check.verdict import Lang
from course_pkg.classroom.collect import Collected, collect
from course_pkg.student import exchange

STUDENT, SCORE = "sofia-rossi", 24
"""Nearly everything right; what a person grades is still to come."""

ATTACK = (
    "Because $a<b$. <script>window.ran = 1</script> <img src=x onerror='window.ran = 1'>"
    "<svg onload='window.ran = 1'></svg>"
)


@dataclass(frozen=True)
class Place:
    """Where everything of a class lies on this machine: nothing outside knows of it."""

    root: Path

    @property
    def course(self) -> Path:
        """The class folder."""
        return self.root / "ml-2026"

    @property
    def exchange(self) -> Path:
        """Released and handed in."""
        return self.root / "exchange"

    @property
    def home(self) -> Path:
        """The student's home, where the assignment lies, too."""
        return self.root / "student"

    @property
    def desk(self) -> Path:
        """The instructor's home."""
        return self.root / "instructor"

    def settle(self) -> None:
        """Tell both homes where the exchange is."""
        desk.settle(self.home, self.exchange, STUDENT)
        desk.settle(self.desk, self.exchange)

    def run(self, app: type[NbGrader], at: Path, home: Path) -> None:
        """A command of nbgrader on batch_norm, as typed in a folder; a failure is a SystemExit."""
        with as_if_in(home), contextlib.chdir(at), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            command = app()
            command.initialize(["batch_norm"])
            command.start()

    def collect(self) -> Collected:
        """`course collect` from the exchange."""
        return collect("batch_norm", self.exchange / "normalization" / "inbound", self.course)


@contextlib.contextmanager
def as_if_in(home: Path) -> Iterator[None]:
    """Programs find the settings of this home."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in desk.living_in(home).items():
            patch.setenv(name, value)
        before = os.umask(0o022)
        try:
            yield
        finally:
            os.umask(before)


def speak(folder: Path, lang: Lang) -> None:
    """A class in this language, with a seed that everybody may know."""
    settings = f'[class]\nname = "ml-2026"\nlanguage = "{lang}"\nseed = "{"0" * 64}"\n'
    (folder / "class.toml").write_text(settings, encoding="utf-8")


def with_attack(course: Path, student: str) -> None:
    """Somebody hands in a script where an explanation was asked for."""
    path = course / "submitted" / student / "batch_norm" / "batch_norm.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "bn-explain":
            cell.source = ATTACK
    nbformat.write(notebook, path)


def graded(root: Path) -> None:
    """Six students of the example class, graded with hidden inputs that are always the same.

    One of them has fetched from the exchange and handed in with `course submit`.
    """
    place = Place(root)
    root.mkdir()
    desk.new_course(place.course, list(desk.NAMES), "ko")
    shutil.rmtree(place.course / "submitted" / STUDENT)
    speak(place.course, "ko")
    with_attack(place.course, "kim-haneul")
    place.settle()
    place.run(ReleaseAssignmentApp, place.course, place.desk)
    place.run(FetchAssignmentApp, place.home, place.home)
    assert (place.home / "batch_norm" / "batch_norm.ipynb").is_file()
    answered = desk.EXAMPLES / STUDENT / "batch_norm" / "batch_norm.ipynb"
    evening = root / "evening"
    evening.mkdir()
    with as_if_in(place.home), contextlib.chdir(evening):
        sent = exchange.send("batch_norm", answered.read_bytes())
    assert sent is not None
    assert sent.ok, sent.said.en
    assert not list(evening.iterdir())
    done = place.collect()
    assert (done.placed, done.refused) == ([STUDENT], [])
    desk.grade_all(place.course)


def copy(made: Path, root: Path) -> Place:
    """A class of one's own: what is changed here, no other test sees."""
    shutil.copytree(made, root, copy_function=shutil.copy2)
    place = Place(root)
    place.settle()
    return place
