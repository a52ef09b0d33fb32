"""Show a verdict to a person, leave it for the grader as JSON, and return the points."""

from __future__ import annotations

import sys
from html import escape
from typing import Any

from course_pkg.check.language import language
from course_pkg.check.verdict import MIME, Lang, Outcome, Text, Verdict

_WORDS: dict[Outcome, tuple[str, Text, str]] = {
    "pass": ("✓", Text(ko="통과했습니다", en="passed"), "#2e8b57"),
    "partial": ("◐", Text(ko="일부만 맞았습니다", en="partly right"), "#c77700"),
    "fail": ("✗", Text(ko="틀렸습니다", en="not right"), "#d1423f"),
    "error": ("✗", Text(ko="오류가 났습니다", en="stopped with an error"), "#d1423f"),
    "missing": ("○", Text(ko="답이 없습니다", en="no answer yet"), "#808080"),
    "noted": (
        "✎",
        Text(ko="적어 두었습니다. 제출한 뒤에 채점합니다", en="noted; graded after you hand in"),
        "#3b7dd8",
    ),
    "manual": ("…", Text(ko="사람이 채점합니다", en="graded by a person"), "#3b7dd8"),
}

_SCORE = Text(ko="{points:g}점 중 {score:g}점", en="{score:g} of {points:g} points")
_WORTH = Text(ko="{points:g}점 문제", en="worth {points:g} points")


def show(verdict: Verdict) -> float:
    """Display ``verdict`` (rich in a notebook, plain in a terminal) and return its points.

    A grade cell must end in a number: nbgrader gives full marks to any other last value.
    """
    lang = language()
    text = as_text(verdict, lang)
    ipython = sys.modules.get("IPython")
    if ipython is not None and ipython.get_ipython() is not None:
        bundle = {"text/plain": text, "text/html": as_html(verdict, lang), MIME: verdict.to_json()}
        _display(ipython, bundle)
    else:
        sys.stdout.write(text + "\n")
    return float(verdict.score)


def as_text(verdict: Verdict, lang: Lang) -> str:
    """Outcome and points, then the message."""
    mark, word, _ = _WORDS[verdict.verdict]
    return f"{mark} {verdict.task}: {word[lang]} ({_score(verdict, lang)})\n{verdict.message[lang]}"


def as_html(verdict: Verdict, lang: Lang) -> str:
    """The same for a notebook, in the page's own text colour: light or dark does not matter."""
    mark, word, colour = _WORDS[verdict.verdict]
    head = f"{mark} {word[lang]} · {_score(verdict, lang)}"
    named = f" · {verdict.misconception}" if verdict.misconception else ""
    lines = "".join(f"<div>{escape(line)}</div>" for line in verdict.message[lang].splitlines())
    return (
        f'<div lang="{lang}" style="border-left:4px solid {colour};padding:.35em .9em;'
        "margin:.3em 0;max-width:46em;line-height:1.55;word-break:keep-all;"
        'overflow-wrap:break-word">'
        f"<div><strong>{escape(head)}</strong>"
        f'<span style="opacity:.7"> {escape(verdict.task)}{escape(named)}</span></div>'
        f"{lines}</div>"
    )


def _score(verdict: Verdict, lang: Lang) -> str:
    said = _WORTH if verdict.verdict == "noted" else _SCORE
    return said[lang].format(score=verdict.score, points=verdict.points)


def _display(ipython: Any, bundle: dict[str, Any]) -> None:
    ipython.display.display(bundle, raw=True)
