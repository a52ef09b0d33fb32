"""What ``course check`` and ``course submit`` print."""

from __future__ import annotations

from collections.abc import Iterator

from course_pkg.check.verdict import Lang, Outcome, Text
from course_pkg.student.check import Checked, Summary
from course_pkg.student.submit import Packed, local_time

# Signs that Korean Windows' own encoding has, and the book's font.
_MARKS: dict[Outcome, tuple[str, str]] = {
    "pass": ("●", "green"),
    "partial": ("◐", "yellow"),
    "fail": ("×", "red"),
    "error": ("×", "red"),
    "missing": ("○", "bright_black"),
    "noted": ("▷", "blue"),
    "manual": ("…", "blue"),
}
_POINTS = Text(ko="{score:g}/{points:g}점", en="{score:g} of {points:g}")
_LATER = Text(ko="{points:g}점, 나중에 채점", en="worth {points:g}, graded later")
TOTAL = Text(
    ko="보이는 검사에서 {points:g}점 중 {score:g}점",
    en="{score:g} of {points:g} points in the visible checks",
)
LATER = Text(ko=" · 제출한 뒤에 채점하는 {points:g}점", en=" · {points:g} points are graded later")
HIDDEN = Text(
    ko="채점할 때는 보이지 않는 입력도 쓰므로 점수가 달라질 수 있습니다.",
    en="Grading also uses inputs that are not shown, so the final score may differ.",
)
PACKED = Text(
    ko="{file}을 만들었습니다. 노트북을 저장한 때: {time}. 이 파일을 올리세요.",
    en="{file} is ready; the notebook in it was saved at {time}. Upload this file.",
)
SAME = Text(
    ko="{file}에 이미 같은 노트북이 들어 있습니다(저장한 때: {time}). 이 파일을 올리면 됩니다.",
    en="{file} already holds this very notebook (saved at {time}). It is the file to upload.",
)
SAVE_FIRST = Text(
    ko="그 뒤에 고친 것이 있으면 JupyterLab에서 저장(Ctrl+S)하고 다시 실행하세요.",
    en="If you have changed anything since, save it in JupyterLab (Ctrl+S) and run this again.",
)
LEFT = Text(ko="아직 답이 없는 문제:", en="Not answered yet:")
ALL_THERE = Text(ko="모든 문제에 답이 있습니다.", en="Every task has an answer.")


def packed_lines(packed: Packed, file: str, lang: Lang) -> Iterator[tuple[str, str]]:
    """What was packed, what is odd about it and what is not answered, with their colours."""
    said = PACKED if packed.new else SAME
    yield said[lang].format(file=file, time=local_time(packed.saved)), "bold"
    for note in packed.notes:
        yield f"! {note[lang]}", "yellow"
    if packed.unanswered:
        yield LEFT[lang], ""
        for task in packed.unanswered:
            yield f"○ {task.title} ({task.name})", "bright_black"
    elif not packed.damaged:
        yield ALL_THERE[lang], "green"
    yield SAVE_FIRST[lang], ""


def lines(summary: Summary, lang: Lang) -> Iterator[tuple[str, str]]:
    """Lines of the summary in ``lang`` with their colour; the total stands in both languages."""
    for task in summary.tasks:
        mark, colour = _MARKS[task.verdict]
        named = f"  [{task.misconception}]" if task.misconception else ""
        yield f"{mark} {task.title} ({task.task}): {_score(task, lang)}{named}", colour
        if task.verdict not in ("pass", "noted", "manual"):
            for line in task.message[lang].splitlines():
                yield f"    {line}", ""
    for note in summary.notes:
        yield f"! {note[lang]}", "yellow"
    total = TOTAL.format(score=summary.score, points=summary.points)
    if summary.points_later:
        later = LATER.format(points=summary.points_later)
        total = Text(ko=total.ko + later.ko, en=total.en + later.en)
    other: Lang = "en" if lang == "ko" else "ko"
    yield "", ""
    yield total[lang], "bold"
    yield total[other], ""
    yield HIDDEN[lang], ""


def _score(task: Checked, lang: Lang) -> str:
    if task.score is None or task.verdict == "noted":
        return _LATER[lang].format(points=task.points)
    return _POINTS[lang].format(score=task.score, points=task.points)
