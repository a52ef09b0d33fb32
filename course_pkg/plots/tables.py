"""Figures of the audits: what printed numbers allow, beside what was printed."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter, ScalarFormatter

from course_pkg.plots.style import BLUE, GREEN, ORANGE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results.tables import GpuTable, TransferTable

IMAGES = Word("한 에포크의 이미지 수(천 장)", "images per epoch (thousands)")
RATIO = Word("파라미터 수의 비율", "ratio of parameter counts")
PRINTED = Word("표에 적힌 비율", "ratio as printed")
ALLOWED = Word("적힌 파라미터 수에서 나올 수 있는 비율", "ratios that the printed counts allow")


@house_style()
def gpu_table(result: GpuTable, lang: Lang) -> Figure:
    """The interval of images per epoch that each row allows; a band where the last three meet."""
    fig, ax = figure(height=2.6)
    at = np.arange(len(result.rows))
    centre = (result.low + result.high) / 2000
    ax.errorbar(
        centre,
        at,
        xerr=(result.high - result.low) / 2000,
        fmt="none",
        ecolor=BLUE,
        elinewidth=3,
        capsize=5,
    )
    ax.plot(result.images / 1000, at, "o", color=BLUE, markersize=6)
    ax.axvspan(
        result.low[1:].max() / 1000, result.high[1:].min() / 1000, color=GREEN, alpha=0.7, lw=1
    )
    ax.set_yticks(at, result.rows)
    ax.set_ylim(len(result.rows) - 0.5, -0.5)
    ax.set_xlabel(IMAGES[lang])
    ax.grid(visible=False, axis="y")
    return fig


@house_style()
def efficientnet(result: TransferTable, lang: Lang) -> Figure:
    """Every printed ratio against the ratios that its two parameter counts allow."""
    fig, ax = figure(height=3.6)
    at = np.arange(len(result.data_sets))
    ax.hlines(at, result.low, result.high, color=BLUE, linewidth=6, alpha=0.55, label=ALLOWED[lang])
    ax.plot(result.printed, at, "D", color=ORANGE, markersize=5.5, label=PRINTED[lang])
    ax.set_xscale("log")
    ax.set_xticks([1.5, 2, 3, 4, 5, 7, 10, 20])
    ax.xaxis.set_major_formatter(ScalarFormatter())
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.set_yticks(at, result.data_sets)
    ax.invert_yaxis()
    ax.set_xlabel(RATIO[lang])
    ax.grid(visible=False, axis="y")
    fig.legend(loc="outside upper center", ncols=2, fontsize=9.5)
    return fig
