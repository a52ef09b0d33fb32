"""Figures on statistics outside of the gradient step, and on whitening whole layers."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator, NullLocator

from course_pkg.plots import words
from course_pkg.plots._curves import bars, curves
from course_pkg.plots._runs import percent
from course_pkg.plots.style import BLUE, GREEN, GREY, ORANGE, PURPLE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.whitening import HELD, LAYERS, Held, Outside, Whitened

STEP = Word("훈련 스텝", "training step")
PARAMETER = Word("편향 $b$", "bias $b$")
LOSS = Word("손실", "loss")
EVERY = Word("평균을 {}스텝마다 새로", "mean renewed every {} steps")
EVERY_STEP = Word("평균을 스텝마다 새로", "mean renewed every step")
IN_GRAPH = Word("평균도 미분", "mean differentiated too")
KINDS = {
    "in graph": Word("통계도 미분", "statistics differentiated"),
    "mean held": Word("평균은 상수로", "mean held constant"),
    "both held": Word("평균과 분산은 상수로", "mean and variance held constant"),
}
BIAS = Word("편향의 크기 (평균)", "mean size of biases")
AT_RATE = Word("γ, β 없음, 학습률 {:g}", "no γ and β, rate {:g}")
PLAIN = Word("γ, β 없음", "no γ and β")
AFFINE = Word("γ, β 있음", "with γ and β")
WHITENED = {
    "none": words.NO_NORM,
    "batch norm": words.BATCH_NORM,
    "whitening": Word("백색화", "whitening"),
}
SIZE = Word("배치 크기", "batch size")
WIDTH = Word("층의 너비 {}", "layer width {}")


@house_style()
def outside(result: Outside, lang: Lang) -> Figure:
    """The bias, and the loss, when the mean is renewed between steps, more or less often."""
    fig, (left, right) = figure(columns=2, width=8.6, height=3.9)
    steps = np.arange(len(result.in_graph_bias))
    rows = zip(result.every, (ORANGE, PURPLE, GREEN), ("-", "--", "-."), strict=False)
    for row, (every, colour, style) in enumerate(rows):
        label = EVERY_STEP[lang] if every == 1 else EVERY[lang].format(every)
        left.plot(steps, result.bias[row], color=colour, linestyle=style, label=label)
        right.plot(steps, result.bias_loss[row], color=colour, linestyle=style, linewidth=1.2)
    left.plot(steps, result.in_graph_bias, color=BLUE, linestyle=":", label=IN_GRAPH[lang])
    right.plot(steps, result.in_graph_loss, color=BLUE, linestyle=":")
    for ax, word in ((left, PARAMETER), (right, LOSS)):
        ax.set_xlabel(STEP[lang])
        ax.set_ylabel(word[lang])
    right.set_ylim(0, 1.15 * result.bias_loss.max())
    fig.legend(loc="outside lower center", ncols=2, fontsize=9.5)
    return fig


@house_style()
def held_statistics(result: Held, lang: Lang, rate: float = 0.1) -> Figure:
    """Size of the biases over training; test error by rate, without and with gamma and beta."""
    fig, (left, middle, right) = figure(columns=3, width=9.8, height=4.0)
    steps = np.array(result.steps, dtype=np.float64)
    rates = np.array(result.rates)
    at = result.rates.index(rate)
    marks = zip(HELD, (BLUE, ORANGE, PURPLE), "os^", (0.88, 1.0, 1.13), strict=True)
    for row, (kind, colour, marker, aside) in enumerate(marks):
        word = KINDS[kind][lang]
        curves(left, steps, result.bias[row, 0, at], colour, word, marker=marker)
        for ax, affine in ((middle, 0), (right, 1)):
            bars(ax, rates * aside, result.test[row, affine], colour, marker)
    left.set_xlabel(STEP[lang])
    left.set_ylabel(BIAS[lang])
    left.set_title(AT_RATE[lang].format(rate))
    for ax, word in ((middle, PLAIN[lang]), (right, AFFINE[lang])):
        ax.set_title(word)
        ax.set_xscale("log")
        ax.set_xticks(rates, [f"{each:g}" for each in rates])
        ax.xaxis.set_minor_locator(NullLocator())
        ax.set_xlabel(words.LEARNING_RATE[lang])
        ax.set_ylim(0, 0.3)
        percent(ax)
    middle.set_ylabel(words.TEST_ERROR[lang])
    fig.legend(loc="outside lower center", ncols=3, fontsize=9.5)
    return fig


@house_style()
def whitened(result: Whitened, lang: Lang) -> Figure:
    """Test error by batch size, each layer at its best rate; the line is the width of a layer."""
    fig, ax = figure(width=7.0, height=4.0)
    sizes = np.array(result.sizes, dtype=np.float64)
    marks = zip(LAYERS, (GREY, BLUE, ORANGE), "vos", (0.93, 1.0, 1.07), strict=True)
    for layer, colour, marker, aside in marks:
        errors = np.stack([result.at_best(result.test, layer, size) for size in result.sizes])
        bars(ax, sizes * aside, errors, colour, marker, WHITENED[layer][lang])
    width = WIDTH[lang].format(result.width)
    ax.axvline(result.width, color=GREY, linestyle="--", linewidth=1, label=width)
    ax.set_xscale("log", base=2)
    ax.set_xticks(sizes, [str(size) for size in result.sizes])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_ylim(bottom=0)
    ax.yaxis.set_major_locator(MultipleLocator(0.05))
    ax.set_xlabel(SIZE[lang])
    ax.set_ylabel(words.TEST_ERROR[lang])
    percent(ax)
    fig.legend(loc="outside lower center", ncols=2, fontsize=9.5)
    return fig
