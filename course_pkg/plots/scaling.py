"""Figures on the scale of features: what scaling and whitening do to data, descent and error."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from course_pkg.plots import words
from course_pkg.plots._curves import curves
from course_pkg.plots._runs import percent
from course_pkg.plots.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    RED,
    Lang,
    figure,
    house_style,
)
from course_pkg.plots.words import Word
from course_pkg.reference.whiten import pca_whitening, standardize, zca_whitening
from course_pkg.results.scaling import Scaling, WhitenedDigits

RAW = Word("원래 특성", "raw")
STANDARDIZED = Word("표준화", "standardized")
WHITENED = Word("백색화", "whitened")
PCA = Word("PCA 백색화", "PCA whitening")
ZCA = Word("ZCA 백색화", "ZCA whitening")
FIRST = Word("특성 1", "feature 1")
SECOND = Word("특성 2", "feature 2")
AXIS = Word("주축 1", "principal axis 1")
NAMES = {"raw": RAW, "standardized": STANDARDIZED, "whitened": WHITENED}
KAPPA = Word("{}, 조건수 {:,.0f}", "{}, condition {:,.0f}")
WEIGHT = Word("가중치 {}의 오차", "error of weight {}")

SIZE = Word("훈련 샘플 수", "training examples")
EARLY = Word("{}스텝 뒤의 훈련 손실", "training loss after {} steps")
COMMON = Word("모든 픽셀을 한 스케일로", "one scale for all pixels")
EACH = Word("픽셀마다 표준화", "each pixel standardized")
FLOOR = Word("백색화, ε = {}", "whitened, ε = {}")
MARKS = ((GREY, "v"), (ORANGE, "s"), (BLUE, "o"), (GREEN, "D"), (PURPLE, "^"))


@house_style()
def clouds(lang: Lang) -> Figure:
    """One cloud of points: raw, standardized, PCA and ZCA whitened; three points keep a colour."""
    fig, axes = figure(columns=4, width=9.6, height=2.9)
    rng = np.random.default_rng(1)
    x = rng.normal(size=(200, 2)) @ np.array([[3.0, 1.2], [0.0, 0.5]]) + [4.0, 2.0]
    x[:3] = x.mean(axis=0) + x.std(axis=0) * [[1.9, 1.7], [-1.8, -1.9], [-0.4, 0.5]]
    standard = standardize(x)[0]
    views = (
        (RAW, x),
        (STANDARDIZED, standard),
        (PCA, pca_whitening(standard).apply(standard)),
        (ZCA, zca_whitening(standard).apply(standard)),
    )
    for ax, (word, points) in zip(axes, views, strict=True):
        ax.plot(*points[3:].T, ".", color=GREY, alpha=0.6, markersize=3)
        for point, colour, marker in zip(points, (RED, BLUE, GREEN), "s^D", strict=False):
            ax.plot(*point, marker, color=colour, markersize=7)
        ax.set_title(word[lang])
        low, high = (-4, 12) if word is RAW else (-4, 4)
        ax.set(xlim=(low, high), ylim=(low - 2 * (word is RAW), high - 2 * (word is RAW)))
        ax.set_aspect("equal")
        ax.set_xlabel((AXIS if word is PCA else FIRST)[lang])
    axes[0].set_ylabel(SECOND[lang])
    return fig


@house_style()
def descent(result: Scaling, lang: Lang) -> Figure:
    """Contours of the loss and first steps of descent of one seed: raw, standardized, whitened."""
    fig, axes = figure(columns=3, width=9.0, height=3.6)
    grid = np.linspace(-1.8, 1.8, 201)
    one, other = np.meshgrid(grid, grid)
    triples = zip(
        result.names,
        result.hessians[..., 0],
        result.paths[..., 0],
        result.condition,
        strict=True,
    )
    for ax, (name, hessian, path, condition) in zip(axes, triples, strict=True):
        loss = hessian[0, 0] * one**2 + 2 * hessian[0, 1] * one * other + hessian[1, 1] * other**2
        start = path[0] @ hessian @ path[0]
        levels = start * np.array([0.02, 0.15, 0.4, 0.7, 1.0])
        ax.contour(one, other, loss, levels=levels, colors=GREY, linewidths=0.8)
        ax.plot(*path.T, color=BLUE, marker="o", markersize=3.5, linewidth=1.1)
        ax.plot(*path[0], "s", color=ORANGE, markersize=7)
        ax.plot(0, 0, "*", color=INK, markersize=9)
        ax.set_title(KAPPA[lang].format(NAMES[name][lang], condition[0]))
        ax.set(xlim=(-1.8, 1.8), ylim=(-1.8, 1.8), aspect="equal")
        ax.set_xlabel(WEIGHT[lang].format(1))
    axes[0].set_ylabel(WEIGHT[lang].format(2))
    return fig


@house_style()
def whitened_digits(result: WhitenedDigits, lang: Lang) -> Figure:
    """Training loss after a few steps and test error, against the number of examples."""
    fig, (left, right) = figure(columns=2, width=8.6, height=4.3)
    sizes = np.array(result.sizes, dtype=np.float64)
    labels = [COMMON[lang], EACH[lang]]
    labels += [FLOOR[lang].format(arm.split()[1]) for arm in result.arms[2:]]
    for ax, values in ((left, result.early_loss), (right, result.best)):
        for (colour, marker), label, of_arm in zip(MARKS, labels, values, strict=False):
            curves(ax, sizes, of_arm, colour, label, marker=marker)
        ax.set_xscale("log")
        ax.set_yscale("log")
        ax.set_xticks(sizes, [str(size) for size in result.sizes])
        ax.xaxis.set_minor_locator(NullLocator())
        ax.set_xlabel(SIZE[lang])
    left.set_ylabel(EARLY[lang].format(result.early))
    right.set_ylabel(words.TEST_ERROR[lang])
    right.set_yticks([0.02, 0.05, 0.1, 0.2, 0.5, 1.0])
    right.yaxis.set_minor_locator(NullLocator())
    percent(right)
    handles, named = left.get_legend_handles_labels()
    fig.legend(handles, named, loc="outside lower center", ncols=3, fontsize=9.5)
    return fig
