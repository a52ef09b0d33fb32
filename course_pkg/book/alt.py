"""What makes an alternative text no text: missing, or the name of a file."""

from __future__ import annotations

import re

_PATH_LIKE = re.compile(r"[\\/]|\.(?:svg|png|jpe?g|gif|webp)\b", re.IGNORECASE)


def poor_alt(alt: str) -> str | None:
    """A sentence saying what is wrong with the alternative text of a figure, or None."""
    if not alt.strip():
        return "the figure has no alternative text; say what it shows with :alt:"
    if _PATH_LIKE.search(alt) and " " not in alt.strip():
        return f"the alternative text is a file name ({alt}); say what the figure shows"
    return None
