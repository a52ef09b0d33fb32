"""Marks for curves over several seeds: every seed a thin line, their mean a thick one."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_pkg.results.base import Floats


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
