"""course new-class: a course root for the owner's eyes, made once and completed ever after."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.classroom.config import read_class, read_roster
from course_pkg.classroom.folder import new_class
from course_pkg.classroom.private import write
from course_pkg.errors import ClassError, CourseError

ROOT = Path(__file__).resolve().parents[2]
NAMES = tuple(sorted(path.stem for path in (ROOT / "solutions").glob("*.md")))
runner = CliRunner()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_class(tmp_path / "ml-2026", ROOT, "en").folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_it_has_every_part(folder: Path) -> None:
    settings = read_class(folder)
    assert (settings.name, settings.language) == ("ml-2026", "en")
    assert read_roster(folder) == ()
    for name in NAMES:
        source = folder / "source" / name / f"{name}.ipynb"
        assert source.read_bytes() == (ROOT / "solutions" / name / f"{name}.ipynb").read_bytes()
        for lang in ("ko", "en"):
            there = folder / "release" / lang / name / f"{name}.ipynb"
            here = ROOT / "assignments" / lang / name / f"{name}.ipynb"
            assert there.read_bytes() == here.read_bytes()
    for each in ("submitted", "received", "autograded", "feedback", "reports"):
        assert (folder / each).is_dir()


def test_only_the_owner_may_look(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_a_second_time_changes_nothing_and_adds_what_is_missing(folder: Path) -> None:
    write(folder / "roster.csv", "id,name\nkim,Kim\n")
    changed = folder / "source" / NAMES[0] / f"{NAMES[0]}.ipynb"
    changed.write_bytes(b"{}")
    before = contents(folder)
    again = new_class(folder, ROOT, "ko")
    assert contents(folder) == before
    assert again.made == ()
    assert again.kept == (f"source/{NAMES[0]}/{NAMES[0]}.ipynb",)
    shutil.rmtree(folder / "release" / "ko" / NAMES[1])
    assert new_class(folder, ROOT).made == (f"release/ko/{NAMES[1]}/{NAMES[1]}.ipynb",)


def test_every_class_has_a_seed_of_its_own(folder: Path, tmp_path: Path) -> None:
    other = new_class(tmp_path / "other", folder).folder
    assert read_class(other).seed != read_class(folder).seed
    assert (other / "source").is_dir()
    assert not (other / "roster.csv").read_text(encoding="utf-8").count("\n") > 1


def test_from_a_zip_of_the_repository(tmp_path: Path) -> None:
    packed = tmp_path / "course-main.zip"
    with zipfile.ZipFile(packed, "w") as zipped:
        for top in ("solutions", "assignments"):
            for path in (ROOT / top).rglob("*.ipynb"):
                zipped.write(path, f"course-main/{path.relative_to(ROOT)}")
    assert new_class(tmp_path / "made", packed).assignments == NAMES


def test_it_does_not_touch_a_folder_that_is_no_class(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ClassError, match="is not a class"):
        new_class(tmp_path, ROOT)
    with pytest.raises(ClassError, match="is a file"):
        new_class(tmp_path / "thesis.txt", ROOT)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ClassError, match="A bundle for students"):
        new_class(tmp_path / "class", tmp_path / "empty")
    with pytest.raises(ClassError, match="neither"):
        new_class(tmp_path / "class", tmp_path / "thesis.txt")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "thesis.txt"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "before")
    with pytest.raises(UnicodeEncodeError):
        write(tmp_path / "a.txt", "\ud800")
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["before"]


def test_the_command_says_what_to_do_next(tmp_path: Path) -> None:
    place = tmp_path / "[x] class"
    done = runner.invoke(cli.app, ["new-class", str(place), "--from", str(ROOT)])
    assert done.exit_code == 0, done.output
    assert "roster.csv" in done.output
    assert read_class(place).name == "[x] class"
    again = runner.invoke(cli.app, ["new-class", str(place), "--from", str(ROOT), "--json"])
    assert json.loads(again.output)["made"] == []
    assert runner.invoke(cli.app, ["new-class", "x", "--lang", "fr"]).exit_code == cli.USAGE


def test_nbgrader_learns_secret_limits_and_language_from_class_toml(folder: Path) -> None:
    from course_pkg.grading import gradebook
    from course_pkg.grading.autograde import GradeSubmission

    with (folder / "class.toml").open("a", encoding="utf-8") as file:
        file.write("limits = { cell = 90, memory_mb = 512 }\n")  # of the last assignment
    config = gradebook._config(folder)
    settings = GradeSubmission(config=config)
    assert settings.secret == read_class(folder).seed
    assert settings.language == "en"
    assert (settings.limits(NAMES[0]).cell, settings.limits(NAMES[0]).notebook) == (30, 300)
    assert settings.limits(NAMES[-1]).cell == 90
    assert settings.limits(NAMES[0]).others == ()
    assert settings.limits(NAMES[-1]).others == (("memory_mb", 512),)
    assert config.CourseDirectory.source_directory == "source"
    assert config.CourseDirectory.release_directory == "release/en"
    (folder / "class.toml").write_text("[class]\nlanguage = 1\n", encoding="utf-8")
    with pytest.raises(CourseError, match="line 2"):
        gradebook._config(folder)
