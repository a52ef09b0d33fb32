"""The command line: help that fits a screen, sentences instead of tracebacks, honest exit codes."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from course_pkg import cli
from course_pkg.book import build, serve
from course_pkg.check.verdict import Text
from course_pkg.cli.grade import _write_report
from course_pkg.doctor import Finding, examine, what_next
from course_pkg.errors import ReleaseError
from course_pkg.grading import table
from course_pkg.grading.report import Report, StudentReport, TaskReport

COMMANDS = tuple(sorted(typer.main.get_command(cli.app).commands))
runner = CliRunner()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_screen_and_has_an_example(command: str) -> None:
    done = runner.invoke(cli.app, [command, "--help"], env={"COLUMNS": "80"})
    assert done.exit_code == 0
    lines = done.output.strip().splitlines()
    assert len(lines) <= 30
    # Whole, on a line of its own: an example is there to be copied.
    (at,) = [number for number, line in enumerate(lines) if f"Example: course {command}" in line]
    assert not lines[at + 1].strip()


def test_help_lists_every_command_on_a_line_and_keeps_brackets() -> None:
    done = runner.invoke(cli.app, ["--help"], env={"COLUMNS": "80"})
    assert len(done.output.strip().splitlines()) <= 40
    said = runner.invoke(cli.app, ["feedback", "--help"], env={"COLUMNS": "80"}).output
    assert "under [class] in class.toml" in " ".join(said.split())


def test_unknown_edition_is_a_usage_error() -> None:
    done = runner.invoke(cli.app, ["build", "--lang", "fr"])
    assert done.exit_code == cli.USAGE
    assert "ko or en" in done.output


@pytest.mark.parametrize(
    ("message", "misconception", "expected"),
    [
        (
            "Right: a. Wrong: b.\nInput: x.\nThe diagnosis.\nDo this. Reread: “F”.\nIt prints.",
            "M-01",
            "[bold]M-01[/] The diagnosis.",
        ),
        ("Right: a. Wrong: b.\nThe diagnosis.\nCompare.", "M-05", "[bold]M-05[/] The diagnosis."),
        (
            "y[0] should be 1; it is 2.\nNone of the usual. Reread: “F”.",
            None,
            "fail: y[0] should be 1; it is 2.",
        ),
    ],
)
def test_the_table_shows_the_diagnosis(
    message: str, misconception: str | None, expected: str
) -> None:
    task = TaskReport(
        task="t",
        points=2.0,
        score=0.0,
        verdict="fail",
        misconception=misconception,
        message=Text(ko=message, en=message),
    )
    assert table.finding(task, "en") == expected


@pytest.mark.parametrize("said", [r"ValueError: \[/red]", "[/b]", "[bold]", "ends in a \\"])
def test_no_name_and_no_error_of_a_student_is_markup(said: str) -> None:
    task = TaskReport("t", 2.0, 0.0, "error", Text(ko=said, en=said))
    row = StudentReport(said, "en", "graded", (task,), review=(Text(ko=said, en=said),))
    screen = Console(file=io.StringIO(), width=200)
    report = Report("[/x]", "none", 1.0, (row,))
    screen.print(table.table(report), *table.to_look_at(report))
    assert said in screen.file.getvalue()
    # Nor does a terminal obey it: the clipboard, a name read from the right, half a letter.
    row = StudentReport("kim\x1b]52;c;x\x07\u202e\udcff", "en", "graded", (task,))
    screen.print(table.table(Report("t", "none", 1.0, (row,))))
    assert "kim�]52;c;x���" in screen.file.getvalue()


def test_unknown_command_is_a_usage_error() -> None:
    assert runner.invoke(cli.app, ["teach"]).exit_code == cli.USAGE


def test_course_errors_are_sentences(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise ReleaseError("solutions/x.md has no task; add a [check] cell.")

    monkeypatch.setattr(cli, "app", refuse)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == cli.FINDINGS
    shown = capsys.readouterr().err
    assert "add a [check] cell" in shown
    assert "Traceback" not in shown


def test_a_full_disk_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device", "batch_norm.ipynb")

    monkeypatch.setattr(cli, "app", fail)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == cli.FINDINGS
    shown = capsys.readouterr().err
    assert "No space left on device (batch_norm.ipynb)" in " ".join(shown.split())
    assert "Traceback" not in shown


@pytest.mark.parametrize(
    ("module", "said"), [("fcntl", "needs Linux"), ("nbgrader", "pip install -e")]
)
def test_a_library_that_is_not_there_is_a_sentence(
    module: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ModuleNotFoundError(f"No module named {module!r}", name=module)

    monkeypatch.setattr(cli, "app", fail)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == cli.FINDINGS
    assert said in " ".join(capsys.readouterr().err.split())
    monkeypatch.setattr(cli, "app", lambda: __import__("course_pkg.no_such_module"))
    with pytest.raises(ModuleNotFoundError):
        cli.main()


@pytest.mark.parametrize("width", range(100, 112))
def test_no_end_of_a_korean_line_is_cut_off_in_the_table(width: int) -> None:
    """Rich ends a line that fits exactly in an ellipsis, unless the column folds."""
    said = "missing: 아직 답이 없습니다. 답을 쓰고 나서 raise NotImplementedError() 줄을 지우세요."
    task = TaskReport("bn-forward", 2.0, 0.0, "missing", Text(ko=said, en=said))
    screen = Console(file=io.StringIO(), width=width)
    screen.print(
        table.table(Report("x", "none", 1.0, (StudentReport("k", "ko", "graded", (task,)),)))
    )
    shown = screen.file.getvalue()
    assert all(word in shown for word in said.split())


def test_students_lack_nothing_without_the_libraries_of_teachers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course_pkg.doctor._ROOT", tmp_path)
    needed = {finding.what for finding in examine() if finding.needed}
    assert needed == {"Python", "the student's libraries"}


def test_no_warning_and_no_path_is_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = tmp_path / "[red]"
    (course / "book").mkdir(parents=True)
    (course / "_config.yml").touch()
    warning = "page.md:3: WARNING: 'mu' [/x] is not defined [myst.xref_missing]"
    monkeypatch.setattr(serve, "serve_book", lambda root, port, say: say(warning))
    done = runner.invoke(cli.app, ["serve", "--course", str(course)])
    assert (done.exit_code, done.output) == (0, f"{warning}\n")
    monkeypatch.setattr(build, "build_book", lambda root, langs, say: root / "index.html")
    monkeypatch.chdir(tmp_path)
    done = runner.invoke(cli.app, ["build", "--course", str(course)])
    assert done.output == "The book is at [red]/index.html\n"


@pytest.mark.parametrize("command", ["build", "serve", "pdf"])
def test_where_there_is_no_book_none_is_begun(command: str, tmp_path: Path) -> None:
    done = runner.invoke(cli.app, [command, "--course", str(tmp_path)])
    assert "in the course's repository" in str(done.exception)
    assert not list(tmp_path.iterdir())


def test_doctor_speaks_of_every_part() -> None:
    findings = examine()
    assert all(isinstance(finding, Finding) and finding.words for finding in findings)
    assert {"a sandbox", "Chromium"} <= {finding.what for finding in findings}


def test_doctor_tells_a_program_the_same() -> None:
    said = json.loads(runner.invoke(cli.app, ["doctor", "--json", "--next"]).output)
    assert {each["what"] for each in said["found"]} == {finding.what for finding in examine()}
    assert said["grading"]["isolation"]


def test_what_next_names_only_what_exists(tmp_path: Path) -> None:
    assert not any("index.html" in line for line in what_next(tmp_path))
    page = tmp_path / "_build/html/index.html"
    page.parent.mkdir(parents=True)
    page.touch()
    assert any("index.html" in line for line in what_next(tmp_path))


def test_module_runs_as_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "course_pkg", "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "grade" in done.stdout


def test_experiment_writes_a_result_that_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from course_pkg.experiments import run

    def results(name, seeds, data, device, workers, scheduler):
        return ((seed, run._one(name, seed, data, device)) for seed in seeds)

    monkeypatch.setattr(run, "_results", results)
    out = tmp_path / "noise.npz"
    done = runner.invoke(
        cli.app, ["experiment", "learning.batch_noise", "--seeds", "2", "--out", str(out)]
    )
    assert done.exit_code == 0, done.output
    assert "2 seeds of learning.batch_noise are in" in done.output
    assert run.read(out).seeds == (0, 1)
    monkeypatch.chdir(tmp_path)
    assert (
        runner.invoke(cli.app, ["experiment", "learning.batch_noise", "--seeds", "2"]).exit_code
        == 0
    )
    assert run.read(Path("learning.batch_noise.npz")).seeds == (0, 1)


def test_a_report_of_grades_is_for_its_owner_and_a_pipe_stays_one(tmp_path):
    path, pipe = tmp_path / "new" / "report.json", tmp_path / "pipe"
    _write_report(path, "{}")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    os.mkfifo(pipe)
    heard: list[str] = []
    read = threading.Thread(
        target=lambda: heard.append(pipe.read_text(encoding="utf-8")), daemon=True
    )
    read.start()
    _write_report(pipe, "{}")
    read.join(10)
    assert heard == ["{}"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
