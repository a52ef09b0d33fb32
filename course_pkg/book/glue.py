"""What a chapter's code cells hand to its text: figures in both languages, numbers as text.

The cells of both editions are the same bytes and run once, so a cell never knows the language of
its page. It stores one figure per language, and each page pastes its own::

    from course_pkg.book.glue import glue_figures, glue_number

    glue_figures("small_batch", small_batch, result)      # calls small_batch(result, "ko" | "en")
    glue_number("error_b2", 0.412, 0.021, percent=True)   # text: 41.2 ± 2.1%

    ```{glue:figure} fig_small_batch_en
    :name: fig-bn-small-batch
    :alt: Test error falls from … to … as the batch grows from 2 to 64.

    The caption, in the language of the page.
    ```

    … errs on {glue:text}`error_b2` of the test digits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from course_pkg.errors import InvalidValueError

LANGS = ("ko", "en")

# In a chapter downloaded as a notebook: the language in which figures appear below their cell.
_shown: list[str] = []

# MyST-NB takes outputs whose MIME types carry this prefix as stored, not shown.
_STORED = "application/papermill.record/"


def show_in(lang: str) -> None:
    """From now on figures appear where they are drawn, in this language, and numbers are silent.

    Raises InvalidValueError for a language the course does not speak.
    """
    if lang not in LANGS:
        raise InvalidValueError(f"figures speak {' or '.join(LANGS)}; got {lang!r}")
    _shown[:] = [lang]


def glue_figures(name: str, plot: Callable[..., Any], *args: object) -> None:
    """Store ``plot(*args, lang)`` for each language as ``fig_<name>_ko`` and ``fig_<name>_en``."""
    from course_pkg.plots.style import to_svg

    for lang in _shown or LANGS:
        key = f"fig_{_checked(name)}_{lang}"
        _store(key, {"image/svg+xml": to_svg(plot(*args, lang), salt=key), "text/plain": key})


def glue_number(
    name: str,
    value: float,
    spread: float | None = None,
    *,
    digits: int = 1,
    percent: bool = False,
) -> None:
    """Store ``value ± spread`` as text, for ``{glue:text}`` in the prose of both editions.

    ``digits`` are the digits after the point; ``percent`` shows a fraction as a percentage.
    """
    text = number_text(value, spread, digits=digits, percent=percent)
    # In quotes: the role evaluates what it finds, and 0.30 would come out as 0.3.
    _store(_checked(name), {"text/plain": repr(text)})


def glue_data(name: str, data: Mapping[str, Any]) -> None:
    """Store plain data (JSON) for an interactive figure: ``{explorable}`` with ``:data: name``."""
    # As text: notebooks take objects only where the MIME type is JSON, and this one has a prefix.
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    _store(_checked(name), {"application/json": text, "text/plain": name})


def number_text(
    value: float, spread: float | None = None, *, digits: int = 1, percent: bool = False
) -> str:
    """The text that `glue_number` stores: thousands apart, a real minus sign, per cent last."""
    scale = 100.0 if percent else 1.0
    # z: what rounds to zero has no sign.
    parts = [f"{scale * value:z,.{digits}f}"]
    if spread is not None:
        parts.append(f"{scale * spread:,.{digits}f}")
    return " ± ".join(parts).replace("-", "−") + ("%" if percent else "")


def _checked(name: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise InvalidValueError(
            f"a glued name is lower-case letters, digits and underscores; got {name!r}"
        )
    return name


def _store(key: str, bundle: Mapping[str, str]) -> None:
    from IPython.display import SVG, display

    if _shown:
        if "image/svg+xml" in bundle:
            display(SVG(bundle["image/svg+xml"]))
        return
    display(
        {_STORED + mime: data for mime, data in bundle.items()},
        raw=True,
        metadata={"scrapbook": {"name": key, "mime_prefix": _STORED}},
    )
