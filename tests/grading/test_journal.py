"""A batch that was killed goes on where it was; a verdict can be made again."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from course_pkg.check.verdict import Text
from course_pkg.errors import GradingError
from course_pkg.grading import driver
from course_pkg.grading.engine import Engine
from course_pkg.grading.explain import explain
from course_pkg.grading.gradebook import Book
from course_pkg.grading.journal import Journal, digest_of
from course_pkg.grading.report import StudentReport, TaskReport
from course_pkg.grading.sandbox.processes import descendants, parents

HandIn = Callable[..., Path]
Answer = Callable[..., dict[str, Any]]


def scores(course: Path) -> dict[str, float]:
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        return {row.student.id: row.score for row in book.assignment_submissions("mini")}


def row(student: str, score: float = 1) -> StudentReport:
    task = TaskReport("t", 2, score, "partial", Text("가", "a"), "M-01")
    return StudentReport(student, "ko", "graded", (task,), (Text("나", "b"),))


def test_the_last_result_stands_until_it_is_to_be_made_anew(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.jsonl")
    assert journal.standing() == {}
    journal.started(["kim", "lee"], "namespaces")
    for student, score in (("kim", 1), ("lee", 1), ("kim", 2)):
        journal.graded(row(student, score), "paper", "submission")
    found = journal.standing()
    assert StudentReport.from_json(found["kim"]["report"]) == row("kim", 2)
    journal.started(["kim"], "namespaces")
    assert journal.standing().keys() == {"lee"}
    assert [each["report"]["score"] for each in journal.attempts("kim")] == [1, 2]


@pytest.mark.parametrize("torn", [b'{"event": "student", "stu', b"\xff\xfe", b"[1]", b"{}"])
def test_a_torn_record_costs_itself_alone(tmp_path: Path, torn: bytes) -> None:
    journal = Journal(tmp_path / "j.jsonl")
    journal.graded(row("kim"), "p", "s")
    with journal.path.open("ab") as file:
        file.write(torn)
    assert journal.standing().keys() == {"kim"}
    journal.graded(row("lee"), "p", "s")
    assert journal.standing().keys() == {"kim", "lee"}


def test_a_journal_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(GradingError, match=r"could not be written.*--resume"):
        Journal(tmp_path / "no" / "j.jsonl").graded(row("kim"), "p", "s")


def test_another_submission_has_another_digest(tmp_path: Path) -> None:
    folder = tmp_path / "mini"
    seen = [digest_of(folder, "mini")]
    folder.mkdir()
    (folder / "other.ipynb").touch()
    seen.append(digest_of(folder, "mini"))
    for data in (b"{}", b"{ }"):
        (folder / "mini.ipynb").write_bytes(data)
        seen.append(digest_of(folder, "mini"))
    assert len(set(seen)) == 4
    assert digest_of(folder, "mini") == seen[-1]


@pytest.mark.slow
def test_a_killed_batch_resumes_and_nothing_is_graded_twice(
    course: Path,
    hand_in: HandIn,
    answered: Answer,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    grade = functools.partial(driver.grade, engines=[engine])
    paths = {name: hand_in(name, answered("ko")) for name in ("a", "b", "c", "d")}
    paths["b"].write_bytes(b"{}")
    whole = grade("mini", course)
    assert scores(course) == {"a": 6, "b": 0, "c": 6, "d": 6}

    class Killed(BaseException):
        pass

    def kill(row: StudentReport, done: int, total: int) -> None:
        if done == 2:
            raise Killed

    with pytest.raises(Killed):
        grade("mini", course, on_student=kill)
    stopped = scores(course)
    assert sum(stopped.values()) < 18, "old scores do not survive a regrade that was stopped"
    journal = Book("mini", course).journal
    with journal.open("ab") as file:
        file.write(b'{"event": "student", "student": "c", "repo')
    marked: list[str] = []
    mark = driver.mark

    def counting(*given: Any) -> Any:
        marked.append(given[3])
        return mark(*given)

    monkeypatch.setattr(driver, "mark", counting)
    resumed = grade("mini", course, resume=True)
    assert len(marked) == 2
    assert resumed.students == whole.students
    assert scores(course) == {"a": 6, "b": 0, "c": 6, "d": 6}
    assert len(Journal(journal).attempts("a")) == 2

    # Another submission, another gradebook: graded anew, all the same.
    paths["b"].write_text(json.dumps(answered("en")), encoding="utf-8")
    marked.clear()
    assert grade("mini", course, resume=True).students[1].score == 6
    assert marked == ["b"]
    (course / "gradebook.db").unlink()
    marked.clear()
    grade("mini", course, resume=True)
    assert sorted(marked) == ["a", "b", "c", "d"]

    marked.clear()
    only = grade("mini", course, only="c")
    assert ([row.student for row in only.students], marked) == (["c"], ["c"])
    assert len(scores(course)) == 4
    with pytest.raises(GradingError, match="student 'nobody' was expected"):
        grade("mini", course, only="nobody")


@pytest.mark.slow
def test_a_verdict_is_made_again_with_the_inputs_that_decided_it(
    course: Path, hand_in: HandIn, answered: Answer, engine: Engine
) -> None:
    hand_in("kim", answered("ko", first="def first(x):\n    return x"))
    driver.grade("mini", course, engines=[engine])
    found = explain("mini", course, "kim", "first-check", engine=engine)
    assert found.same
    assert found.recorded is not None
    assert found.report.misconception == "M-01"
    with pytest.raises(GradingError, match="a task of 'mini' was expected"):
        explain("mini", course, "kim", "nothing", engine=engine)
    with pytest.raises(GradingError, match="student 'lee' was expected"):
        explain("mini", course, "lee", "first-check", engine=engine)


@pytest.mark.slow
@pytest.mark.sandbox
def test_a_grader_that_is_killed_leaves_no_process_and_resumes(
    course: Path, hand_in: HandIn, answered: Answer, engine: Engine
) -> None:
    for number in range(6):
        wrong = "def first(x):\n    return x" if number % 2 else "def first(x):\n    return 2 * x"
        hand_in(f"s{number}", answered("ko", first=wrong))
    command = [sys.executable, "-W", "ignore", "-m", "course_pkg", "grade", "mini"]
    command += ["--course", str(course), "--unsafe-no-sandbox"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as running:
        journal = Journal(course / "gradebook-mini.journal.jsonl")
        while len(journal.standing()) < 2:
            assert running.poll() is None
            time.sleep(0.01)
        children = family(running.pid)
        running.kill()
    assert children
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in children):
        assert time.monotonic() < deadline, "a process outlived the grader"
        time.sleep(0.05)
    resumed = driver.grade("mini", course, resume=True, engines=[engine])
    assert [each.score for each in resumed.students] == [6, 4] * 3
    assert scores(course) == {each.student: each.score for each in resumed.students}


def family(pid: int) -> list[int]:
    found = descendants(pid, parents())
    return [each for each in found if Path(f"/proc/{each}").exists()]
