"""Figures on shifted data: a fit that weights repair, and alarms by what has changed."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from course_pkg.plots._curves import curves
from course_pkg.plots._runs import percent
from course_pkg.plots.style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.shift import CovariateShift, ShiftDetector

MOVED = Word("평균의 이동 $s$", "shift of the mean $s$")
ERROR = Word("테스트 오차 (제곱)", "test error (squared)")
PLAIN = Word("가중치 없음", "unweighted")
WEIGHTED = Word("중요도 가중치", "importance weights")
ESTIMATED = Word("추정한 가중치", "estimated weights")
BEST = Word("이 모델로 얻을 수 있는 최선", "best this model can do")
DEGREE = {
    1: Word("직선", "a line"),
    7: Word("차수 7인 다항식", "a polynomial of degree 7"),
}
SIZE = Word("표본마다 샘플 수", "examples per sample")
ALARMS = Word("경보를 울린 비율", "share of alarms")
LEVEL = Word("약속한 오경보 {:.0%}", "false alarms allowed, {:.0%}")
WORLDS = {
    "same": Word("달라진 것 없음", "nothing changed"),
    "mean": Word("평균 하나가 이동", "one mean moved"),
    "correlation": Word("상관이 생김", "a correlation appeared"),
    "rule": Word("$p(y|x)$가 바뀜", "$p(y|x)$ changed"),
}
DETECTORS = {
    "any mean": (Word("평균 하나라도 5% 수준", "any mean at 5%"), GREY, "v"),
    "means": (Word("평균, 수준을 나눔", "means, level shared"), ORANGE, "s"),
    "classifier": (Word("분류기", "classifier"), BLUE, "o"),
    "errors": (Word("오류율 (레이블 필요)", "error rate (needs labels)"), GREEN, "D"),
}


@house_style()
def covariate_shift(result: CovariateShift, lang: Lang) -> Figure:
    """Test error by shift for each degree: unweighted, weighted two ways, and the best there is."""
    fig, axes = figure(columns=len(result.degrees), width=8.4, height=4.0)
    at = np.arange(len(result.shifts), dtype=np.float64)
    for ax, degree, *arms, best in zip(
        axes,
        result.degrees,
        result.plain,
        result.weighted,
        result.estimated,
        result.best,
        strict=True,
    ):
        marks = ((PLAIN, ORANGE, "s"), (WEIGHTED, BLUE, "o"), (ESTIMATED, PURPLE, "^"))
        for place, (values, (word, colour, marker)) in enumerate(zip(arms, marks, strict=True)):
            curves(ax, at + 0.1 * (place - 1), values, colour, word[lang], True, marker=marker)
        if degree == 1:
            ax.plot(at, best.mean(axis=1), color=INK, linestyle=":", label=BEST[lang])
        ax.set_yscale("log")
        ax.set_xticks(at, [f"{shift:g}" for shift in result.shifts])
        ax.set_title(DEGREE[degree][lang])
        ax.set_xlabel(MOVED[lang])
    axes[0].set_ylabel(ERROR[lang])
    handles, labels = axes[0].get_legend_handles_labels()
    fig.legend(handles, labels, loc="outside lower center", ncols=4, fontsize=9.5)
    return fig


@house_style()
def shift_detector(result: ShiftDetector, lang: Lang) -> Figure:
    """Share of alarms against the size of the samples, a panel for each world."""
    fig, axes = figure(columns=len(result.worlds), width=9.8, height=3.9, sharey=True)
    at = np.arange(len(result.sizes), dtype=np.float64)
    for ax, world, of_world in zip(axes, result.worlds, result.alarms, strict=True):
        ax.axhline(result.level, color=INK, linestyle=":", linewidth=1.2)
        for detector, values in zip(result.detectors, of_world, strict=True):
            word, colour, marker = DETECTORS[detector]
            curves(ax, at, values, colour, word[lang], marker=marker)
        ax.set_xticks(at, [str(size) for size in result.sizes])
        ax.xaxis.set_minor_locator(NullLocator())
        ax.set_title(WORLDS[world][lang])
        ax.set_xlabel(SIZE[lang])
        ax.set_ylim(-0.02, 1.04)
        percent(ax)
    axes[0].set_ylabel(ALARMS[lang])
    handles, labels = axes[0].get_legend_handles_labels()
    handles.append(axes[0].lines[0])
    labels.append(LEVEL[lang].format(result.level))
    fig.legend(handles, labels, loc="outside lower center", ncols=3, fontsize=9.5)
    return fig
