"""Students' Markdown as HTML that does nothing: for formgrader and nbgrader's own feedback.

nbconvert renders HTML inside Markdown as it stands. In formgrader a script in an answer would run
in the instructor's session, where it may grade itself and start a terminal.
"""

from __future__ import annotations

from bleach import clean
from nbconvert.filters import markdown2html

_TEXT = ("b", "br", "code", "del", "em", "i", "s", "span", "strong", "sub", "sup", "a")
_BLOCKS = ("blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre")
_LISTS = ("dd", "dl", "dt", "li", "ol", "ul", "table", "tbody", "td", "th", "thead", "tr")
TAGS = frozenset((*_TEXT, *_BLOCKS, *_LISTS))
# No class and no id, which would dress a text as a button of the page; no image, which would
# tell somebody's server that the answer is being read.
ATTRIBUTES = {"a": ["href", "title"]}
PROTOCOLS = frozenset({"http", "https", "mailto"})


def markdown(source: str) -> str:
    """Markdown as HTML of plain text, lists, tables and links; everything else is shown as text."""
    return str(clean(markdown2html(source), tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS))
