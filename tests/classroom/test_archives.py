"""course collect: what an archive may hold and claim, and what one does to nobody else."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import unprivileged
from classroom.downloads import make_class, notebook, package, take, zipped
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.classroom import budget, unpack
from course_pkg.classroom.collect import collect
from course_pkg.classroom.received import submitted_at
from course_pkg.errors import ClassError


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make_class(tmp_path / "class")


def test_an_archive_cannot_leave_its_place(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MAX_FILE", 1000)
    before = {path for path in course.parent.rglob("*")}
    link = zipfile.ZipInfo("kim-haneul/mini.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = course.parent / "bad.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(link, "/etc/passwd")
        made.writestr("../../kim-haneul.ipynb", notebook())
        made.writestr("/kim-haneul.ipynb", notebook())
        made.writestr("kim-haneul/bomb.ipynb", b"0" * 10_000_000)
        made.writestr("a.zip", package("x", b"x"))
        made.writestr("broken.zip", b"PK\3\4")
    done = collect("mini", path, course)
    assert len(done.refused) >= 5
    assert done.placed == []
    assert {path for path in course.parent.rglob("*")} == before | {path}
    monkeypatch.setattr(budget, "MAX_FILES", 2)
    with pytest.raises(ClassError, match="one assignment at a time"):
        collect("mini", path, course)


def test_an_archive_that_somebody_made_costs_nobody_else_anything(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "MAX_OWN_FILES", 3)
    monkeypatch.setattr(budget, "MAX_FILES", 12)
    inner = zipped(course.parent / "b.zip", {f"{at}.ipynb": notebook(str(at)) for at in range(3)})
    many = {f"{at}.txt": b"" for at in range(3)} | {"inner.zip": inner.read_bytes()}
    spoilt = io.BytesIO()
    with zipfile.ZipFile(spoilt, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("mini.ipynb", notebook("x" * 999))
    lzma = spoilt.getvalue().replace(b"\x5d\x00\x00\x80", b"\xff\xff\xff\xff")
    sealed = bytearray(package("kim-sol-2", notebook()))
    for at in (sealed.find(b"PK\1\2") + 8, 6):
        sealed[at] |= 1
    done = take(
        course,
        {
            "kim-haneul.zip": zipped(course.parent / "m.zip", many).read_bytes(),
            "2026002.ipynb": notebook(),
            "kim-sol.zip": lzma,
            "kim-sol-2.course.zip": bytes(sealed),
            f"kim-sol-2/{'n' * 2000}.ipynb": notebook(),
        },
    )
    why = dict(done.refused)
    assert done.placed == ["2026002"]
    assert "holds more than 3 files" in why["kim-haneul.zip"]
    assert "damaged" in why["kim-sol.zip/mini.ipynb"]
    assert "encrypted" in why["kim-sol-2.course.zip"]
    assert "its name is too long" in why.values()


def test_what_one_student_packed_fills_nobody_s_screen(course: Path) -> None:
    """A thousand files that are none of ours, and as many links out: a few lines and a count."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped_one:
        for at in range(400):
            zipped_one.writestr(f"{at}/김하늘-{'n' * 300}.txt", b"x")
            zipped_one.writestr(f"../{at}/out.ipynb", b"x")
    path = zipped(
        course.parent / "class.zip",
        {
            "kim-haneul.zip": made.getvalue(),
            "nobody.zip": made.getvalue().replace("김하늘".encode(), b"123456789"),
            "2026002.txt": b"x",
            "kim-sol/notes.txt": b"x",
        },
    )
    words = ["collect", "mini", str(path), "--course", str(course)]
    done = CliRunner().invoke(cli.app, words)
    lines = [line for line in done.output.splitlines() if line.startswith("not placed")]
    assert done.exit_code == cli.FINDINGS
    assert sum("kim-haneul" in line for line in lines) == 4
    assert len(lines) == 4 + 21 + 2
    assert "not placed kim-haneul: 797 more files; --json lists them all." in lines
    assert "not placed nobody.zip: 780 more files; --json lists them all." in lines
    assert max(map(len, done.output.splitlines())) <= 120
    said = json.loads(CliRunner().invoke(cli.app, [*words, "--json"]).output)
    assert len(said["not_placed"]) == 1602


def test_what_a_student_packed_has_the_time_of_the_package(course: Path) -> None:
    inner = {
        "mini.ipynb": notebook(),
        "timestamp.txt": b"2026-11-01 10:00:00 UTC",
        "2026002+mini+2026-11-01 10:00:00 UTC/mini.ipynb": notebook("of another"),
    }
    own = zipped(course.parent / "own.zip", inner, (2026, 11, 1)).read_bytes()
    done = take(course, {"kim-haneul.zip": own})
    assert submitted_at(course, "mini", "kim-haneul") == datetime(2026, 11, 20, 3, tzinfo=UTC)
    ((_, why),) = done.refused
    assert "may be from kim-haneul, 2026002" in why


def test_names_that_are_no_utf8_are_korean_or_listed(course: Path) -> None:
    folder = course.parent / "downloads"
    for raw in ("김하늘".encode("cp949"), b"\xff\xff"):
        place = folder / os.fsdecode(raw)
        place.mkdir(parents=True)
        (place / "mini.ipynb").write_bytes(notebook())
    done = collect("mini", folder, course)
    assert done.placed == ["kim-haneul"]
    ((name, why),) = done.refused
    assert name.encode()
    assert "nobody in roster.csv" in why


def test_a_folder_that_is_shut_costs_nobody_else_anything() -> None:
    """In an exchange its student sets the mode: 0o744 lists names, and nothing behind them."""
    with unprivileged.folder() as place:
        for name, mode in (("kim-haneul", 0o000), ("kim-sol", 0o644), ("2026002", 0o755)):
            (place / name).mkdir()
            (place / name / "mini.ipynb").write_bytes(notebook())
            (place / name).chmod(mode)
        with unprivileged.account():
            refused: list[tuple[str, str]] = []
            found = [
                each.name for each in unpack.pieces(place, UTC, lambda *why: refused.append(why))
            ]
            place_itself = place / "kim-haneul"
            with pytest.raises(PermissionError):
                list(unpack.pieces(place_itself, UTC, lambda *why: refused.append(why)))
    assert found == ["2026002/mini.ipynb"]
    assert [name for name, _ in refused] == ["kim-haneul", "kim-sol/mini.ipynb"]
    assert {why for _, why in refused} == {"it cannot be read, or changed meanwhile"}


def test_folders_are_nested_deeper_than_functions(tmp_path: Path) -> None:
    (tmp_path / "mini.ipynb").write_bytes(notebook())
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(sys.getrecursionlimit()):
        os.mkdir("a", dir_fd=here)
        below = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    refused: list[tuple[str, str]] = []
    try:
        (found,) = unpack.pieces(tmp_path, UTC, lambda *why: refused.append(why))
    finally:
        # What clears temporary folders away calls itself, too.
        subprocess.run(["rm", "-r", tmp_path / "a"], check=True)
    assert found.name == "mini.ipynb"
