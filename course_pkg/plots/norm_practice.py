"""Figures on using batch norm: placement, inference, raw inputs."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from course_pkg.plots import words
from course_pkg.plots._curves import bars, curves
from course_pkg.plots._runs import percent
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, PURPLE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.norm_practice import InferenceLag, Placement

STEPS = Word("훈련 스텝 수", "training steps")
BEFORE = Word("활성화 함수 앞", "before the activation")
AFTER = Word("활성화 함수 뒤", "after the activation")
TASKS = {"digits": Word("숫자", "digits"), "coats": Word("털 무늬", "animal coats")}
POPULATION = Word("훈련 세트 전체의 통계", "statistics of the training set")
MOVING = Word("이동 평균, 모멘텀", "moving averages, momentum")
LEFT = Word("이동 평균에 남은 초깃값의 비율", "share of the initial value left")


@house_style()
def placement(result: Placement, lang: Lang) -> Figure:
    """Test error of every seed with batch norm before, after and without, a panel per task."""
    fig, axes = figure(columns=len(result.tasks), width=7.6, height=3.8, sharey=True)
    arms = ((BEFORE, BLUE, "o"), (AFTER, ORANGE, "s"), (words.NO_NORM, GREY, "v"))
    at = np.arange(len(result.activations), dtype=np.float64)
    for column, ax in enumerate(axes):
        for shift, (word, colour, marker), errors in zip(
            (-0.22, 0.0, 0.22), arms, result.best[:, column], strict=True
        ):
            bars(ax, at + shift, errors, colour, marker, word[lang])
        ax.set_xticks(at, result.activations)
        ax.set_xlim(-0.5, at[-1] + 0.5)
        task = result.tasks[column]
        ax.set_title(TASKS.get(task, Word(task, task))[lang])
        percent(ax)
    axes[0].set_ylim(bottom=0)
    axes[0].set_ylabel(words.TEST_ERROR[lang])
    handles, labels = axes[0].get_legend_handles_labels()
    fig.legend(handles, labels, loc="outside lower center", ncols=3)
    return fig


@house_style()
def inference_lag(result: InferenceLag, lang: Lang) -> Figure:
    """Test error over training with moving statistics and with recomputed ones; what is left."""
    fig, (left, right) = figure(columns=2, width=8.4, height=3.8)
    steps = np.array(result.steps, dtype=np.float64)
    arms = zip(result.momenta, result.moving, (ORANGE, PURPLE, GREEN), "s^D", strict=False)
    for momentum, errors, colour, marker in arms:
        label = f"{MOVING[lang]} {momentum:g}"
        curves(left, steps, errors, colour, label, marker=marker)
        right.plot(steps, result.left(momentum), color=colour, marker=marker, markersize=5)
    curves(left, steps, result.population, BLUE, POPULATION[lang], marker="o", linestyle="--")
    for ax in (left, right):
        ax.set_xscale("log")
        ax.set_xticks(result.steps, [f"{step}" for step in result.steps])
        ax.xaxis.set_minor_locator(NullLocator())
        ax.set_xlabel(STEPS[lang])
        ax.set_ylim(bottom=0)
        percent(ax)
    left.set_ylabel(words.TEST_ERROR[lang])
    right.set_ylabel(LEFT[lang])
    fig.legend(loc="outside lower center", ncols=3, fontsize=9.5)
    return fig
