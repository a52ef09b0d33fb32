"""The look of every figure: the shipped font, colours for both page themes, SVG that repeats.

A plot is decorated with `house_style()`, opens its figure with `figure`, never imports pyplot::

    @house_style()
    def small_batch(result: SmallBatch, lang: Lang) -> Figure:
        fig, ax = figure()
        ax.plot(result.sizes, result.error, color=BLUE)
        ax.set_xlabel({"ko": "배치 크기", "en": "batch size"}[lang])
        return fig

Text, axes and ticks are drawn in `INK`, which the book replaces by the text colour of the page;
the data colours below read on white and on the dark page (contrast at least 3:1 on both).
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal
from unittest import mock

import matplotlib as mpl
from cycler import cycler
from matplotlib import font_manager
from matplotlib.figure import Figure

Lang = Literal["ko", "en"]

FONT_FILE = Path(__file__).with_name("fonts") / "CourseGothic-Regular.ttf"
FONT_FAMILY = "Course Gothic"

# Text and axes: the book turns this very value into the text colour of the page.
INK = "#010203"
BLUE, ORANGE, GREEN, RED, PURPLE, GREY = (
    "#3a7fd5",
    "#d5720b",
    "#21936b",
    "#d9534f",
    "#9467c9",
    "#828282",
)
COLOURS = (BLUE, ORANGE, GREEN, RED, PURPLE, GREY)


@cache
def use_font() -> str:
    """Register the shipped font with matplotlib and return the name of its family."""
    font_manager.fontManager.addfont(FONT_FILE)
    return FONT_FAMILY


@contextmanager
def house_style() -> Iterator[None]:
    """Draw what is made inside in the style of the book (a decorator as well)."""
    with mpl.rc_context(_settings()):
        yield


def figure(
    rows: int = 1, columns: int = 1, width: float = 6.4, height: float = 3.6, **kwargs: Any
) -> tuple[Figure, Any]:
    """A figure of the book and its axes (one, or an array of them), free of pyplot's state.

    ``width`` and ``height`` are in inches; ``kwargs`` go to `Figure.subplots`.
    """
    fig = Figure(figsize=(width, height), layout="constrained")
    return fig, fig.subplots(rows, columns, **kwargs)


def to_svg(fig: Figure, salt: str) -> str:
    """The figure as SVG text, the same bytes for the same figure.

    ``salt`` keeps the ids of two figures on one page apart.
    """
    stream = io.StringIO()
    # Without a fixed hash salt matplotlib draws the ids at random; without Date it writes the time.
    with (
        mock.patch.dict(os.environ, {"SOURCE_DATE_EPOCH": "0"}),
        mpl.rc_context({**_settings(), "svg.hashsalt": salt}),
    ):
        fig.savefig(
            stream, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type"))
        )
    return stream.getvalue()


def _settings() -> Any:
    return {
        "font.family": [use_font(), "DejaVu Sans"],
        "font.size": 10.5,
        "mathtext.fontset": "cm",
        "axes.titlesize": 11,
        "axes.titlelocation": "left",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.linewidth": 0.8,
        "axes.prop_cycle": cycler(color=list(COLOURS)),
        "axes.grid": True,
        "axes.axisbelow": True,
        "grid.color": GREY,
        "grid.alpha": 0.25,
        "grid.linewidth": 0.6,
        "lines.linewidth": 2.0,
        "legend.frameon": False,
        "figure.facecolor": "none",
        "axes.facecolor": "none",
        "savefig.facecolor": "none",
        "savefig.transparent": True,
        "svg.fonttype": "path",
        **dict.fromkeys(
            ("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), INK
        ),
    }
