"""Search that finds Korean inside words: Hangul is indexed as syllables and pairs of syllables.

A particle hides 정규화 in 정규화는 and a missing space hides 전이 in 전이학습; pairs of syllables
find both. Pairs also bridge one space, so that 배치정규화 finds 배치 정규화. Latin words keep
the English stemmer.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.search import languages
from sphinx.search.en import SearchEnglish

# Hangul runs that only single spaces part, or a word of anything else.
TOKENS = re.compile(r"[가-힣]+(?: [가-힣]+)*|[^\W가-힣]+")
HANGUL = re.compile(r"[가-힣]")

# The same for a query, without the bridge: the reader's space is no promise about the text's. Of
# what is attached to a word, 는 or 란 or 입니다, goes what no page has; behind a Latin word, all.
JS_SPLITTER = r"""
function splitQuery(query) {
  const index = typeof Search === "undefined" ? null : Search._index;
  const has = (pair) => Object.hasOwn(index.terms, pair) || Object.hasOwn(index.titleterms, pair);
  const particles = "(?:이?란|은|는|이|가|을|를|의|에|에서|으?로|와|과|도|만|보다)(?![가-힣])";
  const attached = new RegExp(`(?<=[a-zα-ω0-9)])${particles}`, "giu");
  const words = query.replace(attached, "").match(/[가-힣]+|(?:(?![가-힣])[\p{L}\p{N}_])+/gu) || [];
  return words.flatMap((word) => {
    if (!/[가-힣]/.test(word) || word.length < 3) return [word];
    const pairs = Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
    const end = index ? pairs.findIndex((pair) => !has(pair)) : -1;
    return end >= 2 || (end > 0 && end === pairs.length - 1) ? pairs.slice(0, end) : pairs;
  });
}
"""


class SearchHangul(SearchEnglish):
    """Pairs of Hangul syllables beside stemmed Latin words."""

    lang = "ko"
    language_name = "Korean"
    js_splitter_code = JS_SPLITTER

    def split(self, input: str) -> list[str]:
        return [term for token in TOKENS.findall(input) for term in self._terms(token)]

    def stem(self, word: str) -> str:
        return word if HANGUL.match(word) else str(super().stem(word))

    def word_filter(self, word: str) -> bool:
        return bool(HANGUL.match(word)) or bool(super().word_filter(word))

    def _terms(self, token: str) -> list[str]:
        if not HANGUL.match(token):
            return [token]
        run = token.replace(" ", "")
        return [*run, *(run[i : i + 2] for i in range(len(run) - 1))]


class SearchBoth(SearchHangul):
    """The same for the English edition, whose glossary holds Korean words."""

    lang = "en"
    language_name = "English"


def drop_index_entries(app: Sphinx, doctree: nodes.document) -> None:
    """A glossary makes an index entry of each term; they would crowd out titles in the results."""
    for entry in list(doctree.findall(addnodes.index)):
        entry.parent.remove(entry)


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("doctree-read", drop_index_entries)
    languages["ko"] = SearchHangul
    languages["en"] = SearchBoth
    return {"parallel_read_safe": True, "parallel_write_safe": True}
