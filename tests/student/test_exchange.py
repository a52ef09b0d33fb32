"""course submit and nbgrader's exchange: sent where there is one, a sentence where it refuses.

A real exchange takes it in tests/classroom/test_exchange.py.
"""

from __future__ import annotations

import json
import subprocess

import pytest

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
