"""Formgrader shows what students write, and runs none of it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from course_pkg.grading.harmless import ATTRIBUTES, TAGS, markdown

ROOT = Path(__file__).resolve().parents[2]
MATH = re.compile(
    "math|menclose|mfrac|mi|mn|mo|mover|mroot|mrow|mspace|msqrt|mstyle|msub|msubsup|msup|mtable"
    "|mtd|mtext|mtr|munder|munderover|mphantom"
)
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):")


class Seen(HTMLParser):
    """The tags of a page and the attributes of each."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


ATTACKS = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<svg><g onload="alert(1)"></g></svg>',
    "[read](javascript:alert(1))",
    "[read](&#106;avascript:alert(1))",
    "[read](java&#x0a;script:alert(1))",
    '<a href=" javascript:alert(1)" onclick="alert(1)">read</a>',
    "![](https://example.org/read.png)",
    '<div class="modal-backdrop" id="bn-explain" style="position:fixed">x</div>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "$<script>alert(1)</script>$",
    "<form action=https://example.org><input name=_xsrf><button>x</button></form>",
    "<!--><script>alert(1)</script>-->",
    "<style>body{display:none}</style><base href='https://example.org'><meta http-equiv=refresh>",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_runs(attack: str) -> None:
    seen = Seen()
    seen.feed(markdown(f"before {attack} after\n\n{attack}"))
    for tag, attributes in seen.found:
        assert tag in TAGS or MATH.fullmatch(tag)
        assert set(attributes) <= set(ATTRIBUTES.get(tag, [])) or MATH.fullmatch(tag)
        scheme = SCHEME.match((attributes.get("href") or "").lower())
        assert scheme is None or scheme[1] in ("http", "https", "mailto")


def test_text_tables_and_formulas_stay() -> None:
    shown = markdown("# A\n\n> said\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n**x** if $a<b$ and `c<d>`")
    for part in ("<h1>A", "<blockquote>", "<td>1</td>", "<strong>x</strong>", "<code>c&lt;d&gt;"):
        assert part in shown
    assert "<mo>&lt;</mo>" in shown


def test_every_formula_of_the_assignments_is_set() -> None:
    cells = [
        "".join(cell["source"])
        for path in (ROOT / "solutions").glob("*/*.ipynb")
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "markdown"
    ]
    for text in cells:
        shown = markdown(text)
        inline = len(re.findall(r"(?<![$\\])\$(?!\$)", re.sub(r"`[^`]*`", "", text))) // 2
        assert shown.count("<math") >= inline
        assert "$" not in re.sub(r"<(code|pre)[ >].*?</\1>", "", shown, flags=re.S)
    assert sum(markdown(text).count("<math") for text in cells) > 50


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\unknown{<script>alert(1)</script>}",
        r"\frac{1}",
        r"\text{<img src=x onerror=alert(1)>}",
        r"\mathrm{\" onclick=\"alert(1)}",
        r"\begin{array}{<b onclick=1>}1\end{array}",
        r"\color{red;}x \hspace{1em\" onclick=\"x}",
        "{" * 3000,
        "x" * 5000,
    ],
)
def test_a_formula_runs_nothing_and_stops_nothing(tex: str) -> None:
    seen = Seen()
    for text in (f"${tex}$", f"$${tex}$$", f"# ${tex}$", f"![${tex}$](u) [${tex}$](v)"):
        seen.feed(markdown(text))
    for tag, attributes in seen.found:
        assert tag in TAGS or MATH.fullmatch(tag), tag
        assert not {name for name in attributes if name.startswith("on") or name == "style"}
        assert set(attributes) <= {"href", "title"} or MATH.fullmatch(tag)


def test_what_cannot_be_set_is_shown_as_it_was_typed() -> None:
    assert r"<code>\href{x}{a&lt;b}</code>" in markdown(r"so $\href{x}{a<b}$ it is")
