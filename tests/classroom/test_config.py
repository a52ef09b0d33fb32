"""class.toml and roster.csv: what they say, and a sentence with a line for what they should not."""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from course_pkg.classroom.config import (
    ClassSettings,
    LatePolicy,
    Student,
    name_key,
    read_class,
    read_roster,
)
from course_pkg.errors import ClassError

SEED = "5f" * 32
SETTINGS = f"""
[class]
name = "기계 학습"
language = "en"
seed = "{SEED}"

[late]
percent_per_day = 20
maximum_days = 2
grace_minutes = 0

[limits]
cell = 12

[assignments.batch_norm]
due = 2026-12-01T23:59:00+09:00

[assignments.transfer]
limits = {{ cell = 60, notebook = 600, processes = 9 }}
"""


def settings(folder: Path, text: str) -> ClassSettings:
    (folder / "class.toml").write_text(text, encoding="utf-8")
    return read_class(folder)


def roster(folder: Path, text: str, encoding: str = "utf-8") -> tuple[Student, ...]:
    (folder / "roster.csv").write_text(text, encoding=encoding, newline="")
    return read_roster(folder)


def test_a_folder_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert read_class(tmp_path) == ClassSettings()
    assert ClassSettings().late == LatePolicy(10, 5, 15)
    assert read_roster(tmp_path) == ()


def test_every_setting_is_read(tmp_path: Path) -> None:
    found = settings(tmp_path, SETTINGS)
    assert (found.name, found.language, found.seed) == ("기계 학습", "en", SEED)
    assert found.late == LatePolicy(20, 2, 0)
    assert found.limits == {"cell": 12}
    korea = timezone(timedelta(hours=9))
    assert found.due == {"batch_norm": datetime(2026, 12, 1, 23, 59, tzinfo=korea)}
    assert found.limits_of == {"transfer": {"cell": 60, "notebook": 600, "processes": 9}}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('[class]\nlanguage = "fr"', 2, '"ko" or "en"'),
        ('[class]\nname = "x"\nseed = "1234"', 3, "64 hexadecimal digits"),
        ("[late]\npercent_per_day = 10\n\ngrace = 3", 4, "grace_minutes"),
        ("[late]\npercent_per_day = 101", 2, "0 to 100"),
        ("[late]\nmaximum_days = 1.5", 2, "a whole number"),
        ("[late]\nmaximum_days = -1", 2, "0 or more"),
        ("[limits]\ncell = 0", 2, "1 or more"),
        ("[limits]\ncell = true", 2, "a number"),
        ("[limits]\nmemory = 5", 2, "cell, notebook, memory_mb"),
        ("[class]\n[lates]\n", 2, "the tables are"),
        ("[late]\ngrace_minutes = 1\n[assignments.a]\ndue = 2026-12-01T23:59:00", 4, "offset"),
        ("[assignments.a]\ndue = 2026-12-01", 2, "offset"),
        ('[assignments."a"]\ndo = 1', 2, "due, limits"),
        ("[class]\nname = \n[late]\n", 2, "Invalid value"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    with pytest.raises(ClassError) as stopped:
        settings(tmp_path, text)
    assert f"line {line}" in str(stopped.value)
    assert said in str(stopped.value)
    assert "class.toml" in str(stopped.value)


def test_a_wrong_seed_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(ClassError) as stopped:
        settings(tmp_path, '[class]\nseed = "my secret"')
    assert "my secret" not in str(stopped.value)


def test_a_roster_as_excel_saves_it(tmp_path: Path) -> None:
    settings(tmp_path, SETTINGS)
    text = (
        "id,name,email,language,extra_hours,lms_id\r\n"
        "kim-haneul, 김하늘 ,kim@example.org,ko,24.5,1001\r\n"
        ",,,,,\r\n"
        '2026-02,"Wright, Emma"\r\n'
    )
    kim, emma = roster(tmp_path, text, "utf-8-sig")
    assert kim == Student("kim-haneul", "김하늘", "kim@example.org", "ko", 24.5, "1001")
    assert emma == Student("2026-02", "Wright, Emma", language="en")


def test_a_name_written_in_parts_is_the_same_name(tmp_path: Path) -> None:
    parts = unicodedata.normalize("NFD", "김하늘")
    assert roster(tmp_path, f"id,name\nkim,{parts}\n")[0].name == "김하늘"
    assert name_key(parts) == name_key(" 김 하늘") == "김하늘"
    assert name_key("Emma WRIGHT") == name_key("emma wright") != name_key("Emma Right")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "a header with id and name"),
        ("id;name\nkim;Kim\n", 1, "separated by commas"),
        ("id,name,extra_hour\n", 1, "'extra_hour'"),
        ("id,id,name\n", 1, "each once"),
        ("id,name\nkim,Kim\nlee,\n", 3, "has no name"),
        ("id,name\n,Kim\n", 2, "can name a folder"),
        ("id,name\n../kim,Kim\n", 2, "can name a folder"),
        ("id,name\nkim haneul,Kim\n", 2, "no spaces"),
        ("id,name\nkim,Kim\n\nKIM,Kim\n", 4, "was used in line 2"),
        ("id,name\nkim,Kim, Haneul\n", 2, "double quotes"),
        ("id,name,language\nkim,Kim,kr\n", 2, "ko, en or empty"),
        ("id,name,extra_hours\nkim,Kim,two\n", 2, "a number of hours"),
        ("id,name,extra_hours\nkim,Kim,-1\n", 2, "a number of hours"),
        ("id,name,extra_hours\nkim,Kim,nan\n", 2, "a number of hours"),
    ],
)
def test_a_wrong_row_is_said_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(ClassError) as stopped:
        roster(tmp_path, text)
    assert f"roster.csv, line {line}:" in str(stopped.value)
    assert said in str(stopped.value)


def test_a_roster_in_the_encoding_of_korean_windows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClassError, match="line 2: the file is not UTF-8"):
        roster(tmp_path, "id,name\nkim,김하늘\n", "cp949")


def test_a_deadline_for_an_assignment_that_is_not_there(tmp_path: Path) -> None:
    assert "transfer" in settings(tmp_path, SETTINGS).limits_of
    source = tmp_path / "source" / "batch_norm"
    source.mkdir(parents=True)
    (source / "batch_norm.ipynb").touch()
    said = r"line 18: transfer: in source/ are batch_norm; got 'transfer'"
    with pytest.raises(ClassError, match=said):
        read_class(tmp_path)
