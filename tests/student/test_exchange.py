"""course submit and nbgrader's exchange: sent where there is one, a sentence where it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from student.notebooks import given, save

from course_pkg.student import exchange


def done(output: str = "", code: int = 0, errors: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess([], code, output, errors)


def listed(*courses: str) -> str:
    return json.dumps([{"course_id": name, "assignment_id": "batch_norm"} for name in courses])


@pytest.mark.parametrize(
    "answer", [None, done("[]"), done(listed("a"), 1), done("{"), done('[{"x": 1}]')]
)
def test_no_exchange_is_no_news(answer: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_python", lambda *words, cwd=None: answer)
    assert exchange.send("batch_norm", b"{}") is None


def test_without_nbgrader_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(exchange, "_python", lambda *words, cwd=None: pytest.fail("started"))
    assert exchange.send("batch_norm", b"{}") is None


def test_a_refusal_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    errors = "[SubmitApp | INFO] x\n[SubmitApp | ERROR] no such course\nnbgrader submit failed"
    answers = iter([done(listed("ml")), done("", 1, errors)])
    monkeypatch.setattr(exchange, "_python", lambda *words, cwd=None: next(answers))
    sent = exchange.send("batch_norm", b"{}")
    assert sent is not None
    assert not sent.ok
    assert "(no such course)" in sent.said.en


def test_two_courses_are_not_guessed_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_python", lambda *words, cwd=None: done(listed("b", "a")))
    sent = exchange.send("batch_norm", b"{}")
    assert sent is not None
    assert "(a, b)" in sent.said.ko


@pytest.mark.slow
def test_a_real_exchange_takes_it(
    evening: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, config, course = tmp_path / "exchange", tmp_path / "config", tmp_path / "course"
    for folder in (root, config, course / "release" / "batch_norm", course / "source/batch_norm"):
        folder.mkdir(parents=True)
    root.chmod(0o777)
    (config / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        f"c.Exchange.root = {str(root)!r}\nc.CourseDirectory.course_id = 'ml'\n"
        f"c.CourseDirectory.root = {str(course)!r}\n",
        encoding="utf-8",
    )
    for folder in ("release", "source"):
        save(given(), course / folder / "batch_norm" / "batch_norm.ipynb")
    tools = str(Path(sys.executable).parent)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(config))
    monkeypatch.setenv("PATH", os.pathsep.join([tools, os.environ["PATH"]]))
    released = exchange._python("-m", "nbgrader", "release_assignment", "batch_norm")
    assert released is not None
    assert released.returncode == 0, released.stderr
    sent = exchange.send("batch_norm", b'{"cells": [], "mine": 1}')
    assert sent is not None
    assert sent.ok, sent.said.en
    [arrived] = (root / "ml" / "inbound").rglob("batch_norm.ipynb")
    assert b'"mine"' in arrived.read_bytes()
    assert not list(evening.iterdir())
