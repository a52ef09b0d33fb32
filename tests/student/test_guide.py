"""The students' guide shows what the commands print, and names commands that exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from student.notebooks import ROOT
from typer.main import get_command

from course_pkg import cli
from course_pkg.student.check import check
from course_pkg.student.notebook import open_notebook
from course_pkg.student.show import lines

LANGS: tuple[Literal["ko", "en"], ...] = ("ko", "en")


def page(lang: str) -> str:
    return (ROOT / "book" / lang / "student-guide.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_its_commands_exist(lang: str) -> None:
    known = get_command(cli.app).commands  # type: ignore[attr-defined]
    named = re.findall(r"^course (\S+)(.*)", page(lang), re.M)
    assert [name for name, _ in named] == ["start", "check", "submit"]
    for name, rest in named:
        options = {option for each in known[name].params for option in each.opts}
        assert set(re.findall(r"--\w+", rest)) <= options


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "student"), [("ko", "lee-seojun"), ("en", "sofia-rossi")])
def test_its_example_is_what_check_prints(lang: Literal["ko", "en"], student: str) -> None:
    path = ROOT / "tests" / "example_class" / student / "batch_norm" / "batch_norm.ipynb"
    Path("batch_norm.ipynb").write_bytes(path.read_bytes())
    summary = check(open_notebook(Path("batch_norm.ipynb")))
    shown = "\n".join(line for line, _ in lines(summary, lang))
    [example] = re.findall(r"```text\n(.*?)\n```", page(lang), re.S)
    assert example == shown
