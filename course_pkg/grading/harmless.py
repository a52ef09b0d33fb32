"""Students' Markdown as HTML that does nothing: for formgrader and nbgrader's own feedback.

nbconvert renders HTML inside Markdown as it stands. In formgrader a script in an answer would run
in the instructor's session, where it may grade itself and start a terminal. Formulas become MathML,
which browsers draw by themselves: nbconvert's pages fetch a program for them from a public server.
"""

from __future__ import annotations

import contextlib
import re
import secrets
from collections.abc import Iterator
from html import escape

from bleach import clean
from docutils.utils.math.latex2mathml import tex2mathml
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

_TEXT = ("b", "br", "code", "del", "em", "i", "s", "span", "strong", "sub", "sup", "a")
_BLOCKS = ("blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre")
_LISTS = ("dd", "dl", "dt", "li", "ol", "ul", "table", "tbody", "td", "th", "thead", "tr")
TAGS = frozenset((*_TEXT, *_BLOCKS, *_LISTS))
# No class and no id, which would dress a text as a button of the page; no image, which would
# tell somebody's server that the answer is being read.
ATTRIBUTES = {"a": ["href", "title"]}
PROTOCOLS = frozenset({"http", "https", "mailto"})
MAX_FORMULA = 4000
"""Characters; the converter's time grows with their square."""

MAX_PIECE = 4000
"""So does that of Markdown, in many ways: longer texts are converted in pieces of this length."""

MAX_TEXT = 60_000
"""Characters that are converted at all; more is shown as it was typed."""


class _Formulas(IPythonRenderer):  # type: ignore[misc]
    """Markdown in which a word that nobody can guess stands for every formula."""

    def __init__(self) -> None:
        super().__init__(escape=False, exclude_anchor_links=True)
        self.word, self.found = f"formula{secrets.token_hex(16)}n", list[str]()

    def _keep(self, tex: str, block: bool) -> str:
        self.found.append(formula(tex, block))
        return f"{self.word}{len(self.found) - 1}e"

    def inline_math(self, body: str) -> str:
        """``$…$``."""
        return self._keep(body, block=False)

    def block_math(self, body: str) -> str:
        """``$$…$$``."""
        return self._keep(body, block=True)

    def latex_environment(self, name: str, body: str) -> str:
        r"""``\begin{…}…\end{…}``."""
        return self._keep(rf"\begin{{{name}}}{body}\end{{{name}}}", block=True)


def markdown(source: str) -> str:
    """Markdown as HTML of plain text, formulas, lists, tables and links; other HTML as text."""
    pieces = list(_pieces(source)) if len(source) <= MAX_TEXT else [source]
    return "\n".join(
        _markdown(each) if len(each) <= 2 * MAX_PIECE else f"<pre>{escape(each)}</pre>"
        for each in pieces
    )


def _pieces(source: str) -> Iterator[str]:
    """The text cut at empty lines outside of code, into pieces as long as may be."""
    piece: list[str] = []
    size, fenced = 0, False
    for line in source.splitlines(keepends=True):
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        if size > MAX_PIECE and not line.strip() and not fenced:
            yield "".join(piece)
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    yield "".join(piece)


def _markdown(source: str) -> str:
    formulas = _Formulas()
    html = MarkdownWithMath(renderer=formulas).render(source)
    safe = str(clean(html, tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS))
    # Afterwards, and never inside a tag: what was cleaned stays clean.
    words = rf"<[^>]*>|{formulas.word}(\d+)e"
    return re.sub(words, lambda m: formulas.found[int(m[1])] if m[1] else m[0], safe)


def formula(tex: str, block: bool = False) -> str:
    """A formula as MathML; as its source where it is none, or not one that is understood."""
    # Anybody may have written it, and the converter fails in many ways.
    with contextlib.suppress(Exception):
        if len(tex) <= MAX_FORMULA:
            return str(tex2mathml(tex, as_block=block))
    return f"<code>{escape(tex)}</code>"
