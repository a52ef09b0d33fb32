"""What the name of a downloaded file says: whose it is, when it came, in each LMS's own spelling.

::

    Canvas       wrightemma_LATE_12345_67890_batch_norm-1.ipynb
    Moodle       Emma Wright_123456_assignsubmission_file_/batch_norm.ipynb  (or all in one name)
    Blackboard   Batch norm_ewright_attempt_2026-11-21-10-00-00_batch_norm.ipynb
    nbgrader     emma+batch_norm+2026-11-21 10:00:00 UTC+random/batch_norm.ipynb
    nbgrader     emma/batch_norm/batch_norm.ipynb
    anything     a folder or file named after the student
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from course_pkg.classroom.config import Student, name_key

_CANVAS = re.compile(
    r"(?P<name>[^_]+)_(?P<late>LATE_)?(?P<user>\d+)_(?P<number>\d+)_(?!attempt_\d{4}-).+", re.I
)
_MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext).*")
_BLACKBOARD = re.compile(r"(?P<who>.+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_.*|\..*)?")
_EXCHANGE = re.compile(r"(?P<id>[^+]+)\+(?P<assignment>[^+]+)\+(?P<time>[^+]+)(?:\+.*)?")
_STAMPS = ("%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S")
_TWO_SYLLABLES = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방")


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose a file is said to be; students holds one, or none, or all that it may be.

    late: what the LMS says of it, where it says something; assignment: as nbgrader names it.
    """

    students: tuple[Student, ...]
    who: str
    kind: str
    time: datetime | None = None
    late: bool | None = None
    assignment: str | None = None


def claim(
    parts: Sequence[str], roster: Sequence[Student], assignment: str, zone: tzinfo | None
) -> Claim:
    """The claim of a file called ``parts``: the outermost part that says something decides.

    What lies further in, and the end of an LMS's file name, was chosen by a student: where an
    LMS's spelling stands within what is named after somebody else, it may be from either.
    """
    for at, part in enumerate(parts):
        file = at == len(parts) - 1 or part.lower().endswith(".zip")
        found = (_of_download(part, roster, zone) if file else None) or _of_folder(part, roster)
        if found:
            outer = [_mentioned(each, roster, numbers=False) for each in parts[:at]]
            owners = next((each for each in outer if each), ())
            if found.students and owners and not {*owners} & {*found.students}:
                return replace(found, students=(*owners, *found.students))
            return found
    if len(parts) >= 3 and parts[-2] == assignment:
        named = by_id(parts[-3], roster)
        if named:
            return Claim(named, parts[-3], "nbgrader")
    for part in parts:
        if named := _mentioned(part, roster):
            return Claim(named, part, "name")
    return Claim((), parts[-1], "name")


def _of_folder(part: str, roster: Sequence[Student]) -> Claim | None:
    if match := _EXCHANGE.fullmatch(part):
        when = stamp(match["time"], UTC)
        if when:
            who = match["id"]
            return Claim(by_id(who, roster), who, "exchange", when, None, match["assignment"])
    if match := _MOODLE.fullmatch(part):
        who = match["name"]
        return Claim(_by_name(who, roster) or _mentioned(who, roster), who, "moodle")
    return None


def _of_download(part: str, roster: Sequence[Student], zone: tzinfo | None) -> Claim | None:
    if match := _CANVAS.fullmatch(part):
        user = tuple(each for each in roster if each.lms_id == match["user"])
        named = user or _by_name(match["name"], roster) or by_id(match["name"], roster)
        return Claim(named, match["name"], "canvas", late=bool(match["late"]))
    match = None if _MOODLE.fullmatch(part) else _BLACKBOARD.fullmatch(part)
    if match is None:
        return None
    try:
        local = datetime.strptime(match["time"], "%Y-%m-%d-%H-%M-%S")
    except ValueError:
        return None
    when = (local.replace(tzinfo=zone) if zone else local.astimezone()).astimezone(UTC)
    # Assignment and user name may both hold underscores: the longest ending that is somebody.
    words = match["who"].split("_")
    for at in range(1, len(words)):
        if named := by_id("_".join(words[at:]), roster):
            return Claim(named, "_".join(words[at:]), "blackboard", when)
    return Claim(_by_name(words[-1], roster), words[-1], "blackboard", when)


def stamp(text: str, zone: tzinfo) -> datetime | None:
    """A time as nbgrader writes it: with UTC or an offset at its end, or with neither."""
    text = re.sub(r"\s*UTC$|Z$", "", text.strip())
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S %z").astimezone(UTC)
    except ValueError:
        pass
    for layout in _STAMPS:
        try:
            return datetime.strptime(text, layout).replace(tzinfo=zone).astimezone(UTC)
        except ValueError:
            continue
    return None


def by_id(who: str, roster: Sequence[Student]) -> tuple[Student, ...]:
    """The student whose id, number in the LMS or address is ``who``."""
    key = name_key(who)
    exact = tuple(each for each in roster if name_key(each.id) == key)
    return exact or tuple(
        each
        for each in roster
        if key and key in (name_key(each.lms_id), name_key(each.email.split("@")[0]))
    )


def _by_name(who: str, roster: Sequence[Student]) -> tuple[Student, ...]:
    key = _letters(who)
    return tuple(each for each in roster if key and key in spellings(each.name))


def _mentioned(part: str, roster: Sequence[Student], numbers: bool = True) -> tuple[Student, ...]:
    """The students whose id, number or name stands in ``part`` as a word of its own.

    numbers: whether an LMS's number of a student counts; a course or a download has such too.
    """
    text = part.casefold()
    # A number of one or two digits is as likely a copy ("batch_norm-1") as a student.
    numbered = [
        each
        for each in roster
        if any(len(key) > 2 and _stands(key, text) for key in (each.id, each.lms_id * numbers))
    ]
    # A longer id that holds a shorter one is the one meant: kim-1 in kim-1-b.
    longest = [
        each
        for each in numbered
        if not any(each.id != other.id and each.id in other.id for other in numbered)
    ]
    return tuple(longest or (each for each in roster if _stands(each.name, text)))


def _stands(word: str, text: str) -> bool:
    letters = [re.escape(letter) for letter in word.casefold() if not letter.isspace()]
    if not letters:
        return False
    word = r"\s*".join(letters)
    return bool(re.search(rf"(?<![^\W_]){word}(?![^\W_])", text))


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name_key(name))


def spellings(name: str) -> set[str]:
    """A name as LMSs write it: words in any rotation; a Korean family name first or last."""
    words = re.split(r"[\s,]+", name.strip())
    found = {_letters("".join(words[at:] + words[:at])) for at in range(len(words))}
    whole = _letters(name)
    if re.fullmatch(r"[가-힣]{2,5}", whole):
        size = 2 if whole[:2] in _TWO_SYLLABLES and len(whole) > 2 else 1
        found.add(whole[size:] + whole[:size])
    return found
