"""What makes an alternative text no text: missing, the name of a file, or in another language."""

from __future__ import annotations

import re

_HANGUL = re.compile(r"[가-힣]")
_PATH_LIKE = re.compile(r"[\\/]|\.(?:svg|png|jpe?g|gif|webp)\b", re.IGNORECASE)


def poor_alt(alt: str, lang: str | None = None) -> str | None:
    """A sentence saying what is wrong with the alternative text of a figure, or None.

    lang: the language of the page, where it is known.
    """
    if not alt.strip():
        return "the figure has no alternative text; say what it shows with :alt:"
    if _PATH_LIKE.search(alt) and " " not in alt.strip():
        return f"the alternative text is a file name ({alt}); say what the figure shows"
    if lang in ("ko", "en") and bool(_HANGUL.search(alt)) is not (lang == "ko"):
        return f"the alternative text is not in the language of the page ({lang}): {alt}"
    return None
