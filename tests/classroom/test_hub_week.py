"""A week on the hub of the guide: accounts of the machine, PAM, panels, terminals, the exchange.

Needs root, who makes the accounts and removes them afterwards, and configurable-http-proxy in the
path, which no lock file of Python brings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from classroom import accounts, desk, hub, panels
from classroom.accounts import Account
from classroom.hub import Visitor

pytestmark = pytest.mark.slow

ASSIGNMENT = {"course_id": "normalization", "assignment_id": "batch_norm"}


@dataclass(frozen=True)
class Week:
    """Everybody is logged in, and the first assignment has come back."""

    place: Path
    address: str
    kim: Visitor
    emma: Visitor
    professor: Visitor
    said: dict[str, str]

    @property
    def inbound(self) -> Path:
        return self.place / "exchange" / "normalization" / "inbound"


@pytest.fixture(scope="module")
def week() -> Iterator[Week]:
    hub.proxy()
    with accounts.machine("kim", "emma", "professor") as (place, people):
        settings = people["professor"].home / ".jupyter"
        accounts.put("instructor_nbgrader_config.py", settings, place, "nbgrader_config.py")
        people["professor"].give(settings)
        with hub.running(place, people) as address:
            visitors = [Visitor(address, people[role]) for role in ("kim", "emma", "professor")]
            yield spent(Week(place, address, *visitors, said={}))
            for each in visitors:
                each.leave()


def spent(week: Week) -> Week:
    """What the guide tells everybody to click and to type."""
    kim, emma, professor, said = week.kim, week.emma, week.professor, week.said
    professor.types(f"course new-class ml-2026 --from {desk.ROOT} --lang en")
    course = professor.who.home / "ml-2026"
    (course / "roster.csv").write_text(accounts.names([kim.who, emma.who]), encoding="utf-8")
    professor.types("cd ml-2026 && nbgrader generate_assignment batch_norm --force")
    professor.types("cd ml-2026 && nbgrader release_assignment batch_norm")
    kim.panel("assignments/fetch", **ASSIGNMENT)
    _answer(kim.who, kim.who.home / "batch_norm" / "batch_norm.ipynb", "lee-seojun")
    kim.panel("assignments/submit", **ASSIGNMENT)
    emma.types("course start batch_norm --lang ko")
    _answer(emma.who, emma.who.home / "batch_norm.ipynb", "sofia-rossi")
    said["submit"] = emma.types(f"course submit batch_norm.ipynb --student {emma.who.name}")
    said["collect"] = professor.types(f"cd ml-2026 && course collect batch_norm {week.inbound}")
    said["grade"] = professor.types("cd ml-2026 && course grade batch_norm")
    professor.types("cd ml-2026 && course feedback batch_norm")
    professor.types("cd ml-2026 && nbgrader release_feedback batch_norm")
    for each in (kim, emma):
        each.panel("assignments/fetch_feedback", **ASSIGNMENT)
    return week


def _answer(who: Account, notebook: Path, example: str) -> None:
    panels.first_task(example, notebook)
    who.give(notebook)


def test_only_people_of_the_class_get_in_and_only_by_their_password(week: Week) -> None:
    kim = week.kim.who
    for name, password in ((kim.name, "wrong"), ("root", kim.password)):
        with pytest.raises(AssertionError, match=name):
            hub.login(week.address, name, password)
    hub.login(week.address, kim.name, kim.password)


def test_work_goes_through_the_exchange_and_comes_back(week: Week) -> None:
    assert "New notebooks to grade: 2" in week.said["collect"]
    assert "2 submissions in" in week.said["grade"]
    course = week.professor.who.home / "ml-2026"
    for each in (week.kim, week.emma):
        [page] = each.who.home.rglob("feedback/*/batch_norm.html")
        name = each.who.name
        made = course / "feedback" / name / "batch_norm" / "batch_norm.html"
        assert page.read_bytes() == made.read_bytes()
        assert page.owner() == name


def test_terminals_are_the_person_s_own_and_find_the_commands(week: Week) -> None:
    for each in (week.kim, week.professor):
        assert f"({each.who.name})" in each.types("id")
        found = each.types("command -v course nbgrader")
        assert found.count(str(week.place / "env" / "bin")) == 2


def test_students_see_neither_the_class_nor_each_other(week: Week) -> None:
    for place in (week.professor.who.home / "ml-2026", week.emma.who.home, week.inbound):
        assert re.search("denied", week.kim.types(f"ls {place}", fails=True))
    for other in (week.emma, week.professor):
        found = requests.get(f"{other.home}/api/contents", headers=week.kim.head, timeout=60)
        assert found.status_code == 403
    assert week.professor.status("formgrader/manage_assignments") == 200
    assert week.kim.status("formgrader/manage_assignments") == 404
