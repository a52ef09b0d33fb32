"""The guide to JupyterHub with real accounts: two students and an instructor on one machine.

Needs root, who makes the accounts and removes them afterwards. With a hub: test_hub_week.py.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from classroom import accounts, desk, panels
from classroom.accounts import Account

pytestmark = pytest.mark.slow

MARKS = {"kim": "lee-seojun", "emma": "sofia-rossi"}
"""Whose answer to the first task they hand in: a wrong one, and a right one."""


@dataclass(frozen=True)
class Term:
    """A class whose first assignment has come back."""

    place: Path
    kim: Account
    emma: Account
    professor: Account
    collected: dict[str, object]
    graded: dict[str, object]

    @property
    def shared(self) -> Path:
        return self.place / "exchange" / "normalization"

    @property
    def course(self) -> Path:
        return self.professor.home / "ml-2026"

    def page(self, who: Account) -> Path:
        [page] = (who.home / "batch_norm" / "feedback").glob("*/batch_norm.html")
        return page


@pytest.fixture(scope="module")
def term() -> Iterator[Term]:
    with accounts.machine("kim", "emma", "professor") as (place, people):
        kim, emma, professor = (people[role] for role in ("kim", "emma", "professor"))
        settings = professor.home / ".jupyter"
        accounts.put("instructor_nbgrader_config.py", settings, place, "nbgrader_config.py")
        professor.give(settings)
        yield week(place, kim, emma, professor)


def week(place: Path, kim: Account, emma: Account, professor: Account) -> Term:
    """What the guide tells everybody to type, and one who tries to forge."""
    professor.run("course", "new-class", "ml-2026", "--from", str(desk.ROOT), "--lang", "en")
    course = professor.home / "ml-2026"
    (course / "roster.csv").write_text(accounts.names([kim, emma]), encoding="utf-8")
    professor.run("nbgrader", "release_assignment", "batch_norm", cwd="ml-2026")
    for who, example in ((kim, MARKS["kim"]), (emma, MARKS["emma"])):
        who.run("nbgrader", "fetch_assignment", "batch_norm")
        panels.first_task(example, who.home / "batch_norm" / "batch_norm.ipynb")
        who.give(who.home / "batch_norm")
    kim.run("nbgrader", "submit", "batch_norm")
    packed = ("course", "submit", "batch_norm.ipynb", "--student", emma.name, "--json")
    said = json.loads(emma.run(*packed, cwd="batch_norm"))
    assert said["exchange"]["ok"], said
    inbound = place / "exchange" / "normalization" / "inbound"
    forged = inbound / f"{emma.name}+batch_norm+2026-11-20 10:00:00 UTC+x"
    kim.run("cp", "-r", "batch_norm", str(forged))
    taken = ("course", "collect", "batch_norm", str(inbound), "--json")
    collected = json.loads(professor.run(*taken, cwd="ml-2026", fails=True))
    graded = json.loads(professor.run("course", "grade", "batch_norm", "--json", cwd="ml-2026"))
    professor.run("course", "feedback", "batch_norm", cwd="ml-2026")
    professor.run("nbgrader", "release_feedback", "batch_norm", cwd="ml-2026")
    for who in (kim, emma):
        who.run("nbgrader", "fetch_feedback", "batch_norm")
    return Term(place, kim, emma, professor, collected, graded)


def test_everybody_s_work_is_their_own(term: Term) -> None:
    """Whoever lays a folder with another's name into the exchange hands in nothing."""
    assert term.collected["placed"] == sorted([term.emma.name, term.kim.name])
    [refused] = term.collected["not_placed"]  # type: ignore[misc]
    assert f"the account {term.kim.name} of this machine" in refused["why"]
    assert term.graded["isolation"] != "none"
    scores = {row["student"]: row["score"] for row in term.graded["students"]}  # type: ignore
    assert scores[term.emma.name] > scores[term.kim.name]


def test_feedback_comes_back_to_its_owner_alone(term: Term) -> None:
    for who in (term.kim, term.emma):
        made = term.course / "feedback" / who.name / "batch_norm" / "batch_norm.html"
        assert term.page(who).read_bytes() == made.read_bytes()
        assert who.name in made.read_text(encoding="utf-8")
    assert term.page(term.kim).read_bytes() != term.page(term.emma).read_bytes()
    term.kim.run("cat", str(term.page(term.emma)), fails=True)
    for pages in (term.shared / "feedback", term.shared / "inbound"):
        term.kim.run("ls", str(pages), fails=True)


def test_the_class_folder_is_the_instructor_s_alone(term: Term) -> None:
    for inner in ("class.toml", "roster.csv", "source/batch_norm/batch_norm.ipynb", "gradebook.db"):
        assert (term.course / inner).is_file()
        term.kim.run("cat", str(term.course / inner), fails=True)
    for path in term.course.rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
