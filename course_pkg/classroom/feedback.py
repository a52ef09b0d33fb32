"""``course feedback``: one page per student, from a list of what may be shown and nothing else.

Shown: points, the grader's sentences, the student's own answers, a person's remarks. Never read
here: checks, outputs of cells, tracebacks, anything of another student.
"""

from __future__ import annotations

import contextlib
import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import nbformat

from course_pkg.check.messages import REREAD, SECTIONS
from course_pkg.check.verdict import Lang, Outcome, Text
from course_pkg.classroom.config import ClassSettings, read_class
from course_pkg.classroom.marks import Mark, Marks, read_marks
from course_pkg.classroom.page import page
from course_pkg.classroom.private import write
from course_pkg.grading.handed_in import SECRET, STAMP, make_room, read_secret, read_stamp
from course_pkg.grading.rebuild import EXTRA, grade_id, is_answer, is_task
from course_pkg.grading.report import TaskReport

MAX_PAGE = 300_000
MAX_CELL = 12_000
MAX_CODE = 120_000

_CHAPTERS = {
    "sec-scaling": "01-scaling",
    "sec-signals": "02-signals",
    "sec-shift": "03-covariate-shift",
    "sec-learning": "12-mini-batches-and-generalization",
    "sec-tables": "17-reading-tables",
    "sec-bn": "05-batch-norm",
    "sec-bn-backward": "06-batch-norm-backward",
    "sec-bn-other-axes": "06-batch-norm-backward",
    "sec-bn-inference": "07-training-and-inference",
    "sec-bn-why": "08-why-it-works",
    "sec-bn-limits": "09-where-it-fails",
    "sec-limits": "09-where-it-fails",
    "sec-other-axes": "10-other-axes",
    "sec-axes": "10-other-axes",
    "sec-clip": "11-gradient-clipping",
    "sec-transfer": "13-transfer",
    "sec-strategies": "14-transfer-strategies",
    "sec-distillation": "16-distillation",
    "sec-kd": "16-distillation",
}
_VERDICTS: dict[Outcome, tuple[str, Text]] = {
    "pass": ("✓", Text(ko="맞았습니다", en="right")),
    "partial": ("◐", Text(ko="일부만 맞았습니다", en="partly right")),
    "fail": ("✗", Text(ko="틀렸습니다", en="not right")),
    "error": ("✗", Text(ko="확인하지 못했습니다", en="could not be checked")),
    "missing": ("○", Text(ko="답이 없습니다", en="no answer")),
    "noted": ("✎", Text(ko="아직 채점하지 않았습니다", en="not graded yet")),
    "manual": ("…", Text(ko="아직 채점하지 않았습니다", en="not graded yet")),
}
_POINTS = Text(ko="{max:g}점 만점에 {score:g}점", en="{score:g} of {max:g} points")
_PENDING = Text(
    ko="강사가 직접 채점할 {points:g}점은 아직 들어 있지 않습니다.",
    en="{points:g} points that a person gives are still to come.",
)
_LATE = Text(
    ko="마감을 넘겨 제출해(지각 {days}일째) {earned:g}점에서 {lost:g}점을 뺐습니다.",
    en="Handed in late (day {days} after the deadline): {lost:g} of {earned:g} points are off.",
)
_LATE_FREE = Text(
    ko="마감을 넘겨 제출했습니다(지각 {days}일째). 이 때문에 뺀 점수는 없습니다.",
    en="Handed in late (day {days} after the deadline); no points are off for it.",
)
_RECEIVED = Text(ko="채점한 제출본: {time}", en="Graded: the notebook handed in at {time}")
_EXTRA_TIME = Text(ko="추가 시간 {hours:g}시간", en="{hours:g} hours of extra time")
_EXTRA_POINTS = Text(ko="가산점 {points:g}점", en="{points:g} points on top")
_CODE = Text(ko="제출한 답", en="Your answer")
_REMARK = Text(ko="강사의 말", en="From your instructor")
_NOTES = Text(ko="채점 전에 바로잡은 점과 알려 드릴 점", en="Repaired before grading, and remarks")
_TASKS = Text(ko="문제별 결과", en="Task by task")
_HAND = Text(ko="이 점수는 강사가 직접 정했습니다.", en="These points were given by a person.")
_CUT = Text(ko="(길어서 여기까지만 실었습니다)", en="(too long; cut here)")
_ASK = Text(
    ko="결과가 이상하면 이 쪽을 그대로 강사에게 보여 주고 물어보세요.",
    en="If a result looks wrong to you, show this page to your instructor and ask.",
)


@dataclass(slots=True)
class Written:
    """Pages written, unchanged ones, and whose results are older than what they handed in."""

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "written": self.written,
            "unchanged": self.unchanged,
            "nothing_graded": self.without,
            "graded_before_last_submission": self.stale,
        }


def feedback(
    assignment: str,
    course: Path,
    gradebook: str | None = None,
    on_student: Callable[[str, int, int], None] = lambda student, done, total: None,
) -> Written:
    """Write ``feedback/STUDENT/ASSIGNMENT/ASSIGNMENT.html`` for everybody who was graded.

    Beside it lies what ``nbgrader release_feedback`` asks for.
    """
    marks, settings = read_marks(assignment, course, gradebook), read_class(course)
    done = Written(stale=marks.stale)
    for number, mark in enumerate(marks.rows, 1):
        name = mark.student.id
        on_student(name, number, len(marks.rows))
        if mark.report is None:
            done.without.append(name)
            continue
        path = course / "feedback" / name / assignment / f"{assignment}.html"
        html = student_page(marks, mark, settings, answers(course, mark, assignment))
        if path.is_file() and path.read_text(encoding="utf-8") == html:
            path.chmod(0o600)
            done.unchanged.append(name)
        else:
            write(path, html)
            done.written.append(name)
        _for_the_exchange(path.parent, course / "submitted" / name / assignment, mark)
    return done


def _for_the_exchange(folder: Path, submitted: Path, mark: Mark) -> None:
    """Time and secret of the submission that the page is about.

    By its secret a student finds the page in nbgrader's exchange. Who came another way has none,
    and gets one that nobody knows: without it nbgrader would stop in the middle of the class.
    """
    for name in (SECRET, STAMP):
        make_room(folder / name)
    old, handed_in = read_secret(folder / SECRET), read_secret(submitted / SECRET)
    # A newer notebook than the graded one has a secret of its own, under which nothing lies yet.
    secret = old if mark.stale else handed_in or old
    if secret is None or secret != old:
        write(folder / SECRET, secret or secrets.token_hex(64))
    when = f"{mark.received:%Y-%m-%d %H:%M:%S} UTC\n" if mark.received else "\n"
    stamped = read_stamp(folder / STAMP)
    if stamped is None or (not mark.stale and stamped != when):
        write(folder / STAMP, when)


def answers(course: Path, mark: Mark, assignment: str) -> dict[str, list[tuple[str, str]]]:
    """The student's own cells before each task: (kind, text), from the notebook that was graded."""
    path = course / "autograded" / mark.student.id / assignment / f"{assignment}.ipynb"
    if mark.report is None or mark.report.status in ("missing", "invalid") or not path.is_file():
        return {}
    found: dict[str, list[tuple[str, str]]] = {}
    waiting: list[tuple[str, str]] = []
    with contextlib.suppress(OSError, ValueError, nbformat.reader.NotJSONError):
        for cell in nbformat.read(path, as_version=4).cells:
            if is_answer(cell) or cell.metadata.get(EXTRA):
                waiting.append((cell.cell_type, cell.source))
            if is_task(cell):
                found[str(grade_id(cell))], waiting = waiting, []
    return found


def student_page(
    marks: Marks,
    mark: Mark,
    settings: ClassSettings,
    own: dict[str, list[tuple[str, str]]],
) -> str:
    """The page of one student, in their language."""
    lang = mark.student.language
    title = f"{marks.assignment} · {mark.student.name}"
    body = [f"<h1>{escape(title)}</h1>"]
    if settings.name:
        body.append(f'<p class="soft">{escape(settings.name)}</p>')
    body += _head(marks, mark, settings, lang)
    body.append(f"<h2>{_TASKS[lang]}</h2>")
    room = MAX_CODE
    for task in mark.report.tasks if mark.report else ():
        cells, room = _code(own.get(task.task, []), lang, room)
        body += _task(task, mark, lang, settings.book, cells)
    body.append(f'<p class="soft">{_ASK[lang]}</p>')
    return page(lang, title, "\n".join(body))


def _head(marks: Marks, mark: Mark, settings: ClassSettings, lang: Lang) -> Iterator[str]:
    points = _POINTS[lang].format(score=mark.score, max=marks.max_score)
    yield f'<p class="score">{points}</p>'
    if mark.pending:
        yield f"<p>{_PENDING[lang].format(points=mark.pending)}</p>"
    if mark.extra:
        yield f"<p>{_EXTRA_POINTS[lang].format(points=mark.extra)}</p>"
    if mark.days_late:
        late = _LATE if mark.penalty > 0 else _LATE_FREE
        said = late[lang].format(days=mark.days_late, earned=mark.earned, lost=mark.penalty)
        yield f"<p><strong>{said}</strong></p>"
    small = []
    if mark.received:
        due = settings.due.get(marks.assignment)
        zone = due.tzinfo if due else None
        when = mark.received.astimezone(zone) if zone else mark.received
        small.append(_RECEIVED[lang].format(time=f"{when:%Y-%m-%d %H:%M %Z}".strip()))
    if mark.student.extra_hours:
        small.append(_EXTRA_TIME[lang].format(hours=mark.student.extra_hours))
    if small:
        yield f'<p class="soft">{escape(" · ".join(small))}</p>'
    if mark.report and mark.report.notes:
        notes = "".join(f"<li>{_words(note[lang])}</li>" for note in mark.report.notes)
        yield f'<div class="card"><h3>{_NOTES[lang]}</h3><ul>{notes}</ul></div>'


def _task(task: TaskReport, mark: Mark, lang: Lang, book: str, cells: list[str]) -> Iterator[str]:
    sign, word = _VERDICTS[task.verdict]
    points = _POINTS[lang].format(score=task.score, max=task.points)
    yield f'<section class="card {task.verdict}">'
    yield f"<h3>{escape(task.task)} <span>{sign} {word[lang]} · {points}</span></h3>"
    if task.task in mark.by_hand:
        yield f"<p>{_HAND[lang]}</p>"
    else:
        yield from (f"<p>{_line(each, lang, book)}</p>" for each in task.message[lang].splitlines())
    if remark := mark.remarks.get(task.task):
        yield f"<p><strong>{_REMARK[lang]}:</strong> {_words(remark)}</p>"
    if cells:
        opened = "" if task.verdict == "pass" else " open"
        yield f"<details{opened}><summary>{_CODE[lang]}</summary>"
        yield from cells
        yield "</details>"
    yield "</section>"


def _code(cells: list[tuple[str, str]], lang: Lang, room: int) -> tuple[list[str], int]:
    made = []
    for kind, text in cells:
        shown = text[: min(MAX_CELL, max(room, 0))]
        cut = f"\n{_CUT[lang]}" if len(shown) < len(text) else ""
        html = escape(shown, quote=False)
        room -= len(html.encode())
        side = "" if kind == "code" else ' class="text"'
        made.append(f'<pre{side} tabindex="0">{html}{cut}</pre>')
    return made, room


def _words(text: str) -> str:
    """Text as HTML; `code` in backticks as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))


def _line(text: str, lang: Lang, book: str) -> str:
    """One line of a verdict; where it names sections to reread, they are links."""
    before, after = REREAD[lang].split("{section}")
    start, found, inner = text.rpartition(before)
    called = inner.removesuffix(after)
    if book and found:
        for label, name in sorted(SECTIONS.items(), reverse=True):
            if called == name[lang]:
                link = f'<a href="{escape(address(label, lang, book))}">{_words(called)}</a>'
                return f"{_words(start)}{escape(before)}{link}{escape(after)}"
    return _words(text)


def address(label: str, lang: Lang, book: str) -> str:
    """Where the section ``label`` stands in the published book."""
    known = [each for each in _CHAPTERS if label.startswith(each)]
    if not known:
        return f"{book}/{lang}/index.html"
    return f"{book}/{lang}/chapters/{_CHAPTERS[max(known, key=len)]}.html#{label}"
