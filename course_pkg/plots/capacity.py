"""Figures on capacity and its control: double descent and ridge regression."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from course_pkg.plots._curves import curves
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.learning import DoubleDescent, Ridge

FEATURES = Word("특성 수", "number of features")
SQUARED_ERROR = Word("제곱 오차", "squared error")
TRAINING = Word("훈련 오차", "training error")
TEST = Word("테스트 오차", "test error")
RIDGED = Word("테스트 오차, 가장 좋은 벌점", "test error, best penalty")
EXACT = Word("훈련 샘플 수 {n}", "{n} training examples")
STRENGTH = Word("벌점의 세기 λ", "strength of the penalty λ")
BIAS2 = Word("편향$^2$", "bias$^2$")
VARIANCE = Word("분산", "variance")
TRUE_ERROR = Word("실제 오차", "true error")
EFFECTIVE = Word("유효 자유도", "effective degrees of freedom")


@house_style()
def double_descent(result: DoubleDescent, lang: Lang) -> Figure:
    """Training and test error against the number of features, with and without a penalty."""
    fig, ax = figure(width=7.0, height=4.2)
    x = np.array(result.features, dtype=np.float64)
    curves(ax, x, result.test, ORANGE, TEST[lang], geometric=True, marker="s")
    curves(ax, x, result.ridged, BLUE, RIDGED[lang], geometric=True, marker="o", linestyle="--")
    # Past the peak nothing is left but rounding; the axis ends where errors still mean something.
    shown = np.maximum(result.training, 1e-12)
    curves(ax, x, shown, GREY, TRAINING[lang], geometric=True, marker="v", linestyle=":")
    exact = EXACT[lang].format(n=result.examples)
    ax.axvline(result.examples, color=GREY, lw=0.8, label=exact)
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set_ylim(1e-3, 2 * float(result.test.max()))
    ax.set_xlabel(FEATURES[lang])
    ax.set_ylabel(SQUARED_ERROR[lang])
    ax.legend()
    return fig


@house_style()
def ridge(result: Ridge, lang: Lang) -> Figure:
    """Errors and their parts, and degrees of freedom, against the strength of the penalty."""
    fig, (left, right) = figure(columns=2, width=8.6, height=3.9, width_ratios=(1.8, 1))
    x = np.array(result.strengths)
    for values, colour, marker, line, word in (
        (result.training, GREY, "v", ":", TRAINING),
        (result.bias2, ORANGE, "s", "--", BIAS2),
        (result.variance, GREEN, "^", "-.", VARIANCE),
        (result.error, BLUE, "o", "-", TRUE_ERROR),
    ):
        curves(left, x, values, colour, word[lang], geometric=True, marker=marker, linestyle=line)
    left.set_yscale("log")
    left.set_ylim(bottom=0.3 * float(result.error.mean(axis=1).min()) / 10)
    left.set_ylabel(SQUARED_ERROR[lang])
    left.legend()
    right.plot(x, result.effective, color=BLUE, marker="o", markersize=5)
    right.axhline(result.degree + 1, color=GREY, linestyle="--", lw=1)
    right.set_ylim(0, result.degree + 2)
    right.set_ylabel(EFFECTIVE[lang])
    for ax in (left, right):
        ax.set_xscale("log")
        ax.set_xlabel(STRENGTH[lang])
    return fig
