"""Text that others wrote, on a person's terminal: letters, and nothing that a terminal obeys."""

from __future__ import annotations

from rich.markup import escape as as_text

_KEPT = "\n\u200c\u200d"
"""Line ends, and the joiners that some scripts are written with."""


def escape(text: str) -> str:
    """``text`` for a console of rich, as it stands.

    Brackets are no markup. A sequence that would move the cursor or write the clipboard, an order
    of reading that turns a name around, or half a letter is shown as ``�``.
    """
    legible = (
        each if each.isprintable() or each in _KEPT else "\N{REPLACEMENT CHARACTER}"
        for each in text.replace("\t", " ")
    )
    return as_text("".join(legible))
