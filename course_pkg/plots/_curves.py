"""Marks for several seeds: a thin line or a small dot for each, a large mark for their mean."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from course_pkg.results.base import Floats, interval


def curves(
    ax: Axes,
    x: Floats,
    values: Floats,
    colour: str,
    label: str | None = None,
    geometric: bool = False,
    **marks: Any,
) -> None:
    """values: (places, seeds); ``geometric`` averages logarithms; ``marks`` style the mean."""
    style = marks.get("linestyle", "-")
    ax.plot(x, values, color=colour, alpha=0.3, linewidth=0.7, linestyle=style)
    mean = np.exp(np.log(values).mean(axis=1)) if geometric else values.mean(axis=1)
    ax.plot(x, mean, color=colour, label=label, markersize=5, **marks)


def beside(ax: Axes, x: Floats, values: Floats, aside: float, **marks: Any) -> None:
    """Every seed a mark, so many points to the left, or the bar of the mean would hide it."""
    moved = ax.transData + ScaledTranslation(-aside / 72, 0, ax.figure.dpi_scale_trans)
    at = np.repeat(x, values.shape[1])
    ax.plot(at, values.ravel(), linestyle="none", transform=moved, **marks)
    # Artists that are moved aside do not count when an axis finds its limits.
    ax.update_datalim(np.column_stack([at, values.ravel()]))


def bars(
    ax: Axes, x: Floats, values: Floats, colour: str, marker: str, label: str | None = None
) -> None:
    """values: (places, seeds): means with 95 % intervals, every seed a dot to the left of them."""
    beside(ax, x, values, 6, marker=".", color=colour, alpha=0.5, markersize=5)
    found = [interval(row) for row in values]
    ax.errorbar(
        x,
        np.array([each.mean for each in found]),
        yerr=np.array([each.half for each in found]),
        color=colour,
        marker=marker,
        markersize=6,
        capsize=3,
        linestyle="none",
        label=label,
    )
