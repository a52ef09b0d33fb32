"""``course report``: one page about the class, for its instructor, and its numbers as CSV."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from course_pkg.check.verdict import Lang, Text
from course_pkg.classroom.config import read_class
from course_pkg.classroom.export import plain, sheet
from course_pkg.classroom.marks import Marks, read_marks
from course_pkg.classroom.page import page, table
from course_pkg.classroom.private import write
from course_pkg.classroom.similarity import ALIKE, Pair, similar
from course_pkg.classroom.statistics import numbers, sentence, stuck
from course_pkg.errors import ClassError
from course_pkg.results.classroom import ClassNumbers

_WORDS = {
    "title": Text(ko="{name} 채점 결과", en="{name}: the class"),
    "count": Text(
        ko="학생 {all}명 가운데 {graded}명을 채점했습니다. 평균 {mean:.1f}점, 중앙값 {median:.1f}점"
        " ({max:g}점 만점, 지각 감점을 반영한 점수).",
        en="{graded} of {all} students are graded. Mean {mean:.1f}, median {median:.1f} of "
        "{max:g} points, late penalties included.",
    ),
    "scores": Text(ko="점수 분포", en="Scores"),
    "tasks": Text(ko="문제별 난이도와 변별도", en="Difficulty and discrimination of the tasks"),
    "tasks-note": Text(
        ko="득점률은 그 문제에서 얻은 점수의 평균 비율이고, 변별도는 그 문제의 점수와 나머지 문제"
        " 점수를 합한 값의 상관계수입니다. 변별도가 0.2보다 작으면 문제나 테스트를 살펴보세요.",
        en="Earned: the mean part of the points. Discrimination: the correlation of a task's points"
        " with the sum of all others; below 0.2, look at the task and its test.",
    ),
    "mistakes": Text(ko="자주 나온 오개념", en="Misconceptions by frequency"),
    "none": Text(ko="없습니다.", en="None."),
    "stuck": Text(ko="도움이 필요한 학생", en="Who is stuck"),
    "attempts": Text(ko="제출 횟수", en="Attempts"),
    "attempts-note": Text(ko="받은 제출본의 수: {said}.", en="Versions received: {said}."),
    "alike": Text(ko="서로 비슷한 코드", en="Similar code"),
    "alike-note": Text(
        ko="코드 셀만 비교했고 과제에 처음부터 있던 코드는 뺐습니다. 한쪽 코드의 {part:.0%} 이상이"
        " 겹치는 쌍입니다. 짧은 답은 저절로 비슷해집니다. 베꼈다는 증거가 아니라 두 노트북을 직접"
        " 읽어 볼 이유일 뿐입니다.",
        en="Code cells only, without the code that everybody was given: pairs in which at least "
        "{part:.0%} of one's code is in the other's. Short answers are alike by themselves: this "
        "is a reason to read both, and proof of nothing.",
    ),
    "unbooked": Text(
        ko="학생 {count}명의 결과가 성적부에 없어, 직접 준 점수가 여기에는 들어 있지 않습니다.",
        en="The gradebook lacks {count} of these students: points given by hand are not counted.",
    ),
    "stale": Text(
        ko="채점한 뒤에 다시 제출한 학생(채점 필요): {names}",
        en="Handed in again since the grading (grade again): {names}",
    ),
}
_STUCK = {
    "absent": Text(ko="낸 것이 없거나 채점하지 않음", en="nothing handed in or graded"),
    "unread": Text(ko="제출물을 채점할 수 없음", en="the submission could not be graded"),
    "tries": Text(ko="3번 이상 냈지만 절반이 안 됨", en="three versions or more, below half"),
    "low": Text(ko="채점한 점수의 절반이 안 됨", en="below half of what is graded"),
}
_HEADS: dict[str, tuple[Text, ...]] = {
    "tasks": (
        Text(ko="문제", en="task"),
        Text(ko="배점", en="points"),
        Text(ko="득점률", en="earned"),
        Text(ko="변별도", en="discrimination"),
        Text(ko="맞음", en="right"),
        Text(ko="일부", en="partly"),
        Text(ko="틀림", en="wrong"),
        Text(ko="답 없음", en="no answer"),
        Text(ko="채점 전", en="not graded"),
    ),
    "mistakes": (
        Text(ko="오개념", en="misconception"),
        Text(ko="학생 수", en="students"),
        Text(ko="진단", en="diagnosis"),
    ),
    "stuck": (
        Text(ko="학생", en="student"),
        Text(ko="이름", en="name"),
        Text(ko="점수", en="score"),
        Text(ko="제출 횟수", en="attempts"),
        Text(ko="까닭", en="why"),
    ),
    "alike": (
        Text(ko="학생", en="student"),
        Text(ko="겹치는 비율", en="shared"),
        Text(ko="학생", en="student"),
        Text(ko="겹치는 비율", en="shared"),
    ),
}


MOST = 50
"""Pairs on the page; the table in CSV has them all."""

COUNTS = ("right", "partly", "wrong", "missing", "waiting")


@dataclass(frozen=True, slots=True)
class Written:
    """Where the page and the numbers are; remark: why no pairs were sought, else empty."""

    page: Path
    files: tuple[Path, ...]
    pairs: int
    remark: str

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        files = [str(path) for path in self.files]
        said = {"page": str(self.page), "csv": files, "similar_pairs": self.pairs}
        return said | {"remark": self.remark}


def report(
    assignment: str,
    course: Path,
    gradebook: str | None = None,
    on_pair: Callable[[int, int], None] = lambda done, total: None,
) -> Written:
    """Write ``reports/ASSIGNMENT.html`` and three tables beside it, for the owner alone."""
    marks = read_marks(assignment, course, gradebook, without_hand=True)
    lang = read_class(course).language
    found, remark = numbers(marks), ""
    try:
        pairs = similar(course, assignment, [row.student.id for row in marks.rows], on_pair)
    except ClassError as error:
        pairs, remark = [], str(error)
    place = course / "reports"
    files: dict[str, list[list[object]]] = {
        "students": plain(marks),
        "tasks": _task_table(found),
        "similar": [
            ["first", "second", "of_first", "of_second"],
            *([each.first, each.second, each.of_first, each.of_second] for each in pairs),
        ],
    }
    for name, rows in files.items():
        write(place / f"{assignment}-{name}.csv", sheet(rows))
    path = place / f"{assignment}.html"
    title = _WORDS["title"][lang].format(name=assignment)
    body = "\n".join(_body(marks, found, pairs, remark, lang))
    write(path, page(lang, title, f"<h1>{escape(title)}</h1>\n{body}"))
    written = tuple(place / f"{assignment}-{name}.csv" for name in files)
    return Written(path, written, len(pairs), remark)


def _task_table(found: ClassNumbers) -> list[list[object]]:
    rows: list[list[object]] = [
        [
            "task",
            "points",
            "earned",
            "discrimination",
            "right",
            "partly",
            "wrong",
            "missing",
            "waiting",
        ]
    ]
    for task in found.tasks:
        counts = [task.right, task.partly, task.wrong, task.missing, task.waiting]
        rows.append([task.task, task.points, task.earned, task.discrimination, *counts])
    return rows


def _body(
    marks: Marks, found: ClassNumbers, pairs: list[Pair], remark: str, lang: Lang
) -> Iterator[str]:
    from course_pkg.plots import classroom as plots

    def words(key: str, **values: object) -> str:
        return escape(_WORDS[key][lang].format(**values))

    def heads(key: str) -> list[str]:
        return [head[lang] for head in _HEADS[key]]

    scores = found.scores
    mean, median = statistics.fmean(scores), statistics.median(scores)
    count = {"all": len(marks.rows), "graded": len(scores)}
    yield f"<p>{words('count', **count, mean=mean, median=median, max=found.max_score)}</p>"
    if marks.unbooked:
        yield f"<p><strong>{words('unbooked', count=len(marks.unbooked))}</strong></p>"
    if marks.stale:
        yield f"<p><strong>{words('stale', names=', '.join(marks.stale))}</strong></p>"
    yield f"<h2>{words('scores')}</h2>"
    yield _svg(plots.score_distribution(found, lang), words("scores"))
    yield f"<h2>{words('tasks')}</h2><p>{words('tasks-note')}</p>"
    yield _svg(plots.task_outcomes(found, lang), words("tasks"))
    rows = [
        [row[0], f"{row[1]:g}", _percent(row[2]), _signed(row[3]), *map(str, row[4:])]
        for row in _task_table(found)[1:]
    ]
    yield table(heads("tasks"), [[str(cell) for cell in row] for row in rows], range(1, 9))
    yield f"<h2>{words('mistakes')}</h2>"
    if found.misconceptions:
        yield _svg(plots.misconceptions(found, lang), words("mistakes"))
        said = [
            [name, str(number), sentence(marks, name, lang)]
            for name, number in found.misconceptions
        ]
        yield table(heads("mistakes"), said, [1])
    else:
        yield f"<p>{words('none')}</p>"
    yield f"<h2>{words('stuck')}</h2>"
    helped = [
        [row.student.id, row.student.name, f"{row.score:g}", str(row.attempts), _STUCK[why][lang]]
        for row, why in stuck(marks)
    ]
    yield table(heads("stuck"), helped, (2, 3)) if helped else f"<p>{words('none')}</p>"
    tries = sorted({row.attempts for row in marks.rows})
    times = [(each, sum(row.attempts == each for row in marks.rows)) for each in tries]
    counted = ", ".join(
        f"{each}회 {many}명" if lang == "ko" else f"{each} ({many} students)"
        for each, many in times
    )
    yield f"<h2>{words('attempts')}</h2><p>{words('attempts-note', said=counted)}</p>"
    yield f"<h2>{words('alike')}</h2>"
    if remark:
        yield f"<p>{escape(remark)}</p>"
        return
    yield f"<p>{words('alike-note', part=ALIKE)}</p>"
    both = [[p.first, f"{p.of_first:.0%}", p.second, f"{p.of_second:.0%}"] for p in pairs[:MOST]]
    yield table(heads("alike"), both, (1, 3)) if both else f"<p>{words('none')}</p>"


def _percent(value: object) -> str:
    return f"{value:.0%}" if isinstance(value, float) else "–"


def _signed(value: object) -> str:
    return f"{value:.2f}".replace("-", "−") if isinstance(value, float) else "–"


def _svg(fig: Any, caption: str) -> str:
    from course_pkg.plots.style import INK, to_svg

    made = to_svg(fig, caption)
    made = made[made.index("<svg") :].replace(INK, "currentColor")
    return f'<figure role="img" aria-label="{caption}">{made}</figure>'
