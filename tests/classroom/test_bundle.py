"""What students are given: all they need, the same bytes every time, and nothing that is secret."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.classroom.bundle import bundle
from course_pkg.classroom.folder import new_class
from course_pkg.errors import ClassError

ROOT = Path(__file__).resolve().parents[2]
NAMES = tuple(sorted(path.stem for path in (ROOT / "solutions").glob("*.md")))
LANGS = ("ko", "en")
HIDDEN = re.compile(r"### BEGIN (SOLUTION|HIDDEN TESTS)\n(.*?)### END", re.S)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bundle")
    bundle(made, ROOT)
    return made


def contents(data: bytes) -> dict[str, bytes]:
    """Every file of a zip, those of the zips in it too."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        assert zipped.testzip() is None
        for name in zipped.namelist():
            inside = zipped.read(name)
            found[name] = inside
            if name.endswith((".whl", ".zip")):
                found |= {f"{name}!{each}": part for each, part in contents(inside).items()}
    return found


def wheel(folder: Path, lang: str = "ko") -> tuple[str, bytes]:
    found = contents((folder / f"course-{lang}.zip").read_bytes())
    [name] = [each for each in found if each.endswith(".whl")]
    return name.split("/")[-1], found[name]


def secrets() -> Iterator[tuple[str, str]]:
    """What no student may see: runs of three lines of answers and of hidden tests with their
    planted bugs, and every line of those that plants a bug or holds a number to be predicted.
    """
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for kind, text in HIDDEN.findall("".join(cell["source"])):
                lines = [line.strip() for line in text.splitlines() if line.strip()]
                # What is imported is no secret, and the package imports it too.
                lines = [line for line in lines if not re.match(r"(from|import) ", line)]
                runs = ["\n".join(lines[at : at + 3]) for at in range(max(1, len(lines) - 2))]
                yield from ((f"{path.stem}, {cell['id']}", run) for run in runs if len(run) >= 60)
                if kind == "HIDDEN TESTS":
                    told = (
                        line for line in lines if re.search(r"_?[Pp]lant(ed)?\(|Answer\(.*\d", line)
                    )
                    yield from ((f"{path.stem}, {cell['id']}", line) for line in told)


def test_no_answer_no_hidden_test_and_no_planted_bug_is_in_it(folder: Path) -> None:
    wanted = list(secrets())
    assert len(wanted) > 1000
    for lang in LANGS:
        found = contents((folder / f"course-{lang}.zip").read_bytes())
        for name, data in found.items():
            assert not re.search(r"solutions|example_class|secret|/tests?/", name), name
            text = data.decode("utf-8", "ignore")
            if name.endswith(".ipynb"):
                # As JSON, a line break is two characters and a quote has a backslash.
                text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
                assert "BEGIN SOLUTION" not in text
                assert "BEGIN HIDDEN" not in text
            text = "\n".join(line.strip() for line in text.splitlines() if line.strip())
            for where, secret in wanted:
                assert secret not in text, f"{where} in {name}: {secret}"


def test_the_search_finds_a_leak() -> None:
    leaked = (ROOT / "solutions" / "batch_norm.md").read_text(encoding="utf-8")
    leaked = "\n".join(line.strip() for line in leaked.splitlines() if line.strip())
    assert sum(secret in leaked for _, secret in secrets()) > 50


@pytest.mark.parametrize("lang", LANGS)
def test_it_has_all_a_student_needs(folder: Path, lang: str) -> None:
    found = contents((folder / f"course-{lang}.zip").read_bytes())
    name, _ = wheel(folder, lang)
    top = f"course-{lang}"
    for each in NAMES:
        data = (ROOT / "assignments" / lang / each / f"{each}.ipynb").read_bytes()
        assert found[f"{top}/notebooks/{each}/{each}.ipynb"] == data
        for other in LANGS:
            inside = f"{top}/{name}!course_pkg/student/notebooks/{other}/{each}/{each}.ipynb"
            assert inside in found
    notes = found[f"{top}/INSTALL.md"].decode()
    for part in ("## Windows", "## macOS", "## Linux", "## Google Colab", name, f"--lang {lang}"):
        assert part in notes
    cell = found[f"{top}/colab-cell.txt"].decode()
    assert f"%pip install -q {name}" in cell
    assert cell.rstrip() in notes
    assert "WHEEL" not in notes + cell
    assert bool(re.search("[가-힣]", notes)) == (lang == "ko")


def test_the_notes_name_commands_that_exist(folder: Path) -> None:
    from typer.main import get_command

    known = set(get_command(cli.app).commands)  # type: ignore[attr-defined]
    for lang in LANGS:
        notes = contents((folder / f"course-{lang}.zip").read_bytes())[f"course-{lang}/INSTALL.md"]
        named = set(re.findall(r"^course (\S+)", notes.decode(), re.M))
        assert {"start", "check", "submit"} <= named <= known


def test_the_wheel_is_whole(folder: Path) -> None:
    name, data = wheel(folder)
    assert re.fullmatch(r"course_pkg-[\d.]+\+n[0-9a-f]{8}-py3-none-any\.whl", name)
    assert wheel(folder, "en") == (name, data)
    found = contents(data)
    [record] = [each for each in found if each.endswith("/RECORD")]
    assert {line.split(",")[0] for line in found[record].decode().splitlines()} == set(found)
    for path in (ROOT / "course_pkg").rglob("*.py"):
        assert path.relative_to(ROOT).as_posix() in found


def test_from_the_wheel_alone_a_notebook_can_be_started(folder: Path, tmp_path: Path) -> None:
    place, here = tmp_path / "site", tmp_path / "here"
    here.mkdir()
    with zipfile.ZipFile(io.BytesIO(wheel(folder)[1])) as zipped:
        zipped.extractall(place)
    done = subprocess.run(
        [sys.executable, "-m", "course_pkg", "start", "transfer", "--lang", "en", "--json"],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)["notebook"]
    assert Path(made).read_bytes() == (ROOT / "assignments/en/transfer/transfer.ipynb").read_bytes()


@pytest.mark.slow
def test_a_second_time_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        cli.app, ["bundle", str(tmp_path / "b"), "--course", str(ROOT), "--json"]
    )
    assert done.exit_code == 0, done.output
    for each in json.loads(done.output):
        again = (tmp_path / "b" / f"course-{each['language']}.zip").read_bytes()
        assert again == (folder / f"course-{each['language']}.zip").read_bytes()
    assert not any(each.changed for each in bundle(folder, ROOT))


@pytest.mark.slow
def test_a_class_gives_out_its_own_assignments(tmp_path: Path) -> None:
    course = new_class(tmp_path / "class", ROOT).folder
    for lang in LANGS:
        for name in NAMES[1:]:
            shutil.rmtree(course / "release" / lang / name)
        (course / "release" / lang / NAMES[0] / "data.csv").write_text("1\n", encoding="utf-8")
    made = bundle(tmp_path / "out", course)
    assert {each.assignments for each in made} == {NAMES[:1]}
    found = contents(made[0].path.read_bytes())
    assert f"course-ko/notebooks/{NAMES[0]}/data.csv" in found
    assert not any("class.toml" in name or "roster" in name for name in found if "!" not in name)


def test_what_still_holds_answers_is_not_given_out(tmp_path: Path) -> None:
    for lang in LANGS:
        place = tmp_path / "release" / lang / "batch_norm"
        place.mkdir(parents=True)
        shutil.copy(ROOT / "solutions" / "batch_norm" / "batch_norm.ipynb", place)
    with pytest.raises(ClassError, match="still holds answers"):
        bundle(tmp_path / "out", tmp_path)
    with pytest.raises(ClassError, match="released assignments were expected"):
        bundle(tmp_path / "out", tmp_path / "release")
    assert not (tmp_path / "out").exists()
