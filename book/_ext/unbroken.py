"""What is written without a space stays on one line: a formula or a number and what is glued to it.

A formula is a box, and a line may break before and behind any box; Korean particles would begin
lines. So would they behind a per cent sign.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

# One that is long may be as wide as a phone: what follows it needs the next line.
FORMULA = r'<span class="math notranslate nohighlight">[^<]{1,32}</span>'
NUMBER = r'<span class="pasted-text">[^<]*</span>'
WORD = r"[^\s<>]"
# Around a box at least one letter; of a per cent sign in the text what is written behind it, and
# never within a tag: the next bracket opens one.
TOGETHER = re.compile(
    rf"{WORD}*(?:(?:{FORMULA}|{NUMBER}){WORD}+)+(?:{FORMULA}|{NUMBER})?"
    rf"|{WORD}+(?:{FORMULA}|{NUMBER})"
    rf"|[\d.,]+%[가-힣]{WORD}*(?=[^<>]*<)"
)


def held(html: str) -> str:
    """The same page, what belongs on one line in a span that says so."""
    return TOGETHER.sub(r'<span class="unbroken">\g<0></span>', html)


def hold(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    if context.get("body"):
        context["body"] = held(context["body"])


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("html-page-context", hold)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
