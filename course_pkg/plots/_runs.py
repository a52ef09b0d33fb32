"""Marks for runs over several seeds: every seed a dot, means with 95 % intervals."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from course_pkg.plots._curves import beside
from course_pkg.results.base import Floats, interval


def percent(ax: Axes) -> None:
    ax.yaxis.set_major_formatter(PercentFormatter(xmax=1.0, decimals=0, symbol="%"))


def level(
    ax: Axes,
    values: Floats,
    colour: str,
    style: str | tuple[float, tuple[float, ...]],
    label: str | None = None,
) -> None:
    """values: (seeds,): their mean as a line, its interval as a band."""
    found = interval(values)
    ax.axhspan(found.low, found.high, color=colour, alpha=0.18, linewidth=0)
    ax.axhline(found.mean, color=colour, linestyle=style, linewidth=1.4, label=label)


def points(
    ax: Axes,
    at: Floats,
    values: Floats,
    colour: str,
    marker: str,
    label: str | None = None,
    line: str = "-",
) -> None:
    """values: (places, seeds): seeds as dots, means with 95 % intervals."""
    beside(ax, at, values, 4, marker=".", color=colour, alpha=0.5, markersize=4)
    found = [interval(row) for row in values]
    ax.errorbar(
        at,
        np.array([each.mean for each in found]),
        yerr=np.array([each.half for each in found]),
        color=colour,
        marker=marker,
        markersize=5,
        capsize=2.5,
        linestyle=line,
        label=label,
    )
