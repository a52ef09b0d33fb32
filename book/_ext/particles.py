"""The Korean particle behind a number that the page does not know: 식 (24)를, but 식 (26)을.

The numbers of equations and figures move when a chapter before gains one, and measured numbers
when an experiment changes; which particle fits depends on how the last digit is read.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

# Each as after a vowel and as after a consonant.
PAIRS = (("는", "은"), ("가", "이"), ("를", "을"), ("와", "과"), ("로", "으로"))
CHOICE = {form: pair for pair in PAIRS for form in pair}

# 영 일 삼 육 칠 팔 end in a consonant; 일 칠 팔 in ㄹ, which 로 takes as a vowel. % is 퍼센트.
CONSONANT, RIEUL = "013678", "178"

# Only where tags close in between has something else written the number.
BEHIND = re.compile(rf"([0-9%])(\)?(?:</(?:a|span)>)+)({'|'.join(CHOICE)})(?![가-힣])")


def fitting(html: str) -> str:
    """The same page, every particle behind a reference or a glued number as it is read aloud."""

    def chosen(found: re.Match[str]) -> str:
        last, between, particle = found.groups()
        open_form, closed_form = CHOICE[particle]
        closed = last in CONSONANT and not (open_form == "로" and last in RIEUL)
        return f"{last}{between}{closed_form if closed else open_form}"

    return BEHIND.sub(chosen, html)


def fit(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    if app.config.language == "ko" and context.get("body"):
        context["body"] = fitting(context["body"])


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("html-page-context", fit)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
