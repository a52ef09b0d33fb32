"""What a person sees, what the grader reads, what the cell returns."""

from __future__ import annotations

import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from course_pkg import check
from course_pkg.check import language
from course_pkg.check.show import as_html, as_text
from course_pkg.check.verdict import MIME, Text, Verdict
from course_pkg.errors import InvalidValueError

SAID = Verdict(
    task="bn-forward",
    points=2.0,
    score=1.0,
    verdict="partial",
    message=Text(ko="첫 줄 <b>\n둘째 줄", en="first <script>\nsecond & last"),
    misconception="M-12",
    section="sec-bn-forward",
)


@pytest.fixture(autouse=True)
def _own_language(monkeypatch):
    monkeypatch.setattr(language, "_chosen", None)
    monkeypatch.delenv("COURSE_LANG", raising=False)


def test_a_terminal_gets_text(capsys, monkeypatch):
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    check.use_language("en")
    score = check.show(SAID)
    assert type(score) is float
    assert score == 1.0
    out = capsys.readouterr().out
    assert out == as_text(SAID, "en") + "\n"
    assert "1 of 2 points" in out


def test_a_notebook_gets_three_kinds(monkeypatch):
    seen = []
    display = SimpleNamespace(display=lambda bundle, raw: seen.append((bundle, raw)))
    fake = SimpleNamespace(get_ipython=object, display=display)
    monkeypatch.setitem(sys.modules, "IPython", fake)
    assert check.show(SAID) == 1.0
    [(bundle, raw)] = seen
    assert raw
    assert set(bundle) == {"text/plain", "text/html", MIME}
    assert "2점 중 1점" in bundle["text/plain"]
    assert Verdict.from_json(json.loads(json.dumps(bundle[MIME]))) == SAID


def test_html_is_escaped_and_asks_for_nothing():
    page = as_html(SAID, "en")
    assert "<script>" not in page
    assert "first &lt;script&gt;" in page
    assert "second &amp; last" in page
    for word in ("http", "src=", "url(", "<style", "class="):
        assert word not in page


def test_the_language_is_the_notebooks_then_the_environments_then_korean(monkeypatch):
    assert language.language() == "ko"
    monkeypatch.setenv("COURSE_LANG", "en")
    assert language.language() == "en"
    check.use_language("ko")
    assert language.language() == "ko"
    with pytest.raises(InvalidValueError, match="'fr'"):
        check.use_language("fr")


def test_checks_of_numpy_answers_import_no_torch():
    code = """
import sys
from course_pkg import check
from course_pkg.check import show

def nothing(*args, **options): return None

show(check.norm.batch_norm_forward(nothing))
show(check.norm.batch_norm_backward(nothing))
show(check.norm.masked_batch_norm(nothing))
show(check.norm.prediction(None))
heavy = {"torch", "matplotlib", "nbgrader", "IPython", "sklearn", "jupytext", "nbformat"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert done.stderr == ""
