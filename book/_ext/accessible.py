"""Small repairs to the markup of the builder, each of which axe reported.

Sphinx gives the bibliography roles that ARIA has withdrawn and calls an empty corner of a table a
header; both mislead a screen reader. And long names of code get joints, where a narrow screen may
break them.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

REPAIRS = (
    (re.compile(r'<div role="list" class="citation-list">'), '<div class="citation-list">'),
    (re.compile(r' role="doc-biblioentry"'), ""),
    (re.compile(r' role="doc-(?:backlink|noteref)"'), ""),
    (re.compile(r'<th class="[^"]*">(?:<p>\s*</p>)?\s*</th>'), "<td></td>"),
    # The label would hide the words that stand there, in the language of the page.
    (re.compile(r'<summary aria-label="Toggle hidden content">'), "<summary>"),
    # pandas writes its tables by hand.
    (re.compile(r"<th>\s*</th>"), "<td></td>"),
)

NAME = re.compile(r'(?<=<span class="pre">)[^<]{12,}(?=</span>)')
JOINT = re.compile(r"(?<=\w[_./=,(])(?=[A-Za-z])|(?<=[A-Za-z0-9]_)(?=\()")


def repair(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    body = context.get("body")
    if body:
        for wrong, right in REPAIRS:
            body = wrong.sub(right, body)
        context["body"] = NAME.sub(lambda name: JOINT.sub("<wbr>", name[0]), body)


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("html-page-context", repair)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
