"""Figures of the batch normalization experiments."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator, PercentFormatter
from matplotlib.transforms import ScaledTranslation

from course_pkg.plots import words
from course_pkg.plots.norm_axes import instance_contrast as instance_contrast
from course_pkg.plots.norm_axes import rnn_norms as rnn_norms
from course_pkg.plots.norm_cost import norm_cost as norm_cost
from course_pkg.plots.norm_debate import dropout_versus_norm as dropout_versus_norm
from course_pkg.plots.norm_debate import landscape as landscape
from course_pkg.plots.norm_practice import inference_lag as inference_lag
from course_pkg.plots.norm_practice import placement as placement
from course_pkg.plots.norm_scale import effective_lr as effective_lr
from course_pkg.plots.norm_scale import input_norm as input_norm
from course_pkg.plots.norm_signals import activation_drift as activation_drift
from course_pkg.plots.norm_signals import depth_gradients as depth_gradients
from course_pkg.plots.norm_small import small_batch_cnn as small_batch_cnn
from course_pkg.plots.norm_speed import step_ratio as step_ratio
from course_pkg.plots.norm_speed import step_ratio_cnn as step_ratio_cnn
from course_pkg.plots.norm_style import style_transfer as style_transfer
from course_pkg.plots.style import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    Lang,
    figure,
    house_style,
)
from course_pkg.results import Floats, InitAndRate, SmallBatch, interval

_ERROR_TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


@house_style()
def small_batch(result: SmallBatch, lang: Lang) -> Figure:
    """Test error against the examples per statistic: every seed a dot, mean and 95 % interval.

    To the right the arms that never look at the batch.
    """
    fig, ax = figure(height=4.2)
    at = np.arange(len(result.sizes), dtype=np.float64)
    _runs(ax, at, result.own_group, ORANGE, "s", words.OWN_GROUP[lang])
    _runs(ax, at, result.batch_norm, BLUE, "o", words.RUNNING_STATISTICS[lang])
    alone = (
        (result.layer_norm, GREEN, "^", words.LAYER_NORM),
        (result.group_norm, PURPLE, "D", words.GROUP_NORM),
        (result.no_norm, GREY, "v", words.NO_NORM),
    )
    right = at[-1] + 1.2 + np.arange(len(alone), dtype=np.float64)
    for place, (errors, colour, marker, word) in zip(right, alone, strict=True):
        _runs(ax, np.array([place]), errors[np.newaxis], colour, marker, word[lang])
    ax.axvline(at[-1] + 0.6, ymax=0.8, color=GREY, linewidth=0.8)
    ax.set_xticks(
        [*at, *right],
        [
            *(str(size) for size in result.sizes),
            *(word[lang].replace(" ", "\n") for *_, word in alone),
        ],
    )
    ax.set_xlabel(words.STATISTICS_OVER[lang], x=0.32)
    _error_axis(ax, lang)
    handles, labels = ax.get_legend_handles_labels()
    ax.legend(handles[1::-1], labels[1::-1], loc="upper right")
    return fig


@house_style()
def init_and_lr(result: InitAndRate, lang: Lang) -> Figure:
    """Test error against the learning rate, with and without batch norm, one panel per start."""
    fig, axes = figure(columns=2, height=3.8, sharey=True)
    panels = (
        (words.TORCH_INIT, result.plain_default, result.norm_default),
        (words.HE_INIT, result.plain_he, result.norm_he),
    )
    rates = np.array(result.rates)
    for ax, (title, plain, norm) in zip(axes, panels, strict=True):
        _runs(ax, rates, plain, ORANGE, "s", words.NO_NORM[lang])
        _runs(ax, rates, norm, BLUE, "o", words.BATCH_NORM[lang])
        ax.set_xscale("log")
        ax.set_xticks(result.rates, [f"{rate:g}" for rate in result.rates])
        ax.xaxis.set_minor_locator(NullLocator())
        ax.set_xlim(rates[0] / 1.5, rates[-1] * 1.3)
        ax.set_xlabel(words.LEARNING_RATE[lang])
        ax.set_title(title[lang])
        _error_axis(ax, lang)
    axes[1].set_ylabel("")
    axes[1].legend(loc="upper left")
    return fig


def _runs(ax: Axes, x: Floats, errors: Floats, colour: str, marker: str, label: str) -> None:
    """Every run a small marker, the means joined, with their 95 % intervals."""
    # A few points to the left of the mean, or its marker would hide them.
    beside = ScaledTranslation(-8 / 72, 0, ax.figure.dpi_scale_trans)
    ax.plot(
        np.repeat(x, errors.shape[1]),
        errors.ravel(),
        marker,
        color=colour,
        alpha=0.5,
        markersize=3.5,
        transform=ax.transData + beside,
    )
    found = [interval(row) for row in errors]
    mean = np.array([each.mean for each in found])
    half = np.array([each.half for each in found])
    # On the logarithmic axis a bar must not reach down to zero.
    below = np.minimum(half, mean * 0.9)
    ax.errorbar(
        x,
        mean,
        yerr=np.stack([below, half]),
        color=colour,
        marker=marker,
        markersize=7,
        capsize=3,
        linewidth=2,
        label=label,
    )


def _error_axis(ax: Axes, lang: Lang) -> None:
    ax.set_yscale("log")
    ax.set_ylim(0.005, 1.0)
    ax.set_yticks(_ERROR_TICKS)
    ax.yaxis.set_minor_locator(NullLocator())
    ax.yaxis.set_major_formatter(PercentFormatter(xmax=1.0, decimals=0, symbol="%"))
    ax.set_ylabel(words.TEST_ERROR[lang])
