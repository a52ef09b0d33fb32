"""course start: a fresh notebook, and never over existing work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from student.notebooks import ROOT, answered, given, save
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.errors import StudentError
from course_pkg.student import released
from course_pkg.student.start import start
from course_pkg.student.words import preferred

runner = CliRunner()
NAMES = sorted(path.stem for path in (ROOT / "solutions").glob("*.md"))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_notebook_is_the_released_one(evening: Path, lang: str) -> None:
    done = runner.invoke(cli.app, ["start", "batch_norm", "--lang", lang])
    assert done.exit_code == 0, done.output
    made = (evening / "batch_norm.ipynb").read_bytes()
    assert made == (ROOT / "assignments" / lang / "batch_norm" / "batch_norm.ipynb").read_bytes()


def test_it_never_touches_what_is_there(evening: Path) -> None:
    path = save(answered())
    before = path.read_bytes()
    for lang, said in (("ko", "쓴 내용을 지우지 않으려고"), ("en", "the other language")):
        done = runner.invoke(cli.app, ["start", "batch_norm", "--lang", lang])
        assert done.exit_code == 0
        assert said in " ".join(done.output.split())
        assert path.read_bytes() == before
    path.write_bytes(b"not a notebook")
    with pytest.raises(StudentError, match="이 과제의 노트북이 아닙니다"):
        start("batch_norm", "ko", evening)
    assert path.read_bytes() == b"not a notebook"


def test_it_says_what_it_found(evening: Path) -> None:
    assert start("batch_norm", "ko", evening).created
    again = start("batch_norm", "ko", evening)
    assert not again.created
    assert "아직 아무것도 쓰지 않았습니다" in again.said.ko
    old = given()
    old["metadata"]["course"]["version"] = "0" * 12
    save(old)
    assert "earlier version" in start("batch_norm", "ko", evening).said.en


def test_files_beside_the_notebook_come_along(
    evening: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "wheel" / "en" / "mini"
    (folder / "data").mkdir(parents=True)
    save(given() | {"metadata": {"course": {"assignment": "mini"}}}, folder / "mini.ipynb")
    (folder / "data" / "x.csv").write_text("1", encoding="utf-8")
    monkeypatch.setattr(released, "PLACES", (tmp_path / "wheel",))
    start("mini", "en", evening)
    (evening / "data" / "x.csv").write_text("mine", encoding="utf-8")
    start("mini", "en", evening)
    assert (evening / "data" / "x.csv").read_text(encoding="utf-8") == "mine"


def test_a_list_and_a_wrong_name(evening: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = runner.invoke(cli.app, ["start", "--lang", "en"])
    assert "batch_norm: Batch normalization" in listed.output
    as_json = runner.invoke(cli.app, ["start", "--json"])
    assert [each["assignment"] for each in json.loads(as_json.output)] == NAMES
    with pytest.raises(StudentError, match=r"There is no assignment 'batchnorm'.*batch_norm"):
        start("batchnorm", "en", evening)
    monkeypatch.setattr(released, "PLACES", ())
    with pytest.raises(StudentError, match="과제 노트북이 없습니다"):
        start("batch_norm", "ko", evening)
    assert not list(evening.iterdir())
    assert runner.invoke(cli.app, ["start", "batch_norm", "--lang", "fr"]).exit_code == cli.USAGE


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C"}, "ko"),
        ({"LANG": "en_US.UTF-8", "COURSE_LANG": "ko"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "en_GB"}, "en"),
    ],
)
def test_it_speaks_the_language_of_the_computer(
    variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert preferred() == expected


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_task_has_a_title_and_an_answer_of_its_own(name: str, lang: str) -> None:
    fresh = released.must_have(name, lang)
    plan = released.plan(fresh.notebook, fresh)
    assert len({task.title for task in plan}) == len(plan)
    assert all(task.title[0].isdigit() and task.answers and task.points for task in plan)
    assert released.unanswered(fresh.notebook, fresh) == plan
