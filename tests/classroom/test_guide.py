"""The instructor guide: what it tells people to type exists, and both editions say the same."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from course_pkg import cli

ROOT = Path(__file__).resolve().parents[2]
COMMAND = re.compile(r"(?:^|`)(course [a-z][^`\n]*)", re.M)


def typed(lang: str) -> list[str]:
    pages = (ROOT / "book" / lang / f"{name}.md" for name in ("instructor-guide", "jupyterhub"))
    return [line for page in pages for line in COMMAND.findall(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_command_and_option_exists(lang: str) -> None:
    known = typer.main.get_command(cli.app)
    assert len(typed(lang)) >= 10
    for line in typed(lang):
        _, name, *words = shlex.split(line)
        command = known.commands[name]  # type: ignore[attr-defined]
        options = {each for parameter in command.params for each in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options, line


def test_both_editions_name_the_same_commands() -> None:
    commands = [{line.split()[1] for line in typed(lang)} for lang in ("ko", "en")]
    assert commands[0] == commands[1]


@pytest.mark.parametrize(
    "name", ["collect", "feedback", "report", "export", "anonymize", "regrade"]
)
def test_help_is_one_screen_with_an_example(name: str) -> None:
    shown = CliRunner().invoke(cli.app, [name, "--help"], env={"COLUMNS": "100"})
    assert shown.exit_code == 0
    assert "Example: course" in shown.output
    assert "--json" in shown.output
    assert len(shown.output.splitlines()) <= 48


def rows(page: str, label: str) -> list[list[str]]:
    """The table under a label, without its head."""
    text = page.split(f"({label})=")[1].split("\n## ")[1]
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_week_has_goals_that_its_assignment_shows(lang: str) -> None:
    guide, weeks = (
        (ROOT / "book" / lang / f"{name}.md").read_text(encoding="utf-8")
        for name in ("instructor-guide", "how-to")
    )
    goals, plan = rows(guide, "sec-instructor-weeks"), rows(weeks, "sec-how-to-weeks")
    assert [row[0] for row in goals] == [row[0] for row in plan] == [str(n) for n in range(1, 15)]
    for (_, goal, seen), (week, _, assignment) in zip(goals, plan, strict=True):
        assert len(goal) > 30, week
        # An assignment that takes weeks is seen in all of them.
        named = re.findall(r"`(\w+)`", assignment) or re.findall(r"`(\w+)`", seen)
        assert re.findall(r"`(\w+)`", seen) == named, week
