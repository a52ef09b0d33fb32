"""course submit: one file from a notebook in any state, and a word about what is odd."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from student.notebooks import answered, cells, given, save
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.errors import StudentError
from course_pkg.student import exchange
from course_pkg.student.notebook import open_notebook
from course_pkg.student.submit import Packed, submit

runner = CliRunner()


def packed(path: Path | str = "batch_norm.ipynb", student: str = "kim") -> Packed:
    return submit(open_notebook(Path(path)), student)


def said(notes: Packed, lang: str = "en") -> str:
    return " ".join(note[lang] for note in notes.notes)


def manifest(file: Path) -> dict[str, Any]:
    with zipfile.ZipFile(file) as zipped:
        assert zipped.testzip() is None
        return json.loads(zipped.read("manifest.json"))


def test_the_file_holds_the_notebook_and_says_what_it_is(evening: Path) -> None:
    path = save(answered(lang="en"))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    made = packed()
    assert made.file == Path("batch_norm-kim.course.zip")
    assert made.unanswered == made.notes == ()
    with zipfile.ZipFile(made.file) as zipped:
        assert sorted(zipped.namelist()) == ["batch_norm.ipynb", "manifest.json"]
        assert zipped.read("batch_norm.ipynb") == path.read_bytes()
    inside = manifest(made.file)
    assert list(inside) == [
        "student", "assignment", "language", "version", "saved", "packed", "sha256",
    ]  # fmt: skip
    assert inside["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert inside["saved"] == "2023-11-14T22:13:20+00:00"
    assert inside["version"] == answered()["metadata"]["course"]["version"]
    assert (inside["student"], inside["language"]) == ("kim", "en")
    assert datetime.fromisoformat(inside["packed"]).tzinfo == UTC
    assert {each.name for each in evening.iterdir()} == {path.name, made.file.name}


def test_again_is_safe_and_more_work_makes_it_anew() -> None:
    save(given())
    first = packed()
    bytes_before = first.file.read_bytes()
    again = packed()
    assert (first.new, again.new) == (True, False)
    assert first.file.read_bytes() == bytes_before
    save(answered())
    assert packed().new
    assert manifest(first.file)["sha256"] == packed().sha256
    first.file.write_bytes(bytes_before[:-30])  # a file cut off on its way
    assert packed().new
    manifest(first.file)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_what_is_not_answered_is_named(lang: str) -> None:
    notebook = answered(lang=lang)
    fresh = cells(given(lang=lang))
    mine = cells(notebook)
    for name in ("bn-backward-answer", "bn-module-answer", "bn-explain"):
        mine[name]["source"] = fresh[name]["source"]
    mine["bn-forward-answer"]["source"] = "  \n"
    notebook["cells"].remove(mine["bn-masked-answer"])
    save(notebook)
    assert [task.name for task in packed().unanswered] == [
        "bn-forward", "bn-backward", "bn-running", "bn-inference", "bn-masked", "bn-explain",
    ]  # fmt: skip


def test_a_broken_cell_is_packed_and_named() -> None:
    notebook = answered()
    cells(notebook)["bn-forward-answer"]["source"] = ["def batch_norm_forward(x:\n", "    return x"]
    magic = {"cell_type": "code", "metadata": {}, "source": "%timeit 1 +", "outputs": []}
    notebook["cells"].append(magic)
    path = save(notebook)
    made = packed()
    assert "“def batch_norm_forward(x:” cannot be run (SyntaxError" in said(made)
    assert len(made.notes) == 1
    with zipfile.ZipFile(made.file) as zipped:
        assert zipped.read("batch_norm.ipynb") == path.read_bytes()


def test_an_old_version_is_packed_with_a_note() -> None:
    notebook = answered()
    notebook["metadata"]["course"]["version"] = "0" * 12
    cells(notebook)["bn-explain"]["source"] = "  "
    save(notebook)
    made = packed()
    assert "carried over" in said(made)
    assert [task.name for task in made.unanswered] == ["bn-explain"]
    assert manifest(made.file)["version"] == "0" * 12


def test_a_renamed_file_is_packed_under_its_assignment() -> None:
    path = save(answered(), "내 과제 (최종).ipynb")
    made = packed(path)
    assert made.file.name == "batch_norm-kim.course.zip"
    assert "내 과제 (최종).ipynb" in said(made)


@pytest.mark.parametrize("data", [b"", b'{"cells": [', b"\xff\xfe\x00", b"[]", b'{"cells": 1}'])
def test_a_file_that_is_no_notebook_is_packed_as_it_is(data: bytes) -> None:
    Path("batch_norm_old.ipynb").write_bytes(data)
    made = packed("batch_norm_old.ipynb")
    assert made.damaged
    assert made.assignment == "batch_norm"
    assert "packed as it is" in said(made)
    with zipfile.ZipFile(made.file) as zipped:
        assert zipped.read("batch_norm.ipynb") == data


def test_a_notebook_without_metadata_is_known_by_its_cells_or_its_name() -> None:
    notebook = answered("transfer", "en")
    notebook["metadata"] = {}
    made = packed(save(notebook, "hw.ipynb"))
    assert (made.assignment, made.language) == ("transfer", "en")
    save({"cells": [], "nbformat": 4, "metadata": {}}, "hw.ipynb")
    with pytest.raises(StudentError, match="어느 과제인지 알 수 없습니다"):
        packed("hw.ipynb")


def test_a_copy_that_was_saved_later_is_named() -> None:
    path = save(given())
    os.utime(path, (1_700_000_000, 1_700_000_000))
    save(answered(), "batch_norm-Copy1.ipynb")
    save(answered("transfer"), "transfer.ipynb")
    same = Path(shutil.copy(path, "same.ipynb"))
    made = packed()
    assert said(made).count("saved later") == 1
    assert "course submit batch_norm-Copy1.ipynb" in said(made)
    same.unlink()
    assert "saved later" not in said(packed("batch_norm-Copy1.ipynb"))


def test_going_back_behind_what_was_packed_is_said() -> None:
    save(answered())
    packed()
    path = save(given())
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert "saved before the one that you packed" in said(packed())


@pytest.mark.parametrize("student", ["", "a b", "../x", "-x", ".x", "a/b", "a\\b", "x\n", "a+b"])
def test_an_id_that_names_no_file_is_refused(student: str, evening: Path) -> None:
    save(given())
    with pytest.raises(StudentError, match="쓸 수 없는 값"):
        packed(student=student)
    assert [path.name for path in evening.iterdir()] == ["batch_norm.ipynb"]


@pytest.mark.usefixtures("no_exchange")
def test_the_command_asks_once_who_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    save(answered(lang="en"))
    asked = runner.invoke(cli.app, ["submit", "batch_norm.ipynb"])
    assert isinstance(asked.exception, StudentError)
    assert "--student 20261234" in str(asked.exception)
    first = runner.invoke(cli.app, ["submit", "batch_norm.ipynb", "--student", "김하늘"])
    assert first.exit_code == 0, first.output
    assert "batch_norm-김하늘.course.zip is ready" in first.output
    assert "Every task has an answer." in first.output
    again = runner.invoke(cli.app, ["submit", "batch_norm.ipynb", "--json"])
    found = json.loads(again.output)
    assert (found["student"], found["new"], found["exchange"]) == ("김하늘", False, None)
    other = runner.invoke(cli.app, ["submit", "batch_norm.ipynb", "--student", "lee"])
    assert "Last time you handed in as 김하늘" in other.output
    monkeypatch.setenv("JUPYTERHUB_USER", "hub-name")
    hub = runner.invoke(cli.app, ["submit", "batch_norm.ipynb", "--json"])
    assert json.loads(hub.output)["student"] == "hub-name"


def test_what_the_exchange_says_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(answered(lang="en"))
    sent: list[bytes] = []

    def send(assignment: str, notebook: bytes) -> exchange.Sent:
        sent.append(notebook)
        return exchange.Sent(True, "ml", exchange.SENT.format(course="ml"))

    monkeypatch.setattr(exchange, "send", send)
    done = runner.invoke(cli.app, ["submit", str(path), "--student", "kim"])
    assert "nbgrader's exchange (course ml)" in done.output
    assert sent == [path.read_bytes()]


def test_a_missing_file_and_a_folder_are_sentences(evening: Path) -> None:
    save(given(), "transfer.ipynb")
    with pytest.raises(StudentError, match=r"batch_norm.ipynb 파일이 없습니다.*transfer.ipynb"):
        open_notebook(Path("batch_norm.ipynb"))
    with pytest.raises(StudentError, match="폴더입니다"):
        open_notebook(evening)


@pytest.mark.parametrize("encoding", ["cp949", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = json.dumps(answered(), ensure_ascii=False)
    # What cannot be said in Korean Windows' own encoding stays out of this test.
    text = text.encode("cp949", "ignore").decode("cp949")
    Path("batch_norm.ipynb").write_bytes(text.encode(encoding))
    made = packed()
    assert not made.damaged
    assert made.language == "ko"
    assert ("not UTF-8" in said(made)) == (encoding != "utf-8-sig")
