"""Formgrader shows what students write, and runs none of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from course_pkg.grading.harmless import ATTRIBUTES, TAGS, markdown

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
        assert tag in TAGS
        assert set(attributes) <= set(ATTRIBUTES.get(tag, []))
        scheme = SCHEME.match((attributes.get("href") or "").lower())
        assert scheme is None or scheme[1] in ("http", "https", "mailto")


def test_text_tables_and_formulas_stay() -> None:
    shown = markdown("# A\n\n> said\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n**x** if $a<b$ and `c<d>`")
    for part in ("<h1>A", "<blockquote>", "<td>1</td>", "<strong>x</strong>", "<code>c&lt;d&gt;"):
        assert part in shown
    assert "$a&lt;b$" in shown
