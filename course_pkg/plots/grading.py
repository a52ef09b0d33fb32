"""Figures on how fast the grader is, beside others and on large classes."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from course_pkg.plots.style import BLUE, INK, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.grading import Growth, Speed, Workers

PER_SUBMISSION = Word("제출물 하나에 걸린 시간 (초)", "seconds per submission")
CLOCK = Word("실제 시간", "by the clock")
PROCESSORS = Word("프로세서 시간", "of the processors")
GRADERS = {
    "otter": Word("otter-grader", "otter-grader"),
    "stock": Word("nbgrader", "nbgrader"),
    "engine": Word("nbgrader + 이 엔진", "nbgrader with this engine"),
    "ours": Word("course grade", "course grade"),
}
SECONDS = Word("시간 (초)", "seconds")
DONE = Word("채점한 제출물", "submissions graded")
MEMORY = Word("메모리 (MiB)", "memory (MiB)")
OWN = Word("채점기", "the grader")
BELOW = Word("채점기가 띄운 프로세스", "processes that it started")
PER_SECOND = Word("1초에 채점한 제출물", "submissions per second")
CLASSES = {
    "computes": Word("2초씩 계산하는 제출물", "students compute for 2 s"),
    "tiny": Word("계산이 거의 없는 제출물", "students compute next to nothing"),
}
WORKERS = (Word("워커 하나", "one worker"), Word("워커 둘", "two workers"))


@house_style()
def speed(result: Speed, lang: Lang) -> Figure:
    """A row per grader, the slowest on top; seconds on a logarithmic axis."""
    fig, ax = figure(width=7.2, height=2.6)
    rows = np.arange(len(result.graders))
    ax.plot(result.clock, rows, "o", color=BLUE, markersize=8, label=CLOCK[lang])
    ax.plot(result.processors, rows, "s", color=ORANGE, markersize=6, label=PROCESSORS[lang])
    for row, seconds in zip(rows, result.clock, strict=True):
        ax.annotate(
            f"{seconds:.2g}",
            (seconds, row),
            (0, 7),
            textcoords="offset points",
            ha="center",
            color=INK,
            fontsize=9.5,
        )
    ax.set_xscale("log")
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    ax.xaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xlabel(PER_SUBMISSION[lang])
    ax.set_yticks(rows, [GRADERS[grader][lang] for grader in result.graders])
    ax.set_ylim(len(rows) - 0.5, -0.7)
    fig.legend(loc="outside upper right", ncols=2)
    return fig


@house_style()
def growth(result: Growth, lang: Lang) -> Figure:
    """Submissions over time, and memory over submissions."""
    fig, (time, memory) = figure(columns=2, width=8.6, height=3.2)
    time.plot(result.seconds, result.done, color=BLUE)
    time.set_xlabel(SECONDS[lang])
    time.set_ylabel(DONE[lang])
    memory.plot(result.done, result.below, color=ORANGE, label=BELOW[lang])
    memory.plot(result.done, result.own, color=BLUE, label=OWN[lang])
    memory.set_xlabel(DONE[lang])
    memory.set_ylabel(MEMORY[lang])
    memory.set_ylim(0, None)
    for ax in (time, memory):
        ax.margins(x=0)
    fig.legend(loc="outside upper right", ncols=2)
    return fig


@house_style()
def workers(result: Workers, lang: Lang) -> Figure:
    """A panel per class, a bar per number of workers; how many times the first the second is."""
    fig, axes = figure(columns=len(result.classes), width=7.6, height=2.2)
    for ax, name, one, two in zip(axes, result.classes, result.one, result.two, strict=True):
        bars = ax.barh([word[lang] for word in WORKERS], [one, two], color=[BLUE, ORANGE])
        ax.bar_label(bars, [f"{one:.1f}", f"{two:.1f} (×{two / one:.2f})"], padding=4, color=INK)
        ax.set_xlim(0, 1.45 * max(one, two))
        ax.invert_yaxis()
        ax.grid(axis="y", visible=False)
        ax.set_title(CLASSES[name][lang])
        ax.set_xlabel(PER_SECOND[lang])
    return fig
