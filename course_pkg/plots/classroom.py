"""Pictures of a graded class, for its instructor."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, RED, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.classroom import ClassNumbers

SCORE = Word("점수", "score")
STUDENTS = Word("학생 수", "students")
PART = Word("학생 비율", "part of the students")
RIGHT = Word("맞음", "right")
PARTLY = Word("일부 맞음", "partly right")
WRONG = Word("틀림", "wrong")
MISSING = Word("답 없음", "no answer")
WAITING = Word("채점 전", "not graded yet")


@house_style()
def score_distribution(numbers: ClassNumbers, lang: Lang) -> Figure:
    """How many students reached how many points, in ten bins."""
    fig, ax = figure(height=2.9)
    edges = [numbers.max_score * step / 10 for step in range(11)]
    # A late penalty takes nobody below zero; points on top may pass the last edge.
    ax.hist([min(score, edges[-1]) for score in numbers.scores], bins=edges, color=BLUE, rwidth=0.9)
    ax.set_xlabel(SCORE[lang])
    ax.set_ylabel(STUDENTS[lang])
    ax.set_xlim(0, edges[-1])
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    ax.grid(visible=False, axis="x")
    return fig


@house_style()
def task_outcomes(numbers: ClassNumbers, lang: Lang) -> Figure:
    """Every task as a bar of how the students ended in it."""
    tasks = numbers.tasks[::-1]
    fig, ax = figure(height=1.3 + 0.32 * len(tasks))
    left = [0.0] * len(tasks)
    parts = (
        (RIGHT, GREEN, [task.right for task in tasks], ""),
        (PARTLY, ORANGE, [task.partly for task in tasks], "//"),
        (WRONG, RED, [task.wrong for task in tasks], "xx"),
        (MISSING, GREY, [task.missing for task in tasks], ".."),
        (WAITING, BLUE, [task.waiting for task in tasks], "--"),
    )
    totals = [max(sum(part[2][at] for part in parts), 1) for at in range(len(tasks))]
    for word, colour, counts, hatch in parts:
        widths = [count / total for count, total in zip(counts, totals, strict=True)]
        names = [task.task for task in tasks]
        ax.barh(
            names, widths, left=left, color=colour, label=word[lang], hatch=hatch, edgecolor="white"
        )
        left = [start + width for start, width in zip(left, widths, strict=True)]
    ax.set_xlim(0, 1)
    ax.set_xlabel(PART[lang])
    ax.grid(visible=False, axis="y")
    fig.legend(loc="outside upper left", ncols=5, fontsize=9)
    return fig


@house_style()
def misconceptions(numbers: ClassNumbers, lang: Lang) -> Figure:
    """The misconceptions that were found, most frequent first."""
    found = numbers.misconceptions[:15][::-1]
    fig, ax = figure(height=1.0 + 0.3 * len(found))
    ax.barh([name for name, _ in found], [count for _, count in found], color=ORANGE)
    ax.set_xlabel(STUDENTS[lang])
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.grid(visible=False, axis="y")
    return fig
