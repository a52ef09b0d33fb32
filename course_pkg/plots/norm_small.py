"""The figure on few examples per statistic in a convolutional network."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from course_pkg.plots import words
from course_pkg.plots._runs import percent, points
from course_pkg.plots.style import BLUE, GREY, ORANGE, PURPLE, Lang, figure, house_style
from course_pkg.plots.words import Word
from course_pkg.results import Floats, SmallBatch
from course_pkg.results.norm_small import SmallBatchCnn

MLP = Word("완전 연결 신경망", "fully connected network")
POSITIONS = Word("합성곱 신경망, 채널마다", "convolutional, a mean per channel")
ONE_POSITION = Word("합성곱 신경망, 채널과 위치마다", "convolutional, per channel and position")


@house_style()
def small_batch_cnn(result: SmallBatchCnn, connected: SmallBatch, lang: Lang) -> Figure:
    """Test error against the examples per statistic, beside those of a fully connected network."""
    fig, ax = figure(width=7.2, height=4.2)
    both = sorted({*result.sizes, *connected.sizes})

    def places(sizes: tuple[int, ...], shift: float) -> Floats:
        return np.array([both.index(size) + shift for size in sizes])

    arms = (
        (connected.sizes, connected.batch_norm, GREY, "v", MLP, ":"),
        (result.sizes, result.per_position, ORANGE, "s", ONE_POSITION, "--"),
        (result.sizes, result.batch_norm, BLUE, "o", POSITIONS, "-"),
    )
    for shift, (sizes, errors, colour, marker, word, line) in zip(
        (-0.08, 0.08, 0.0), arms, strict=True
    ):
        points(ax, places(sizes, shift), errors, colour, marker, word[lang], line)
    alone = ((result.group_norm, words.GROUP_NORM, "D"), (result.no_norm, words.NO_NORM, "P"))
    right = len(both) + 0.3 + np.arange(len(alone), dtype=np.float64)
    for place, (errors, _, marker) in zip(right, alone, strict=True):
        points(ax, np.array([place]), errors[np.newaxis], PURPLE, marker)
    ax.axvline(len(both) - 0.35, ymax=0.6, color=GREY, linewidth=0.8)
    names = [word[lang].replace(" ", "\n") for _, word, _ in alone]
    ax.set_xticks([*range(len(both)), *right], [*map(str, both), *names])
    ax.set_xlabel(words.STATISTICS_OVER[lang], x=0.35)
    ax.set_yscale("log")
    ax.set_yticks((0.02, 0.05, 0.1, 0.2, 0.5, 1.0))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.set_ylim(0.012, 1.1)
    percent(ax)
    ax.set_ylabel(words.TEST_ERROR[lang])
    ax.legend(loc="upper right")
    return fig
