"""The figure of a convolutional network with batch norm and without."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from course_pkg.plots import words
from course_pkg.plots._runs import percent, points
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, PURPLE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.norm_cnn import ARMS, WIDTHS, CnnRates

LAYERS = (
    Word("첫째 합성곱", "convolution 1"),
    Word("둘째 합성곱", "convolution 2"),
    Word("은닉층", "hidden layer"),
)


@house_style()
def cnn_rates(result: CnnRates, lang: Lang) -> Figure:
    """Test error by learning rate, rings at the best; gamma and beta, a dot a channel."""
    fig, (left, right) = figure(columns=2, width=8.4, height=3.8)
    rates = np.array(result.rates)
    arms = zip(ARMS, result.test, (BLUE, ORANGE), "os", strict=True)
    for row, (arm, errors, colour, marker) in enumerate(arms):
        label = {"batch norm": words.BATCH_NORM, "no norm": words.NO_NORM}[arm]
        points(left, rates * (0.96, 1.04)[row], errors, colour, marker, label[lang])
        best = result.chosen[row]
        left.plot(
            rates[best] * (0.96, 1.04)[row],
            errors[best].mean(),
            "o",
            markersize=13,
            markerfacecolor="none",
            markeredgecolor=colour,
        )
    left.set_xscale("log")
    left.set_xticks(rates, [f"{rate:g}" for rate in result.rates])
    left.xaxis.set_minor_locator(NullLocator())
    left.set_yscale("log")
    left.set_yticks((0.02, 0.05, 0.1, 0.2, 0.5, 1.0))
    left.yaxis.set_minor_locator(NullLocator())
    left.set_ylim(0.01, 1.1)
    left.set_xlabel(words.LEARNING_RATE[lang])
    left.set_ylabel(words.TEST_ERROR[lang])
    percent(left)
    left.legend(loc="upper left")
    marks = zip(range(len(WIDTHS)), LAYERS, (GREEN, PURPLE, BLUE), "s^o", strict=True)
    for layer, name, colour, marker in marks:
        gamma, beta = result.learned(layer)
        right.plot(
            gamma.ravel(),
            beta.ravel(),
            marker,
            color=colour,
            alpha=0.55,
            markersize=4,
            label=name[lang],
        )
    right.axvline(1, color=GREY, linewidth=0.8, zorder=0)
    right.axhline(0, color=GREY, linewidth=0.8, zorder=0)
    right.set_xlabel("γ")
    right.set_ylabel("β")
    right.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, handletextpad=0.1, fontsize=9.5)
    return fig
