"""The language in which checks speak; the setup cell of a notebook chooses it."""

from __future__ import annotations

import os
from typing import cast, get_args

from course_pkg.check.verdict import Lang
from course_pkg.errors import InvalidValueError

_chosen: Lang | None = None


def use_language(lang: Lang) -> None:
    """Let every check of this process speak ``lang`` (``"ko"`` or ``"en"``)."""
    global _chosen
    _chosen = _valid(lang)


def language() -> Lang:
    """The chosen language, else that of ``COURSE_LANG``, else Korean."""
    return _chosen or _valid(os.environ.get("COURSE_LANG", "ko"))


def _valid(lang: str) -> Lang:
    if lang not in get_args(Lang):
        raise InvalidValueError(
            f"language must be 'ko' or 'en' / 언어는 'ko' 또는 'en'이어야 합니다; got {lang!r}"
        )
    return cast("Lang", lang)
