"""Figures on the backward pass: the graph with its local derivatives, and a mean left out of it."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from course_pkg.plots.style import BLUE, INK, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results import BiasDrift

STEP = Word("스텝", "step")
BIAS = Word("편향 $b$", "bias $b$")
LOSS = Word("손실", "loss")
DETACHED = Word("평균을 상수로 여길 때", "mean as a constant")
IN_GRAPH = Word("평균이 그래프 안에 있을 때", "mean inside the graph")

# Every quantity with its place and half its width in points; every edge with the derivative of
# its head by its tail.
NODES = {
    "$x$": (0.0, 1.0, 10),
    r"$\mu$": (1.0, 2.0, 10),
    r"$e=x-\mu$": (2.0, 1.0, 34),
    r"$\sigma^2$": (2.8, 0.0, 14),
    r"$s=1/\sqrt{\sigma^2+\varepsilon}$": (4.7, 0.0, 54),
    r"$\hat{x}=s\,e$": (4.7, 1.0, 28),
    r"$y=\gamma\hat{x}+\beta$": (6.7, 1.0, 40),
}
EDGES = (
    (0, 1, r"$1/m$", (-14, 4)),
    (0, 2, "$1$", (0, 7)),
    (1, 2, "$-1$", (16, 4)),
    (2, 3, r"$2e/m$", (-22, -6)),
    (3, 4, r"$-s^3/2$", (-8, 8)),
    (2, 5, "$s$", (0, 7)),
    (4, 5, "$e$", (10, -4)),
    (5, 6, r"$\gamma$", (0, 7)),
)


@house_style()
def graph(lang: Lang) -> Figure:
    """The computational graph of batch norm; on each edge its local derivative.

    The symbols are the same in both languages.
    """
    fig, ax = figure(width=7.6, height=2.8)
    places = [(x, y) for x, y, _ in NODES.values()]
    widths = [width for *_, width in NODES.values()]
    for tail, head, derivative, shift in EDGES:
        level = places[tail][1] == places[head][1]
        shrink = (
            {"shrinkA": widths[tail], "shrinkB": widths[head]}
            if level
            else dict.fromkeys(("shrinkA", "shrinkB"), 12)
        )
        arrow = {"arrowstyle": "-|>", "color": INK, **shrink}
        ax.annotate("", xy=places[head], xytext=places[tail], arrowprops=arrow)
        middle = np.mean([places[tail], places[head]], axis=0)
        ax.annotate(
            derivative, middle, shift, textcoords="offset points", color=ORANGE, ha="center"
        )
    for name, place in zip(NODES, places, strict=True):
        ax.annotate(name, place, color=BLUE, ha="center", va="center", fontsize=12)
    ax.set(xlim=(-0.3, 7.5), ylim=(-0.4, 2.4))
    ax.axis("off")
    return fig


@house_style()
def bias_drift(result: BiasDrift, lang: Lang) -> Figure:
    """The bias and the loss along gradient descent, with the mean in the graph and outside."""
    fig, axes = figure(columns=2, width=7.2, height=3.2)
    panels = (
        (axes[0], BIAS, result.detached_bias, result.in_graph_bias),
        (axes[1], LOSS, result.detached_loss, result.in_graph_loss),
    )
    for ax, word, detached, in_graph in panels:
        ax.plot(detached, color=ORANGE, label=DETACHED[lang])
        ax.plot(in_graph, color=BLUE, linestyle="--", label=IN_GRAPH[lang])
        ax.set_xlabel(STEP[lang])
        ax.set_ylabel(word[lang])
    axes[1].set_ylim(0, 2 * result.detached_loss.max())
    handles, labels = axes[0].get_legend_handles_labels()
    fig.legend(handles, labels, loc="outside lower center", ncols=2)
    return fig
