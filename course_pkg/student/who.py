"""Who hands in: as said now, as the hub knows, or as said the last time on this computer."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from course_pkg.check.verdict import Lang, Text
from course_pkg.student import words

WHO = Text(
    ko="학번이나 아이디를 한 번 알려 주세요. 다음부터는 기억합니다. 예: course submit {notebook} "
    "--student 20261234",
    en="Say who you are, once; it is remembered. For example: course submit {notebook} "
    "--student 20261234",
)


def remembered() -> str | None:
    """The id that was given the last time."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))["student"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, str) else None


def remember(student: str) -> None:
    """Keep the id for the next time, where that is possible."""
    with contextlib.suppress(OSError):
        text = json.dumps({"student": student}, ensure_ascii=False) + "\n"
        _file().write_text(text, encoding="utf-8")


def who(given: str | None, notebook: Path, lang: Lang) -> str:
    """The id to hand in with; raises StudentError where nobody has said it."""
    found = given or os.environ.get("JUPYTERHUB_USER") or remembered()
    if not found:
        raise words.stop(WHO, lang, notebook=notebook)
    return found


def _file() -> Path:
    return Path.home() / ".course-student.json"
