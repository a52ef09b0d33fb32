"""The gradebook may be a PostgreSQL database: same scores, old ones cleared first."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from course_pkg.grading.driver import grade
from course_pkg.grading.engine import Engine

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]

Answer = Callable[..., dict[str, Any]]
HandIn = Callable[[str, Any], Path]


def programs() -> Path | None:
    """Where the newest server's programs lie; Debian keeps them out of the path."""
    found = shutil.which("initdb")
    elsewhere = Path(found).parent if found else None
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=elsewhere)


@pytest.fixture
def database() -> Iterator[str]:
    """URL of a new, empty database, reached through a socket in a folder of its own."""
    tools = programs()
    if tools is None:
        if os.environ.get("COURSE_REQUIRE") == "1":
            pytest.fail("PostgreSQL is not installed")
        pytest.skip("PostgreSQL is not installed")
    user = "postgres" if os.geteuid() == 0 else None
    # The path of a socket may have about a hundred letters, and pytest's folders are long.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if user:
        shutil.chown(folder, user)

    def call(program: str, *arguments: str) -> None:
        command = [str(tools / program), *arguments]
        subprocess.run(
            command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL, timeout=60
        )

    data = str(folder / "data")
    call("initdb", "-D", data, "-U", "course", "--auth=trust", "--encoding=UTF8", "--locale=C")
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    call("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://course@/postgres?host={folder}"
    finally:
        call("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def scores(url: str) -> dict[str, float]:
    with Gradebook(url) as book:
        return {row.student.id: row.score for row in book.assignment_submissions("mini")}


def test_scores_are_those_of_sqlite(
    course: Path, hand_in: HandIn, answered: Answer, engine: Engine, database: str
) -> None:
    hand_in("kim", answered("ko"))
    hand_in("lee", answered("en", first="def first(x):\n    return 7"))
    hand_in("broken", b"{")
    expected = {"kim": 6.0, "lee": 4.0, "broken": 0.0}
    grade("mini", course, engines=[engine])
    assert scores(f"sqlite:///{course}/gradebook.db") == expected
    grade("mini", course, gradebook=database, engines=[engine])
    assert scores(database) == expected
    hand_in("kim", answered("ko", second=None))
    report = grade("mini", course, gradebook=database, engines=[engine], resume=True)
    assert {row.student: row.score for row in report.students}["kim"] == 3
    assert scores(database) == expected | {"kim": 3.0}
